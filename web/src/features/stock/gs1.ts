/** What a scanned label says. */
export interface Scanned {
  /** The product: a GTIN, or whatever else was typed, such as an NDC. */
  readonly code: string;
  readonly lotNumber: string | null;
  /** YYYY-MM-DD */
  readonly expiresOn: string | null;
}

/** Widths of the elements that end by themselves (GS1 General Specifications, predefined lengths); any other ends with FNC1. */
const widths: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
};
/** FNC1 as scanners send it. */
const separator = '\u001d';

/** Reads what a scanner sent or a person typed: the elements of a GS1 label (product, lot, expiry), or a plain code. */
export function readScan(text: string): Scanned {
  // ]d2, ]C1 and their like name the symbology, not the data.
  const data = text.trim().replace(/^\][A-Za-z]\d/, '');
  const elements = data.startsWith('(') ? written(data) : encoded(data);
  const code = elements.get('01');
  if (code === undefined) return { code: data, lotNumber: null, expiresOn: null };
  return { code, lotNumber: elements.get('10') ?? null, expiresOn: dateOf(elements.get('17')) };
}

/** (01)00300930058016(17)271231(10)A1, as printed below the symbol. */
function written(data: string): Map<string, string> {
  return new Map([...data.matchAll(/\((\d{2,4})\)([^(]*)/g)].map(([, name = '', value = '']) => [name, value.trim()]));
}

function encoded(data: string): Map<string, string> {
  const elements = new Map<string, string>();
  // Shorter ones are a GTIN, UPC or NDC without anything around it.
  if (!/^01\d{14}./.test(data.replace(separator, ''))) return elements;
  let rest = data;
  while (rest !== '') {
    if (rest.startsWith(separator)) rest = rest.slice(1);
    const name = rest.slice(0, 2);
    const width = widths[name];
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
