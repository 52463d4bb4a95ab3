import { describe, expect, it } from 'vitest';
import { confidenceOf, reasonsByWords } from './reasons.ts';

const notice = 'Atenolol Tablets USP, 25 mg, a) 100 count bottle. Recalling Firm: Teva Pharmaceuticals USA, Inc.';
const atenolol = {
  name: 'Atenolol',
  genericName: 'atenolol',
  brandName: null,
  strength: '25 mg/1',
  labelerName: 'Teva Pharmaceuticals USA Inc',
};

describe('what a notice says of a drug', () => {
  it.each([
    [atenolol, ['NAME', 'STRENGTH', 'LABELER'], 'LIKELY'],
    [{ ...atenolol, strength: '125 mg' }, ['NAME', 'LABELER'], 'POSSIBLE'],
    [{ ...atenolol, strength: '5 mg' }, ['NAME', 'LABELER'], 'POSSIBLE'],
    [{ ...atenolol, strength: '25mg' }, ['NAME', 'STRENGTH', 'LABELER'], 'LIKELY'],
    [{ ...atenolol, labelerName: 'Sandoz Inc' }, ['NAME', 'STRENGTH'], 'POSSIBLE'],
    [{ ...atenolol, name: 'Atenolol and Chlorthalidone', genericName: null }, ['STRENGTH', 'LABELER'], 'POSSIBLE'],
    [{ ...atenolol, name: 'Tab', genericName: 'let', strength: null, labelerName: null }, [], 'POSSIBLE'],
    [{ ...atenolol, name: 'Ate-nolol/25', genericName: null }, ['STRENGTH', 'LABELER'], 'POSSIBLE'],
    [{ ...atenolol, name: 'A.*(', genericName: '[', strength: '(', labelerName: '*' }, [], 'POSSIBLE'],
  ] as const)('%j', (drug, reasons, confidence) => {
    expect(reasonsByWords(notice, drug)).toEqual(reasons);
    expect(confidenceOf(reasonsByWords(notice, drug))).toBe(confidence);
  });

  it('is certain with a code', () => {
    for (const reason of ['PACKAGE_NDC', 'PRODUCT_NDC', 'GTIN'] as const) expect(confidenceOf([reason])).toBe('CODE');
    expect(confidenceOf(['LOT'])).toBe('POSSIBLE');
  });
});
