import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts({
  en: {
    password: 'Password',
    needsPassword: 'Enter your password.',
    notRight: 'That is not your password.',
    cancel: 'Cancel',
    proofTitle: 'Show that it is you',
    proofLead: 'Nobody is to do this on a page that you left open. What you entered is kept.',
    goOn: 'Go on',
    lockedTitle: 'Locked',
    lockedLead: 'What was entered here is kept.',
    holder: (name: string, email: string) => `Signed in: ${name}, ${email}`,
    open: 'Unlock',
    signOut: 'Sign out',
  },
  de: {
    password: 'Passwort',
    needsPassword: 'Geben Sie Ihr Passwort ein.',
    notRight: 'Das ist nicht Ihr Passwort.',
    cancel: 'Abbrechen',
    proofTitle: 'Zeigen Sie, dass Sie es sind',
    proofLead: 'Niemand soll das auf einer Seite tun, die Sie offen gelassen haben. Was Sie eingegeben haben, bleibt.',
    goOn: 'Weiter',
    lockedTitle: 'Gesperrt',
    lockedLead: 'Was hier eingegeben wurde, bleibt erhalten.',
    holder: (name, email) => `Angemeldet: ${name}, ${email}`,
    open: 'Entsperren',
    signOut: 'Abmelden',
  },
});
