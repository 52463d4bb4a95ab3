import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: { title: 'Alerts' },
  de: { title: 'Warnungen' },
});
