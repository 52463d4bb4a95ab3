import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('drug-select', {
  drug: 'Drug',
  hint: 'Name and strength, NDC or GTIN',
  otherStrength: 'another strength',
  typeMore: 'Type at least two letters.',
  none: 'No drug of the catalogue matches.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'drug-select': typeof texts;
  }
}
