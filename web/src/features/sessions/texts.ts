import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    sessions: 'Sessions',
    noSessions: 'Not signed in anywhere.',
    notYours: 'Their sessions are not yours to see.',
    lastSeen: 'Last seen',
    since: 'Since',
    address: 'Address',
    thisOne: 'this one',
    acts: 'Actions',
    end: 'End',
    endSessionOf: (seen: string) => `End the session last seen ${seen}`,
  },
  de: {
    sessions: 'Sitzungen',
    noSessions: 'Nirgends angemeldet.',
    notYours: 'Diese Sitzungen dürfen Sie nicht sehen.',
    lastSeen: 'Zuletzt gesehen',
    since: 'Seit',
    address: 'Adresse',
    thisOne: 'diese',
    acts: 'Handlungen',
    end: 'Beenden',
    endSessionOf: (seen: string) => `Sitzung beenden, zuletzt gesehen ${seen}`,
  },
});
