import type { Sql } from './database.ts';
import type { RowType } from './row.ts';

/** Runs a query whose rows are declared: the database's own reads, or those of a transaction. */
export type Rows = <Row extends object>(type: RowType<Row>, query: Sql) => Promise<Row[]>;

/** The database itself, or a transaction in it. */
export interface Asks {
  readonly rows: Rows;
}

/** Rows of a statement of the transaction, held against their declaration. */
export const rowsIn = <Row extends object>(tx: Asks, type: RowType<Row>, query: Sql): Promise<Row[]> =>
  tx.rows(type, query);

/** The reads of a transaction, for what may be asked inside one and outside. */
export const rowsOf =
  (tx: Asks): Rows =>
  (type, query) =>
    tx.rows(type, query);
