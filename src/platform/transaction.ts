import { checkRows } from './database/check-rows.ts';
import { type Database, Prisma, type Sql, statementOf } from './database/database.ts';
import type { OpenTransaction } from './database/open-transaction.ts';
import type { ModelsWithin } from './database/prisma-within.ts';
import type { RowType } from './database/row.ts';
import type { Asks } from './database/rows-in.ts';

declare const inUnitOfWork: unique symbol;

type Client = Prisma.TransactionClient;
type Models = {
  [K in keyof Client as Client[K] extends { findMany: unknown } ? K : never]: Client[K];
};

/** A transaction that only the unit of work makes: whoever writes takes one, and so cannot be called outside. */
export type Tx = Models &
  Asks & {
    /** For a statement whose rows nobody reads, such as one that locks. */
    $queryRaw(query: Sql): Promise<unknown>;
    /** Answers how many rows it wrote. */
    $executeRaw(query: Sql): Promise<number>;
    readonly [inUnitOfWork]: true;
  };

type Reads = 'findFirst' | 'findUnique' | 'findUniqueOrThrow' | 'findMany' | 'count' | 'aggregate' | 'groupBy';
/** The reading half of a transaction. What `load` gets: a refusal then has nothing to undo. */
export type ReadTx = { [K in keyof Models]: Pick<Models[K], Reads & keyof Models[K]> } & Asks & Pick<Tx, '$queryRaw'>;

/** Statements in plain SQL on the connection of a transaction; Prisma's models beside them, which cost a transaction in its books from their first use on. */
class Statements implements Asks {
  constructor(
    private readonly open: OpenTransaction,
    readonly models: ModelsWithin,
  ) {}

  async rows<Row extends object>(type: RowType<Row>, query: Sql): Promise<Row[]> {
    const { rows, fields } = await this.open.query<Row>(statementOf(query));
    checkRows(type, query.text, fields, rows);
    return rows;
  }

  $queryRaw(query: Sql): Promise<unknown> {
    return this.open.query(statementOf(query));
  }

  async $executeRaw(query: Sql): Promise<number> {
    return (await this.open.query(statementOf(query))).rowCount ?? 0;
  }
}

type Delegate = Readonly<Record<string, (args: unknown) => PromiseLike<unknown>>>;

for (const modelName of Object.values(Prisma.ModelName)) {
  const name = modelName.charAt(0).toLowerCase() + modelName.slice(1);
  Object.defineProperty(Statements.prototype, name, {
    get(this: Statements): Delegate {
      const { models } = this;
      const call = async (method: string, args: unknown) => {
        const client = (await models.client()) as unknown as Readonly<Record<string, Delegate>>;
        return client[name]?.[method]?.(args);
      };
      return new Proxy({}, { get: (_, method) => (args: unknown) => call(String(method), args) });
    },
  });
}

/** What commands work with in an open transaction. */
export function txIn(open: OpenTransaction, models: ModelsWithin): Tx {
  return new Statements(open, models) as unknown as Tx;
}

/** The database outside any transaction, for reads that a command makes inside one as well. */
export function readsOf(database: Database): ReadTx {
  const rows: Asks['rows'] = (type, query) => database.rows(type, query);
  const get = (prisma: object, name: string | symbol): unknown => (name === 'rows' ? rows : Reflect.get(prisma, name));
  return new Proxy(database.prisma, { get }) as unknown as ReadTx;
}
