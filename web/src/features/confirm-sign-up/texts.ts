import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('confirm-sign-up', {
  title: 'Confirm your address',
  lead: 'Enter the password that you chose when you signed up. Then your organization is made, and you are in.',
  password: 'Password',
  confirm: 'Confirm',
  needsPassword: 'Enter the password that you chose.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'confirm-sign-up': typeof texts;
  }
}
