import { columnsOf } from './answered-columns.ts';
import { checkRows } from './check-rows.ts';
import type { Sql } from './database.ts';
import type { RowType } from './row.ts';

/** What runs a statement within a transaction. */
export interface Asks {
  $queryRaw<Answer>(query: Sql): PromiseLike<Answer>;
}

/** Runs a query whose rows are declared: the database's own reads, or those of a transaction. */
export type Rows = <Row extends object>(type: RowType<Row>, query: Sql) => Promise<Row[]>;

/** Rows of a statement of the transaction, held against their declaration; instants come as Date, and what Prisma reads in a way of its own as text. */
export async function rowsIn<Row extends object>(tx: Asks, type: RowType<Row>, query: Sql): Promise<Row[]> {
  const rows = await tx.$queryRaw<Row[]>(query);
  const columns = columnsOf(query.text);
  if (columns) checkRows(type, query.text, columns, rows, 'prisma');
  return rows;
}

/** The reads of a transaction, for what may be asked inside one and outside. */
export const rowsOf =
  (tx: Asks): Rows =>
  (type, query) =>
    rowsIn(tx, type, query);
