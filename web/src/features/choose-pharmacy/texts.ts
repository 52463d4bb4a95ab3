import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('choose-pharmacy', {
  title: 'Where are you working today?',
  none: 'You are not assigned to a pharmacy yet. Ask someone who manages members.',
  signOut: 'Sign out',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'choose-pharmacy': typeof texts;
  }
}
