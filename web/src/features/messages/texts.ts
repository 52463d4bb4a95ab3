import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('messages', {
  title: 'Messages',
  messages: 'Messages',
  conversations: 'Conversations',
  newConversation: 'New conversation',
  unreadOnly: 'Unread only',
  unread: (count: string) => `${count} new`,
  none: 'No conversations',
  noneWhy: 'Conversations you take part in appear here.',
  chooseOne: 'Choose a conversation',
  noSuch: 'This conversation does not exist, or you do not take part in it.',
  nothingSaid: 'No messages yet.',
  older: 'Show older messages',
  back: 'Back',
  order: (number: string) => `Order ${number}`,
  theServer: 'Apotheca',
  redacted: 'The text was removed.',
  wantsAcknowledgement: 'Acknowledgement requested',
  acknowledged: 'Acknowledged',
  acknowledge: 'Acknowledge',
  acknowledgedBy: (names: string) => `Acknowledged by ${names}`,
  allocationsReleased: (lots: string) => `No longer allocated: lot ${lots}`,
  write: 'Message',
  writeHint: 'Enter sends; Shift+Enter starts a new line.',
  askAcknowledgement: 'Request acknowledgement',
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
