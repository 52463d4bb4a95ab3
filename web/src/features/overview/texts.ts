import { defineTexts, type Format } from '../../i18n/index.ts';

export const texts = defineTexts('overview', {
  title: 'Overview',
  shortages: 'shortages',
  mine: 'alerts assigned to you',
  expiring: 'expire within 30 days',
  pending: 'orders to approve',
  underWay: 'orders in progress',
  unread: 'unread conversations',
  newest: 'Newest shortages',
  drug: 'Drug',
  what: 'Alert',
  usable: 'Usable',
  reorderPoint: 'Reorder point',
  since: 'Since',
  overTime: 'Over time',
  period: 'Period',
  days: (days: string) => `${days} days`,
  movements: 'Movements, in units',
  received: 'Received',
  dispensed: 'Dispensed',
  shortagesOverTime: 'Shortages',
  opened: 'New',
  openAtEnd: 'Open',
  expiries: 'Expiring, in units',
  expired: (lots: number, quantity: string, format: Format) =>
    `Already expired: ${quantity} in ${format.number(lots)} ${lots === 1 ? 'lot' : 'lots'}.`,
  units: 'Units',
  from: 'From',
  month: 'Month',
  asTable: 'Show as a table',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    overview: typeof texts;
  }
}
