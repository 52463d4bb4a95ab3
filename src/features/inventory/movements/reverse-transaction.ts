import { type Actor, canAt } from '../../../domain/authorization/actor.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { isFresh } from '../../../domain/late-entry.ts';
import { lotTransitions } from '../../../domain/lot-status.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReverseTransactionInput } from '../inventory.input.ts';
import {
  alreadyReversed,
  illegalLotTransition,
  insufficientStock,
  notReversible,
  returnedSince,
} from '../inventory.refusals.ts';
import { allocatedUnits } from '../stocks/allocated.ts';
import { byTransactionId, type LockedStock, lockStock } from '../stocks/load-stock.ts';
import { movementApplied, postMovement } from './ledger.ts';

/** Undoes a transaction by its exact negation, once. What was received and has left since cannot be taken back. */
export function reverseTransaction(caller: Caller, input: ReverseTransactionInput) {
  const { actor, now } = caller;
  const { transactionId } = input;
  return caller.run({
    load: async (tx) => {
      if (!isId(transactionId)) return { stock: null, original: null, allocated: [] };
      const stock = await lockStock(tx, actor, byTransactionId(transactionId));
      const original =
        stock &&
        (await tx.transaction.findUnique({
          where: { id: transactionId },
          include: {
            lines: true,
            reversedBy: { select: { id: true } },
            returnedBy: { where: { reversedBy: null }, select: { id: true }, orderBy: { id: 'asc' } },
          },
        }));
      const taken = original?.lines.flatMap((line) => (line.quantityChanged > 0 ? [line.lotId] : [])) ?? [];
      return { stock, original, allocated: stock ? await allocatedUnits(tx, stock, taken) : [] };
    },
    decide: ({ stock, original, allocated }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireUndo(caller, stock.pharmacyId, original);
      if (original.transactionType === 'REVERSAL') return notReversible();
      if (original.reversedBy) return alreadyReversed(original.reversedBy.id);
      if (original.returnedBy.length > 0) return returnedSince(original.returnedBy.map(({ id }) => id));
      const barred = original.transactionType === 'SPLIT' && backIntoUse(stock, original.lines);
      if (barred) return barred;
      const lines = original.lines.map((line) => ({ lotId: line.lotId, change: -line.quantityChanged }));
      for (const lot of stock.lots) {
        const taken = -lines.reduce((sum, line) => sum + (line.lotId === lot.id ? line.change : 0), 0);
        const free = lot.quantity - lot.allocated;
        if (taken > free) {
          const ofLot = allocated.filter(({ lotId }) => lotId === lot.id);
          return insufficientStock(taken, free, [], lot, ofLot);
        }
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

interface Recorded {
  readonly actorId: string | null;
  readonly timestamp: Date;
}

/** Whether somebody may undo a movement of this pharmacy: every one with the right, or what they recorded themselves a few minutes ago. */
export function mayUndo(
  { actor, now, minutes }: Undoing,
  pharmacyId: string,
  { actorId, timestamp }: Recorded,
): boolean {
  if (canAt(actor, 'stock:reverse', pharmacyId)) return true;
  return canAt(actor, 'stock:reverse-own', pharmacyId) && actorId === actor.userId && isFresh(timestamp, now, minutes);
}

interface Undoing {
  readonly actor: Actor;
  readonly now: Date;
  readonly minutes: number;
}

/** @throws ApothecaError FORBIDDEN */
function requireUndo({ actor, now, platform }: Caller, pharmacyId: string, original: Recorded): void {
  const minutes = platform.settings.undoMinutes;
  requireAt(actor, 'stock:reverse-own', pharmacyId);
  if (mayUndo({ actor, now, minutes }, pharmacyId, original)) return;
  throw new ApothecaError(
    'FORBIDDEN',
    `You may undo what you recorded yourself within the last ${minutes} minutes. Anything else needs stock:reverse, which your role does not include.`,
  );
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
