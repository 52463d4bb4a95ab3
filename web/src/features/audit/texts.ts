import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('audit', {
  title: 'Audit trail',
  trail: 'What was done',
  views: 'Who viewed what',
  search: 'Search',
  person: 'Person',
  record: 'Record',
  recordHint: 'Its ID',
  action: 'Action',
  actionHint: 'For example stock.dispense',
  request: 'Request',
  from: 'From',
  until: 'Until',
  periods: { today: 'Today', week: '7 days', month: '30 days' },
  clear: 'Clear',
  when: 'When',
  who: 'Who',
  actors: {
    'not signed in': 'Not signed in',
    operator: 'Operator',
    system: 'System',
    'import-ndc': 'Import of the NDC directory',
    'import-recalls': 'Import of recalls',
  },
  outcome: 'Outcome',
  address: 'Address',
  facts: 'Details',
  changes: 'Changes',
  alsoRecorded: 'Also recorded',
  field: 'Field',
  before: 'Before',
  after: 'After',
  changed: 'changed',
  fields: 'Fields',
  operation: 'Operation',
  nothingFound: 'Nothing found',
  widen: 'Widen the period or remove a filter.',
  intact: 'The audit trail is intact as far as it has been verified',
  problem: 'The audit trail has been altered',
  problemAt: (position: string, message: string) => `Position ${position}: ${message}`,
  verified: (position: string, at: string) => `Verified up to position ${position}, ${at}.`,
  neverVerified: 'Not verified yet.',
  sealed: (position: string, unsealed: string) =>
    `Sealed up to position ${position}; ${unsealed} waiting to be sealed.`,
  signed: (position: string, at: string) => `Signed up to position ${position}, ${at}.`,
  verify: 'Verify the audit trail',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    audit: typeof texts;
  }
}
