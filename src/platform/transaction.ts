import type { Prisma } from '../generated/prisma/client.ts';

declare const inUnitOfWork: unique symbol;

/** A transaction that only the unit of work makes: whoever writes takes one, and so cannot be called outside. */
export type Tx = Prisma.TransactionClient & { readonly [inUnitOfWork]: true };

type Reads = 'findFirst' | 'findUnique' | 'findUniqueOrThrow' | 'findMany' | 'count' | 'aggregate' | 'groupBy';
type Models = {
  [K in keyof Prisma.TransactionClient as Prisma.TransactionClient[K] extends { findMany: unknown }
    ? K
    : never]: unknown;
};
/** The reading half of a transaction. What `load` gets: a refusal then has nothing to undo. */
export type ReadTx = {
  [K in keyof Models & keyof Prisma.TransactionClient]: Pick<
    Prisma.TransactionClient[K],
    Reads & keyof Prisma.TransactionClient[K]
  >;
} & {
  $queryRaw: Tx['$queryRaw'];
};
