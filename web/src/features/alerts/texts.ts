import { defineTexts, type Format } from '../../i18n/index.ts';

export const texts = defineTexts('alerts', {
  title: 'Alerts',
  show: 'Show',
  notDone: 'Unresolved',
  mine: 'Assigned to me',
  count: (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'alert' : 'alerts'}`,
  nothing: 'No alerts',
  nothingWhy: 'Nothing of this kind needs attention now.',
  drug: 'Drug',
  kind: 'Alert',
  facts: 'Details',
  since: 'Since',
  state: 'Status',
  assignee: 'Assigned to',
  acts: 'Actions',
  until: (when: string) => `until ${when}`,
  stockFacts: (usable: string, min: string) => `${usable} usable, reorder point ${min}`,
  lotFacts: (lot: string, quantity: string, day: string) => `Lot ${lot}: ${quantity}, ${day}`,
  acknowledge: 'Acknowledge',
  acknowledgeOf: (name: string) => `Acknowledge: ${name}`,
  more: 'More',
  moreOf: (name: string) => `More: ${name}`,
  assign: 'Assign to someone',
  assignNobody: 'Remove the assignment',
  assignTitle: (name: string) => `Who will handle ${name}?`,
  me: (name: string) => `${name} (you)`,
  snooze: 'Snooze for',
  snoozes: { hour: 'an hour', shift: 'eight hours', day: 'a day', week: 'a week' },
  resolve: 'Mark as resolved',
  news: (kind: string, drug: string, usable: string) => `${kind}: ${drug}, ${usable} usable.`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    alerts: typeof texts;
  }
}
