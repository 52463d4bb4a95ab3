import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('accept-invitation', {
  title: 'Welcome',
  lead: 'You were invited to work here. Choose a password, and you are in. If you have an account already, enter its password.',
  name: 'Your name',
  password: 'Password',
  passwordHint: 'At least 12 characters. Several words are good.',
  accept: 'Take up the invitation',
  needsAll: 'Enter your name and a password of at least 12 characters.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'accept-invitation': typeof texts;
  }
}
