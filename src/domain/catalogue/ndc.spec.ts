import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeKeys, packageKeysOfGtin, parseGtin, parseNdc, productPart } from './ndc.ts';

describe('an NDC with hyphens', () => {
  it.each([
    ['0002-3229', 'product', '000023229'],
    ['50090-347', 'product', '500900347'],
    ['12345-0678', 'product', '123450678'],
    ['123456-0678', 'product', '1234560678'],
    ['0002-3229-30', 'package', '00002322930'],
    ['50090-347-01', 'package', '50090034701'],
    ['12345-0678-9', 'package', '12345067809'],
    ['00002-3229-30', 'package', '00002322930'],
    ['123456-0678-09', 'package', '123456067809'],
  ] as const)('%s is a %s', (ndc, kind, ndcKey) => {
    expect(parseNdc(ndc)).toEqual({ kind, ndc, ndcKey });
  });

  it('is trimmed, upper-cased and freed of typographic dashes', () => {
    expect(parseNdc(' 51672–400–bo ')).toEqual({ kind: 'package', ndc: '51672-400-BO', ndcKey: '516720400BO' });
  });

  it.each([
    '',
    '0002',
    '00023229',
    '0002-322',
    '123-4567',
    '1234567-1234',
    '0002-3229-301',
    '0002-3229-30-1',
    'ABCD-1234',
    '0002--3229',
  ])('%j is none', (text) => {
    expect(parseNdc(text)).toBeNull();
  });

  it('shares its key with another product where padding makes them alike', () => {
    expect(parseNdc('12345-678')?.ndcKey).toBe(parseNdc('12345-0678')?.ndcKey);
  });

  it('tells the product of a package', () => {
    expect(productPart('0002-3229-30')).toBe('0002-3229');
  });
});

describe('a GTIN', () => {
  it.each([
    ['00300023229304', '00300023229304'],
    ['300023229304', '00300023229304'],
    ['96385074', '00000096385074'],
    ['4006381333931', '04006381333931'],
  ])('%s is %s', (text, gtin) => {
    expect(parseGtin(text)).toBe(gtin);
  });

  it.each(['00300023229303', '123', '0030002322930X', ''])('%j is none', (text) => {
    expect(parseGtin(text)).toBeNull();
  });

  it('with the US prefix holds the ten digits of a package, in any of three layouts', () => {
    expect(packageKeysOfGtin('00300023229304')).toEqual(
      expect.arrayContaining(['00002322930', '00023022930', '00023229300']),
    );
    expect(packageKeysOfGtin('50300023229309')).toContain('00002322930');
  });

  it('of another country, or with a wrong check digit, means no NDC', () => {
    expect(packageKeysOfGtin('04006381333931')).toEqual([]);
    expect(packageKeysOfGtin('00300023229303')).toEqual([]);
  });
});

describe('a typed or scanned code', () => {
  it.each([
    ['with hyphens', '0002-3229-30'],
    ['with a label around it', 'NDC: 0002-3229-30'],
    ['of 10 digits', '0002322930'],
    ['of 11 digits', '00002322930'],
    ['of 12 digits, as from 2033', '000002322930'],
    ['with a six-digit labeler', '000002-3229-30'],
    ['as a UPC', '300023229304'],
    ['as a GTIN-14', '00300023229304'],
    ['as a GS1 element string', '010030002322930417280131\u001d10A1'],
    ['as a GS1 text with brackets and symbology', ']d2(01)00300023229304(17)280131'],
  ])('%s finds the package', (_form, code) => {
    expect(codeKeys(code).ndcKeys).toContain('00002322930');
  });

  it('answers the GTIN when it is one', () => {
    expect(codeKeys('300023229304').gtin).toBe('00300023229304');
    expect(codeKeys('0002-3229-30').gtin).toBeNull();
  });

  it('with an explicit layout means that layout alone', () => {
    expect(codeKeys('0002-3229')).toEqual({ ndcKeys: ['000023229', '0000023229'], gtin: null });
  });

  it('that is nothing of the kind finds nothing', () => {
    for (const code of ['', 'aspirin', '123', '00300023229303', '1234-5678-90-12'])
      expect(codeKeys(code)).toEqual({ ndcKeys: [], gtin: null });
  });

  const segment = (length: number) =>
    fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
  const written = fc
    .constantFrom([4, 4], [5, 3], [5, 4], [6, 4], [4, 4, 2], [5, 3, 2], [5, 4, 1], [5, 4, 2], [6, 4, 2])
    .chain((widths) => fc.tuple(...widths.map(segment)))
    .map((segments) => segments.join('-'));

  it('finds what was registered in every layout, with and without its hyphens', () => {
    fc.assert(
      fc.property(written, (ndc) => {
        const key = parseNdc(ndc)?.ndcKey;
        expect(codeKeys(ndc).ndcKeys).toContain(key);
        expect(codeKeys(ndc.replaceAll('-', '')).ndcKeys).toContain(key);
      }),
    );
  });

  it('finds every ten-digit package by the GTIN made of it', () => {
    const tenDigits = fc
      .constantFrom([4, 4, 2], [5, 3, 2], [5, 4, 1])
      .chain((widths) => fc.tuple(...widths.map(segment)));
    fc.assert(
      fc.property(tenDigits, fc.integer({ min: 0, max: 9 }), (segments, indicator) => {
        const body = `${indicator}03${segments.join('')}`;
        const right = Array.from({ length: 10 }, (_, digit) => parseGtin(`${body}${digit}`)).filter(
          (gtin) => gtin !== null,
        );
        expect(right).toHaveLength(1);
        expect(packageKeysOfGtin(right[0] ?? '')).toContain(parseNdc(segments.join('-'))?.ndcKey);
      }),
    );
  });

  it('of any text never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => codeKeys(text).ndcKeys.every((key) => key.length >= 9 && key.length <= 12)),
    );
  });
});
