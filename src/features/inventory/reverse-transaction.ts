import { notFound } from '../../domain/fault.ts';
import { lotTransitions } from '../../domain/lot-status.ts';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReverseTransactionInput } from './inventory.input.ts';
import { alreadyReversed, illegalLotTransition, insufficientStock, notReversible } from './inventory.results.ts';
import { movementApplied, postMovement } from './ledger.ts';
import { byTransactionId, type LockedStock, lockStock, requireAt } from './load-stock.ts';

/** Undoes a transaction by its exact negation, once. What was received and has left since cannot be taken back. */
export function reverseTransaction(caller: Caller, input: ReverseTransactionInput) {
  const { actor, now } = caller;
  const { transactionId } = input;
  return caller.run({
    load: async (tx) => {
      if (!isId(transactionId)) return { stock: null, original: null };
      const stock = await lockStock(tx, actor, byTransactionId(transactionId));
      const original =
        stock &&
        (await tx.transaction.findUnique({
          where: { id: transactionId },
          include: { lines: true, reversedBy: { select: { id: true } } },
        }));
      return { stock, original };
    },
    decide: ({ stock, original }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireAt(actor, 'stock:reverse', stock.pharmacyId);
      if (original.transactionType === 'REVERSAL') return notReversible();
      if (original.reversedBy) return alreadyReversed(original.reversedBy.id);
      const barred = original.transactionType === 'SPLIT' && backIntoUse(stock, original.lines);
      if (barred) return barred;
      const lines = original.lines.map((line) => ({ lotId: line.lotId, change: -line.quantityChanged }));
      for (const lot of stock.lots) {
        const taken = -lines.reduce((sum, line) => sum + (line.lotId === lot.id ? line.change : 0), 0);
        const free = lot.quantity - lot.allocated;
        if (taken > free) return insufficientStock(taken, free, [], lot);
      }
      return { stock, lines };
    },
    apply: async (tx, { stock, lines }) => {
      const movement = {
        type: 'REVERSAL' as const,
        lines,
        actorId: actor.userId,
        reason: input.reason.trim(),
        note: input.note,
        reversesId: transactionId,
      };
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, stock.lots, movement, now));
    },
  });
}

/** A part goes back into its lot only where it might have taken the lot's status: what was recalled does not become usable by undoing a split. */
function backIntoUse({ lots }: LockedStock, lines: readonly { lotId: string; quantityChanged: number }[]) {
  const lotOf = (sign: 1 | -1) => {
    const line = lines.find(({ quantityChanged }) => Math.sign(quantityChanged) === sign);
    return lots.find((lot) => lot.id === line?.lotId);
  };
  const [part, whole] = [lotOf(1), lotOf(-1)];
  if (!part || !whole || part.status === whole.status) return null;
  const allowed = lotTransitions[part.status];
  return allowed.includes(whole.status) ? null : illegalLotTransition(part.status, whole.status, allowed);
}
