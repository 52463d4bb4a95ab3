import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    drug: 'Drug',
    hint: 'Name and strength, NDC or GTIN',
    otherStrength: 'another strength',
    typeMore: 'Type at least two letters.',
    none: 'No drug of the catalogue matches.',
  },
  de: {
    drug: 'Arzneimittel',
    hint: 'Name und Stärke, NDC oder GTIN',
    otherStrength: 'andere Stärke',
    typeMore: 'Geben Sie mindestens zwei Buchstaben ein.',
    none: 'Kein Arzneimittel des Katalogs passt dazu.',
  },
});
