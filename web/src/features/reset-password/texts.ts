import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'A new password',
    lead: 'Choose a new password for your account. Wherever you are signed in, that ends.',
    password: 'New password',
    passwordHint: 'At least 12 characters. Several words are good.',
    change: 'Change the password',
    another: 'Ask for another link',
    needsPassword: 'Enter a password of at least 12 characters.',
    changed: 'Your password is changed. Sign in with it.',
  },
  de: {
    title: 'Ein neues Passwort',
    lead: 'Wählen Sie ein neues Passwort für Ihr Konto. Wo Sie angemeldet sind, endet das.',
    password: 'Neues Passwort',
    passwordHint: 'Mindestens 12 Zeichen. Mehrere Wörter sind gut.',
    change: 'Passwort ändern',
    another: 'Einen anderen Link anfordern',
    needsPassword: 'Geben Sie ein Passwort mit mindestens 12 Zeichen ein.',
    changed: 'Ihr Passwort ist geändert. Melden Sie sich damit an.',
  },
});
