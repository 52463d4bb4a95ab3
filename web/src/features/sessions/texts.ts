import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('sessions', {
  sessions: 'Sessions',
  noSessions: 'Not signed in anywhere.',
  notYours: 'You do not have access to these sessions.',
  lastSeen: 'Last seen',
  since: 'Since',
  address: 'Address',
  thisOne: 'this session',
  acts: 'Actions',
  end: 'End',
  endSessionOf: (seen: string) => `End the session last seen ${seen}`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    sessions: typeof texts;
  }
}
