import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Confirm your address',
    lead: 'Enter the password that you chose when you signed up. Then your organization is made, and you are in.',
    password: 'Password',
    confirm: 'Confirm',
    needsPassword: 'Enter the password that you chose.',
  },
  de: {
    title: 'Bestätigen Sie Ihre Adresse',
    lead: 'Geben Sie das Passwort ein, das Sie bei der Registrierung gewählt haben. Dann wird Ihre Organisation angelegt, und es kann losgehen.',
    password: 'Passwort',
    confirm: 'Bestätigen',
    needsPassword: 'Geben Sie das gewählte Passwort ein.',
  },
});
