import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('drug-select', {
  drug: 'Drug',
  hint: 'Name and strength, NDC or GTIN',
  otherStrength: 'different strength',
  typeMore: 'Type at least two letters.',
  none: 'No drug in the catalogue matches.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    'drug-select': typeof texts;
  }
}
