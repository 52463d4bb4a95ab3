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

const units = [
  '%',
  String.raw`\[iu\]`,
  String.raw`\[usp'?u\]`,
  ...[
    'mg',
    'mgs',
    'mcg',
    'mcgs',
    'ug',
    'μg',
    'ng',
    'g',
    'gm',
    'gms',
    'kg',
    'ml',
    'mls',
    'cc',
    'l',
    'dl',
    'meq',
    'mmol',
    'mci',
  ],
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
    String.raw`i\.[eu]\.?`,
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
const unit = String.raw`\s*(?:(?:million|mio\.?)\s+)?${oneOf(units)}`;
const number = `(?:${[
  String.raw`[1-9]\d{0,2}(?:,\d{3})+(?!\d)`,
  String.raw`[1-9]\d{0,2}(?:\.\d{3}){2,}(?!\d)`,
  String.raw`[1-9]\d{0,2}(?: \d{3})+(?=${unit})`,
  String.raw`(?:\d+ )?\d+⁄[1-9]\d*`,
  String.raw`(?:\d+ )?(?:1/[234]|2/3|3/4)(?=${unit})`,
  String.raw`\d+(?:[.,]\d+)?`,
  String.raw`\.\d+`,
].join('|')})`;
/** A gram in so many mL, and how many units of insulin each mL has. */
const ratio = String.raw`1\s?:\s?(?:[1-9]\d{0,2}(?:[,.]\d{3}| 000)+|[1-9]\d{2,6})`;
const concentration = 'u-?(?:40|80|100|200|300|500)';
const amount = `(?:${ratio}|${concentration}|${number}(?:${unit})?)`;
const contained = String.raw`(?:${number}\s*)?${oneOf(containers)}`;
// A number in a word is none (b12, 5-fluorouracil, h1n1), nor is a part of a code.
const strengths = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/-])${amount}(?:\s*(?:[/;+]|-|\s(?:per|pro|je)\s)\s*(?:${contained}|${amount}))*(?![\p{L}\p{N}]|-\p{L}|-\d)`,
  'gu',
);

const volume = /^[\d., ]+\s*(?:ml|mls|cc|l|dl)$/;
/** 5.000: in German five thousand, in English five. */
const dotted = /(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]|\s*(?:million|mio))/g;
/** 5 325: five thousand, or two. */
const apart = /(?<![\d.,:])[1-9]\d{0,2}(?: \d{3})+(?!\d)/g;

/** One form of Unicode, in which 2½ does not become 21⁄2. */
export function normalized(search: string): string {
  return search.replaceAll(/(?<=\d)(?=[¼½¾⅐-⅞])/g, ' ').normalize('NFKC');
}

/** What is a strength in a search. */
export interface StrengthInSearch {
  /** As it was typed, with `;` between its parts; null when there is none. */
  readonly strength: string | null;
  /** The ways in which it can be understood. */
  readonly readings: readonly string[];
  /** What is left of the search. */
  readonly rest: string;
}

/** Takes the strength out of a search. */
export function strengthIn(search: string): StrengthInSearch {
  const written = normalized(search).toLowerCase();
  const rest = written.replaceAll(strengths, ' ').replaceAll(/\s+/g, ' ').trim();
  const found = written.match(strengths) ?? [];
  if (found.length === 0) return { strength: null, readings: [], rest };
  // Behind a strength, a volume alone is how much is in the package.
  const asked = found.filter((each) => !volume.test(each));
  const strength = (asked.length === 0 ? found : asked).join('; ');
  const english = strength.replaceAll(apart, (digits) => digits.replaceAll(' ', '; '));
  const thousands = strength
    .replaceAll(apart, (digits) => digits.replaceAll(' ', ''))
    .replaceAll(dotted, (digits) => digits.replace('.', ''));
  return { strength, readings: [...new Set([english, thousands])], rest };
}
