import { expect, it } from 'vitest';
import { withRelease } from './changelog.mjs';
import { nextVersion, parseChangeset } from './changesets.mjs';

const changeset = (kind: string, text = 'A door.') =>
  parseChangeset('.changeset/a.md', `---\n"apotheca": ${kind}\n---\n\n${text}\n`);
const release = { version: '0.2.0', date: '2026-11-28', changesets: [changeset('minor', 'A door.\n\nAnd a key.')] };

it('writes a section above those of before', () => {
  expect(withRelease('# Changelog\n\nNewest first.\n\n## 0.1.0 (2026-11-20)\n\n- A house.\n', release)).toBe(
    '# Changelog\n\nNewest first.\n\n## 0.2.0 (2026-11-28)\n\n- A door.\n\n  And a key.\n\n## 0.1.0 (2026-11-20)\n\n- A house.\n',
  );
});

it('takes what was unreleased along', () => {
  expect(withRelease('# Changelog\n\n## Unreleased\n\n- A roof.\n', release)).toBe(
    '# Changelog\n\n## 0.2.0 (2026-11-28)\n\n- A roof.\n- A door.\n\n  And a key.\n',
  );
});

it.each([
  ['0.1.4', ['patch'], '0.1.5'],
  ['0.1.4', ['patch', 'minor'], '0.2.0'],
  ['0.1.4', ['major'], '0.2.0'],
  ['1.1.4', ['minor'], '1.2.0'],
  ['1.1.4', ['minor', 'major'], '2.0.0'],
])('after %s with %j comes %s', (version, kinds, next) => {
  expect(
    nextVersion(
      version,
      kinds.map((kind) => changeset(kind)),
    ),
  ).toBe(next);
});

it('takes nothing for a changeset that is none', () => {
  expect(() => changeset('huge')).toThrow('.changeset/a.md is no changeset');
  expect(() => parseChangeset('.changeset/a.md', 'A door.')).toThrow('is no changeset');
});
