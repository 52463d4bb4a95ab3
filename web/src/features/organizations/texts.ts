import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('organizations', {
  here: 'here',
  change: 'Go there',
  switchTo: (name: string) => `Go there: ${name}`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    organizations: typeof texts;
  }
}
