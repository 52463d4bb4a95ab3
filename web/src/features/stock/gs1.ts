/** What a scanned label says. */
export interface Scanned {
  /** The product: a GTIN, or whatever else was typed, such as an NDC. */
  readonly code: string;
  readonly lotNumber: string | null;
  /** YYYY-MM-DD */
  readonly expiresOn: string | null;
}

/**
 * How much follows the first two digits of the elements that end by themselves (GS1 General Specifications, predefined lengths); any
 * other ends with FNC1.
 */
const widths: ReadonlyMap<string, number> = new Map([
  ['00', 18],
  ...['01', '02', '03'].map((name) => [name, 14] as const),
  ['04', 16],
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((name) => [name, 6] as const),
  ['20', 2],
  // Weights and measures: two more digits of the name, then six; places: one more, then thirteen.
  ...['31', '32', '33', '34', '35', '36'].map((name) => [name, 8] as const),
  ['41', 14],
]);
/** FNC1 as scanners send it. */
const separator = '\u001d';
/** What names a symbology of GS1 elements: DataMatrix, GS1-128, QR, DataBar, DotCode. */
const gs1Symbology = /^\](d2|C1|Q3|e0|J1)/;

/** Reads what a scanner sent or a person typed: the elements of a GS1 label (product, lot, expiry), or a plain code. */
export function readScan(text: string): Scanned {
  const scanned = text.trim();
  const data = scanned.replace(/^\][A-Za-z]\d/, '');
  // A GTIN, UPC or NDC by itself has no more than fourteen digits.
  const isGs1 = gs1Symbology.test(scanned) || data.includes(separator) || /^01\d{14}/.test(data);
  const elements = data.startsWith('(') ? written(data) : isGs1 ? encoded(data) : new Map<string, string>();
  const code = elements.get('01');
  if (code === undefined || !/^\d{14}$/.test(code)) return { code: data, lotNumber: null, expiresOn: null };
  return { code, lotNumber: elements.get('10') ?? null, expiresOn: dateOf(elements.get('17')) };
}

/** (01)00300930058016(17)271231(10)A1, as printed below the symbol. */
function written(data: string): Map<string, string> {
  return new Map([...data.matchAll(/\((\d{2,4})\)([^(]*)/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

function encoded(data: string): Map<string, string> {
  const elements = new Map<string, string>();
  let rest = data;
  while (rest !== '') {
    if (rest.startsWith(separator)) rest = rest.slice(1);
    const name = rest.slice(0, 2);
    const width = widths.get(name);
    const end = rest.indexOf(separator, 2);
    const value = width === undefined ? rest.slice(2, end === -1 ? undefined : end) : rest.slice(2, 2 + width);
    elements.set(name, value);
    rest = rest.slice(2 + value.length);
  }
  return elements;
}

/** YYMMDD; a day of 00 is the last one of the month, and the century is the one that is nearest to today. */
function dateOf(digits: string | undefined): string | null {
  const [, yy, mm, dd] = /^(\d\d)(\d\d)(\d\d)$/.exec(digits ?? '') ?? [];
  if (yy === undefined || mm === undefined || dd === undefined) return null;
  const now = new Date().getFullYear();
  let year = now - (now % 100) + Number(yy);
  if (year - now > 50) year -= 100;
  else if (now - year > 49) year += 100;
  const month = Number(mm);
  const day = dd === '00' ? new Date(Date.UTC(year, month, 0)).getUTCDate() : Number(dd);
  const date = new Date(Date.UTC(year, month - 1, day));
  const holds = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return holds ? date.toISOString().slice(0, 10) : null;
}
