import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Sign in with your organization',
    lead: 'You go to the sign-in of your organization, and come back here.',
    go: 'Go on',
    completing: 'You are being signed in …',
    noOrganization: 'This link is incomplete. Ask your organization for the address where you sign in.',
    notHere: 'This sign-in was begun in another window or browser, or is used up. Begin again.',
    declined: 'Your organization did not sign you in. Begin again, or ask whoever runs its sign-in.',
    withdrawn:
      'Your groups give you no access any more, so your roles here have ended. Ask an owner of your organization.',
    toSignIn: 'Sign in with a password',
  },
  de: {
    title: 'Mit Ihrer Organisation anmelden',
    lead: 'Sie melden sich bei Ihrer Organisation an und kommen hierher zurück.',
    go: 'Weiter',
    completing: 'Sie werden angemeldet …',
    noOrganization: 'Dieser Link ist unvollständig. Fragen Sie Ihre Organisation nach der Adresse für die Anmeldung.',
    notHere:
      'Diese Anmeldung wurde in einem anderen Fenster oder Browser begonnen oder ist verbraucht. Beginnen Sie neu.',
    declined:
      'Ihre Organisation hat Sie nicht angemeldet. Beginnen Sie neu, oder fragen Sie, wer die Anmeldung betreibt.',
    withdrawn:
      'Ihre Gruppen geben Ihnen keinen Zugang mehr, daher sind Ihre Rollen hier beendet. Fragen Sie einen Inhaber Ihrer Organisation.',
    toSignIn: 'Mit Passwort anmelden',
  },
});
