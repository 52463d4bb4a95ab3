import { Field, ID, InputType } from 'type-graphql';
import { type Actor, canAt } from '../../../domain/authorization/actor.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { isFresh } from '../../../domain/inventory/late-entry.ts';
import { lotTransitions } from '../../../domain/inventory/lot-status.ts';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { LongText, Text } from '../../../graphql/rules.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { illegalLotTransition, insufficientStock } from '../inventory.refusals.ts';
import { IllegalLotTransition, InsufficientStock, StockMovement } from '../inventory.results.ts';
import { allocatedUnits } from '../stocks/allocated.ts';
import { byTransactionId, type LockedStock, lockStock } from '../stocks/load-stock.ts';
import { movementApplied, postMovement } from './ledger.ts';

@InputType({ description: 'Which transaction to undo by its exact negation.' })
export class ReverseTransactionInput {
  @Field(() => ID, { description: 'The transaction to undo exactly.' })
  transactionId!: string;

  @Field({ description: 'Why it is undone, such as wrong strength picked; 1 to 500 characters.' })
  @Text(500)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting.' })
  @LongText()
  note?: string | null;
}

export const alreadyReversed = (reversalId: string) =>
  refuse('AlreadyReversed', 'ALREADY_REVERSED', message('alreadyReversed'), { reversalId });

export const returnedSince = (returnIds: readonly string[]) =>
  refuse('ReturnedSince', 'RETURNED_SINCE', message('returnedSince'), { returnIds: [...returnIds] });

export const notReversible = () => refuse('NotReversible', 'NOT_REVERSIBLE', message('notReversible'), {});

@RefusalType('ALREADY_REVERSED', 'The transaction was reversed before.')
export class AlreadyReversed extends RefusalInterface {
  @Field(() => ID, { description: 'The transaction that reversed it.' })
  reversalId!: string;
}

@RefusalType(
  'RETURNED_SINCE',
  'Goods that the transaction moved came back, or were sent back; their returns are reversed first.',
)
export class ReturnedSince extends RefusalInterface {
  @Field(() => [ID], { description: 'The returns, the oldest first.' })
  returnIds!: string[];
}

@RefusalType('NOT_REVERSIBLE', 'A reversal cannot be reversed; enter the movement again.')
export class NotReversible extends RefusalInterface {}

export const ReverseTransactionResult = resultUnion(
  'ReverseTransactionResult',
  'What reverseTransaction answers.',
  () => [StockMovement, AlreadyReversed, ReturnedSince, NotReversible, InsufficientStock, IllegalLotTransition],
);

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
  throw new ApothecaError('FORBIDDEN', message('undoNeeds', { minutes }));
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
