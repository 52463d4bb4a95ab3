import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: { title: 'Audit' },
  de: { title: 'Prüfung' },
});
