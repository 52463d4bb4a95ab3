import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Welcome',
    lead: 'You were invited to work here. Choose a password, and you are in. If you have an account already, enter its password.',
    name: 'Your name',
    password: 'Password',
    passwordHint: 'At least 12 characters. Several words are good.',
    accept: 'Take up the invitation',
    needsAll: 'Enter your name and a password of at least 12 characters.',
  },
  de: {
    title: 'Willkommen',
    lead: 'Sie wurden eingeladen, hier zu arbeiten. Wählen Sie ein Passwort, dann kann es losgehen. Haben Sie schon ein Konto, geben Sie dessen Passwort ein.',
    name: 'Ihr Name',
    password: 'Passwort',
    passwordHint: 'Mindestens 12 Zeichen. Mehrere Wörter sind gut.',
    accept: 'Einladung annehmen',
    needsAll: 'Geben Sie Ihren Namen und ein Passwort mit mindestens 12 Zeichen ein.',
  },
});
