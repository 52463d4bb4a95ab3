import { badInput, notFound } from '../../../domain/error.ts';
import type { CandidateLot } from '../../../domain/inventory/fefo.ts';
import { maxMovement } from '../../../domain/inventory/quantity.ts';
import { message } from '../../../domain/messages/index.ts';
import { about, refuse } from '../../../domain/refusal.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import type { LotQuantityInput } from '../inventory.input.ts';
import { byTransactionId, type LockedLot, type LockedStock, lockStock } from '../stocks/load-stock.ts';
import { findReturnable, type Returnable } from './returnable.ts';

export const returnExceeded = (lot: CandidateLot, moved: number, returned: number, requested: number) =>
  refuse(
    'ReturnExceeded',
    'RETURN_EXCEEDED',
    message('returnExceeded', { lotNumber: lot.lotNumber, moved, returned, requested }),
    { lotId: lot.id, moved, returned, requested },
  );

/** The movement whose goods come back, under the lock of its stock, and what of it may. */
export async function loadReturn(tx: ReadTx, { actor }: Caller, transactionId: string) {
  if (!isId(transactionId)) return { stock: null, original: null, rows: [] };
  const stock = await lockStock(tx, actor, byTransactionId(transactionId));
  const original = stock && (await tx.transaction.findUnique({ where: { id: transactionId } }));
  return { stock, original, rows: stock ? await findReturnable(tx, transactionId) : [] };
}

/** The whole lot that a part is of; a whole lot itself. */
export const wholeOf = (lot: LockedLot) => lot.parentId ?? lot.id;

/** The named lots with the sum asked of each. @throws ApothecaError NOT_FOUND, BAD_USER_INPUT */
export function sumsOf(stock: LockedStock, named: readonly LotQuantityInput[]): Map<LockedLot, number> {
  if (named.reduce((sum, each) => sum + each.quantity, 0) > maxMovement)
    throw badInput('input.lots', 'max', message('movementTooLarge', { most: maxMovement }));
  const sums = new Map<LockedLot, number>();
  for (const [index, { lotId, quantity }] of named.entries()) {
    const lot = stock.lots.find((each) => each.id === lotId);
    if (!lot) throw notFound('lot of this stock', `input.lots.${index}.lotId`);
    sums.set(lot, (sums.get(lot) ?? 0) + quantity);
  }
  return sums;
}

/** Where the input first names a lot, or another part of the same whole. */
export function lineOf(stock: LockedStock, named: readonly LotQuantityInput[], lot: LockedLot): string {
  const same = new Set(stock.lots.filter((each) => wholeOf(each) === wholeOf(lot)).map(({ id }) => id));
  return `input.lots.${named.findIndex(({ lotId }) => same.has(lotId))}`;
}

/** Why it is too much of a lot, parts counted with their whole; null when it is not. */
export function excess(
  stock: LockedStock,
  rows: readonly Returnable[],
  wanted: ReadonlyMap<LockedLot, number>,
  named: readonly LotQuantityInput[],
) {
  const sums = new Map<string, number>();
  for (const [lot, quantity] of wanted) {
    const requested = (sums.get(wholeOf(lot)) ?? 0) + quantity;
    sums.set(wholeOf(lot), requested);
    const { moved, returned } = rows.find(({ lotId }) => lotId === wholeOf(lot)) ?? { moved: 0, returned: 0 };
    if (requested > moved - returned)
      return about(returnExceeded(lot, moved, returned, requested), `${lineOf(stock, named, lot)}.quantity`);
  }
  return null;
}

/** @throws ApothecaError BAD_USER_INPUT for goods that are returned before they moved. */
export function requireAfter(original: { readonly occurredAt: Date }, occurredAt: Date | null | undefined): void {
  if (occurredAt && occurredAt < original.occurredAt)
    throw badInput('input.occurredAt', 'after', message('returnedBefore'));
}
