import { Field, ID, InputType, Int } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { askAgain } from '../../../domain/doubt.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { maxBalance, maxMovement } from '../../../domain/inventory/quantity.ts';
import { message } from '../../../domain/messages/index.ts';
import { about } from '../../../domain/refusal.ts';
import { ConfirmationNeeded } from '../../../graphql/confirmation.type.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { IsInt, Max, Min, NotZero, Text } from '../../../graphql/rules.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { AdjustmentType, MovementToConfirm } from '../inventory.input.ts';
import { insufficientStock } from '../inventory.refusals.ts';
import { InsufficientStock, StockMovement } from '../inventory.results.ts';
import { allocatedUnits } from '../stocks/allocated.ts';
import { byLotId, lockStock } from '../stocks/load-stock.ts';
import { movementApplied, postMovement, requireDated, requirePast } from './ledger.ts';
import { unusualQuantity } from './unusual.ts';

@InputType({
  description: 'A correction of one lot, with a reason. It posts a difference, never an absolute quantity.',
})
export class AdjustStockInput extends MovementToConfirm {
  @Field(() => ID, { description: 'The lot whose quantity was found to be another.' })
  lotId!: string;

  @Field(() => Int, { description: 'The difference in units: positive for more, negative for less, not 0.' })
  @IsInt()
  @Min(-maxMovement)
  @Max(maxMovement)
  @NotZero()
  quantityChange!: number;

  @Field(() => AdjustmentType, {
    defaultValue: AdjustmentType.ADJUSTMENT,
    description: 'What kind of movement it is, such as DISPOSAL.',
  })
  type!: AdjustmentType;

  @Field({ description: 'Why, such as one bottle broken; 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

export const AdjustStockResult = resultUnion('AdjustStockResult', 'What adjustStock answers.', () => [
  StockMovement,
  InsufficientStock,
  ConfirmationNeeded,
]);

/** Which way a kind of movement goes; both where it is not listed. The database checks the same (`transaction_sign`). */
const direction: Partial<Record<AdjustmentType, 1 | -1>> = { DISPOSAL: -1 };

/** Corrects one lot by a difference, with a reason. Goods allocated to orders cannot be corrected away. */
export function adjustStock(caller: Caller, input: AdjustStockInput) {
  const { actor, now } = caller;
  const { lotId, quantityChange, type } = input;
  requirePast(input, now);
  const way = direction[type];
  if (way !== undefined && Math.sign(quantityChange) !== way) {
    throw badInput('input.quantityChange', 'sign', message('adjustmentSign', { type, adds: way > 0 }));
  }
  return caller.run({
    load: async (tx) => {
      const stock = isId(lotId)
        ? await lockStock(tx, actor, byLotId(lotId), { usual: 'RECEIPT', empty: { ids: [lotId] } })
        : null;
      return { stock, allocated: stock && quantityChange < 0 ? await allocatedUnits(tx, stock, [lotId]) : [] };
    },
    decide: ({ stock, allocated }) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:adjust', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      const free = lot.quantity - lot.allocated;
      if (free + quantityChange < 0)
        return about(insufficientStock(-quantityChange, free, [], lot, allocated), 'input.quantityChange');
      const onHand = stock.lots.reduce((sum, each) => sum + each.quantity, 0);
      if (onHand + quantityChange > maxBalance) {
        throw badInput('input.quantityChange', 'max-balance', message('stockHolds', { onHand, most: maxBalance }));
      }
      // What is added is asked about as if it had been received; what is taken away is never more than there is.
      const doubts = quantityChange > 0 ? unusualQuantity(quantityChange, stock.usual, stock.drug, 'RECEIPT') : [];
      return askAgain(doubts, input.confirm) ?? { stock, lines: [{ lotId, change: quantityChange }] };
    },
    apply: async (tx, { stock, lines }) => {
      const { note, occurredAt } = input;
      const movement = { type, lines, actorId: actor.userId, reason: input.reason.trim(), note, occurredAt };
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, stock.lots, movement, now));
    },
  });
}
