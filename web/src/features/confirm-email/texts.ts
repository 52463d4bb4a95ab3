import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('confirm-email', {
  title: 'Confirm your new address',
  lead: 'From now on, you will sign in with this address instead of the previous one.',
  confirm: 'Confirm the address',
  confirmed: (email: string) => `Your address is now ${email}. Sign in with it from now on.`,
  goOn: 'Go to Apotheca',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'confirm-email': typeof texts;
  }
}
