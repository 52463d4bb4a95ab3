import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    drug: 'Drug',
    hint: 'Search by name',
    typeMore: 'Type at least two letters.',
    none: 'No drug of the catalogue matches.',
  },
  de: {
    drug: 'Arzneimittel',
    hint: 'Nach Namen suchen',
    typeMore: 'Geben Sie mindestens zwei Buchstaben ein.',
    none: 'Kein Arzneimittel des Katalogs passt dazu.',
  },
});
