import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
    refused: 'E-mail or password is not right.',
    wait: (seconds: string) => `Too many tries. You can try again in ${seconds} s.`,
    signedOut: 'You are signed out.',
    ended: 'Your session has ended: it was ended by somebody, in another window, or by time. Sign in to go on.',
    needsBoth: 'Enter your e-mail address and your password.',
    forgot: 'Forgot your password?',
    signUp: 'New organization',
  },
  de: {
    title: 'Anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    signIn: 'Anmelden',
    refused: 'E-Mail-Adresse oder Passwort stimmt nicht.',
    wait: (seconds) => `Zu viele Versuche. In ${seconds} s können Sie es wieder versuchen.`,
    signedOut: 'Sie sind abgemeldet.',
    ended:
      'Ihre Sitzung ist beendet: jemand hat sie beendet, ein anderes Fenster oder die Zeit. Melden Sie sich an, um fortzufahren.',
    needsBoth: 'Geben Sie E-Mail-Adresse und Passwort ein.',
    forgot: 'Passwort vergessen?',
    signUp: 'Neue Organisation',
  },
});
