import { foldJoined, foldWords } from '../../../domain/catalogue/fold-words.ts';
import { codeKeys } from '../../../domain/catalogue/ndc.ts';
import { beginsWithOneTypo, isOneTypo, piecesAroundOneTypo } from '../../../domain/catalogue/one-typo.ts';
import { normalized, strengthIn } from '../../../domain/catalogue/strength.ts';
import { type ProductKeys, productKeys } from '../../../domain/scan/index.ts';
import { arrayOf, type Database, join, type Sql, sql } from '../../../platform/database/database.ts';
import { flag, list, row, text } from '../../../platform/database/row.ts';
import { escapeLike } from './escape-like.ts';

/** How a search is answered, as SQL over the drug called `d`. */
export interface DrugSearch {
  /** Whether the drug is found. */
  readonly condition: Sql;
  /** Where it stands, 0 first; null where all that is found fits alike. */
  readonly rank: Sql | null;
  /** How its strength fits the one that was asked for, as a `StrengthMatch`; null when none was. */
  readonly strengthMatch: Sql;
}

/** The name by which drugs are sorted, as people of the languages there are read it. */
export const drugSortName = sql`lower(d.name COLLATE "und-x-icu")`;

const isCode = (token: string): boolean =>
  /^\d{4,6}-\d*(-\d*)?$/.test(token) || (/^[\d\-\]()a-z]{8,}$/.test(token) && hasKeys(token));
function hasKeys(token: string): boolean {
  const { ndcKeys, gtin } = codeKeys(token);
  return ndcKeys.length > 0 || gtin !== null;
}

/** The condition that a typed or scanned code names the drug called `d` of the organization, itself or one of its packages. */
export function drugHasCode(organizationId: string, code: string): Sql {
  return drugHasKeys(organizationId, productKeys(code));
}

/** The same, by the keys of the code: each way by its own index, since with OR the whole catalogue would be read. */
export function drugHasKeys(organizationId: string, { ndcKeys, gtins }: ProductKeys): Sql {
  const own = sql`x.organization_id = ${organizationId}::uuid`;
  return sql`d.id IN (
          SELECT x.id FROM drug x WHERE ${own} AND x.ndc_key = ANY (${arrayOf(ndcKeys, 'text')})
    UNION SELECT x.id FROM drug x WHERE ${own} AND x.gtin = ANY (${arrayOf(gtins, 'text')})
    UNION SELECT x.drug_id FROM drug_package x WHERE ${own} AND x.ndc_key = ANY (${arrayOf(ndcKeys, 'text')}))`;
}

/** The keys of the products whose packages a code may name: what a catalogue knows of a package that it does not list. */
function productsOfPackages(code: string): string[] {
  const packages = productKeys(code).ndcKeys.filter((key) => key.length >= 11);
  return packages.map((key) => key.slice(0, -2));
}

const searchDrugsRow = row({ whole: text, parts: list(text) });

/**
 * Reads a search: codes, a strength, and words, each of which must occur, in any order, at least in its beginning. A word that no drug of the
 * organization has is taken for those that differ from it by one typing error. A strength takes nothing away beside words: drugs of
 * another one come behind, marked. `besides` is what else a word, code or number may mean, such as a lot number.
 */
export async function searchDrugs(
  database: Database,
  organizationId: string,
  search: string | null | undefined,
  besides: (text: string) => Sql = () => sql`false`,
): Promise<DrugSearch> {
  const tokens = normalized(search ?? '')
    .replaceAll(/[\u00ad\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  const codes = tokens.filter(isCode);
  const left = tokens.filter((token) => !isCode(token) && !(codes.length > 0 && /^ndc[#:]?$/.test(token)));
  const { strength, readings, rest } = strengthIn(left.join(' '));
  const typed = rest.split(' ').filter((word) => foldWords(word) !== '');
  if (codes.length === 0 && strength === null && typed.length === 0)
    return { condition: tokens.length === 0 ? sql`true` : sql`false`, rank: null, strengthMatch: sql`NULL` };

  const [words, asked] = await Promise.all([
    spellings(database, organizationId, typed),
    readings.length === 0
      ? []
      : database.rows(
          searchDrugsRow,
          sql`SELECT DISTINCT whole, parts FROM unnest(${readings}::text[]) reading, strength_asked(reading) WHERE whole IS NOT NULL`,
        ),
  ]);
  const either = (those: readonly Sql[]) => sql`(${join(those, ' OR ')})`;
  const exact = strength !== null && asked.length > 0 ? either(asked.map(({ whole }) => fits(whole, strength))) : null;
  const part =
    strength !== null && asked.length > 0
      ? either([...asked.map(({ parts }) => sql`d.strength_keys @> ${parts}`), occurs(strength), besides(strength)])
      : null;
  const coded = codes.map((code) => ({
    exact: sql`(${drugHasCode(organizationId, code)} OR ${isWord(foldJoined(code))} OR ${besides(code)})`,
    products: productsOfPackages(code),
  }));
  const ofPackages = coded.filter(({ products }) => products.length > 0).map((code) => code.exact);
  const conditions = [
    ...coded.map((code) => sql`(${code.exact} OR d.ndc_key = ANY (${code.products}))`),
    ...words.map((each, index) => sql`(${join(each.map(hasAll), ' OR ')} OR ${besides(typed[index] ?? '')})`),
    // Without anything else, a strength is what is looked for.
    ...(exact && part && codes.length + words.length === 0 ? [sql`(${exact} OR ${part})`] : []),
  ];
  const strengthRank = exact && part ? sql`CASE WHEN ${exact} THEN 0 WHEN ${part} THEN 1 ELSE 2 END` : null;
  const codeRank = ofPackages.length > 0 ? sql`CASE WHEN ${join(ofPackages, ' AND ')} THEN 0 ELSE 1 END` : null;
  const ranked = codeRank !== null || strengthRank !== null || words.length > 0;
  return {
    condition: conditions.length === 0 ? sql`true` : join(conditions, ' AND '),
    rank: ranked
      ? sql`(12 * ${codeRank ?? sql`0`} + 4 * ${strengthRank ?? sql`0`} + ${nameRank(words.flat().map((spelling) => spelling.join(' ')))})`
      : null,
    strengthMatch: strengthRank ? sql`(ARRAY['EXACT', 'PART', 'OTHER'])[${strengthRank} + 1]` : sql`NULL`,
  };
}

/** A word may be written in several ways; each is the words that must all occur. */
type Spelling = readonly string[];

/** As many words are taken for misspelled, and as many others each for right: a text that is none of the catalogue's asks no more of the database. */
const maxMisspelled = 3;
const maxNear = 20;

/** The ways in which each word may be written. */
async function spellings(database: Database, organizationId: string, words: readonly string[]): Promise<Spelling[][]> {
  const folded = words.map((word) => foldWords(word).split(' '));
  const whole = folded.flatMap((each) => (each.length === 1 && /^\p{L}{4,}$/u.test(each[0] ?? '') ? each : []));
  const unknown = (await unknownWords(database, organizationId, [...new Set(whole)])).slice(0, maxMisspelled);
  const near = await Promise.all(unknown.map((word) => nearWords(database, organizationId, word)));
  return folded.map((each, index) => {
    const [only = '', ...more] = each;
    if (more.length > 0) return [each, [foldJoined(words[index] ?? '')]];
    const others = near[unknown.indexOf(only)] ?? [];
    return others.length === 0 ? [each] : others.slice(0, maxNear).map((other) => [other]);
  });
}

const unknownWordsRow = row({ known: list(flag) });

/** Those that no drug of the organization has. */
async function unknownWords(database: Database, organizationId: string, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const known = words.map(
    (word) => sql`EXISTS (SELECT 1 FROM drug d WHERE d.organization_id = ${organizationId}::uuid AND ${isWord(word)})`,
  );
  const row = await database.row(unknownWordsRow, sql`SELECT ARRAY[${join(known)}] AS known`, 'each time');
  return words.filter((_, index) => row?.known[index] === false);
}

const nearWordsRow = row({ names: text });

/** The words of the catalogue’s names that a word is but for one typing error or, where there are none, that it begins so; likeliest first. */
async function nearWords(database: Database, organizationId: string, word: string): Promise<string[]> {
  // Each piece by itself, since PostgreSQL would read the whole table for several; taken apart here, since it would begin worker processes for that.
  const names = join(
    piecesAroundOneTypo(word).map(
      (piece) => sql`
        SELECT d.search_names AS names FROM drug d WHERE d.organization_id = ${organizationId}::uuid AND d.search_names LIKE ${`%${escapeLike(piece)}%`}`,
    ),
    ' UNION ',
  );
  const rows = await database.rows(nearWordsRow, names, 'each time');
  const begun = [...new Set(rows.flatMap((row) => row.names.split(' ')))].filter((near) =>
    beginsWithOneTypo(word, near),
  );
  const whole = begun.filter((near) => isOneTypo(word, near));
  const likelier = (near: string) => near.startsWith(word.charAt(0));
  const those = (whole.length > 0 ? whole : begun).sort();
  return [...those.filter(likelier), ...those.filter((near) => !likelier(near))];
}

/** Within words from three letters on; shorter ones begin a word. */
const isWord = (word: string): Sql =>
  word.length > 2 && !/\d/.test(word)
    ? sql`d.search_words LIKE ${`%${escapeLike(word)}%`}`
    : sql`d.search_words LIKE ${`% ${escapeLike(word)}%`}`;
const hasAll = (words: Spelling): Sql => sql`(${join(words.map(isWord), ' AND ')})`;

/** A number without a unit, or of percent, may belong to a name: 70/30 or U-500 of an insulin. */
function fits(whole: string, strength: string): Sql {
  const inTheName = sql`d.search_names LIKE ${`% ${escapeLike(foldWords(strength))} %`}`;
  return isBare(strength) ? sql`(d.strength_keys @> ${[whole]} OR ${inTheName})` : sql`d.strength_keys @> ${[whole]}`;
}
/** A long number without a unit may begin an NDC. */
const occurs = (strength: string): Sql => (/^\d{4,}$/.test(strength) ? isWord(strength) : sql`false`);
const isBare = (strength: string): boolean => /^(?:u-?)?[\d.,/;:%\s+-]+$/.test(strength);

/** Names that begin with one of the words stand before those that begin with a beginning, those before names that have one, those before all others. */
function nameRank(words: readonly string[]): Sql {
  if (words.length === 0) return sql`0`;
  const one = (before: string, behind: string) =>
    join(
      words.map((word) => sql`d.search_names LIKE ${`${before}${escapeLike(word)}${behind}`}`),
      ' OR ',
    );
  return sql`CASE WHEN ${one(' ', ' %')} THEN 0 WHEN ${one(' ', '%')} THEN 1 WHEN ${one('% ', '%')} THEN 2 ELSE 3 END`;
}
