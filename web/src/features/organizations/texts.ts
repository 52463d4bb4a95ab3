import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: { here: 'here', change: 'Go there', switchTo: (name: string) => `Go to ${name}` },
  de: { here: 'hier', change: 'Dorthin', switchTo: (name: string) => `Zu ${name}` },
});
