import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts';
import type { OpenTransaction } from './open-transaction.ts';

/** The transaction that Prisma is to work in, where one is open already. */
const within = new AsyncLocalStorage<OpenTransaction>();

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Prisma's adapter on the pool. A transaction that it starts within an open one is that one. */
export class PrismaOnPool extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const startTransaction: Adapter['startTransaction'] = (isolation) => {
      const open = within.getStore();
      if (!open) return adapter.startTransaction(isolation);
      const ofOne: Adapter = Object.create(adapter, { client: { value: { connect: async () => connectionIn(open) } } });
      return ofOne.startTransaction(isolation);
    };
    return Object.create(adapter, { startTransaction: { value: startTransaction } });
  }
}

/** The connection of an open transaction, which begins and ends at the hands of whoever opened it, and not of Prisma. */
function connectionIn(open: OpenTransaction) {
  const own = { rows: [], fields: [], rowCount: 0 };
  return {
    query: (config: pg.QueryConfig) =>
      ['BEGIN', 'COMMIT', 'ROLLBACK'].includes(config.text) ? Promise.resolve(own) : open.query(config),
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  };
}

/** Prisma's models in an open transaction, from the first time that they are asked for. */
export class ModelsWithin {
  #client: Promise<Prisma.TransactionClient> | null = null;
  readonly #ended = Promise.withResolvers<void>();

  constructor(
    private readonly prisma: PrismaClient,
    private readonly open: OpenTransaction,
    private readonly longestMs: number,
  ) {}

  client(): Promise<Prisma.TransactionClient> {
    this.#client ??= new Promise((resolve, reject) => {
      const lasting = (client: Prisma.TransactionClient) => {
        resolve(client);
        return this.#ended.promise;
      };
      within
        .run(this.open, () => this.prisma.$transaction(lasting, { timeout: this.longestMs }))
        // Once it has begun, what becomes of it is told by its statements, and by whoever opened it.
        .catch(reject);
    });
    return this.#client;
  }

  /** Lets Prisma forget the transaction. */
  end(): void {
    this.#ended.resolve();
  }
}
