import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('confirm-sign-up', {
  title: 'Confirm your address',
  lead: 'Enter the password you chose when you signed up. Your organization is then created, and you are signed in.',
  password: 'Password',
  confirm: 'Confirm',
  needsPassword: 'Enter the password you chose.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'confirm-sign-up': typeof texts;
  }
}
