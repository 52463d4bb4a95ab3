import { readFileSync } from 'node:fs';

/**
 * The order of the features, from the one place where it stands: the list in src/app/features.ts. Each is called as its folder is.
 * @param {string} root
 * @returns {string[]}
 */
export function featureOrder(root) {
  const text = readFileSync(`${root}/src/app/features.ts`, 'utf8');
  const list = /export const features\b[^=]*=\s*\[([^\]]*)\]/.exec(text)?.[1];
  const names = list?.match(/\w+/g) ?? [];
  if (names.length === 0) throw new Error('src/app/features.ts has no list of features that can be read.');
  return names;
}
