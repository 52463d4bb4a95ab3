import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Where do you work today?',
    none: 'You belong to no pharmacy yet. Somebody who manages members can change that.',
    signOut: 'Sign out',
  },
  de: {
    title: 'Wo arbeiten Sie heute?',
    none: 'Sie gehören noch zu keiner Apotheke. Wer Mitglieder verwaltet, kann das ändern.',
    signOut: 'Abmelden',
  },
});
