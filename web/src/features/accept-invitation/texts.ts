import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('accept-invitation', {
  title: 'Welcome',
  lead: 'You have been invited to work here. Choose a password to join. If you already have an account, enter its password.',
  name: 'Your name',
  password: 'Password',
  passwordHint: 'At least 12 characters. Several words work well.',
  accept: 'Accept the invitation',
  needsAll: 'Enter your name and a password of at least 12 characters.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'accept-invitation': typeof texts;
  }
}
