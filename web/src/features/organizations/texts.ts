import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: { here: 'here', change: 'Go there', switchTo: (name: string) => `Go there: ${name}` },
  de: { here: 'hier', change: 'Dorthin', switchTo: (name: string) => `Dorthin: ${name}` },
});
