import { oids } from './oids.ts';

/** What a column holds: of which types of PostgreSQL, and what its values are here. */
export interface Kind<Value> {
  readonly name: string;
  readonly nullable: boolean;
  /** That a statement may leave the column out. */
  readonly optional: boolean;
  fits(oid: number): boolean;
  /** Of values that are not null. */
  holds(value: unknown): boolean;
  /** For its type alone. */
  readonly value?: Value | undefined;
}

/** What the rows of a statement are: its columns, and the type that follows from them. */
export interface RowType<Row> {
  readonly columns: Readonly<Record<string, Kind<unknown>>>;
  /** For its type alone. */
  readonly row?: Row | undefined;
}

type ValueOf<K> = K extends Kind<infer Value> ? Value : never;
type OptionalIn<Columns> = { [K in keyof Columns]: undefined extends ValueOf<Columns[K]> ? K : never }[keyof Columns];
type RowOfColumns<Columns> = { [K in Exclude<keyof Columns, OptionalIn<Columns>>]: ValueOf<Columns[K]> } & {
  [K in OptionalIn<Columns>]?: Exclude<ValueOf<Columns[K]>, undefined>;
};
/** The type of the rows. */
export type RowOf<Type> = Type extends RowType<infer Row> ? Row : never;

/** Declares what rows a statement answers; `check-rows.ts` holds it against what it really does. */
export function row<Columns extends Readonly<Record<string, Kind<unknown>>>>(
  columns: Columns,
): RowType<RowOfColumns<Columns>> {
  return { columns };
}

/** The columns of two declarations together. */
export function rowsWith<One, Other>(one: RowType<One>, other: RowType<Other>): RowType<One & Other> {
  return { columns: { ...one.columns, ...other.columns } };
}

function kind<Value>(name: string, types: readonly number[], holds: Kind<Value>['holds'] = () => true): Kind<Value> {
  return { name, nullable: false, optional: false, fits: (oid) => types.includes(oid), holds };
}

/** Types that migrations make have numbers from here on; ours are all enums. */
const firstOwnOid = 16_384;

/** Texts, ids, and words of an enum. */
export const text: Kind<string> = {
  ...kind<string>('text', oids.texts),
  fits: (oid) => oids.texts.includes(oid) || oid >= firstOwnOid,
};
export const number: Kind<number> = kind('number', oids.numbers);
export const flag: Kind<boolean> = kind('flag', [oids.bool]);
export const instant: Kind<Date> = kind('instant', oids.instants);
export const bytes: Kind<Uint8Array<ArrayBuffer>> = kind('bytes', [oids.bytea]);

/** A calendar date as `YYYY-MM-DD`. */
export const day: Kind<string> = kind('day', [oids.date, ...oids.texts]);

/** A bigint in digits, since a number here may be too small for it. */
export const digits: Kind<string> = kind('digits', [oids.int8, ...oids.texts]);

/** One of some words: an enum of the database or of the API, or a list of them. */
export function oneOf<const Word extends string>(words: readonly Word[] | Readonly<Record<string, Word>>): Kind<Word> {
  const known = new Set<unknown>(Object.values(words));
  const { fits } = text;
  return {
    ...kind<Word>(`one of ${[...known].join(', ')}`, [], (value) => known.has(value)),
    fits,
  };
}

/** An array of the database. */
export function list<Value>(of: Kind<Value>): Kind<Value[]> {
  const fits = (oid: number) => {
    const element = oids.elements[oid];
    return element === undefined ? oid >= firstOwnOid && of.fits(oid) : of.fits(element);
  };
  const each = (value: unknown) => (value === null ? of.nullable : of.holds(value));
  const holds = (value: unknown) => Array.isArray(value) && value.every(each);
  return { name: `list of ${of.name}`, nullable: false, optional: false, fits, holds };
}

/** What the statement itself puts together as JSON: its column is checked, what stands in it is the statement's. */
export function json<Value>(): Kind<Value> {
  return kind('json', oids.jsons);
}

export function nullable<Value>(of: Kind<Value>): Kind<Value | null> {
  return { ...of, name: `${of.name} or null`, nullable: true };
}

/** A column that some of the statements leave out. */
export function optional<Value>(of: Kind<Value>): Kind<Value | undefined> {
  return { ...of, optional: true };
}

/** How many there are. */
export const counted = row({ count: number });

/** For statements whose answer nobody reads. */
export const nothing: RowType<object> = row({});
