import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { askAgain, type Doubt, doubt } from '../../../domain/doubt.ts';
import { notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { about } from '../../../domain/refusal.ts';
import { ConfirmationNeeded } from '../../../graphql/confirmation.type.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { ArrayMaxSize, ArrayMinSize, Text } from '../../../graphql/rules.ts';
import type { Caller } from '../../../platform/platform.ts';
import { LotQuantityInput, MovementToConfirm } from '../inventory.input.ts';
import { insufficientStock, notReturnable } from '../inventory.refusals.ts';
import { InsufficientStock, NotReturnable, ReturnExceeded, StockMovement } from '../inventory.results.ts';
import { allocatedUnits, ordersOf } from '../stocks/allocated.ts';
import {
  allocationsReleased,
  type ReleasedAllocation,
  releaseAllocations,
  releasesOf,
} from '../stocks/release-allocations.ts';
import { movementApplied, postMovement, requireDated, requirePast } from './ledger.ts';
import { excess, lineOf, loadReturn, requireAfter, sumsOf } from './return-lots.ts';

@InputType({ description: 'Goods that are sent back to whom they came from.' })
export class ReturnToSupplierInput extends MovementToConfirm {
  @Field(() => ID, { description: 'The receipt by which they came, loose or of a delivery; or the opening balance.' })
  transactionId!: string;

  @Field(() => [LotQuantityInput], {
    description: 'What leaves which lot, or part of one: never more than came by it and was not sent back.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  lots!: LotQuantityInput[];

  @Field({ description: 'Why the goods are sent back, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

export const ReturnToSupplierResult = resultUnion('ReturnToSupplierResult', 'What returnToSupplier answers.', () => [
  StockMovement,
  NotReturnable,
  ReturnExceeded,
  InsufficientStock,
  ConfirmationNeeded,
]);

/** Sends back what came by a receipt, whatever its lot's status. Goods allocated to orders go only when the allocation has gone. */
export function returnToSupplier(caller: Caller, input: ReturnToSupplierInput) {
  const { actor, now } = caller;
  requirePast(input, now);
  return caller.run({
    load: async (tx) => {
      const found = await loadReturn(tx, caller, input.transactionId);
      const named = input.lots.map(({ lotId }) => lotId);
      return { ...found, allocated: found.stock ? await allocatedUnits(tx, found.stock, named) : [] };
    },
    decide: ({ stock, original, rows, allocated }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireAt(actor, 'stock:adjust', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      if (original.transactionType === 'DISPENSE' || rows.length === 0) return notReturnable('SUPPLIER_RETURN');
      requireAfter(original, input.occurredAt);
      const taken = sumsOf(stock, input.lots);
      const exceeded = excess(stock, rows, taken, input.lots);
      if (exceeded) return exceeded;
      const doubts: Doubt[] = [];
      for (const [lot, quantity] of taken) {
        const field = `${lineOf(stock, input.lots, lot)}.quantity`;
        if (quantity > lot.quantity) return about(insufficientStock(quantity, lot.quantity, [], lot), field);
        if (quantity <= lot.quantity - lot.allocated) continue;
        const ofLot = allocated.filter(({ lotId }) => lotId === lot.id);
        const facts = { lotNumber: lot.lotNumber, orders: ordersOf(ofLot) };
        doubts.push({ ...doubt('PROMISED_TO_ORDER', message('returnsAllocated', facts)), field });
      }
      return askAgain(doubts, input.confirm) ?? { stock, taken };
    },
    apply: async (tx, { stock, taken }) => {
      const over = [...taken].filter(([lot, quantity]) => quantity > lot.quantity - lot.allocated);
      const released =
        over.length > 0
          ? await releaseAllocations(
              tx,
              over.map(([lot, quantity]) => ({ lotId: lot.id, keep: lot.quantity - quantity })),
            )
          : [];
      const lots = stock.lots.map((lot) => ({
        ...lot,
        allocated: lot.allocated - released.reduce((sum, each) => sum + (each.lotId === lot.id ? each.quantity : 0), 0),
      }));
      const movement = {
        type: 'SUPPLIER_RETURN' as const,
        lines: [...taken].map(([lot, quantity]) => ({ lotId: lot.id, change: -quantity })),
        actorId: actor.userId,
        reason: input.reason.trim(),
        note: input.note,
        occurredAt: input.occurredAt,
        returnsId: input.transactionId,
      };
      const applied = movementApplied(
        stock,
        stock.lots,
        await postMovement(tx, stock, lots, movement, now),
        released.length > 0 ? { released: releasesOf(released) } : {},
      );
      const allocations = (left: (allocation: ReleasedAllocation) => number) => ({
        allocated: released.map((each) => ({ lineId: each.lineId, lotId: each.lotId, quantity: left(each) })),
      });
      const change = {
        before: { ...applied.change.before, ...allocations(({ was }) => was) },
        after: { ...applied.change.after, ...allocations(({ was, quantity }) => was - quantity) },
      };
      const told = allocationsReleased(
        stock,
        actor.userId,
        released,
        message('goodsSentBack', { lotNumbers: over.map(([lot]) => lot.lotNumber) }),
      );
      return { ...applied, ...(released.length > 0 && { change }), events: [...(applied.events ?? []), ...told] };
    },
  });
}
