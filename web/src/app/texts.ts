import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts('app', {
  skip: 'To the content',
  menu: 'Show or hide the menu',
  screensLabel: 'Screens',
  screens: {
    overview: 'Overview',
    stock: 'Stock',
    wall: 'Stock wall',
    orders: 'Orders',
    messages: 'Messages',
    alerts: 'Alerts',
    recalls: 'Recalls',
    audit: 'Audit',
    people: 'People',
    security: 'Security',
  },
  pharmacy: 'Pharmacy',
  account: 'Account',
  yourAccount: 'Your account',
  otherOrganizations: 'Your other organizations',
  lock: 'Lock now',
  signOut: 'Sign out',
  connection: {
    idle: 'Not connected',
    connecting: 'Connecting',
    live: 'Live',
    down: 'Connection lost',
  },
  liveHint: 'Changes are shown as they happen.',
  downSince: (time: string) =>
    `The connection has been down since ${time}. What you see may be behind; it is brought up to date as soon as the connection is back.`,
  notFound: 'There is no such page',
  notFoundBody: 'The address may be mistyped, or the page has moved.',
  home: 'To the first page',
});

declare module '../i18n/define.ts' {
  interface AllTexts {
    app: typeof texts;
  }
}
