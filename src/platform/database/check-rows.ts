import type { RowType } from './row.ts';

/** A column of an answer, as PostgreSQL describes it. */
export interface AnsweredColumn {
  readonly name: string;
  readonly dataTypeID: number;
}

/** A statement answers other rows than its code declares: a mistake of ours. */
export class OtherRows extends Error {
  override readonly name = 'OtherRows';
}

let eachValue = false;

/** Has every value looked at from now on, for nulls and for words that are not declared. Its cost grows with the rows, so tests alone ask for it. */
export function checkEachValue(): void {
  eachValue = true;
}

/** The texts of statements that were found to answer what is declared. */
const found = new WeakMap<object, Set<string>>();
/** Lists of values of varying length make many texts: forget rather than grow. */
const mostTexts = 500;

/**
 * Holds what a statement answered against what its code declares: its columns once for each text, which costs the first answer alone.
 * @throws OtherRows
 */
export function checkRows(
  type: RowType<unknown>,
  text: string,
  answered: readonly AnsweredColumn[],
  rows: readonly object[],
): void {
  const known = found.get(type) ?? new Set();
  if (!known.has(text)) {
    const wrong = wrongColumns(type, answered);
    if (wrong.length > 0) throw new OtherRows(`${wrong.join('; ')}: ${text}`);
    if (known.size >= mostTexts) known.clear();
    found.set(type, known.add(text));
  }
  if (eachValue) for (const each of rows) checkValues(type, text, each);
}

function wrongColumns({ columns }: RowType<unknown>, answered: readonly AnsweredColumn[]): string[] {
  return Object.entries(columns).flatMap(([name, kind]) => {
    const column = answered.find((each) => each.name === name);
    if (!column) return kind.optional ? [] : [`there is no column ${name}`];
    return kind.fits(column.dataTypeID) ? [] : [`${name} is no ${kind.name}, but of type ${column.dataTypeID}`];
  });
}

function checkValues({ columns }: RowType<unknown>, text: string, row: object): void {
  for (const [name, kind] of Object.entries(columns)) {
    const value: unknown = Reflect.get(row, name);
    if (value === undefined && kind.optional) continue;
    if (value === null ? !kind.nullable : !kind.holds(value))
      throw new OtherRows(`${name} is ${JSON.stringify(value)}, and no ${kind.name}: ${text}`);
  }
}
