import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('messages', {
  title: 'Messages',
  messages: 'Messages',
  conversations: 'Conversations',
  newConversation: 'New conversation',
  unreadOnly: 'Unread only',
  unread: (count: string) => `${count} new`,
  none: 'No conversations',
  noneWhy: 'Those in which you take part appear here.',
  chooseOne: 'Choose a conversation',
  noSuch: 'There is no such conversation, or you do not take part in it.',
  nothingSaid: 'Nothing has been said yet.',
  older: 'Show older',
  back: 'Back',
  order: (number: string) => `Order ${number}`,
  theServer: 'Apotheca',
  redacted: 'The text was taken away.',
  wantsAcknowledgement: 'To be acknowledged',
  acknowledged: 'Acknowledged',
  acknowledge: 'Acknowledge',
  acknowledgedBy: (names: string) => `Acknowledged by ${names}`,
  promisesReleased: (lots: string) => `No longer promised: lot ${lots}`,
  write: 'Message',
  writeHint: 'Enter sends, Shift and Enter begins a line.',
  askAcknowledgement: 'Ask for an acknowledgement',
  send: 'Send',
  sending: 'Sending …',
  notSent: (why: string) => `Not sent. ${why}`,
  sendAgain: 'Send again',
  edit: 'Edit',
  withWhom: 'With',
  about: 'About',
  needsBoth: 'Choose at least one person, and write a message.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    messages: typeof texts;
  }
}
