import { describe, expect, it } from 'vitest';
import { readScan } from './read-scan.ts';
import type { ScanDoubtKind } from './scan.ts';

const today = new Date('2026-11-27T12:00:00Z');
const read = (text: string) => readScan(text, { today });
const kindsOf = (text: string): ScanDoubtKind[] => read(text).doubts.map(({ kind }) => kind);
const gtin = '00300934161731';
const gs = '\u001d';
const nothing = {
  lotNumber: null,
  otherLotNumbers: [],
  expiresOn: null,
  serialNumber: null,
  quantity: null,
  doubts: [],
};
const whole = { ...nothing, code: gtin, lotNumber: 'A1-77', expiresOn: '2027-12-31' };

describe('a label', () => {
  it.each([
    ['product, expiry, lot', `01${gtin}1727123110A1-77`],
    ['product, lot, expiry', `01${gtin}10A1-77${gs}17271231`],
    ['the lot first', `10A1-77${gs}01${gtin}17271231`],
    ['with FNC1 at its head', `]C1${gs}01${gtin}1727123110A1-77`],
    ['with FNC1 after what ends by itself, and doubled', `01${gtin}${gs}17271231${gs}${gs}10A1-77${gs}`],
    ['with a weight and a place between', `01${gtin}3103001500414061414111110717271231${gs}10A1-77`],
    ['in a carton with a number of its own', `00006141411234567890${gs}01${gtin}1727123110A1-77`],
    ['as printed below the symbol', `(01)${gtin}(17)271231(10)A1-77`],
    ['as printed, with blanks', `(01) ${gtin} (17) 271231 (10) A1-77 `],
    ['with a line end', `01${gtin}1727123110A1-77\r\n`],
  ])('is read: %s', (_how, text) => {
    expect(read(text)).toEqual(whole);
  });

  it.each([']C1', ']d2', ']D2', ']Q3', ']e0', ']e1', ']J1', ']z1', ']d1', ']C0', ']Q1', ']L0', ']I1'])(
    'is read with the name of its symbology: %s',
    (name) => {
      expect(read(`${name}01${gtin}1727123110A1-77`)).toEqual(whole);
    },
  );

  it.each([
    gs,
    '<GS>',
    '<gs>',
    '{GS}',
    '[GS]',
    '(GS)',
    '<FNC1>',
    '{FNC1}',
    '<0x1D>',
    '\\x1d',
    '\\u001d',
    '\\029',
    '\\035',
    '\\F',
    '~d029',
    '&#29;',
    '&#x1D;',
    '_x001D_',
    '%1D',
    '^]',
    ']',
    '|',
    '~',
    '#',
    '@',
    '$',
    '\u241d',
    '\ufffd',
    '\u001e',
    '\u001c',
    '\t',
    ']C1',
    ']d2',
    '\u0000',
  ])('is read whatever FNC1 became: %j', (separator) => {
    expect(read(`01${gtin}10A1-77${separator}17271231`)).toEqual(whole);
    expect(read(`]d2${separator}01${gtin}10A1-77${separator}${separator}17271231${separator}`)).toEqual(whole);
  });

  it('tells serial number and count', () => {
    expect(read(`]d201${gtin}21S0815${gs}1727123110A1-77${gs}30100`)).toEqual({
      ...whole,
      serialNumber: 'S0815',
      quantity: 100,
    });
    expect(read(`02${gtin}3724${gs}1727123110A1-77`)).toEqual({ ...whole, quantity: 24 });
  });

  it('that tells an hour is good until then', () => {
    expect(read(`01${gtin}70032712312359${gs}10A1-77`)).toEqual(whole);
    expect(read(`01${gtin}70032712311000${gs}10A1-77`)).toMatchObject({
      expiresOn: '2027-12-30',
      doubts: [{ kind: 'EXPIRES_DURING_DAY', seen: '(7003)2712311000' }],
    });
    expect(read(`01${gtin}7003271231235917271231${gs}10A1-77`).expiresOn).toBeNull();
    expect(read(`01${gtin}70032712312359${gs}1727123110A1-77`)).toEqual(whole);
    expect(read(`01${gtin}70032712312460${gs}10A1-77`)).toMatchObject({ expiresOn: null, lotNumber: 'A1-77' });
  });

  it('without an expiry that can be read says so', () => {
    expect(kindsOf(`01${gtin}10A1-77`)).toEqual(['NO_EXPIRY']);
    expect(kindsOf(`01${gtin}1527123110A1-77`)).toEqual(['NO_EXPIRY']);
    expect(kindsOf(`01${gtin}1727133110A1-77`)).toEqual(['NOT_ALLOWED', 'NO_EXPIRY']);
  });

  it('that names no product says so, and tells the rest', () => {
    expect(read(`17271231${gs}10A1`)).toMatchObject({ code: '', lotNumber: 'A1', expiresOn: '2027-12-31' });
    expect(kindsOf(`17271231${gs}10A1`)).toEqual(['NO_PRODUCT']);
    expect(kindsOf(`01003009341617321727123110A1`)).toEqual(['CHECK_DIGIT']);
  });
});

describe('what is against the rules is doubted and not filled in', () => {
  it.each<[string, string, ScanDoubtKind, object]>([
    [
      'a lot of more than twenty characters',
      `01${gtin}1727123110${'A'.repeat(21)}`,
      'NOT_ALLOWED',
      { lotNumber: null },
    ],
    ['a blank in a lot', `01${gtin}1727123110A1 77`, 'NOT_ALLOWED', { lotNumber: null }],
    ['a date that is none', `01${gtin}1727023010A1`, 'NOT_ALLOWED', { expiresOn: null }],
    ['a date with a letter', `01${gtin}172712O110A1`, 'NOT_ALLOWED', { expiresOn: null, lotNumber: null }],
    ['a date that was cut', `01${gtin}10A1${gs}172712`, 'NOT_ALLOWED', { expiresOn: null }],
    ['a production date that is none', `01${gtin}112713311727123110A1`, 'NOT_ALLOWED', { lotNumber: 'A1' }],
    ['a count of none', `01${gtin}1727123130000${gs}10A1`, 'NOT_ALLOWED', { quantity: null }],
    ['two lots', `01${gtin}10A1${gs}10A2${gs}17271231`, 'CONTRADICTION', { lotNumber: null }],
    ['two dates', `01${gtin}172712311728123110A1`, 'CONTRADICTION', { expiresOn: null }],
    ['a date and another hour', `01${gtin}1727123170032712302359${gs}10A1`, 'CONTRADICTION', { expiresOn: null }],
    ['two products', `01${gtin}01003007101552371727123110A1`, 'CONTRADICTION', { code: '' }],
    ['an identifier that is none', `01${gtin}1727123110A1${gs}88X`, 'UNKNOWN_ELEMENT', { lotNumber: null }],
    ['text that is left over', `01${gtin}17271231A1`, 'UNKNOWN_ELEMENT', { lotNumber: null, expiresOn: null }],
    ['half a bracket', `(01)${gtin}(10)A1(17271231`, 'NOT_ALLOWED', { lotNumber: null, expiresOn: null }],
    ['an expiry in the next generation', `01${gtin}1740123110A1`, 'UNLIKELY_DATE', { expiresOn: '2040-12-31' }],
    ['an expiry of the last generation', `01${gtin}1712123110A1`, 'UNLIKELY_DATE', { expiresOn: '2012-12-31' }],
  ])('%s', (_what, text, kind, values) => {
    expect(kindsOf(text)).toContain(kind);
    expect(read(text)).toMatchObject(values);
  });
});

describe('a separator that got lost', () => {
  it.each([
    ['between lot and expiry', `01${gtin}10A1-7717271231`],
    ['between lot and expiry with an hour', `01${gtin}10A1-7770032712312359`],
    ['between lot and production date', `01${gtin}1727123110A1-7711250101`],
    ['between lot and serial number', `01${gtin}1727123110A1-7721S0815471`],
    ['as a plus sign, which a German keyboard writes', `01${gtin}10A1-77+17271231`],
  ])('%s leaves the lot open', (_where, text) => {
    expect(read(text).lotNumber).toBeNull();
    expect(kindsOf(text)).toContain('SEPARATOR');
  });

  it('shows how the label could be read', () => {
    expect(read(`01${gtin}10A1-7717271231`).doubts[0]).toEqual({ kind: 'SEPARATOR', seen: '(10)A1-77(17)271231' });
  });

  it('tells what the lot could be', () => {
    expect(read(`01${gtin}10A1-7717271231`).otherLotNumbers).toContain('A1-77');
    expect(read(`01${gtin}1727123121S081510A1-77`).otherLotNumbers).toEqual(['A1-77']);
  });

  it('between lot and something short is doubted, and the lot stays', () => {
    expect(read(`01${gtin}1727123110A1-7730100`)).toMatchObject({
      lotNumber: 'A1-7730100',
      doubts: [{ kind: 'LOT_END', seen: '(10)A1-77(30)100' }],
    });
  });

  it('behind a serial number leaves lot and expiry open', () => {
    expect(read(`01${gtin}21S08151727123110A1-77`)).toMatchObject({
      lotNumber: null,
      expiresOn: null,
      serialNumber: null,
    });
    expect(kindsOf(`01${gtin}1727123121S081510A1-77`)).toEqual(['SEPARATOR']);
  });

  it('is not suspected where the label has everything else elsewhere', () => {
    const label = `01${gtin}21X17280101${gs}1727123110A1-77`;
    expect(read(label)).toEqual({ ...whole, serialNumber: 'X17280101' });
  });
});

describe('an expiry', () => {
  const day = (yymmdd: string) => read(`01${gtin}17${yymmdd}`).expiresOn;

  it('with the day 00 is the last day of its month, leap years included', () => {
    expect([day('270400'), day('270200'), day('280200')]).toEqual(['2027-04-30', '2027-02-28', '2028-02-29']);
  });

  it('that is no day is none', () => {
    expect([day('271301'), day('270231'), day('270000')]).toEqual([null, null, null]);
  });

  it('is of the century that is nearest', () => {
    const year = today.getUTCFullYear();
    for (const ahead of [-49, -1, 0, 1, 50])
      expect(day(`${String(year + ahead).slice(2)}0615`)).toBe(`${year + ahead}-06-15`);
  });
});

describe('a GS1 Digital Link', () => {
  it.each([
    `https://id.gs1.org/01/${gtin}/10/A1-77?17=271231`,
    `HTTPS://id.gs1.org/01/${gtin}/10/A1-77?17=271231`,
    `http://example.com/some/path/01/${gtin}/10/A1%2D77?17=271231&linkType=gs1:pip#top`,
    `https://example.com/gtin/${gtin}/lot/A1-77?exp=271231`,
    `id.gs1.org/01/${gtin}/10/A1-77?17=271231`,
    `]Q1WWW.Example.com:8080/01/${gtin}/10/A1-77?17=271231`,
    `https://example.com/01/${gtin.slice(2)}?10=A1-77&17=271231`,
  ])('is read: %s', (link) => {
    expect(read(link)).toEqual(whole);
  });

  it('tells what does not belong into it', () => {
    expect(read(`https://example.com/01/${gtin}/10/A1%2?17=271301`)).toMatchObject({
      lotNumber: null,
      expiresOn: null,
      doubts: [{ kind: 'NOT_ALLOWED' }, { kind: 'NOT_ALLOWED' }, { kind: 'NO_EXPIRY' }],
    });
  });

  it('that is compressed, or any other address, cannot be read here', () => {
    expect(kindsOf('https://id.gs1.org/AREjZIsklYw2')).toEqual(['UNREADABLE']);
    expect(kindsOf('https://example.com/')).toEqual(['UNREADABLE']);
    expect(kindsOf('example.com/shop/0093')).toEqual(['UNREADABLE']);
  });
});

describe('a German label', () => {
  const ppn = { ...whole, code: 'PZN-03752864', serialNumber: 'S0815' };

  it.each([
    `[)>\u001e06${gs}9N110375286414${gs}1TA1-77${gs}D271231${gs}SS0815\u001e\u0004`,
    `]d1[)>\u001e06${gs}9N110375286414${gs}SS0815${gs}1TA1-77${gs}D20271231\u001e\u0004`,
    '[)>{RS}06{GS}9N110375286414{GS}1TA1-77{GS}D271231{GS}SS0815{RS}{EOT}',
    '[)>06<GS>9N110375286414<GS>1TA1-77<GS>D271231<GS>SS0815',
    `9N110375286414${gs}1TA1-77${gs}D271231${gs}SS0815`,
  ])('with a PPN is read: %j', (text) => {
    expect(read(text)).toEqual(ppn);
  });

  it('with wrong check digits, a lost separator or no expiry says so', () => {
    expect(kindsOf(`9N110375286415${gs}1TA1-77${gs}D271231`)).toEqual(['CHECK_DIGIT']);
    expect(read(`9N110375286414${gs}1TA1-77D271231`)).toMatchObject({ lotNumber: null, expiresOn: null });
    expect(kindsOf(`9N110375286414${gs}1TA1-77D271231`)).toEqual(['SEPARATOR', 'NO_EXPIRY']);
    expect(kindsOf(`9N110375286414${gs}1TA1-77`)).toEqual(['NO_EXPIRY']);
  });

  it.each(['-03752864', ']A0-03752864', 'PZN-03752864', 'PZN 3752864', 'pzn: 03752864', '-3752864'])(
    'with a PZN is read: %s',
    (text) => {
      expect(read(text)).toEqual({ ...nothing, code: 'PZN-03752864' });
    },
  );

  it('with a PZN whose check digit is wrong says so', () => {
    expect(kindsOf('PZN-03752865')).toEqual(['CHECK_DIGIT']);
  });
});

describe('a scanner that types for another keyboard', () => {
  it('is noticed by the name of the symbology and by letters, and its lot is not filled in', () => {
    expect(read(`+d201${gtin}1727123110A1ß77`)).toMatchObject({ code: gtin, lotNumber: null, expiresOn: '2027-12-31' });
    expect(read(`+d201${gtin}1727123110AY77`)).toMatchObject({ lotNumber: null });
    for (const text of [`+d201${gtin}1727123110AY77`, `01${gtin}1727123110A1ß77`, `à&àà"àà)"à('è`])
      expect(kindsOf(text)).toContain('KEYBOARD_LAYOUT');
  });

  it('is doubted for letters that change places when only the key of FNC1 showed it', () => {
    const label = (lot: string) => readScan(`01${gtin}10${lot}${gs}17271231`, { today, otherLayout: true });
    expect(label('A177')).toMatchObject({ lotNumber: 'A177', doubts: [] });
    expect(label('AZ77')).toMatchObject({ lotNumber: 'AZ77', doubts: [{ kind: 'KEYBOARD_LAYOUT', seen: 'AZ77' }] });
  });
});

it.each(['', '0093-0058-01', 'NDC 0093-0058-01', gtin, '300934161731', ']E0300934161731', '96385074', 'ibuprofen'])(
  'a plain code stays what it is: %j',
  (text) => {
    expect(read(text)).toEqual({ ...nothing, code: text.replace(']E0', '') });
  },
);

it('a GTIN with a wrong check digit says so', () => {
  expect(kindsOf('00300934161732')).toEqual(['CHECK_DIGIT']);
});
