import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';
import { mayBreak, readChangesets } from '../release/changesets.mjs';

export const released = 'contracts/released/schema.graphql';
export const current = 'contracts/schema.graphql';

/**
 * Nobody who uses the API is broken unawares: the schema is compared with that of the last release.
 * @param {string} root
 * @throws Error that names each breaking change that no changeset lists, and says what to do.
 */
export function checkSchemaChanges(root) {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  const { unlisted, dangerous } = schemaChanges(read(released), read(current), version, readChangesets(root));
  for (const each of dangerous) console.log(`        may surprise clients: ${each}`);
  if (unlisted.length === 0) return;
  const kind = version.startsWith('0.') ? 'minor or major' : 'major';
  throw new Error(
    `The schema breaks clients of release ${version}. Keep what is there and deprecate it; or, where that cannot be, list each of these lines in a changeset of the kind ${kind} (.changeset/README.md):\n${unlisted.map((each) => `- ${each}`).join('\n')}`,
  );
}

/**
 * What is different for clients: the breaking changes that no changeset lists, and the dangerous ones.
 * @param {string} before
 * @param {string} after
 * @param {string} version that of the last release
 * @param {readonly import('../release/changesets.mjs').Changeset[]} changesets
 */
export function schemaChanges(before, after, version, changesets) {
  const [one, other] = [buildSchema(before), buildSchema(after)];
  const listed = changesets
    .filter(({ kind }) => mayBreak(version, kind))
    .flatMap(({ text }) => text.split(/^\s*- /m).map((line) => line.replaceAll(/\s+/g, ' ').trim()));
  return {
    unlisted: findBreakingChanges(one, other)
      .map(({ description }) => description)
      .filter((each) => !listed.includes(each)),
    dangerous: findDangerousChanges(one, other).map(({ description }) => description),
  };
}
