import { labelsOf, plainText } from './plain-text.ts';
import { type NoticeCode, readCodes } from './read-codes.ts';
import { type NoticeLot, readLots, wordsOf } from './read-lots.ts';
import { tablesAsLists } from './tables.ts';

/** A notice as it came: what its source keeps apart, or all in one. */
export interface NoticeText {
  /** The products in words, with codes among them; or the whole text that somebody pasted. */
  readonly product: string;
  /** What the source says of lots and expiries; null where that stands in the text. */
  readonly codes?: string | null;
}

/** What was understood of a notice, and what was not. */
export interface NoticeReading {
  /** The number of the recall, such as D-1362-2012. */
  readonly number: string | null;
  readonly codes: readonly NoticeCode[];
  readonly lots: readonly NoticeLot[];
  /** Whether the notice says that all lots are meant. */
  readonly allLots: boolean;
  /** Pieces that may name a lot or a code and could not be read for certain. */
  readonly unread: readonly string[];
}

const recallNumber = /\b(?:[A-Z]-\d{3,4}-(?:20)?\d{2}|[a-z]-\d{3,4}-20\d{2})\b/;
/** Where a list of lots begins in a text, and what ends it. */
const listBegins =
  /\b(?:(?:not )?(?:all|every) (?:(?:of|the|these|affected|remaining|unexpired) ){0,3})?(?:lots?|batch(?:es)?|chargen?)(?:\b|(?=[A-Z]*\d))/gi;
const listEnds =
  /\b(?:NDCs?|UPCs?|NSN|GTIN|Rx only|distributed|distribution|manufactur\w*|mfd|mfg|marketed|packaged by|recall\w*|reason|class(?:ification)?|quantity|volume|products?|firm|address|report|contact|please|for more)\b|\n\n[A-Z][a-z]+ [a-z]+ /i;
/** What looks like a lot or a code wherever it stands: capital letters and digits mixed, or many digits. */
const leftOver =
  /(?<![\w$.,/-])(?=[A-Z0-9-]{0,50}\d)(?:[A-Z0-9]{1,50}-){0,5}[A-Z0-9]{5,50}(?:-[A-Z0-9]{1,50}){0,5}(?![\w/%]|-\d| ?(?:mg|mL|g|mcg|units|vials|bottles|tablets|blister|unit)\b)/g;
const postalCode = /\b[A-Z]{2}\.? {1,2}\d{5}(?:-\d{4})?\b/g;

/** So many lots are spelled out of the ranges of a notice at most; a wider range is for a person to read. */
const mostOfRanges = 100;

/** A list of lots in a text: where it stands, and the label that it stands behind. */
interface List {
  readonly at: number;
  readonly text: string;
  readonly label: string | null;
}

/** Reads a notice. It proposes and never decides: what stands nowhere in the text is in no answer, except lots between the ends of a range. */
export function readNotice({ product, codes = null }: NoticeText): NoticeReading {
  const plain = plainText(product);
  const list = codes === null ? null : plainText(codes);
  const number = (plain.match(recallNumber) ?? list?.match(recallNumber))?.[0] ?? null;
  const inText = readCodes(without(plain, number));
  const inList = list === null ? null : readCodes(without(list, number));
  const text = tablesAsLists(inText.rest);
  const listed = inList === null ? listsOf(text) : [{ at: 0, text: tablesAsLists(inList.rest), label: null }];
  // Words of a list are what is to be read, and known for nothing.
  const outside = list === null ? outsideOf(text, listed) : text;
  const known = wordsOf(outside);
  let room = mostOfRanges;
  const readings = listed.map(({ text, label }) => {
    const read = readLots(text, known, room);
    room -= read.lots.filter(({ ofRange }) => ofRange).length;
    return { ...read, lots: read.lots.map((lot) => ({ ...lot, label: lot.label ?? label })) };
  });
  const lots = distinct(
    readings.flatMap((reading) => reading.lots),
    ({ lotNumber, label }) => `${lotNumber}\n${label}`,
  );
  const understood = new Set(lots.map(({ lotNumber }) => lotNumber));
  const unread = [...readings.flatMap((reading) => reading.unread), ...inText.unread, ...(inList?.unread ?? [])];
  // Whatever looks like a lot and stands outside the lists is told as well.
  const overlooked = (outside.replaceAll(postalCode, ' ').match(leftOver) ?? []).filter(
    (each) => !understood.has(each),
  );
  return {
    number: number?.toUpperCase() ?? null,
    codes: distinct([...inText.codes, ...(inList?.codes ?? [])], ({ code, label }) => `${code}\n${label}`),
    lots,
    allLots: readings.some(({ allLots }) => allLots),
    unread: [...new Set([...unread, ...overlooked])],
  };
}

/** The lists of lots in a text, each with the label that it stands behind. */
function listsOf(text: string): List[] {
  const labels = labelsOf(text);
  const lists: List[] = [];
  let end = 0;
  for (const { index, 0: found } of text.matchAll(listBegins)) {
    if (index < end) continue;
    const length = text.slice(index).search(listEnds);
    const line = text.lastIndexOf('\n', index);
    const place = labels.findLastIndex(({ at }) => at < index);
    const last = labels[place];
    // Behind "a) …, b) …" without lots of their own, a list is of both.
    const shared = (labels[place - 1]?.at ?? -1) > Math.max(line, end - 1);
    end = length < 0 ? text.length : index + length;
    // What "all lots" means stands in its sentence: "all lots manufactured before …" are not all.
    if (/^(?:not )?(?:all|every)\b/i.test(found)) {
      const sentence = text.slice(index).search(/[\n;]|\.(?=\s|$)/);
      end = Math.max(end, sentence < 0 ? text.length : index + sentence);
    }
    lists.push({
      at: index,
      text: text.slice(index, end),
      label: last && last.at > line && !shared ? last.label : null,
    });
  }
  return lists;
}

/** A text without its lists. */
function outsideOf(text: string, lists: readonly List[]): string {
  let outside = '';
  let end = 0;
  for (const list of lists) {
    outside += `${text.slice(end, list.at)} `;
    end = list.at + list.text.length;
  }
  return outside + text.slice(end);
}

const without = (text: string, number: string | null): string => (number === null ? text : text.replaceAll(number, ''));

function distinct<Each>(all: readonly Each[], key: (each: Each) => string): Each[] {
  return [...new Map([...all].reverse().map((each) => [key(each), each])).values()].reverse();
}
