import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts('app', {
  skip: 'Skip to the content',
  menu: 'Show or hide the menu',
  screensLabel: 'Screens',
  screens: {
    overview: 'Overview',
    stock: 'Stock',
    wall: 'Stock board',
    orders: 'Orders',
    messages: 'Messages',
    alerts: 'Alerts',
    recalls: 'Recalls',
    audit: 'Audit trail',
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
    `The connection has been down since ${time}. What you see may be out of date; it is refreshed as soon as the connection is back.`,
  notFound: 'Page not found',
  notFoundBody: 'The address may be mistyped, or the page has moved.',
  home: 'Go to the home page',
});

declare module '../i18n/define.ts' {
  interface AllTexts {
    app: typeof texts;
  }
}
