import { Socket } from 'node:net';
import pg from 'pg';
import { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { Gate } from '../gates/gate.ts';
import type { Party } from '../gates/waiting-line.ts';
import type { Logger } from '../log.ts';
import { traceStatements } from '../tracing/trace-statements.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { checkRows } from './check-rows.ts';
import { judgeDatabaseError } from './database-errors.ts';
import { OpenTransaction } from './open-transaction.ts';
import { ModelsWithin, PrismaOnPool } from './prisma-within.ts';
import { counted, type RowType } from './row.ts';
import { statementName } from './statement-name.ts';

export { Prisma };
/** A composable piece of SQL with its parameters: Prisma.sql`…`, for Prisma and pg alike. */
export type Sql = Prisma.Sql;
export const { sql, join, empty, raw } = Prisma;

/**
 * An array, of ids unless another type is named, that PostgreSQL does not look into when it plans. One that it sees makes a plan for its length look cheaper than the plan for
 * all values, so that it plans a named statement at every call: 0.5 ms for a stock by its id, which is found in 0.1 ms.
 */
export function arrayOf(
  values: readonly (string | number | null)[],
  type: 'uuid' | 'text' | 'int' | 'bigint' = 'uuid',
): Sql {
  const array = raw(`${type}[]`);
  return sql`(SELECT ${[...values]}::${array})::${array}`;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly log: Logger;
  readonly timeouts?: Partial<DatabaseTimeouts>;
  /** Follows each statement of a request. */
  readonly tracing?: Tracing | null;
  /** Hears of each error that PostgreSQL answers, by its SQLSTATE. */
  readonly onSqlError?: ((state: string | undefined) => void) | undefined;
}

/** How long is waited for what the database is asked for, in milliseconds. */
export interface DatabaseTimeouts {
  /** For a connection: pg waits for ever by default; a request that gets none is better answered than kept. */
  readonly connection: number;
  /** For a statement: Prisma's own timeout leaves it running; only PostgreSQL can end it. */
  readonly statement: number;
  readonly lock: number;
  readonly idleInTransaction: number;
  /** For a whole transaction, from its first statement to its last. */
  readonly transaction: number;
  /** For word of what became of a COMMIT that was not answered: longer than a transaction whose client is gone can stay open. */
  readonly outcome: number;
}

const usual: DatabaseTimeouts = {
  connection: 5_000,
  statement: 8_000,
  lock: 4_000,
  idleInTransaction: 10_000,
  transaction: 10_000,
  outcome: 11_000,
};

/** A connection that nobody uses for so long is closed. */
const idleMs = 10_000;
const silenceMarginMs = 2_000;

/** What lies under a client; pg has it, and its types do not say so. */
function connectionOf(client: pg.PoolClient): pg.Connection {
  return (client as unknown as { readonly connection: pg.Connection }).connection;
}

/**
 * Ends a connection on which nothing moves for longer than the database lets anything take: a line that swallows everything (the address moved, a
 * router forgot the connection) tells nobody, and whoever waits for it would wait for ever.
 */
function endWhenSilent(client: pg.PoolClient, ms: number): void {
  const { stream } = connectionOf(client);
  if (stream instanceof Socket)
    stream.setTimeout(ms, () => stream.destroy(new Error(`connection silent for ${ms} ms`)));
}

/**
 * PostgreSQL plans a named statement once for all values after five times. A search wants a plan for its words: for one that is everywhere the table
 * is read from its beginning, and for one that is nowhere that would be all of it.
 */
export type Planned = 'once' | 'each time';

/** One pool of connections, used by Prisma for ordinary reads and writes and by plain SQL for the hot reads. */
export class Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly timeouts: DatabaseTimeouts;

  constructor(readonly options: DatabaseOptions) {
    this.timeouts = { ...usual, ...options.timeouts };
    const { connection, statement, lock, idleInTransaction } = this.timeouts;
    const silence = Math.max(statement, lock, idleInTransaction, idleMs) + silenceMarginMs;
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.poolSize,
      connectionTimeoutMillis: connection,
      idleTimeoutMillis: idleMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: idleMs,
      application_name: 'apotheca',
      options: `-c statement_timeout=${statement} -c lock_timeout=${lock} -c idle_in_transaction_session_timeout=${idleInTransaction} -c timezone=UTC`,
    });
    // While a connection is in use the pool does not listen to it, and an error that nobody hears ends the process. Its queries fail by themselves.
    this.pool.on('connect', (client) => {
      // Its message alone: pg hangs the whole connection on the error.
      client.on('error', ({ message }) => options.log.warn({ reason: message }, 'a database connection was lost'));
      endWhenSilent(client, silence);
      if (options.onSqlError) connectionOf(client).on('errorMessage', ({ code }) => options.onSqlError?.(code));
    });
    // The pool tells again what the listener above has told of an idle connection, and needs to be heard as well.
    this.pool.on('error', () => undefined);
    if (options.tracing) traceStatements(this.pool, options.tracing);
    const adapter = new PrismaOnPool(this.pool, { statementNameGenerator: ({ sql: text }) => statementName(text) });
    this.prisma = new PrismaClient({ adapter });
  }

  /** Rows of a query outside any transaction; dates come as `YYYY-MM-DD`, instants as Date, bigints as string. */
  async rows<Row extends object>(type: RowType<Row>, query: Sql, planned: Planned = 'once'): Promise<Row[]> {
    const { text, values } = query;
    const named = planned === 'once' ? { name: statementName(text) } : {};
    try {
      const { rows, fields } = await this.pool.query<Row>({ ...named, text, values, types: readTypes });
      checkRows(type, text, fields, rows);
      return rows;
    } catch (error) {
      // No connection in time, or a statement that took too long: worth another try, and no defect.
      const verdict = judgeDatabaseError(error);
      throw verdict.kind === 'error' ? verdict.error : error;
    }
  }

  /** The first row of a query, or null. */
  async row<Row extends object>(type: RowType<Row>, query: Sql, planned: Planned = 'once'): Promise<Row | null> {
    return (await this.rows(type, query, planned))[0] ?? null;
  }

  /** What a query counts, as its one column `count`. */
  async count(query: Sql, planned: Planned = 'once'): Promise<number> {
    return (await this.row(counted, query, planned))?.count ?? 0;
  }

  /** Opens a transaction on a connection of its own. Its models are there for what is not written in plain SQL. */
  async begin(): Promise<{ readonly open: OpenTransaction; readonly models: ModelsWithin }> {
    const { transaction } = this.timeouts;
    const open = new OpenTransaction(await this.pool.connect(), transaction);
    return { open, models: new ModelsWithin(this.prisma, open, transaction) };
  }

  /** The same database for reading by whoever shall leave connections to others: each statement has a place at the gate, as work of the party. */
  behind(gate: Gate, party: Party): Database {
    let prisma: unknown;
    const extended = () =>
      this.prisma.$extends({
        query: { $allOperations: ({ args, query }) => gate.run(() => query(args), party) },
      });
    return Object.create(this, {
      rows: {
        value: (type: RowType<object>, query: Sql, planned?: Planned) =>
          gate.run(() => this.rows(type, query, planned), party),
      },
      // Made for each request, and many read by plain SQL alone.
      prisma: { get: () => (prisma ??= extended()) },
    });
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }
}

// Instants are sent as such, and not as the clock on the wall of the server, which a cast to a date would take for another day.
pg.defaults.parseInputDatesAsUTC = true;

/** A query as pg sends it, under a name, so that each connection plans it once. */
export function statementOf({ text, values }: Sql): pg.QueryConfig {
  return { name: statementName(text), text, values, types: readTypes };
}

const dateOid = 1082;
const readTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    // pg would make of a date the midnight of the server's own time zone.
    oid === dateOid ? (text: string) => text : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};
