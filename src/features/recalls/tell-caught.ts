import { message } from '../../domain/messages/index.ts';
import { withChange } from '../../platform/audit/audit.ts';
import type { Reaction } from '../../platform/command.ts';
import { sql } from '../../platform/database/database.ts';
import { row, text } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { NewEvent } from '../../platform/events/events.ts';
import { allocationsReleased, releaseAllocations, releasesOf, stockChanged } from '../inventory/index.ts';
import { caughtNow, frozen } from './caught.ts';

const byRow = row({ lotId: text, number: text, activatedById: text });

/**
 * Tells of the lots that became recalled because their drug was given another code: the database froze them with the change. Orders lose what they
 * were promised of them, in the name of whoever made the recall active.
 */
export const tellCaught: Reaction = async (tx, events) => {
  const drugIds = events.flatMap(({ type, payload }) => (type === 'drug.changed' ? [payload.drugId] : []));
  const { matches, stocks } = await caughtNow(
    tx,
    sql`m.stock_id IN (SELECT id FROM stock WHERE drug_id = ANY (${drugIds}::uuid[]))`,
  );
  if (matches.length === 0) return { events: [] };
  const released = await releaseAllocations(
    tx,
    matches.map(({ lotId }) => ({ lotId, keep: 0 })),
  );
  const by = await rowsIn(
    tx,
    byRow,
    sql`
    SELECT m.lot_id AS "lotId", r.number, r.activated_by_id AS "activatedById" FROM recall_match m JOIN recall r ON r.id = m.recall_id
     WHERE m.lot_id = ANY (${matches.map(({ lotId }) => lotId)}::uuid[]) AND r.state = 'ACTIVE' ORDER BY r.id`,
  );
  const told = stocks.flatMap((stock): NewEvent[] => {
    const own = released.filter(({ stockId }) => stockId === stock.id);
    const recall = by.find(({ lotId }) => own.some((each) => each.lotId === lotId));
    return [
      stockChanged(stock, stock.quantity),
      ...(recall
        ? allocationsReleased(stock, recall.activatedById, own, message('recallIsActive', { number: recall.number }))
        : []),
    ];
  });
  return { events: told, change: withChange(frozen(matches), { before: { allocated: releasesOf(released) } }) };
};
