import type { Keeping } from '../settings.ts';
import type { Sql } from './database.ts';

/** What the server may do with a table besides reading it. */
export interface Grant {
  readonly insert?: true;
  /** The columns it may change; the others keep what they were inserted with. */
  readonly update?: readonly string[];
  readonly delete?: true;
}

/** What an organization's export has of a table. */
export interface ExportedTable {
  /**
   * The columns, where not all are; a column of bytes is a secret unless it is in `encrypted`. Where credentials are kept they are named one by one, so that
   * one that is added later is left out until somebody decides about it.
   */
  readonly columns?: readonly string[];
  /** Columns of texts that are kept encrypted; they are exported in clear. */
  readonly encrypted?: readonly string[];
}

/** All columns but those of bytes. */
export const whole: ExportedTable = {};

/** When rows are removed. Triggers of the database refuse whatever is younger than its own least times. */
export interface Removal {
  /** What the work by the clock is called. */
  readonly job: string;
  /** The instant from which on a row is old; it has an index. */
  readonly since: Sql;
  /** How many days it is kept from then on. */
  readonly days: (keep: Keeping) => number;
}

/**
 * All that there is to say of one table of the model, and nothing that no statement of the server needs: what the server's role may do with it (`migrate`
 * takes back what is not here), what is exported of it, or why nothing is, and when its rows are removed if they are. Where rows are only ever inserted,
 * the trigger that refuses a change is the second fence and this the first.
 */
export type Table = Grant & { readonly removed?: Removal } & (
    | { readonly exported: ExportedTable; readonly notExported?: never }
    | { readonly notExported: string; readonly exported?: never }
  );

export type Tables = Readonly<Record<string, Table>>;

/** Functions that the server may execute, with the columns that each changes by the owner's rights where the server may not. */
export type DatabaseFunctions = Readonly<Record<string, readonly string[]>>;

/** What the server's role may do. */
export interface ServerRights {
  readonly tables: Readonly<Record<string, Grant>>;
  readonly functions: DatabaseFunctions;
}
