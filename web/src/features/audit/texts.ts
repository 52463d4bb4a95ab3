import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('audit', {
  title: 'Audit',
  trail: 'What was done',
  views: 'Who viewed what',
  search: 'Search',
  person: 'Person',
  record: 'Record',
  recordHint: 'Its id',
  action: 'Action',
  actionHint: 'such as stock.dispense',
  request: 'Request',
  from: 'From',
  until: 'Until',
  periods: { today: 'Today', week: '7 days', month: '30 days' },
  clear: 'Clear',
  when: 'When',
  who: 'Who',
  outcome: 'Outcome',
  address: 'Address',
  facts: 'Facts',
  changes: 'Changes',
  alsoRecorded: 'Also recorded',
  field: 'Field',
  before: 'Before',
  after: 'After',
  changed: 'changed',
  fields: 'Fields',
  operation: 'Operation',
  nothingFound: 'Nothing was found',
  widen: 'Widen the period, or take a condition away.',
  intact: 'The trail is unchanged as far as it was verified',
  problem: 'The trail is not what it was',
  problemAt: (position: string, message: string) => `Position ${position}: ${message}`,
  verified: (position: string, at: string) => `Verified up to position ${position}, ${at}.`,
  neverVerified: 'Not verified yet.',
  sealed: (position: string, unsealed: string) => `Sealed up to position ${position}; ${unsealed} wait to be sealed.`,
  signed: (position: string, at: string) => `Signed up to position ${position}, ${at}.`,
  verify: 'Verify the trail',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    audit: typeof texts;
  }
}
