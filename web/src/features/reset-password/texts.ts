import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('reset-password', {
  title: 'A new password',
  lead: 'Choose a new password for your account. Wherever you are signed in, that ends.',
  password: 'New password',
  passwordHint: 'At least 12 characters. Several words are good.',
  change: 'Change the password',
  another: 'Ask for another link',
  needsPassword: 'Enter a password of at least 12 characters.',
  changed: 'Your password is changed. Sign in with it.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'reset-password': typeof texts;
  }
}
