import { expect, it } from 'vitest';
import { missingIn } from './decisions.mjs';

const whole = `# 7. A title

- **Date:** 2026-11-28
- **Status:** accepted

## Context

It was so.

## Decision

It is so.

## Alternatives considered

- It could be otherwise.

## Consequences

It will be so.
`;

it('takes a record that is whole', () => {
  expect(missingIn('0007-a-title.md', whole)).toEqual([]);
});

it.each([
  ['another number', whole.replace('# 7.', '# 8.'), 'begins with the heading “# 7. Title”'],
  ['no date', whole.replace('2026-11-28', 'last week'), 'has a line “- **Date:** YYYY-MM-DD”'],
  ['no status', whole.replace(/- \*\*Status.*\n/, ''), 'has a line “- **Status:** accepted”, or what became of it'],
  [
    'no alternatives',
    whole.replace(/## Alternatives[^#]*/, ''),
    'has these sections, in this order: Context, Decision, Alternatives considered, Consequences',
  ],
  ['an empty section', whole.replace('It will be so.', ''), 'says something in every section'],
])('refuses a record with %s', (_what, text, missing) => {
  expect(missingIn('0007-a-title.md', text)).toEqual([missing]);
});
