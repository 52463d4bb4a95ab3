import { parseGtin, parseNdc } from '../../catalogue/ndc.ts';
import { labelsOf } from './plain-text.ts';

/** A code of a product that a notice names. */
export interface NoticeCode {
  readonly kind: 'NDC' | 'GTIN';
  /** An NDC as it is written, a GTIN with its 14 digits. */
  readonly code: string;
  /** The label that it stands behind, such as a or 2; lots behind the same label are of this product. */
  readonly label: string | null;
}

interface Found {
  readonly at: number;
  /** As it stands in the text. */
  readonly written: string;
  readonly code: Omit<NoticeCode, 'label'> | null;
}

/** What was found in a text, and the text without it, as long as before. */
export interface CodesRead {
  readonly codes: readonly NoticeCode[];
  /** What is said to be a code and is none. */
  readonly unread: readonly string[];
  readonly rest: string;
}

/** Three segments are an NDC wherever they stand. Two are one only where the text says so: a ZIP code (49001-0102) looks the same. */
const packageNdc = /(?<![\w-])\d{4,6} ?- ?[0-9A-Z]{3,4} ?- ?[0-9A-Z]{1,2}(?![\w-])/gi;
const namedNdc =
  /(?<=\bNDCs?\b[^\n;.]{0,200}?)(?<![\w-])(\d{4,6}-[0-9A-Z]{3,4}|(?<=\bNDCs?[\s#:.]{0,5})\d{10,12})(?![\w-])/gi;
const gtin = /\b(?:UPC|GTIN|EAN)s?\b(?: codes?)?[\s#:.]*(\d[\d -]{5,}\d)/gi;

/** The NDCs and article numbers of a text, each with the label it stands behind. */
export function readCodes(text: string): CodesRead {
  const found = [
    ...[...text.matchAll(gtin)].map(({ index: at, 0: written, 1: digits = '' }): Found => {
      const code = parseGtin(digits.replaceAll('-', ''));
      return { at, written, code: code === null ? null : { kind: 'GTIN', code } };
    }),
    ...[...text.matchAll(packageNdc), ...text.matchAll(namedNdc)].flatMap(({ index: at, 0: written }): Found[] => {
      const plain = written.replaceAll(' ', '').toUpperCase();
      const code = /^\d{10,12}$/.test(plain) ? plain : parseNdc(plain)?.ndc;
      return code === undefined ? [] : [{ at, written, code: { kind: 'NDC', code } }];
    }),
  ].sort((a, b) => a.at - b.at);
  const labels = labelsOf(text);
  const codes = new Map<string, NoticeCode>();
  const unread: string[] = [];
  let rest = '';
  let end = 0;
  for (const { at, written, code } of found) {
    // An article number may hold an NDC (3 0781-5248-92 5): it is read once, as what it is said to be.
    if (at < end) continue;
    rest += text.slice(end, at) + ' '.repeat(written.length);
    end = at + written.length;
    const label = labels.findLast((each) => each.at < at)?.label ?? null;
    if (code === null) unread.push(written.trim());
    else if (!codes.has(`${code.code}\n${label}`)) codes.set(`${code.code}\n${label}`, { ...code, label });
  }
  return { codes: [...codes.values()], unread, rest: rest + text.slice(end) };
}
