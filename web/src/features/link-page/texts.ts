import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    noToken: 'This link is incomplete. Open it once more, whole, or ask for a new one.',
    signedIn: 'Somebody is signed in here already. Sign out first, then you can go on.',
    signOut: 'Sign out',
    toSignIn: 'To the sign-in page',
  },
  de: {
    noToken: 'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal ganz, oder bitten Sie um einen neuen.',
    signedIn: 'Hier ist schon jemand angemeldet. Melden Sie sich erst ab, dann geht es weiter.',
    signOut: 'Abmelden',
    toSignIn: 'Zur Anmeldung',
  },
});
