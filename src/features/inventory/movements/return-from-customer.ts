import { ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { maxBalance } from '../../../domain/inventory/quantity.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { ArrayMaxSize, ArrayMinSize, Text } from '../../../graphql/rules.ts';
import type { Caller } from '../../../platform/platform.ts';
import { LotQuantityInput, MovementDetails } from '../inventory.input.ts';
import { notReturnable } from '../inventory.refusals.ts';
import { NotReturnable, ReturnExceeded, StockMovement } from '../inventory.results.ts';
import { openLot } from '../lots/open-lot.ts';
import { type LockedLot } from '../stocks/load-stock.ts';
import { lotOpened, movementApplied, postMovement, requireDated, requirePast } from './ledger.ts';
import { excess, loadReturn, requireAfter, sumsOf, wholeOf } from './return-lots.ts';

@InputType({ description: 'Goods that a customer or a ward brings back.' })
export class ReturnFromCustomerInput extends MovementDetails {
  @Field(() => ID, { description: 'The dispense or issue by which they left.' })
  transactionId!: string;

  @Field(() => [LotQuantityInput], {
    description: 'What comes back of which lot: never more than left by it and has not come back.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  lots!: LotQuantityInput[];

  @Field({ description: 'Why the goods came back, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

export const ReturnFromCustomerResult = resultUnion(
  'ReturnFromCustomerResult',
  'What returnFromCustomer answers.',
  () => [StockMovement, NotReturnable, ReturnExceeded],
);

/** Takes back what left by a dispense or issue. It was out of the house, so it is a part of its lot that nobody may use until somebody releases it. */
export function returnFromCustomer(caller: Caller, input: ReturnFromCustomerInput) {
  const { actor, now } = caller;
  requirePast(input, now);
  return caller.run({
    load: (tx) => loadReturn(tx, caller, input.transactionId),
    decide: ({ stock, original, rows }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireAt(actor, 'stock:receive', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      if (original.transactionType !== 'DISPENSE' || rows.length === 0) return notReturnable('CUSTOMER_RETURN');
      requireAfter(original, input.occurredAt);
      const wholes = new Map<LockedLot, number>();
      for (const [lot, quantity] of sumsOf(stock, input.lots)) {
        const whole = stock.lots.find((each) => each.id === wholeOf(lot)) ?? lot;
        wholes.set(whole, (wholes.get(whole) ?? 0) + quantity);
      }
      const exceeded = excess(stock, rows, wholes, input.lots);
      if (exceeded) return exceeded;
      const onHand = stock.lots.reduce((sum, lot) => sum + lot.quantity, 0);
      if (onHand + [...wholes.values()].reduce((sum, each) => sum + each, 0) > maxBalance)
        throw badInput('input.lots', 'max-balance', message('stockHoldsAtMost', { most: maxBalance }));
      return { stock, wholes };
    },
    apply: async (tx, { stock, wholes }) => {
      const parts: { lot: LockedLot; quantity: number }[] = [];
      for (const [whole, quantity] of wholes) {
        const { id: parentId, lotNumber, expiresOn, supplierId } = whole;
        const status = whole.status === 'RECALLED' ? ('RECALLED' as const) : ('QUARANTINED' as const);
        parts.push({ lot: await openLot(tx, stock, { lotNumber, expiresOn, supplierId, status, parentId }), quantity });
      }
      const movement = {
        type: 'CUSTOMER_RETURN' as const,
        lines: parts.map(({ lot, quantity }) => ({ lotId: lot.id, change: quantity })),
        actorId: actor.userId,
        reason: input.reason.trim(),
        note: input.note,
        occurredAt: input.occurredAt,
        returnsId: input.transactionId,
        notices: parts.map(({ lot }) => message('cameBack', { lotNumber: lot.lotNumber, status: lot.status })),
      };
      const lots = [...stock.lots, ...parts.map(({ lot }) => lot)];
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, lots, movement, now), {
        lots: parts.map(({ lot }) => lotOpened(lot)),
      });
    },
  });
}
