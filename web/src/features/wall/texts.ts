import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('wall', {
  title: 'Stock board',
  fill: 'Full screen',
  leave: 'Exit full screen',
  live: 'Live',
  down: (since: string, seconds: string) =>
    `No connection since ${since} (${seconds} s). What is shown may be out of date.`,
  shortages: 'Shortages',
  noShortages: 'Nothing is short.',
  expiring: 'Expires within 60 days',
  nothingExpires: 'Nothing expires soon.',
  orders: 'Orders',
  left: (usable: string, min: string) => `${usable} of ${min}`,
  onHand: (count: string) => `${count} on hand`,
  more: (count: string) => `and ${count} more`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    wall: typeof texts;
  }
}
