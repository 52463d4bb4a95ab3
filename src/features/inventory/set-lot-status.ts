import { notFound } from '../../domain/fault.ts';
import { lotTransitions } from '../../domain/lot-status.ts';
import { sql } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx } from '../../platform/unit-of-work.ts';
import type { SetLotStatusInput } from './inventory.input.ts';
import { illegalLotTransition, lotUnderRecall } from './inventory.results.ts';
import { stockChanged } from './ledger.ts';
import { byLotId, lockStock, requireAt, todayAt } from './load-stock.ts';
import { promisesReleased, releasePromises, releasesOf } from './release-promises.ts';
import { lotView } from './stock.queries.ts';

/** Holds, quarantines, recalls or releases a lot, with a reason. From then on it is dispensed by no path, or can be again. */
export function setLotStatus(caller: Caller, input: SetLotStatusInput) {
  const { actor, now } = caller;
  const { lotId, status } = input;
  return caller.run({
    load: async (tx) => {
      const stock = isId(lotId) ? await lockStock(tx, actor, byLotId(lotId)) : null;
      return { stock, recall: stock && status !== 'RECALLED' ? await recallOf(tx, lotId) : null };
    },
    decide: ({ stock, recall }) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:set-lot-status', stock.pharmacyId);
      if (recall && lot.status === 'RECALLED') return lotUnderRecall(lot.lotNumber, recall);
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
          before: { status: lot.status, ...(released.length > 0 && { allocated: releasesOf(released) }) },
          after: { status, reason: input.reason.trim() },
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

/** An active recall that covers a lot, by the one rule that the database keeps as well. */
async function recallOf(tx: ReadTx, lotId: string): Promise<{ id: string; number: string } | null> {
  const [recall] = await tx.$queryRaw<{ id: string; number: string }[]>(sql`
    SELECT r.id, r.number FROM lot l JOIN stock s ON s.id = l.stock_id, recall_cover(active_recalls(l.organization_id), ARRAY[s.drug_id], ARRAY[l.lot_key]) c
      JOIN recall r ON r.id = c.recall_id
     WHERE l.id = ${lotId}::uuid ORDER BY r.id LIMIT 1`);
  return recall ?? null;
}
