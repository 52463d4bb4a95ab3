import { expect, it } from 'vitest';
import { schemaChanges } from './schema-changes.mjs';

const before = 'type Query { drug(id: ID!): Drug } type Drug { name: String! dosage: String } enum Unit { TABLET }';
const without = before.replace(' dosage: String', '');
const removal = 'Drug.dosage was removed.';
const changeset = (kind: 'major' | 'minor' | 'patch', text: string) => ({ file: '.changeset/a.md', kind, text });

it.each([
  ['a field goes', without, removal],
  [
    'an argument is demanded',
    before.replace('id: ID!', 'id: ID!, at: ID!'),
    'A required arg at on Query.drug was added.',
  ],
  ['a value goes', before.replace('TABLET', 'VIAL'), 'TABLET was removed from enum type Unit.'],
])('refuses that %s without a word', (_what, after, change) => {
  expect(schemaChanges(before, after, '0.2.0', []).unlisted).toEqual([change]);
});

it('takes what a changeset lists, over several lines too', () => {
  const listing = [changeset('minor', 'Strengths are shown otherwise:\n\n- Drug.dosage was\n  removed.')];
  expect(schemaChanges(before, without, '0.2.0', listing).unlisted).toEqual([]);
});

it('takes no word of a changeset that may not break', () => {
  expect(schemaChanges(before, without, '0.2.0', [changeset('patch', removal)]).unlisted).toEqual([removal]);
  expect(schemaChanges(before, without, '1.2.0', [changeset('minor', removal)]).unlisted).toEqual([removal]);
  expect(schemaChanges(before, without, '1.2.0', [changeset('major', removal)]).unlisted).toEqual([]);
});

it('takes additions, and tells of those that may surprise', () => {
  const after = before.replace('TABLET', 'TABLET VIAL').replace('name: String!', 'name: String! form: String');
  expect(schemaChanges(before, after, '0.2.0', [])).toEqual({
    unlisted: [],
    dangerous: ['VIAL was added to enum type Unit.'],
  });
});
