/** Blanks, hyphens of any kind, control characters and what nobody sees, from and to. The database's `lot_key` has the same list. */
const unread: readonly (readonly [number, number])[] = [
  [0x1, 0x20],
  [0x2d, 0x2d],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x2d7, 0x2d7],
  [0x34f, 0x34f],
  [0x58a, 0x58a],
  [0x5be, 0x5be],
  [0x61c, 0x61c],
  [0x115f, 0x115f],
  [0x1160, 0x1160],
  [0x1400, 0x1400],
  [0x1680, 0x1680],
  [0x17b4, 0x17b4],
  [0x17b5, 0x17b5],
  [0x1806, 0x1806],
  [0x180b, 0x180f],
  [0x2000, 0x2015],
  [0x2027, 0x202f],
  [0x2043, 0x2043],
  [0x2053, 0x2053],
  [0x205f, 0x206f],
  [0x207b, 0x207b],
  [0x208b, 0x208b],
  [0x2212, 0x2212],
  [0x2796, 0x2796],
  [0x2800, 0x2800],
  [0x2e17, 0x2e17],
  [0x2e1a, 0x2e1a],
  [0x2e3a, 0x2e3a],
  [0x2e3b, 0x2e3b],
  [0x2e40, 0x2e40],
  [0x2e5d, 0x2e5d],
  [0x3000, 0x3000],
  [0x301c, 0x301c],
  [0x3030, 0x3030],
  [0x30a0, 0x30a0],
  [0x3164, 0x3164],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfe31, 0xfe31],
  [0xfe32, 0xfe32],
  [0xfe58, 0xfe58],
  [0xfe63, 0xfe63],
  [0xfeff, 0xfeff],
  [0xff0d, 0xff0d],
  [0xffa0, 0xffa0],
  [0xfff0, 0xffff],
  [0x10d6e, 0x10d6e],
  [0x10ead, 0x10ead],
  [0x110bd, 0x110bd],
  [0x110cd, 0x110cd],
  [0x13430, 0x1345f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0x10ffff],
];

/** Letters of other alphabets that look like Latin ones, and those. */
const alike = new Map(
  [...'АВЕКМНОРСТУХЅІЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, place) => [
    letter,
    'ABEKMHOPCTYXSIJQWABEZHIKMNOPTYX'[place] ?? letter,
  ]),
);

/**
 * A lot number as recalls and scans compare it: upper case, compatibility forms of letters resolved, letters that look like Latin ones taken for
 * those, without blanks, hyphens and what nobody sees. `lotKey('a1–77 ')` is `A177`. The database computes the same for `lot.lot_key`.
 */
export function lotKey(lotNumber: string): string {
  return [...lotNumber.normalize('NFKC')].filter(isRead).map(upper).join('');
}

function isRead(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return !unread.some(([from, to]) => from <= code && code <= to);
}

/** As PostgreSQL's pg_c_utf8 does: a letter stays one letter, so ß stays ß. */
function upper(letter: string): string {
  const raised = letter.toUpperCase();
  const one = [...raised].length === 1 ? raised : letter;
  return alike.get(one) ?? one;
}

/** Why a text is no lot number: it holds what a scanner sends between two values, turns the direction of reading, or has neither letter nor digit. */
export type NoLotNumber = 'CONTROL' | 'DIRECTION' | 'BLANK';

/** What is wrong with a text as a lot number, as the end of a sentence; null when nothing is. */
export function whyNoLotNumber(text: string): NoLotNumber | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text)) {
    return 'CONTROL';
  }
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) {
    return 'DIRECTION';
  }
  return lotKey(text) === '' ? 'BLANK' : null;
}
