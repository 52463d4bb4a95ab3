import { parseGtin } from '../catalogue/ndc.ts';
import { gs1 } from './application-identifiers.ts';
import { mh10 } from './data-identifiers.ts';
import { digitalLink, isAddress } from './digital-link.ts';
import { elementString } from './element-string.ts';
import { type Element, written } from './elements.ts';
import { isPzn, namedPzn } from './pzn.ts';
import { said } from './said.ts';
import type { Scan, ScanCircumstances, ScanDoubt } from './scan.ts';
import { GS, withSeparators } from './separators.ts';

/** What names the symbology before the data (ISO/IEC 15424), in either case, since Caps Lock changes it. */
const symbology = /^\][A-Za-z][0-9A-Za-z]/;
/** Symbologies that carry GS1's elements: GS1-128, DataMatrix, QR, DataBar, DotCode, Aztec. */
const gs1Symbology = /^\](C1|d[2356]|Q[3-6]|e[0-3]|J[1-35]|z[12])/i;
/** The same as keyboards for other languages write it, which have another key where a US keyboard has the bracket. */
const mangledSymbology = /^[+$¨¸*](C[01]|d[1-6]|Q[1-6]|e0|E[0-4]|J1)/;
/** What keyboards for other languages write in the place of what labels hold. */
const foreignLetters = /[^\0-\x7f\u2010-\u2015\u2212]/;
/** (01) and the like as printed below a symbol. */
const bracketed = /^[([]\d{2,4}[)\]]/;

/**
 * Reads what a scanner sent or a person typed: a label of GS1 elements, a GS1 Digital Link, an IFA label (PPN), or the code of a product by itself.
 * What is damaged, ambiguous or against the rules is doubted, and what is in doubt is not filled in.
 */
export function readScan(text: string, { today = new Date(), otherLayout = false }: ScanCircumstances = {}): Scan {
  const scanned = text.replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '').trim();
  const mangled = mangledSymbology.test(scanned);
  const data = scanned.replace(mangled ? mangledSymbology : symbology, '');
  const scan = readData(data, mangled || gs1Symbology.test(scanned), today);
  if (mangled || isOfOtherKeyboard(data)) return mistyped(scan, data, true);
  return otherLayout ? mistyped(scan, data, false) : scan;
}

function readData(data: string, isGs1: boolean, today: Date): Scan {
  if (isAddress(data)) return digitalLink(data, today) ?? plain(data, [{ kind: 'UNREADABLE', seen: data }]);
  const format = /^\[\)>[^0-9]*(0[56])/.exec(withoutSpelling(data));
  if (format) {
    const body = withSeparators(withoutSpelling(data).slice(format[0].length));
    return elementString(body, format[1] === '05' ? gs1 : mh10, today);
  }
  if (bracketed.test(data)) return printed(data, today);
  const marked = withSeparators(data);
  if (/^(06)?9N\d{12}/.test(marked.replaceAll(GS, ''))) return elementString(marked.replace(/^06/, ''), mh10, today);
  // A GTIN, UPC or NDC by itself has no more than fourteen digits.
  const looksGs1 = isGs1 || marked.includes(GS) || (data.length > 14 && /0[12]\d{14}/.test(marked));
  return looksGs1 && !isProductAlone(data) ? elementString(marked, gs1, today) : product(data);
}

/** The header's own brackets are not to be taken for separators. */
function withoutSpelling(data: string): string {
  return data.replaceAll(/[<{](RS|GS|EOT)[>}]/gi, GS);
}

/** DataBar and QR symbols may hold a product's number and nothing else. */
function isProductAlone(data: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(data) && parseGtin(data) !== null;
}

/** A product's code by itself. */
function product(data: string): Scan {
  const pzn = namedPzn(data);
  const code = pzn === null ? data : `PZN-${pzn}`;
  const wrong = pzn === null ? /^\d{13,14}$/.test(data) && parseGtin(data) === null : !isPzn(pzn);
  return plain(code, wrong ? [{ kind: 'CHECK_DIGIT', seen: code }] : []);
}

function plain(code: string, doubts: ScanDoubt[]): Scan {
  return {
    ...{ code, lotNumber: null, otherLotNumbers: [], expiresOn: null, serialNumber: null, quantity: null },
    doubts,
  };
}

/** (01)00300930058016(17)271231(10)A1, as printed below the symbol. */
function printed(data: string, today: Date): Scan {
  const doubts: ScanDoubt[] = [];
  const elements = [...data.matchAll(/[([](\d{2,4})[)\]]((?:(?![([]\d{2,4}[)\]]).)*)/gs)].flatMap(
    ([, name = '', after = '']): Element[] => {
      const element = { name, value: withSeparators(after).replaceAll(GS, ' ').trim() };
      const kind = gs1.kindAt(name);
      // A bracket inside a value is rather half of one that got lost.
      if (kind?.name === name && kind.value.test(element.value) && !/[()]/.test(element.value)) return [element];
      doubts.push({ kind: kind?.name === name ? 'NOT_ALLOWED' : 'UNKNOWN_ELEMENT', seen: written([element]) });
      return [];
    },
  );
  return said(elements, doubts, today);
}

/** A French keyboard writes digits as accents and punctuation; any other foreign letter stands for punctuation too. */
function isOfOtherKeyboard(data: string): boolean {
  return /^[àéèçù&"'(\-_§!]{8,}/.test(data) || foreignLetters.test(withSeparators(data));
}

/**
 * Doubts letters and signs that may be others than on the label: Y and Z change places, a hyphen becomes a letter. Where the text itself shows that
 * they did, a lot that holds such is not filled in.
 */
function mistyped(scan: Scan, data: string, certain: boolean): Scan {
  const differs = /[^0-9A-Xa-x]/.test(scan.lotNumber ?? '');
  if (!differs && !certain) return scan;
  return {
    ...scan,
    lotNumber: differs && certain ? null : scan.lotNumber,
    doubts: [...scan.doubts, { kind: 'KEYBOARD_LAYOUT', seen: scan.lotNumber ?? data }],
  };
}
