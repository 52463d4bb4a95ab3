import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('confirm-email', {
  title: 'Confirm your new address',
  lead: 'You are about to sign in with this new address from now on, in the place of the one before.',
  confirm: 'Confirm the address',
  confirmed: (email: string) => `Your address is ${email} now. Sign in with it from now on.`,
  goOn: 'To Apotheca',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'confirm-email': typeof texts;
  }
}
