/**
 * A strength as it is shown: `mcg` and `units` in the place of what is misread on labels and orders (µg as mg, U as 0 or 4, IU as IV or 10) or
 * read by machines alone ([USP'U]). What was written stays as it is in the record.
 */
export function shownStrength(strength: string): string {
  return strength
    .replaceAll(/\[(?:USP(?:'|&apos;?'?)?U|iU)\]/gi, 'units')
    .replaceAll(/(?<!\p{L})[uµμ]g(?!\p{L})/giu, 'mcg')
    .replaceAll(/(?<!\p{L})(?:I\.?U\.?|U)(?![\p{L}.])/gu, 'units')
    .replaceAll(/(?<=\d)(?=units\b)/g, ' ');
}

const number = String.raw`(?:[1-9]\d{0,2}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?|\.\d+)`;
const units = [
  '%',
  String.raw`\[iu\]`,
  String.raw`\[usp'?u\]`,
  ...['mg', 'mgs', 'mcg', 'ug', 'μg', 'ng', 'g', 'gm', 'gms', 'kg', 'ml', 'mls', 'cc', 'l', 'dl', 'meq', 'mmol', 'mci'],
  ...[
    'milligrams?',
    'milligramm',
    'micrograms?',
    'mikrogramm',
    'grams?',
    'gramm',
    'millilit(?:er|re)s?',
    'lit(?:er|re)s?',
  ],
  ...[
    '(?:usp |international |intl )?units?',
    'einheit(?:en)?',
    'iu',
    String.raw`i\.u\.`,
    'ie',
    'u',
    'percent',
    'prozent',
  ],
];
// Only what something is given in or over: "24 hour" alone is a word of a name.
const containers = [
  ...units,
  'h',
  'hr',
  'hrs',
  'hours?',
  'd',
  'days?',
  'std',
  'actuations?',
  'puffs?',
  'sprays?',
  'hub',
];
const oneOf = (names: readonly string[]) => `(?:${names.join('|')})(?![\\p{L}\\p{N}])`;
const amount = String.raw`${number}(?:\s*(?:(?:million|mio\.?)\s+)?${oneOf(units)})?`;
const contained = String.raw`(?:${number}\s*)?${oneOf(containers)}`;
// A number in a word is none (b12, 5-fluorouracil, h1n1), nor is a part of a code.
const strengths = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])${amount}(?:\s*(?:[/;+]|-|\s(?:per|pro|je)\s)\s*(?:${contained}|${amount}))*(?![\p{L}\p{N}]|-\p{L}|-\d)`,
  'gu',
);

const volume = /^[\d.,]+\s*(?:ml|mls|cc|l|dl)$/;

/** What of a search is a strength, as `;` between its parts has it, and what is left of it; the strength is null when there is none. */
export function strengthIn(search: string): { readonly strength: string | null; readonly rest: string } {
  const written = search.normalize('NFKC').toLowerCase();
  const found = written.match(strengths) ?? [];
  // Behind a strength, a volume alone is how much is in the package.
  const asked = found.filter((each) => !volume.test(each));
  return {
    strength: found.length === 0 ? null : (asked.length === 0 ? found : asked).join('; '),
    rest: written.replaceAll(strengths, ' ').replaceAll(/\s+/g, ' ').trim(),
  };
}
