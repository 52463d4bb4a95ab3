import { ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { canAt } from '../../../domain/authorization/actor.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { askAgain, doubtsAbout } from '../../../domain/doubt.ts';
import { ApothecaError, badInput, notFound } from '../../../domain/error.ts';
import type { CandidateLot, SkipReason } from '../../../domain/inventory/fefo.ts';
import { pickLots, skipReason, usable } from '../../../domain/inventory/fefo.ts';
import { isHeld } from '../../../domain/inventory/lot-status.ts';
import { maxMovement } from '../../../domain/inventory/quantity.ts';
import { message } from '../../../domain/messages/index.ts';
import { about, isRefusal, refuse } from '../../../domain/refusal.ts';
import { ConfirmationNeeded } from '../../../graphql/confirmation.type.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { ArrayMaxSize, ArrayMinSize, LongText, Quantity } from '../../../graphql/rules.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { LotQuantityInput, MovementToConfirm } from '../inventory.input.ts';
import { insufficientStock, skippedLots } from '../inventory.refusals.ts';
import { InsufficientStock, SkipReasons, StockMovement } from '../inventory.results.ts';
import { type AllocatedUnits, allocatedUnits } from '../stocks/allocated.ts';
import { byStockId, type LockedStock, lockStock } from '../stocks/load-stock.ts';
import { type AsOf, stockAsOf } from './as-of.ts';
import { movementApplied, postMovement, requireDated, requirePast } from './ledger.ts';
import { unusualQuantity } from './unusual.ts';

@InputType({ description: 'Goods that leave: either a quantity, taken first expired first out, or named lots.' })
export class DispenseStockInput extends MovementToConfirm {
  @Field(() => ID, { description: 'The stock to dispense from: one drug at one pharmacy.' })
  stockId!: string;

  @Field(() => Int, { nullable: true, description: 'How many units, taken from the lots that expire first.' })
  @Quantity()
  quantity?: number | null;

  @Field(() => [LotQuantityInput], {
    nullable: true,
    description:
      'Instead of a quantity: what to take from which lot. Against the order of expiry it needs a permission and a reason.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested()
  lots?: LotQuantityInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why; needed when lots are named against the order of expiry, when a lot is named that was held after the goods had left, and when it is dated more than three days back.',
  })
  @LongText(500)
  reason?: string | null;
}

export const lotNotUsable = (lot: CandidateLot, reason: SkipReason) =>
  refuse('LotNotUsable', 'LOT_NOT_USABLE', message('lotNotUsable', { lotNumber: lot.lotNumber, reason }), {
    lotId: lot.id,
    lotNumber: lot.lotNumber,
    reason,
  });

@RefusalType('LOT_NOT_USABLE', 'The named lot may not be dispensed from.')
export class LotNotUsable extends RefusalInterface {
  @Field(() => ID, { description: 'The lot that was named and may not be used.' })
  lotId!: string;

  @Field({ description: 'The number on the package of that lot, such as AB1234.' })
  lotNumber!: string;

  @Field(() => SkipReasons, { description: 'Why nothing may be taken from it, such as QUARANTINED.' })
  reason!: SkipReason;
}

export const DispenseStockResult = resultUnion('DispenseStockResult', 'What dispenseStock answers.', () => [
  StockMovement,
  InsufficientStock,
  LotNotUsable,
  ConfirmationNeeded,
]);

/** Takes goods out of a stock: a quantity first expired first out, or named lots. All of it or nothing. */
export function dispenseStock(caller: Caller, input: DispenseStockInput) {
  const { actor, now } = caller;
  const { quantity = null, lots = null } = input;
  if ((quantity === null) === (lots === null)) {
    throw badInput('input.quantity', 'one-of', message('quantityOrLots'));
  }
  requirePast(input, now);
  return caller.run({
    load: async (tx) => {
      const named = lots?.map(({ lotId }) => lotId) ?? [];
      const stock = isId(input.stockId)
        ? await lockStock(tx, actor, byStockId(input.stockId), { usual: 'DISPENSE', empty: { ids: named } })
        : null;
      return {
        stock,
        asOf: stock && (await stockAsOf(tx, stock, input.occurredAt, now)),
        allocated: stock ? await allocatedUnits(tx, stock, named) : [],
      };
    },
    decide: ({ stock, asOf, allocated }) => {
      if (!stock || !asOf) throw notFound('stock', 'input.stockId');
      requireAt(actor, 'stock:dispense', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      if (lots !== null) {
        const { judged, notices } = heldSince(caller, stock, asOf, input);
        const chosen = chooseLots(judged, lots, allocated);
        if (isRefusal(chosen)) return chosen;
        requireFefoOrReason(caller, stock, judged, chosen, input.reason);
        const total = [...chosen.values()].reduce((sum, each) => sum + each, 0);
        const lines = [...chosen].map(([lotId, taken]) => ({ lotId, change: -taken }));
        return (
          askAgain(doubtsAbout('input.lots', doubts(stock, total)), input.confirm) ?? {
            stock,
            lines,
            skipped: [],
            notices,
          }
        );
      }
      const wanted = quantity ?? 0;
      const { picks, shortage, skipped } = pickLots(asOf.lots, wanted, asOf.today);
      if (shortage > 0) return about(insufficientStock(wanted, wanted - shortage, skipped), 'input.quantity');
      const lines = picks.map((pick) => ({ lotId: pick.lot.id, change: -pick.quantity }));
      return (
        askAgain(doubtsAbout('input.quantity', doubts(stock, wanted)), input.confirm) ?? {
          stock,
          lines,
          skipped: skippedLots(skipped),
          notices: [],
        }
      );
    },
    apply: async (tx, { stock, lines, skipped, notices }) => {
      const { reason, note, occurredAt } = input;
      const movement = {
        type: 'DISPENSE' as const,
        lines,
        actorId: actor.userId,
        reason: reason?.trim() || null,
        note,
        occurredAt,
        skipped,
        notices,
      };
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, stock.lots, movement, now));
    },
  });
}

const doubts = ({ usual, drug }: LockedStock, quantity: number) => unusualQuantity(quantity, usual, drug, 'DISPENSE');

/**
 * A lot that was held or recalled after the goods are said to have left was not held when they left: whoever may date back may say so, naming the
 * lot and with a reason. First expired first out never takes from it.
 * @throws ApothecaError FORBIDDEN, BAD_USER_INPUT
 */
function heldSince(
  { actor }: Caller,
  stock: LockedStock,
  asOf: AsOf,
  { lots: named, occurredAt, reason }: DispenseStockInput,
) {
  const held = asOf.lots.filter(
    (lot) =>
      named?.some(({ lotId }) => lotId === lot.id) &&
      isHeld(lot.status) &&
      occurredAt != null &&
      lot.statusSince !== null &&
      occurredAt.getTime() < lot.statusSince,
  );
  const [first] = held;
  if (!first) return { judged: asOf, notices: [] };
  if (!canAt(actor, 'stock:back-date', stock.pharmacyId)) {
    throw new ApothecaError('FORBIDDEN', message('heldLotNeeds', { lotNumber: first.lotNumber, status: first.status }));
  }
  if (!reason?.trim()) {
    throw badInput(
      'input.reason',
      'required',
      message('heldLotReason', { lotNumber: first.lotNumber, status: first.status }),
    );
  }
  return {
    judged: {
      ...asOf,
      lots: asOf.lots.map((lot) => (held.includes(lot) ? { ...lot, status: 'RELEASED' as const } : lot)),
    },
    notices: held.map(({ lotNumber, status }) => message('dispensedBeforeHeld', { lotNumber, status })),
  };
}

/** The named lots with the sum asked of each, judged on that sum; or why it cannot be. */
function chooseLots({ lots, today }: AsOf, named: readonly LotQuantityInput[], allocated: readonly AllocatedUnits[]) {
  if (named.reduce((sum, each) => sum + each.quantity, 0) > maxMovement) {
    throw badInput('input.lots', 'max', message('movementTooLarge', { most: maxMovement }));
  }
  const sums = new Map<string, number>();
  for (const { lotId, quantity } of named) sums.set(lotId, (sums.get(lotId) ?? 0) + quantity);
  for (const [lotId, wanted] of sums) {
    const lot = lots.find((each) => each.id === lotId);
    const field = `input.lots.${named.findIndex((each) => each.lotId === lotId)}`;
    if (!lot) throw notFound('lot of this stock', `${field}.lotId`);
    const reason = skipReason(lot, today);
    if (reason !== null && reason !== 'FULLY_ALLOCATED') return about(lotNotUsable(lot, reason), `${field}.lotId`);
    if (usable(lot, today) < wanted) {
      const ofLot = allocated.filter((each) => each.lotId === lotId);
      return about(insufficientStock(wanted, usable(lot, today), [], lot, ofLot), `${field}.quantity`);
    }
  }
  return sums;
}

/** @throws ApothecaError when lots are named against first expired first out without the permission or without a reason. */
function requireFefoOrReason(
  { actor }: Caller,
  stock: LockedStock,
  { lots, today }: AsOf,
  chosen: ReadonlyMap<string, number>,
  reason: string | null | undefined,
): void {
  const total = [...chosen.values()].reduce((sum, each) => sum + each, 0);
  const { picks } = pickLots(lots, total, today);
  if (picks.length === chosen.size && picks.every((pick) => chosen.get(pick.lot.id) === pick.quantity)) return;
  const first = picks[0]?.lot.lotNumber ?? '';
  if (!canAt(actor, 'stock:choose-lot', stock.pharmacyId)) {
    throw new ApothecaError('FORBIDDEN', message('otherLotNeeds', { lotNumber: first }));
  }
  if (!reason?.trim()) {
    throw badInput('input.reason', 'required', message('otherLotReason', { lotNumber: first }));
  }
}
