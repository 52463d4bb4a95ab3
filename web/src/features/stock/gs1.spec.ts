import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScan } from './gs1.ts';

const gtin = '00300930058016';
const gs = '\u001d';
const whole = { code: gtin, lotNumber: 'A1-77', expiresOn: '2027-12-31' };
const day = (yymmdd: string) => readScan(`01${gtin}17${yymmdd}`).expiresOn;

describe('a label', () => {
  it.each([
    ['product, expiry, lot', `01${gtin}1727123110A1-77`],
    ['product, lot, expiry', `01${gtin}10A1-77${gs}17271231`],
    ['with a serial number in front of the lot', `01${gtin}21S0815${gs}1727123110A1-77`],
    ['the lot first', `10A1-77${gs}01${gtin}17271231`],
    ['with the name of its symbology', `]d201${gtin}1727123110A1-77`],
    ['with FNC1 at its head', `]C1${gs}01${gtin}1727123110A1-77`],
    ['with a weight and a place between', `01${gtin}310300150041412345678901231727123110A1-77`],
    ['as printed below the symbol', `(01)${gtin}(17)271231(10)A1-77`],
    ['as printed, with spaces', `(01) ${gtin} (17) 271231 (10) A1-77 `],
  ])('is read: %s', (_how, text) => {
    expect(readScan(text)).toEqual(whole);
  });

  it('of the product alone is its GTIN', () => {
    expect(readScan(`01${gtin}`)).toEqual({ code: gtin, lotNumber: null, expiresOn: null });
  });

  it.each(['', '0093-0058-01', gtin, '300930058016', ']E0300930058016', '(01)123', `17271231${gs}10A1`])(
    'that is none is a plain code: %j',
    (text) => {
      expect(readScan(text)).toEqual({ code: text.replace(']E0', ''), lotNumber: null, expiresOn: null });
    },
  );

  it('gives back what was written, whatever the lot is called and in whichever order', () => {
    const lot = fc.stringMatching(/^[A-Za-z0-9_./-]{1,20}$/);
    const serial = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/);
    fc.assert(
      fc.property(
        lot,
        serial,
        fc.shuffledSubarray(['01', '17', '10', '21'], { minLength: 4 }),
        (lotNumber, number, order) => {
          const parts: Record<string, string> = {
            '01': `01${gtin}`,
            '17': '17271231',
            '10': `10${lotNumber}${gs}`,
            '21': `21${number}${gs}`,
          };
          expect(readScan(`]d2${order.map((name) => parts[name]).join('')}`)).toEqual({ ...whole, lotNumber });
        },
      ),
    );
  });
});

describe('an expiry', () => {
  it('with the day 00 is the last day of its month, leap years included', () => {
    expect([day('270400'), day('270200'), day('280200')]).toEqual(['2027-04-30', '2027-02-28', '2028-02-29']);
  });

  it('that is no day is none', () => {
    expect([day('271301'), day('270231'), day('270000')]).toEqual([null, null, null]);
  });

  it('is of the century that is nearest', () => {
    const year = new Date().getFullYear();
    for (const ahead of [-49, -1, 0, 1, 50])
      expect(day(`${String(year + ahead).slice(2)}0615`)).toBe(`${year + ahead}-06-15`);
  });
});
