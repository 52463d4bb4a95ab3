import { defineTexts, type Format } from '../../i18n/index.ts';

export const texts = defineTexts('alerts', {
  title: 'Alerts',
  show: 'Show',
  notDone: 'Not done',
  mine: 'Given to me',
  count: (count: number, format: Format) => `${format.number(count)} ${count === 1 ? 'alert' : 'alerts'}`,
  nothing: 'No alerts',
  nothingWhy: 'Nothing of this kind needs anybody now.',
  drug: 'Drug',
  kind: 'What',
  facts: 'Figures',
  since: 'Since',
  state: 'State',
  assignee: 'Given to',
  acts: 'Actions',
  until: (when: string) => `until ${when}`,
  stockFacts: (usable: string, min: string) => `${usable} usable, reorder point ${min}`,
  lotFacts: (lot: string, quantity: string, day: string) => `Lot ${lot}: ${quantity}, ${day}`,
  acknowledge: 'Acknowledge',
  acknowledgeOf: (name: string) => `Acknowledge: ${name}`,
  more: 'More',
  moreOf: (name: string) => `More: ${name}`,
  assign: 'Give to somebody',
  assignNobody: 'Give to nobody',
  assignTitle: (name: string) => `Who deals with ${name}?`,
  me: (name: string) => `${name} (you)`,
  snooze: 'Put off for',
  snoozes: { hour: 'an hour', shift: 'eight hours', day: 'a day', week: 'a week' },
  resolve: 'Mark as dealt with',
  news: (kind: string, drug: string, usable: string) => `${kind}: ${drug}, ${usable} usable.`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    alerts: typeof texts;
  }
}
