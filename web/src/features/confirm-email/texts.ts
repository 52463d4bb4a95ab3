import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Confirm your new address',
    lead: 'You are about to sign in with this new address from now on, in the place of the one before.',
    confirm: 'Confirm the address',
    confirmed: (email: string) => `Your address is ${email} now. Sign in with it from now on.`,
    goOn: 'To Apotheca',
  },
  de: {
    title: 'Bestätigen Sie Ihre neue Adresse',
    lead: 'Mit dieser neuen Adresse melden Sie sich dann an, statt mit der bisherigen.',
    confirm: 'Adresse bestätigen',
    confirmed: (email: string) => `Ihre Adresse ist jetzt ${email}. Melden Sie sich von nun an damit an.`,
    goOn: 'Zu Apotheca',
  },
});
