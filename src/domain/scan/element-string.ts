import { type Element, type Grammar, written } from './elements.ts';
import { type OtherReading, otherReadings, swallowed } from './hidden.ts';
import { fullDate, isUnlikely, labelDate } from './label-date.ts';
import { said } from './said.ts';
import type { Scan, ScanDoubt } from './scan.ts';
import { GS } from './separators.ts';

interface Read {
  readonly elements: readonly Element[];
  readonly doubts: readonly ScanDoubt[];
}

interface Sure extends Read {
  readonly otherLotNumbers: readonly string[];
}

/** Reads elements that follow each other, those of variable length ended by a separator. */
export function elementString(text: string, grammar: Grammar, today: Date): Scan {
  const parts = text.split(GS).filter((part) => part !== '');
  const read = parts.map((part) => partRead(part, grammar));
  // What comes behind a separator and is no element throws doubt on the separator: the value before it may be longer.
  const sure = read.flatMap(({ elements }, place) => {
    const last = elements.at(-1);
    return last && startsWrong(read[place + 1]) && endsAnywhere(last, grammar) ? elements.slice(0, -1) : elements;
  });
  const { elements, doubts, otherLotNumbers } = withoutHidden(sure, grammar, today);
  return said(elements, [...read.flatMap((part) => part.doubts), ...doubts], today, otherLotNumbers);
}

function startsWrong(part: Read | undefined): boolean {
  return part !== undefined && part.elements.length === 0 && part.doubts.length > 0;
}

function endsAnywhere({ name }: Element, grammar: Grammar): boolean {
  return grammar.kindAt(name)?.width === null;
}

/** The elements between two separators. */
function partRead(part: string, grammar: Grammar): Read {
  const elements: Element[] = [];
  let rest = part;
  while (rest !== '') {
    const kind = grammar.kindAt(rest);
    // Where the row breaks, something got lost before: nothing of it but a number with a check digit is sure.
    if (kind === null)
      return { elements: elements.filter(isProduct), doubts: [{ kind: 'UNKNOWN_ELEMENT', seen: rest }] };
    const { name, width } = kind;
    const value = rest.slice(name.length, width === null ? undefined : name.length + width);
    if (!kind.value.test(value)) {
      const kept = width === null ? elements : elements.filter(isProduct);
      return { elements: kept, doubts: [{ kind: 'NOT_ALLOWED', seen: written([{ name, value }]) }] };
    }
    elements.push({ name, value });
    rest = rest.slice(name.length + value.length);
  }
  return { elements, doubts: [] };
}

const isProduct = ({ name }: Element): boolean => name === '01' || name === '02';

/** The elements that matter when goods come and go. */
const lots = ['10', '1T'];
const expiries = ['17', '7003', 'D'];
const serials = ['21', 'S'];
const counts = ['30', '37', 'Q'];

/**
 * Without the values that a lost separator may have made. A value that could hold a date, a product or a long serial number that the label
 * does not have elsewhere is left out; where what it could hold is short, as a lot number holds by chance, it stays and is doubted.
 */
function withoutHidden(elements: readonly Element[], grammar: Grammar, today: Date): Sure {
  const taken = new Set(elements.map(({ name }) => name));
  const doubts: ScanDoubt[] = [];
  const otherLotNumbers = new Set<string>();
  const kept = elements.filter((element) => {
    if (!endsAnywhere(element, grammar)) return true;
    const others = [...lots, ...counts].includes(element.name)
      ? otherReadings(element.value, grammar, taken)
      : swallowed(element.value, [...lots, ...expiries], grammar, taken);
    const telling = others.find(({ hidden }) => hidden.some((each) => isTelling(each, today)));
    const shown = telling ?? others[0];
    const kind = telling || !lots.includes(element.name) ? 'SEPARATOR' : 'LOT_END';
    if (shown) doubts.push({ kind, seen: shownAs(element, shown) });
    for (const number of lotNumbersIn(element, others)) otherLotNumbers.add(number);
    return telling === undefined;
  });
  return { elements: kept, doubts, otherLotNumbers: [...otherLotNumbers] };
}

function lotNumbersIn({ name }: Element, others: readonly OtherReading[]): string[] {
  return others.flatMap(({ value, hidden }) => [
    ...(lots.includes(name) ? [value] : []),
    ...hidden.filter((each) => lots.includes(each.name)).map((each) => each.value),
  ]);
}

function shownAs({ name }: Element, { value, hidden }: OtherReading): string {
  return written([{ name, value }, ...hidden]);
}

/** Whether an element could hardly be there by chance. */
function isTelling({ name, value }: Element, today: Date): boolean {
  if (serials.includes(name)) return value.length >= 8;
  if (/^(1[1-7]|7003|16D|D)$/.test(name)) {
    const date = value.length === 8 ? fullDate(value) : labelDate(value.slice(0, 6), today);
    return date !== null && !isUnlikely(date, today);
  }
  return /^\d{13,}$/.test(value);
}
