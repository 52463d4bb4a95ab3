/**
 * National Drug Codes. A code is labeler-product for a product and labeler-product-package for what is sold; the segments have
 * no fixed width: 10 digits in three layouts, 11 as claims write them, 12 from 7 March 2033. It is a text, never a number.
 */
export interface Ndc {
  readonly kind: 'product' | 'package';
  /** As written, with hyphens, in upper case. */
  readonly ndc: string;
  /**
   * What to search by: the segments padded with zeros to 5-4(-2) or 6-4(-2), without hyphens. Not unique: 12345-678 and
   * 12345-0678 are different products with the same key. A few registered codes hold letters, which the key keeps.
   */
  readonly ndcKey: string;
}

/** What a typed or scanned code may stand for. */
export interface CodeKeys {
  /** Keys of products and packages to look for; several, since digits without hyphens do not tell their layout. */
  readonly ndcKeys: string[];
  /** The code as a GTIN of 14 digits, if its check digit is right. */
  readonly gtin: string | null;
}

/** Widths of the segments as registered; 5-4-2 is the 11-digit form of claims, 6-4-2 the form in force from 7 March 2033. */
const layouts = {
  product: ['4-4', '5-3', '5-4', '6-4'],
  package: ['4-4-2', '5-3-2', '5-4-1', '5-4-2', '6-4-2'],
} as const;

/** Reads an NDC written with hyphens; null when it has none of the layouts. */
export function parseNdc(text: string): Ndc | null {
  const ndc = withPlainHyphens(text).toUpperCase();
  if (!/^\d+(-[0-9A-Z]+){1,2}$/.test(ndc)) return null;
  const segments = ndc.split('-');
  const kind = segments.length === 2 ? 'product' : 'package';
  const layout = segments.map((segment) => segment.length).join('-');
  return layouts[kind].some((known) => known === layout) ? { kind, ndc, ndcKey: keyOf(segments) } : null;
}

/** The product part of a package's NDC as written: 0002-3229 of 0002-3229-30. */
export function productPart(packageNdc: string): string {
  return packageNdc.slice(0, packageNdc.lastIndexOf('-'));
}

/** Reads a GTIN of 8, 12, 13 or 14 digits and answers its 14 digits; null when the check digit is not right. */
export function parseGtin(text: string): string | null {
  const digits = text.replaceAll(/\s/g, '');
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return null;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits.padStart(14, '0') : null;
}

/** The GTIN of 14 digits that these 13 begin. */
export function gtinOf(thirteen: string): string {
  return thirteen + checkDigit(thirteen);
}

/** The package keys that a US drug's GTIN-14 may mean (indicator, 03, ten digits of the NDC, check digit); none for any other GTIN. */
export function packageKeysOfGtin(gtin: string): string[] {
  const ten = parseGtin(gtin)?.match(/^\d03(\d{10})\d$/)?.[1];
  return ten === undefined ? [] : packageKeysOfTenDigits(ten);
}

/**
 * What a typed or scanned code may stand for: an NDC of a product or package with or without hyphens (8 to 12 characters), a GTIN or
 * UPC, or the text of a GS1 barcode that begins with its GTIN. Empty when it is none of them.
 */
export function codeKeys(text: string): CodeKeys {
  const code = withPlainHyphens(text)
    .toUpperCase()
    .replace(/^NDC[#:\s]*/, '');
  const written = parseNdc(code);
  if (written) return { ndcKeys: withTwelveDigitTwin(written.ndcKey), gtin: null };

  // A scanner may put the symbology before the data, and the application identifier 01 before the GTIN.
  const element = code.match(/^(?:\][A-Z]\d)?(?:\(01\)|01)(\d{14})/)?.[1];
  const bare = element ?? code.replaceAll(/\s/g, '');
  const gtin = parseGtin(bare);
  const ndcKeys = new Set(gtin === null ? [] : packageKeysOfGtin(gtin));
  if (/^\d{4}[0-9A-Z]{4,8}$/.test(bare)) for (const key of keysWithoutHyphens(bare)) ndcKeys.add(key);
  return { ndcKeys: [...ndcKeys], gtin };
}

function keysWithoutHyphens(bare: string): string[] {
  const product = (labelerWidth: number) => keyOf([bare.slice(0, labelerWidth), bare.slice(labelerWidth)]);
  switch (bare.length) {
    case 8:
      return [product(4), product(5)].flatMap(withTwelveDigitTwin);
    case 10:
      // Also a product of the 12-digit form; its shorter twin is left out, as it would be mistaken for other products.
      return [...packageKeysOfTenDigits(bare), bare];
    default:
      return withTwelveDigitTwin(bare);
  }
}

/** Ten digits of a package: the layout is 4-4-2, 5-3-2 or 5-4-1, and only the registry knows which. */
function packageKeysOfTenDigits(ten: string): string[] {
  const keys = [
    [4, 8],
    [5, 8],
    [5, 9],
  ].map(([labelerEnd, productEnd]) =>
    keyOf([ten.slice(0, labelerEnd), ten.slice(labelerEnd, productEnd), ten.slice(productEnd)]),
  );
  return [...new Set(keys.flatMap(withTwelveDigitTwin))];
}

/** From 2033 an older code is written with a six-digit labeler that begins with zero: the same code under two keys. */
function withTwelveDigitTwin(key: string): string[] {
  const sixDigitLabeler = key.length % 2 === 0;
  if (!sixDigitLabeler) return [key, `0${key}`];
  return key.startsWith('0') ? [key, key.slice(1)] : [key];
}

function keyOf([labeler = '', product = '', pack]: readonly string[]): string {
  return labeler.padStart(5, '0') + product.padStart(4, '0') + (pack === undefined ? '' : pack.padStart(2, '0'));
}

/** GS1's check digit: weights 3 and 1 from the right. */
function checkDigit(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Text copied from labels and documents comes with typographic dashes. */
function withPlainHyphens(text: string): string {
  return text.trim().replaceAll(/[\u2010-\u2015\u2212]/g, '-');
}
