import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type NoticeReading, readNotice } from './index.ts';

interface RealNotice {
  readonly recall_number: string;
  readonly product_description: string;
  readonly code_info: string;
}
/** Twelve notices of the FDA, as it published them. */
const real = JSON.parse(
  readFileSync(new URL('../../../../test/fixtures/recalls/enforcement.json', import.meta.url), 'utf8'),
) as { results: RealNotice[] };
const notice = (number: string): RealNotice => {
  const found = real.results.find((each) => each.recall_number === number);
  if (!found) throw new Error(`There is no notice ${number}.`);
  return found;
};
const read = (number: string) =>
  readNotice({ product: notice(number).product_description, codes: notice(number).code_info });
const lotsOf = ({ lots }: NoticeReading) => lots.map(({ lotNumber }) => lotNumber);
const codesOf = ({ codes }: NoticeReading) => codes.map(({ code }) => code);

describe('a real notice', () => {
  it.each([
    [
      'D-609-2013',
      ['0009-3124-03', '0009-3447-03'],
      'G34908 G53479 G63442 G58347 G80133 G34910 G36879 G41005 G53478 G63444 G76317',
    ],
    ['D-1407-2012', ['0024-0590-10'], 'AE41 CA02B AE27 BL18B CB13B CD65B CE39B'],
    ['D-1405-2012', ['10631-106-08'], 'RB81031'],
    ['D-1399-2012', ['00591-0369-01'], '108094A'],
    ['D-324-2013', ['00361958010115', '61958-0101-1'], 'B120217A'],
    [
      'D-1411-2012',
      ['0603-7039-39', '00306037039397'],
      'L072B11A L102C11A L103C11A L046D11A L082F11A L089F11A L148J11A L149J11A L150J11A L151J11A',
    ],
    ['D-1362-2012', ['0093-0787-01', '0093-0787-10'], '90A024 90A026 90A028'],
    ['D-1369-2012', ['11704-600-01'], '8D1082 8D1151'],
    ['D-1370-2012', ['24208-280-15'], '467061 487551 507521 548051 132171 136571 140181'],
    ['D-1367-2012', ['0781-5248-92', '00307815248925'], 'BJ3186 BJ3142'],
    [
      'D-1368-2012',
      ['0781-5584-36'],
      'LF00478C LF00479C LF00551C LF00552C LF00687C LF00688C LF00763C LF00764C LF00765C LF01261C',
    ],
  ])('%s names these products and lots', (number, codes, lots) => {
    expect(codesOf(read(number))).toEqual(codes);
    expect(lotsOf(read(number)).join(' ')).toBe(lots);
  });

  it.each(real.results.map((each) => each.recall_number))(
    '%s says the same when it is pasted as one text',
    (number) => {
      const { product_description, code_info } = notice(number);
      const pasted = readNotice({ product: `${product_description}\nCode information: ${code_info}` });
      expect(lotsOf(pasted)).toEqual(lotsOf(read(number)));
      expect(codesOf(pasted)).toEqual(codesOf(read(number)));
    },
  );

  it('with labels tells which lots are of which product', () => {
    const { codes, lots, number } = read('D-1362-2012');
    expect(number).toBe('D-1362-2012');
    expect(codes.map(({ code, label }) => [label, code])).toEqual([
      ['a', '0093-0787-01'],
      ['b', '0093-0787-10'],
    ]);
    expect(lots).toEqual([
      { lotNumber: '90A024', expiresOn: '2013-09-30', label: 'a', ofRange: false },
      { lotNumber: '90A026', expiresOn: '2013-09-30', label: 'a', ofRange: false },
      { lotNumber: '90A028', expiresOn: '2013-09-30', label: 'b', ofRange: false },
    ]);
  });

  it.each([
    ['A) Tablets 25 mg, NDC 0093-0787-01; B) Tablets 50 mg, NDC 0093-0787-10. Lots: 90X423 (A), 18X180 (B)', 'a b'],
    ['a) Tablets 25 mg, b) Tablets 50 mg. Lots: 90X423, 18X180', 'null null'],
    ['a) Tablets 25 mg, Lots: 90X423, 18X180', 'a a'],
  ])('with labels ties no lot to a product that it is not said to be of: %s', (product, labels) => {
    const { lots, unread } = readNotice({ product });
    expect(lots.map(({ lotNumber }) => lotNumber)).toEqual(['90X423', '18X180']);
    expect(lots.map(({ label }) => String(label)).join(' ')).toBe(labels);
    expect(unread).toEqual([]);
  });

  it('of seven labels with sizes in their lists is read whole', () => {
    const { lots, unread, codes } = read('D-022-2014');
    expect(lots.filter(({ label }) => label === '2')).toEqual([
      { lotNumber: '10122379', expiresOn: '2014-08-31', label: '2', ofRange: false },
    ]);
    expect(lots.find(({ lotNumber, label }) => lotNumber === '10118376' && label === '6')?.expiresOn).toBe(
      '2014-07-31',
    );
    expect(codes).toContainEqual({ kind: 'GTIN', code: '00300676122304', label: '1' });
    // Nine digits are no article number.
    expect(unread).toEqual(['UPC code: 300436122']);
  });

  it('says what it could not read', () => {
    expect(read('D-324-2013').unread).toEqual(['US Distribution']);
    // A NATO stock number is no NDC, and no lot.
    expect(codesOf(read('D-1369-2012'))).not.toContain('6505-01-274-0951');
  });
});
