import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {'major' | 'minor' | 'patch'} Kind */
/** @typedef {{ file: string, kind: Kind, text: string }} Changeset */

const folder = '.changeset';
/** @type {readonly Kind[]} */
const kinds = ['major', 'minor', 'patch'];

/**
 * What waits for the next release.
 * @param {string} root
 * @returns {Changeset[]}
 * @throws Error for a file that is no changeset.
 */
export function readChangesets(root) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => parseChangeset(`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')));
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {Changeset}
 */
export function parseChangeset(file, text) {
  const found = /^---\n["']?apotheca["']?: (\w+)\n---\n([\s\S]*\S)\s*$/.exec(text);
  const kind = kinds.find((each) => each === found?.[1]);
  if (!found || !kind)
    throw new Error(
      `${file} is no changeset: it begins with “---”, “"apotheca": major, minor or patch”, “---”, and a text follows.`,
    );
  return { file, kind, text: (found[2] ?? '').trim() };
}

/**
 * The version after this one. While it begins with 0, a breaking change raises the second number.
 * @param {string} version
 * @param {readonly Changeset[]} changesets
 */
export function nextVersion(version, changesets) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const largest = kinds.find((kind) => changesets.some((each) => each.kind === kind));
  if (largest === 'patch') return `${major}.${minor}.${patch + 1}`;
  return largest === 'major' && major > 0 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

/**
 * Whether a changeset of this kind may break what worked.
 * @param {string} version
 * @param {Kind} kind
 */
export const mayBreak = (version, kind) => kind === 'major' || (kind === 'minor' && version.startsWith('0.'));
