import { notFound } from '../../domain/fault.ts';
import { lotTransitions } from '../../domain/lot-status.ts';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { SetLotStatusInput } from './inventory.input.ts';
import { illegalLotTransition } from './inventory.results.ts';
import { stockChanged } from './ledger.ts';
import { byLotId, lockStock, requireAt, todayAt } from './load-stock.ts';
import { promisesReleased, releasePromises, releasesOf } from './release-promises.ts';
import { lotView } from './stock.queries.ts';

/** Holds, quarantines, recalls or releases a lot, with a reason. From then on it is dispensed by no path, or can be again. */
export function setLotStatus(caller: Caller, input: SetLotStatusInput) {
  const { actor, now } = caller;
  const { lotId, status } = input;
  return caller.run({
    load: (tx) => (isId(lotId) ? lockStock(tx, actor, byLotId(lotId)) : Promise.resolve(null)),
    decide: (stock) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:set-lot-status', stock.pharmacyId);
      const allowed = lotTransitions[lot.status];
      return allowed.includes(status) ? { stock, lot } : illegalLotTransition(lot.status, status, allowed);
    },
    apply: async (tx, { stock, lot }) => {
      // What is recalled never comes back, so whoever counts on it hears of it now; on hold it may be released in time.
      const released = status === 'RECALLED' ? await releasePromises(tx, [{ lotId, keep: 0 }]) : [];
      await tx.lot.update({ where: { id: lot.id }, data: { status }, select: { id: true } });
      const allocated = lot.allocated - released.reduce((sum, each) => sum + each.quantity, 0);
      const quantity = stock.lots.reduce((sum, each) => sum + each.quantity, 0);
      return {
        answer: {
          __typename: 'Lot' as const,
          ...lotView({ ...lot, status, allocated, createdAt: new Date(lot.createdAt) }, todayAt(stock, now)),
        },
        change: {
          before: { status: lot.status },
          after: {
            status,
            reason: input.reason.trim(),
            ...(released.length > 0 && { released: releasesOf(released) }),
          },
        },
        subject: { entityId: lot.id, pharmacyId: stock.pharmacyId },
        events: [
          stockChanged(stock, quantity),
          ...promisesReleased(stock, actor.userId, released, `Lot ${lot.lotNumber} was recalled.`),
        ],
      };
    },
  });
}
