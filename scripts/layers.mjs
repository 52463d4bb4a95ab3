import { resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

/** What the rules are about. */
const folders = ['src', 'web/src', 'client/src', 'test', 'scripts', 'playground'];

/**
 * What imports what in the whole checkout.
 * @param {string} root
 * @param {string[]} [within] the folders to look at
 * @returns {Promise<import('dependency-cruiser').ICruiseResult>}
 */
export async function importsOf(root, within = folders) {
  const { forbidden = [], options } = config;
  const { output } = await cruise(within, {
    ...options,
    baseDir: resolve(root),
    validate: true,
    ruleSet: { forbidden },
  });
  if (typeof output === 'string') throw new Error('The imports were told as a text.');
  return output;
}

/**
 * @param {string} root
 * @param {string[]} [within]
 * @throws Error that names every import against the rules of .dependency-cruiser.mjs and says what to do instead.
 */
export async function checkLayers(root, within) {
  const { summary } = await importsOf(root, within);
  const comments = new Map(config.forbidden?.map(({ name, comment }) => [name, comment]));
  const problems = summary.violations.map(({ rule, from, to, cycle }) => {
    const path = cycle ? cycle.map(({ name }) => name).join(', which imports ') : to;
    return `${from} imports ${path}: ${comments.get(rule.name)}`;
  });
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
