import type { LocalDate } from '../../dates.ts';
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
  /^(?:lots?|batch|batches|chargen?|ch\.?-?b|no|nos|nr|nrs|num|numbers?|codes?|exp|expiry|expiration|expires|expiring|expire|dates?|dated|bud|use|by|affected|recalled|only|all|the|of|with|within|for|from|in|on|or|following|are|is|inclusive|including|includes?|included|incl)$/i;
/** What follows it is a date, and no lot. */
const expiryMarker = /^(?:exp|expiry|expiration|expires|expiring|expire|dates?|dated|bud|by)$/i;
/** Words that say which lots are meant in another way than by naming them; whoever reads them decides. */
const qualifier =
  /^(?:except\w*|exclu\w*|not|without|other|than|earlier|later|prior|previous|subsequent|above|below|higher|lower|older|newer|before|after|since|to|up|thru|through|until|starting|beginning|ending|between)$/i;
/** Short words in capitals may be the letters of a number: "AB 1234", "OR 1234". */
const letters = /^(?:[A-Z]|OR|IS|ON|IN)$/;
/** All lots, in words. */
const everyLot =
  /\b(?:all|every) (?:(?:of|the|these|affected|remaining|unexpired) ){0,3}(?:lots?|batch(?:es)?)(?: numbers?| codes?)?\b|\balle (?:lots|chargen)\b|^(?:lots?|batch(?:es)?)?(?: ?(?:numbers?|nos?|codes?))?(?: ?#s)?[\s#:.-]*all$/i;
/** Words beside "all lots" that take nothing away. */
const ofAllLots =
  /^(?:currently|remaining|dating|still|this|these|products?|drugs?|market|shelf|life|their|its|being|NDCs?|UPCs?)$/i;
/** A year or a date in another form than notices have: no lot, unless it is said to be one. */
const dateLike =
  /^(?:20[0-4]\d(?:[/.-]\d{1,2}){0,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2}|\d{0,4}[/.-]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[/.-]?\d{0,4})$/i;
/** Digits that may be a date behind a word for one: 0913, 092013, 20130930. */
const dateDigits = /^(?:\d{4}|\d{6}|20\d{6}|[01]\d[0-3]\d20\d\d)$/;
/** A marker in one with what stands before or behind it, or a number with letters for the digits that differ. */
const withMarker = /^(?:lot|batch)[a-z]*\d|.exp(?:iry|ires|iration)?$|\dx{2,}$/i;
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
  const { text, dates } = takeDates(apart(list));
  const lots: { lotNumber: string; expiresOn: LocalDate | null; label: string | null; ofRange: boolean }[] = [];
  const taken = new Set<string>();
  let room = roomForRanges;
  const unread: string[] = [];
  let current: string | null = null;
  let nextDate = 0;
  /** Since which lot none has its date yet: "A1, A2, Exp 10/14" dates both. */
  let undated = 0;
  let allLots = false;
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
    if (everyLot.test(own)) {
      if (restrictsNothing(own, known)) allLots = true;
      else unread.push(shown(own));
      nextDate += marks;
      continue;
    }
    const { numbers, ofRange, doubtful } = numbersOf(own, known, room);
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
  // "All lots, except …" are not all, and which are is for a person to say.
  if (allLots && unread.some((piece) => piece.split(' ').some((word) => qualifier.test(word)))) {
    allLots = false;
    unread.unshift('All lots');
  }
  return { lots, allLots, unread: [...new Set(unread)] };
}

/** Parts what is written in one ("Lot90A024", "90A024Exp"), and writes the signs and words of a range in one way. */
function apart(text: string): string {
  return text
    .replaceAll(/\(s\)/gi, '')
    .replaceAll(/\b(lots?|batch(?:es)?)(?=\d)/gi, '$1 ')
    .replaceAll(/(?<![a-z])(exp(?:iry|ires|iration)?)(?![a-z])\.?/gi, ' $1 ')
    .replaceAll(/\bbetween (?:lots? )?(\S{1,50}) and (?:lots? )?(?=\S)/gi, '$1 to ')
    .replaceAll(/ ?(?:-+>|-{2,}|→|⇒|~|〜|\.{2,}) ?/g, ' - ');
}

/** Whether a piece says "all lots" and nothing that makes them fewer. */
function restrictsNothing(piece: string, known: ReadonlySet<string>): boolean {
  return piece
    .replace(everyLot, ' ')
    .split(/[\s#:()]+/)
    .every((word) => word !== dateMark && (ofAllLots.test(word) || isFamiliar(word, known)));
}

/** The pieces of a list: between commas, semicolons, ends of line and of sentence, "and". A semicolon or a new line starts over. */
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
  const doubt = { numbers: [] as readonly string[], ofRange: false, doubtful: shown(piece.replaceAll(dateMark, ' ')) };
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
    return numbers ? { numbers, ofRange: true, doubtful: null } : doubt;
  }
  const words = all.filter((word, at) => !isFamiliar(word, known) || mayBeginNumber(word, all[at + 1]));
  const afterMarker = /^(?:lots?|batch)\b/i.test(bare);
  const numbers = words.filter((word) => isCode(word) && (word.length >= 4 || (afterMarker && words.length === 1)));
  if (words.length === 0) return { ...doubt, doubtful: null };
  // "90A 024" may be one lot or two: several in one piece are taken only where all are alike.
  const alike = new Set(numbers.map(shapeOf)).size === 1 && (numbers.length === 1 || (numbers[0] ?? '').length >= 5);
  const named = afterMarker && words.length === 1;
  const other = all.some((word, at) => dateDigits.test(word) && expiryMarker.test(bareOf(all[at - 1] ?? '')));
  const odd = numbers.some((word) => isGlued(word) || withMarker.test(word) || (dateLike.test(word) && !named));
  if (numbers.length !== words.length || !alike || other || odd) return doubt;
  return { numbers, ofRange: false, doubtful: null };
}

function isFamiliar(word: string, known: ReadonlySet<string>): boolean {
  if (word.length > longest && /[\p{L}\d]/u.test(word)) return false;
  const bare = bareOf(word);
  if (bare === '') return !/[<>=≤≥+*]/.test(word);
  if (letters.test(bare) || qualifier.test(bare)) return false;
  if (marker.test(bare) || packaging.test(bare)) return true;
  return !/\d/.test(bare) && known.has(bare.toLowerCase());
}

/** Whether a short word of the product may be the letters of a number that goes on: "AB 1234". */
function mayBeginNumber(word: string, next: string | undefined): boolean {
  return /^[a-z]{1,4}$/i.test(word) && !marker.test(word) && !packaging.test(word) && /^\d/.test(next ?? '');
}

const bareOf = (word: string): string => word.replaceAll(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');

const isCode = (word = ''): boolean => word.length <= longest && codeLike.test(word);

/** "90A024-90A028", "90A024/90A026" and "90A024-026" may be several lots, or one with a hyphen. */
function isGlued(word: string): boolean {
  const [first = '', ...more] = word.split(/[-/]/);
  return (
    more.length > 0 &&
    more.every((part) => (part.length >= 4 && shapeOf(part) === shapeOf(first)) || continues(first, part))
  );
}

/** Whether digits may stand for the last ones of a number that follows another: 026 behind 90A024. */
function continues(first: string, digits: string): boolean {
  const ending = first.slice(-digits.length);
  return /^\d{2,15}$/.test(digits) && /^\d+$/.test(ending) && first.length > digits.length && digits > ending;
}

const shapeOf = (word: string): string => word.replaceAll(/\d/g, '9').replaceAll(/[a-z]/gi, 'A');

const shown = (piece: string): string => piece.replace(/^[\s-]*(?:exp\w*)?[\s.:-]*/i, '').trim();

/** The words of a text. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\d]+/gu));
}
