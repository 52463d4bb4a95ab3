import { Field, ID, InputType, Int } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { lotTransitions } from '../../../domain/inventory/lot-status.ts';
import { message } from '../../../domain/messages/index.ts';
import { about } from '../../../domain/refusal.ts';
import { LotStatus } from '../../../generated/prisma/enums.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { LongText, Quantity, Text } from '../../../graphql/rules.ts';
import { withChange } from '../../../platform/audit/audit.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { illegalLotTransition, insufficientStock } from '../inventory.refusals.ts';
import { IllegalLotTransition, InsufficientStock, StockMovement } from '../inventory.results.ts';
import { lotOpened, movementApplied, postMovement, stockChanged } from '../movements/ledger.ts';
import { byLotId, lockStock } from '../stocks/load-stock.ts';
import { allocationsReleased, releaseAllocations, releasesOf } from '../stocks/release-allocations.ts';
import { afterHolding, lockNamesake, namesakesNotice, namesakesOf, statusesOf, stocksOf } from './namesakes.ts';
import { openLot } from './open-lot.ts';

export const SplitLotResult = resultUnion('SplitLotResult', 'What splitLot answers.', () => [
  StockMovement,
  InsufficientStock,
  IllegalLotTransition,
]);

@InputType({ description: 'A part of a lot that is to have a status of its own.' })
export class SplitLotInput {
  @Field(() => ID, { description: 'The lot that a part is split off.' })
  lotId!: string;

  @Field(() => Int, { description: 'How many units of it, fewer than there are.' })
  @Quantity()
  quantity!: number;

  @Field(() => LotStatus, { description: 'The status of the part; one that the lot could take.' })
  status!: LotStatus;

  @Field({ description: 'Why, such as ten vials got warm; 1 to 500 characters.' })
  @Text(500)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting.' })
  @LongText()
  note?: string | null;
}

/**
 * Splits part of a lot off, as a lot of the same number and date with a status of its own: five wet boxes of sixty are held, the rest is dispensed.
 * Nothing leaves the stock. What was allocated beyond the rest is taken back, and the orders are told.
 */
export function splitLot(caller: Caller, input: SplitLotInput) {
  const { actor, now } = caller;
  const { lotId, quantity, status } = input;
  return caller.run({
    load: (tx) => {
      if (!isId(lotId)) return Promise.resolve(null);
      return status === 'RECALLED' ? lockNamesake(tx, actor, lotId) : lockStock(tx, actor, byLotId(lotId));
    },
    decide: (stock) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:set-lot-status', stock.pharmacyId);
      // What is RECALLED leaves that with all of its number: see setLotStatus.
      const allowed = lot.status === 'RECALLED' ? [] : lotTransitions[lot.status];
      if (!allowed.includes(status)) return illegalLotTransition(lot.status, status, allowed);
      if (quantity > lot.quantity) return about(insufficientStock(quantity, lot.quantity, [], lot), 'input.quantity');
      if (quantity === lot.quantity) {
        throw badInput(
          'input.quantity',
          'part',
          message('wholeLot', { lotNumber: lot.lotNumber, quantity: lot.quantity }),
        );
      }
      return { stock, lot };
    },
    apply: async (tx, { stock, lot }) => {
      const all = status === 'RECALLED' ? await namesakesOf(tx, lot.id, ['RELEASED', 'ON_HOLD', 'QUARANTINED']) : [];
      const released = await releaseAllocations(
        tx,
        all.length > 0 ? all.map((each) => ({ lotId: each.id, keep: 0 })) : [{ lotId, keep: lot.quantity - quantity }],
      );
      const { lotNumber, expiresOn, supplierId } = lot;
      const part = await openLot(tx, stock, {
        lotNumber,
        expiresOn,
        supplierId,
        status,
        parentId: lot.parentId ?? lot.id,
      });
      const lots = [...stock.lots.map((each) => afterHolding(each, all, released)), part];
      const lines = [
        { lotId, change: -quantity },
        { lotId: part.id, change: quantity },
      ];
      const reason = input.reason.trim();
      const back = released.reduce((sum, each) => sum + each.quantity, 0);
      const notices = [
        ...(back > 0 ? [message('ordersLose', { units: back })] : []),
        ...namesakesNotice(all.length, status),
      ];
      const movement = { type: 'SPLIT' as const, lines, actorId: actor.userId, reason, note: input.note, notices };
      const posted = await postMovement(tx, stock, lots, movement, now);
      const applied = movementApplied(stock, stock.lots, posted, {
        lot: lotOpened(part),
        partOf: lotId,
      });
      const why =
        all.length > 0 ? message('lotWasRecalled', { lotNumber }) : message('lotPutAside', { lotNumber, quantity });
      const change = [
        statusesOf(all, status),
        { before: { ...(released.length > 0 && { allocated: releasesOf(released) }) } },
      ].reduce(withChange, applied.change);
      const others = stocksOf(all).filter(({ id }) => id !== stock.id);
      return {
        ...applied,
        change,
        events: [
          ...(applied.events ?? []),
          ...others.map((other) => stockChanged(other, other.quantity)),
          ...[stock, ...others].flatMap((each) =>
            allocationsReleased(
              each,
              actor.userId,
              released.filter(({ stockId }) => stockId === each.id),
              why,
            ),
          ),
        ],
      };
    },
  });
}
