import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('choose-pharmacy', {
  title: 'Where do you work today?',
  none: 'You belong to no pharmacy yet. Somebody who manages members can change that.',
  signOut: 'Sign out',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'choose-pharmacy': typeof texts;
  }
}
