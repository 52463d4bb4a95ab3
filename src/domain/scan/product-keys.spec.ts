import { describe, expect, it } from 'vitest';
import { productKeys } from './product-keys.ts';
import { isPzn, pznOfPpn } from './pzn.ts';

const gtins = (text: string) => productKeys(text).gtins;

describe('a product is looked up', () => {
  it.each([
    ['00300710155237'],
    ['300710155237'],
    ['0300710155237'],
    [']E0300710155237'],
    ['(01)00300710155237'],
    [']d201003007101552371727123110A1-77'],
    ['https://id.gs1.org/01/00300710155237/10/A1'],
  ])('by its GTIN, however it comes: %s', (text) => {
    expect(productKeys(text)).toMatchObject({
      gtins: ['00300710155237'],
      ndcKeys: expect.arrayContaining(['00071015523']),
    });
  });

  it('by its NDC, on a label as by itself', () => {
    expect(productKeys('0071-0155-23').ndcKeys).toContain('00071015523');
    expect(productKeys('NDC 0071-0155-23').ndcKeys).toContain('00071015523');
  });

  it('by its PZN, under the number that GS1 has for it', () => {
    for (const text of ['-03752864', 'PZN 3752864', '03752864', '3752864', '9N110375286414\u001d1TA1\u001dD271231'])
      expect(gtins(text)).toContain('04150037528643');
  });

  it.each([
    ['01234505', '00012000003455'],
    ['04252614', '00042100005264'],
    ['01234531', '00012300000451'],
  ])('by the UPC that a UPC-E stands for: %s', (short, gtin) => {
    expect(gtins(short)).toContain(gtin);
  });

  it('by nothing when the check digit is wrong', () => {
    expect(gtins('00300710155238')).toEqual([]);
    expect(gtins('PZN-03752865')).toEqual([]);
    expect(productKeys('\u001d17271231')).toEqual({ ndcKeys: [], gtins: [] });
  });
});

it('a PZN has its check digit modulo 11, and none with the remainder 10', () => {
  expect(['03752864', '03752865', '3752864'].map(isPzn)).toEqual([true, false, false]);
  // 7 times 3 leaves 10.
  expect([...'0123456789'].some((digit) => isPzn(`0000003${digit}`))).toBe(false);
});

it('a PPN has two check digits', () => {
  expect(['110375286414', '110375286415', '120375286414'].map(pznOfPpn)).toEqual(['03752864', null, null]);
});
