import type { LocalDate } from '../dates.ts';
import { expandRange } from './lot-range.ts';
import { dateMark, takeDates } from './read-expiry.ts';

/** A lot that a notice names. */
export interface NoticeLot {
  /** As it is printed in the notice. */
  readonly lotNumber: string;
  /** The expiry that the notice says, if it does: nothing is matched by it. */
  readonly expiresOn: LocalDate | null;
  /** The label that it stands behind; products behind the same label are meant. */
  readonly label: string | null;
  /** Whether it stands between the ends of a range that the notice names, and not in the notice itself. */
  readonly ofRange: boolean;
}

export interface LotsRead {
  readonly lots: readonly NoticeLot[];
  /** Whether the text says that all lots are meant. */
  readonly allLots: boolean;
  /** Pieces that could not be read for certain, as they stand in the text. */
  readonly unread: readonly string[];
}

/** A longer word is no lot number. */
const longest = 50;
/** A lot number as texts write one; what has no digit is a word to this reader. */
const codeLike = /^(?=.*\d)[A-Z0-9](?:[A-Z0-9/.-]*[A-Z0-9])?$/i;
/** What stands between the ends of a range. */
const upTo = /^(?:-|to|thru|through|until)$/i;
/** A label at the beginning of a piece, or behind nothing but "Lots:". */
const label = /^((?:lots?|batch(?:es)?|numbers?|nos?|codes?|'s|[\s#:.-])*)\(?([a-z]|\d{1,2})\)\s*/i;
/** A label behind a lot, of that one alone: "90A024 (A)". */
const labelBehind = /(?= ?\()(?<=\d[^\s()]*) ?\(([a-z]|\d{1,2})\)$/i;
const marker =
  /^(?:lots?|batch|batches|chargen?|ch|b|no|nos|nr|nrs|num|numbers?|codes?|exp|expiry|expiration|expires|expiring|expire|dates?|dated|bud|use|by|affected|recalled|only|all|the|of|with|within|for|from|in|on|or|following|are|is|s)$/i;
/** Sizes and strengths: "10 + 10 ct", "50mg", "7.5 oz", "1000 count". */
const size =
  /(?<![\w.])\d+(?:[.,]\d+)?(?: ?\+ ?\d+)?[ -]?(?:ct|cnt|count|tablets?|tabs?|capsules?|caps?|vials?|bottles?|ml|mg|mcg|ug|g|kg|oz|l|units?|iu|packs?|packages?|blisters?|cartons?|syringes?|ampules?|ampoules?|doses?|days?|%)(?![\w])/gi;
const packaging =
  /^(?:ct|cnt|count|tablets?|capsules?|vials?|bottles?|packs?|packages?|packaged|blisters?|cartons?|boxe?s?|syringes?|ampules?|tubes?|bags?|kits?|plastic|label|brand|private)$/i;

/**
 * Reads a text that lists lots. A lot is taken only where one piece of the list is one code, with a size, an expiry or words of the product beside it; what is
 * anything else is answered as it stands, so that a person reads it: a lot that is not there would freeze what is good.
 */
export function readLots(list: string, known: ReadonlySet<string>, roomForRanges: number): LotsRead {
  const { text, dates } = takeDates(list);
  const lots: { lotNumber: string; expiresOn: LocalDate | null; label: string | null; ofRange: boolean }[] = [];
  const taken = new Set<string>();
  let room = roomForRanges;
  const unread: string[] = [];
  let current: string | null = null;
  let nextDate = 0;
  /** Since which lot none has its date yet: "A1, A2, Exp 10/14" dates both. */
  let undated = 0;
  for (const { piece, closes } of piecesOf(text)) {
    const found = piece.match(label);
    if (found) {
      current = (found[2] ?? '').toLowerCase();
      undated = lots.length;
    }
    const behind = found ? null : piece.match(labelBehind);
    const of = behind ? (behind[1] ?? '').toLowerCase() : current;
    const own = found ? piece.slice(found[0].length) : piece.replace(labelBehind, '');
    const marks = own.split(dateMark).length - 1;
    const before = lots.length;
    const { numbers, ofRange, doubtful } = numbersOf(own.replaceAll(dateMark, ' '), known, room);
    for (const lotNumber of numbers) {
      const key = `${lotNumber}\n${of}`;
      if (taken.has(key)) continue;
      taken.add(key);
      lots.push({ lotNumber, expiresOn: null, label: of, ofRange });
      if (ofRange) room -= 1;
    }
    if (doubtful !== null) unread.push(doubtful);
    if (marks > 0) {
      const date = dates[nextDate] ?? null;
      nextDate += marks;
      for (const lot of lots.slice(Math.min(undated, before))) lot.expiresOn ??= date;
    }
    if (marks > 0 || closes) undated = lots.length;
  }
  return {
    lots,
    allLots: /\ball (?:lots|batches|lot numbers)\b/i.test(text),
    unread: [...new Set(unread)],
  };
}

/** The pieces of a list: between commas, semicolons, ends of line and of sentence, "and". A semicolon or a new line begins anew. */
function piecesOf(text: string): { piece: string; closes: boolean }[] {
  const parts = text.split(/([,;\n&]|\.(?=\s|$)|\band\b)/i);
  const pieces: { piece: string; closes: boolean }[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const piece = (parts[index] ?? '').replaceAll(/\s+/g, ' ').trim();
    const separator = parts[index + 1] ?? '';
    if (piece !== '') pieces.push({ piece, closes: /[;\n.]/.test(separator) });
  }
  return pieces;
}

/** The lot numbers of one piece, and the piece itself where it is not understood whole. */
function numbersOf(piece: string, known: ReadonlySet<string>, room: number) {
  const nothing = { numbers: [] as readonly string[], ofRange: false };
  const bare = piece
    .replaceAll(/'s\b/g, '')
    .replaceAll(/[#:()[\]"]/g, ' ')
    .replaceAll(size, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const all = bare.split(' ').filter((word) => word !== '');
  const middle = all.findIndex((word, at) => upTo.test(word) && isCode(all[at - 1]) && isCode(all[at + 1]));
  if (middle > 0) {
    const others = [...all.slice(0, middle - 1), ...all.slice(middle + 2)];
    const [first = '', , last = ''] = all.slice(middle - 1, middle + 2);
    const numbers = others.every((word) => isFamiliar(word, known)) ? expandRange(first, last, room) : null;
    return numbers ? { numbers, ofRange: true, doubtful: null } : { ...nothing, doubtful: shown(piece) };
  }
  const words = all.filter((word) => !isFamiliar(word, known));
  const afterMarker = /^(?:lots?|batch)\b/i.test(bare);
  const numbers = words.filter((word) => isCode(word) && (word.length >= 4 || (afterMarker && words.length === 1)));
  if (words.length === 0) return { ...nothing, doubtful: null };
  // "90A 024" may be one lot or two: several in one piece are taken only where all are alike.
  const alike = new Set(numbers.map(shapeOf)).size === 1 && (numbers.length === 1 || (numbers[0] ?? '').length >= 5);
  const glued = numbers.some(isGlued);
  if (numbers.length !== words.length || !alike || glued) return { ...nothing, doubtful: shown(piece) };
  return { numbers, ofRange: false, doubtful: null };
}

function isFamiliar(word: string, known: ReadonlySet<string>): boolean {
  if (word.length > longest && /[\p{L}\d]/u.test(word)) return false;
  const bare = word.replaceAll(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  if (bare === '') return true;
  return marker.test(bare) || packaging.test(bare) || (!/\d/.test(bare) && known.has(bare.toLowerCase()));
}

const isCode = (word = ''): boolean => word.length <= longest && codeLike.test(word);

/** "90A024-90A028" may be a range or a number with a hyphen. */
function isGlued(word: string): boolean {
  const [first = '', second = '', ...more] = word.split('-');
  return more.length === 0 && second.length >= 4 && shapeOf(first) === shapeOf(second);
}

const shapeOf = (word: string): string => word.replaceAll(/\d/g, '9').replaceAll(/[a-z]/gi, 'A');

const shown = (piece: string): string => piece.replace(/^[\s-]*(?:exp\w*)?[\s.:-]*/i, '').trim();

/** The words of a text. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]+/gu));
}
