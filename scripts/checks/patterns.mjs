import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow } from './sources.mjs';

/**
 * What is looked up is equal or not: `mode: 'insensitive'` and ILIKE take `%` and `_` of what somebody typed for a pattern, so that one address
 * finds another's account. Where words are searched for, LIKE gets them through escapeLike.
 * @param {string} root
 * @throws Error that names every look-up by a pattern and says what to do instead.
 */
export function checkPatterns(root) {
  const problems = filesBelow(join(root, 'src')).flatMap((file) =>
    patternsIn(readFileSync(file, 'utf8')).map(({ line, what }) => `${relative(root, file)}:${line} ${what}`),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * The look-ups by a pattern in a source.
 * @param {string} text
 * @returns {{ line: number, what: string }[]}
 */
export function patternsIn(text) {
  return text.split('\n').flatMap((source, nth) => {
    const what = patternIn(source);
    return what === null ? [] : [{ line: nth + 1, what }];
  });
}

/** @param {string} source */
function patternIn(source) {
  if (/^\s*(\*|\/\/|\/\*)/.test(source)) return null;
  if (/\bmode['"]?\s*:\s*['"`]insensitive|\binsensitive['"`]/i.test(source))
    return "compares by a pattern (mode: 'insensitive'). Ask for lower(column) = lower(value), with an index on it.";
  if (/\bILIKE\b|~~\*|\bSIMILAR\s+TO\b|[\s)]!?~\*?\s*(\$\{|')|\bregexp_/i.test(source))
    return 'compares by a pattern. Ask for lower(column) = lower(value), or LIKE with escapeLike to search for words.';
  if (/\bLIKE\b|\b(contains|startsWith|endsWith)['"]?\s*:/.test(source) && !source.includes('escapeLike('))
    return 'takes % and _ for a pattern. Hand what is looked for to escapeLike.';
  return null;
}
