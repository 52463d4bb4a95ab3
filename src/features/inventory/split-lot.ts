import { badInput, notFound } from '../../domain/fault.ts';
import { lotTransitions } from '../../domain/lot-status.ts';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { SplitLotInput } from './inventory.input.ts';
import { illegalLotTransition, insufficientStock } from './inventory.results.ts';
import { lotOpened, movementApplied, postMovement } from './ledger.ts';
import { byLotId, lockStock, requireAt } from './load-stock.ts';
import { openLot } from './open-lot.ts';
import { promisesReleased, releasePromises, releasesOf } from './release-promises.ts';

/**
 * Splits part of a lot off, as a lot of the same number and date with a status of its own: five wet boxes of sixty are held, the rest is dispensed.
 * Nothing leaves the stock. What was promised beyond the rest is taken back, and the orders are told.
 */
export function splitLot(caller: Caller, input: SplitLotInput) {
  const { actor, now } = caller;
  const { lotId, quantity, status } = input;
  return caller.run({
    load: (tx) => (isId(lotId) ? lockStock(tx, actor, byLotId(lotId)) : Promise.resolve(null)),
    decide: (stock) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:set-lot-status', stock.pharmacyId);
      const allowed = lotTransitions[lot.status];
      if (!allowed.includes(status)) return illegalLotTransition(lot.status, status, allowed);
      if (quantity > lot.quantity) return insufficientStock(quantity, lot.quantity, [], lot);
      if (quantity === lot.quantity) {
        throw badInput(
          'input.quantity',
          'part',
          `Lot ${lot.lotNumber} has ${lot.quantity}: that is all of it. Use setLotStatus for the whole lot.`,
        );
      }
      return { stock, lot };
    },
    apply: async (tx, { stock, lot }) => {
      const released = await releasePromises(tx, [{ lotId, keep: lot.quantity - quantity }]);
      const { lotNumber, expiresOn, supplierId } = lot;
      const part = await openLot(tx, stock, {
        lotNumber,
        expiresOn,
        supplierId,
        status,
        parentId: lot.parentId ?? lot.id,
      });
      const back = released.reduce((sum, each) => sum + each.quantity, 0);
      const lots = [
        ...stock.lots.map((each) => (each === lot ? { ...lot, allocated: lot.allocated - back } : each)),
        part,
      ];
      const lines = [
        { lotId, change: -quantity },
        { lotId: part.id, change: quantity },
      ];
      const reason = input.reason.trim();
      const notices = back > 0 ? [`${back} of it were promised to orders, which are told that they lose them.`] : [];
      const movement = { type: 'SPLIT' as const, lines, actorId: actor.userId, reason, note: input.note, notices };
      const posted = await postMovement(tx, stock, lots, movement, now);
      const applied = movementApplied(stock, stock.lots, posted, {
        lot: lotOpened(part),
        partOf: lotId,
      });
      const why = `${quantity} of lot ${lotNumber} were put aside.`;
      const before = { ...applied.change.before, ...(released.length > 0 && { allocated: releasesOf(released) }) };
      return {
        ...applied,
        change: { ...applied.change, before },
        events: [...(applied.events ?? []), ...promisesReleased(stock, actor.userId, released, why)],
      };
    },
  });
}
