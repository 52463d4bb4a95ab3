import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NoticeReading, readNotice } from './index.ts';

const lotsOf = ({ lots }: NoticeReading) => lots.map(({ lotNumber }) => lotNumber);
const codesOf = ({ codes }: NoticeReading) => codes.map(({ code }) => code);
const list = (codes: string) => readNotice({ product: 'Atenolol Tablets USP, 25 mg', codes });

describe('a list of lots', () => {
  it.each([
    ['90A024, 90A026 and 90A028', '90A024 90A026 90A028'],
    ['Lots #90A024;90A026 & 90A028', '90A024 90A026 90A028'],
    ['Batch numbers: 90A024\n90A026\n90A028', '90A024 90A026 90A028'],
    ['Lot: 90A024 exp. 09/2013, Lot: 90A026 exp Sep 2013', '90A024 90A026'],
    ['Lot No. 90a024 (Exp: 09/30/2013)', '90a024'],
    ['Lot 90A\u2011024, Lot 90A\u00AD026', '90A-024 90A026'],
    ['Lots\u00A090A024,\u200B 90A026', '90A024 90A026'],
    ['100 count bottle: Lot 90A024; 1000 count bottles 90A026', '90A024 90A026'],
    ['467061 487551 507521', '467061 487551 507521'],
    ['Lot 12', '12'],
    ['Chargen: 90A024, 90A026', '90A024 90A026'],
  ])('%j holds %s', (text, lots) => {
    const reading = list(text);
    expect(lotsOf(reading).join(' ')).toBe(lots);
    expect(reading.unread).toEqual([]);
  });

  it('of a range holds what lies between its ends, and says so', () => {
    for (const text of ['Lots 90A024 through 90A028', 'Lot # 90A024 - 90A028', 'Lots: 90A024 to 90A028, Exp 09/13'])
      expect(list(text).lots.map(({ lotNumber, ofRange }) => [lotNumber, ofRange])).toEqual(
        ['90A024', '90A025', '90A026', '90A027', '90A028'].map((lot) => [lot, true]),
      );
  });

  it('of long ranges holds a hundred lots at most, and says which ranges it left', () => {
    const wide = (from: number) => `B${from} to B${from + 39}`;
    const { lots, unread } = list(`Lots ${wide(1000000)}, ${wide(1001000)}, ${wide(1002000)}, B7 to B8`);
    expect(lots).toHaveLength(80);
    expect(unread).toEqual([wide(1002000), 'B7 to B8']);
    const pasted = readNotice({
      product: `Lots ${wide(1000000)}\nReason: none. Lots ${wide(1001000)}. Reason. Lots ${wide(1002000)}`,
    });
    expect(pasted.lots).toHaveLength(80);
    expect(pasted.unread).toEqual([`Lots ${wide(1002000)}`]);
  });

  it.each([
    ['Lots from 90A024 to 90A026 inclusive'],
    ['Lots between 90A024 and 90A026'],
    ['Lots between lot 90A024 and lot 90A026'],
    ['Lots 90A024 \u2192 90A026'],
    ['Lots 90A024--90A026'],
    ['Lots 90A024..90A026'],
    ['Lots 90A024\u202690A026'],
    ['Lots 90A024 ~ 90A026, Exp 09/13'],
  ])('%j is a range', (text) => {
    for (const reading of [list(text), readNotice({ product: `Atenolol to be taken back. ${text}` })]) {
      expect(lotsOf(reading).join(' ')).toBe('90A024 90A025 90A026');
      expect(reading.unread).toEqual([]);
    }
  });

  it.each([
    ['Lot90A024', '90A024', null],
    ['Lot(s): 90A024', '90A024', null],
    ['Lot 90A024Exp 09/13', '90A024', '2013-09-30'],
    ['Lot 90A024 EXP:2024/05', '90A024', '2024-05-31'],
    ['Lot 90A024, Exp. 09/13', '90A024', '2013-09-30'],
    ['Lot 90A024 expires September 30, 2013', '90A024', '2013-09-30'],
    ['Lot 90A024, Exp Sept. 3rd, 2013', '90A024', '2013-09-03'],
    ['Item,Lot,Exp\n12345,90A024,09/13', '90A024', '2013-09-30'],
    ['Item\tLot No.\tExpiry\n12345\t90A024\t09/13\n', '90A024', '2013-09-30'],
    ['| Lot number | Item |\n| 90A024 | 12345 |', '90A024', null],
  ])('%j is one lot with its date', (text, lot, date) => {
    for (const reading of [list(text), readNotice({ product: `Atenolol Tablets\n${text}` })]) {
      expect(reading.lots.map(({ lotNumber, expiresOn }) => [lotNumber, expiresOn])).toEqual([[lot, date]]);
      expect(reading.unread).toEqual([]);
    }
  });

  it.each([
    ['Lots 90A024/90A026/90A028', '90A024/90A026/90A028', ''],
    ['Lots 90A024-026', '90A024-026', ''],
    ['Lot no. A 1234', 'A 1234', ''],
    ['Lots AB 1234, AB 1235', 'AB 1235', ''],
    ['Lot B 1234', 'B 1234', ''],
    ['Lots A, B, C', 'Lots A | B | C', ''],
    ['Lots >= 90A024', '>= 90A024', ''],
    ['Lots 90A0xx', '90A0xx', ''],
    ['Lots XJKA, XJLB', 'Lots XJKA | XJLB', ''],
    ['LotAB1234', 'LotAB1234', ''],
    ['Lot 90A02BExp 09/13', '90A02BExp', ''],
    ['Lot 90A024 Exp 0913', '90A024 Exp 0913', ''],
    ['Lot 90A024 Exp SEP13', '90A024 Exp SEP13', ''],
    ['Lot 90A024, Sep-13', 'Sep-13', '90A024'],
    ['Lot 90A024, Exp 20130930', '20130930', '90A024'],
    ['Lot 90A024, expires in 2013', 'in 2013', '90A024'],
    ['Lots 90A024 and all subsequent lots', 'all subsequent lots', '90A024'],
    ['Lots 90A024 and earlier', 'earlier', '90A024'],
    ['Lots 90A024 to 90A028 except 90A026', '90A024 to 90A028 except 90A026', ''],
    ['Lots 90A024, 90A028, excluding 90A026', 'excluding 90A026', '90A024 90A028'],
    ['All lots starting with 90A', 'All lots starting with 90A', ''],
    ['All lots manufactured before 2012', 'All lots manufactured before 2012', ''],
    ['All lots with expiry before 09/13', 'All lots with expiry before', ''],
    ['All lots except 90A026', 'All lots except 90A026', ''],
    ['All lots, except 90A026', 'All lots | except 90A026', ''],
    ['Not all lots are affected', 'Not all lots are affected', ''],
    ['Item,Lot\n12345,"25 mg, white",90A024', '12345 "25 mg white" 90A024', ''],
  ])('%j is told as unread, pasted too', (text, piece, lots) => {
    for (const reading of [
      list(text),
      readNotice({ product: `To be sent back earlier, AB rated, a subsequent lot\nReason: none\n${text}` }),
    ]) {
      expect(reading.unread.join(' | ')).toContain(piece);
      expect(lotsOf(reading).join(' ')).toBe(lots);
      expect(reading.allLots).toBe(false);
    }
  });

  it.each([
    ['Lots 90A024 through 91B028', '90A024 through 91B028'],
    ['Lots 90A024-90A028', '90A024-90A028'],
    ['Lots 000001 to 900000', '000001 to 900000'],
    ['Lot 90A 024', 'Lot 90A 024'],
    ['Lots 90A024, 9OA 026', '9OA 026'],
    ['Lots 90A024, see the attached list of 14 pages', 'see the attached list of 14 pages'],
    ['Lot was found in 2012 to be too weak', 'Lot was found in 2012 to be too weak'],
    ['Lots SEE ATTACHMENT', 'Lots SEE ATTACHMENT'],
  ])('%j is not guessed at', (text, piece) => {
    const { unread, lots } = list(text);
    expect(unread.join(' | ')).toContain(piece.replace(/^Lots /, ''));
    expect(lots.map(({ lotNumber }) => lotNumber).filter((lot) => lot !== '90A024')).toEqual([]);
  });

  it.each([
    ['All lots within expiry', ''],
    ['ALL LOTS', ''],
    ['Every lot remaining within expiration dating', ''],
    ['Lot #s: all', ''],
    ['Lot #: all', ''],
    ['Lot no. All', ''],
    ['All lots of Atenolol Tablets', ''],
    ['All lots, including lot 90A024', '90A024'],
  ])('%j is all lots, pasted too', (text, lots) => {
    for (const reading of [list(text), readNotice({ product: `Atenolol Tablets USP\n${text}` })]) {
      expect(reading.allLots).toBe(true);
      expect(lotsOf(reading).join(' ')).toBe(lots);
      expect(reading.unread).toEqual([]);
    }
    expect(list('Lot 90A024').allLots).toBe(false);
  });

  it('dates the lots before the date, and none beyond a semicolon', () => {
    expect(list('A1234, B1234, Exp 02/2012; C1234').lots.map(({ expiresOn }) => expiresOn)).toEqual([
      '2012-02-29',
      '2012-02-29',
      null,
    ]);
  });
});

describe('codes in a text', () => {
  const codes = (product: string) => codesOf(readNotice({ product }));
  it.each([
    ['NDC 0093-0787-01', ['0093-0787-01']],
    ['NDC # 0093 - 0787 - 01.', ['0093-0787-01']],
    ['NDC: 0093\u20130787\u201301', ['0093-0787-01']],
    ['NDC 00093078701', ['00093078701']],
    ['(NDC 0093-0787)', ['0093-0787']],
    ['Kalamazoo, MI 49001-0102, telephone 1-800-555-0199', []],
    ['UPC 3 0781-5248-92 5', ['00307815248925']],
    ['UPC 3 0781-5248-92 4', []],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

it.each([
  `Lot ${'-'.repeat(90_000)}`,
  `Lot x${'-'.repeat(90_000)}x`,
  `Lot 90A024${' \n'.repeat(45_000)}x`,
  `Lot ${'expir'.repeat(18_000)}`,
  `Lot ${'11111-'.repeat(15_000)}x`,
  `Lot ${'a1 to '.repeat(15_000)}`,
  'a) x\nLot 90A024 NDC '.repeat(4_500),
  'Lot A1234 09/13 NDC '.repeat(4_500),
])(
  'a text of any length is read at once: %.12j',
  (text) => {
    for (const reading of [readNotice({ product: text }), readNotice({ product: '', codes: text })])
      expect(reading.lots.length).toBeLessThan(2);
  },
  5_000,
);

it('no lot is read that is not there, whatever the text, and no text makes it fail', () => {
  const words = fc.constantFrom(
    'Lot',
    'Lots:',
    'Exp',
    '09/13',
    'and',
    'a)',
    ';',
    ',',
    '\n',
    '-',
    '90A024',
    '90A 024',
    '467061',
    '10 ct',
    'NDC',
    '0093-0787-01',
    'all lots',
    'bottle',
    '#',
    '(',
    ')',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(words, fc.string({ maxLength: 8 }))).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(texts, texts, (product, codes) => {
      const { lots } = readNotice({ product, codes });
      const there = codes
        .normalize('NFKC')
        .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
        .replaceAll(/[\u2010-\u2015\u2212]/g, '-');
      expect(lots.filter(({ lotNumber, ofRange }) => !ofRange && !there.includes(lotNumber))).toEqual([]);
    }),
  );
});
