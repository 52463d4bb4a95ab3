import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: { title: 'Stock' },
  de: { title: 'Bestand' },
});
