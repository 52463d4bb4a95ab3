import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../../.dependency-cruiser.mjs';
import { filesBelow } from './sources.mjs';

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
  problems.push(...hiddenImports(root, within));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * A type that is imported where it is used (`import('…').Name`) is no import to the cruiser, and could go upwards or in a circle.
 * @param {string} root
 * @param {string[]} within
 * @returns {string[]}
 */
function hiddenImports(root, within = folders) {
  return within
    .filter((folder) => !folder.startsWith('scripts'))
    .flatMap((folder) => filesBelow(join(root, folder)))
    .flatMap((file) => {
      const found = readFileSync(file, 'utf8').match(/^(?! *\*|.*@type).*\bimport\('[^']+'\)\.\w+/gm) ?? [];
      return found.map(
        (each) =>
          `${relative(resolve(root), file)} imports a type where it is used (${each.trim()}): import it at the top, where the rules see it.`,
      );
    });
}
