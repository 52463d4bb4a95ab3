import type { Message } from '../../../domain/messages/index.ts';
import { sql } from '../../../platform/database/database.ts';
import { number, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { NewEvent } from '../../../platform/events/events.ts';
import type { Tx } from '../../../platform/transaction.ts';
import type { LockedStock } from './load-stock.ts';

/** Units of a lot that were allocated to an order, and are not any more. */
export interface ReleasedAllocation {
  readonly lineId: string;
  readonly orderId: string;
  readonly stockId: string;
  readonly lotId: string;
  readonly lotNumber: string;
  readonly quantity: number;
  /** How many were allocated before. */
  readonly was: number;
}

const releasedAllocationRow: RowType<ReleasedAllocation> = row({
  lineId: text,
  orderId: text,
  stockId: text,
  lotId: text,
  lotNumber: text,
  quantity: number,
  was: number,
});

/**
 * Takes back what of lots was allocated to orders of locked stocks, in one statement: all but `keep` units of each, the latest allocation first. It
 * comes before whatever makes the goods unusable or takes them away; the events of allocationsReleased tell the orders.
 */
export function releaseAllocations(
  tx: Tx,
  lots: readonly { readonly lotId: string; readonly keep: number }[],
): Promise<ReleasedAllocation[]> {
  return rowsIn(
    tx,
    releasedAllocationRow,
    sql`
    WITH promise AS MATERIALIZED (
      SELECT a.id, a.line_id, a.stock_id, a.lot_id, a.quantity, least(a.quantity, sum(a.quantity) OVER (PARTITION BY a.lot_id ORDER BY a.id) - r.keep)::int AS back
        FROM jsonb_to_recordset(${JSON.stringify(lots)}::jsonb) AS r("lotId" uuid, keep int) JOIN allocation a ON a.lot_id = r."lotId"
    ), gone AS (
      DELETE FROM allocation a USING promise p WHERE a.id = p.id AND p.back = p.quantity
    ), less AS (
      UPDATE allocation a SET quantity = a.quantity - p.back FROM promise p WHERE a.id = p.id AND p.back BETWEEN 1 AND p.quantity - 1
    )
    SELECT p.line_id AS "lineId", l.order_id AS "orderId", p.stock_id AS "stockId", p.lot_id AS "lotId", lot.lot_number AS "lotNumber", p.back AS quantity, p.quantity AS was
      FROM promise p JOIN order_line l ON l.id = p.line_id JOIN lot ON lot.id = p.lot_id WHERE p.back > 0 ORDER BY p.id`,
  );
}

/** The facts that tell the orders of what they lost, one for each order, with the reason, such as that a lot was recalled */
export function allocationsReleased(
  { organizationId, pharmacyId }: Pick<LockedStock, 'organizationId' | 'pharmacyId'>,
  actorId: string,
  released: readonly ReleasedAllocation[],
  reason: Message,
): NewEvent[] {
  return [...new Set(released.map(({ orderId }) => orderId))].map((orderId) => ({
    type: 'allocations.released' as const,
    organizationId,
    pharmacyId,
    payload: {
      orderId,
      actorId,
      reason,
      lots: released
        .filter((each) => each.orderId === orderId)
        .map(({ lotId, lotNumber, quantity }) => ({ lotId, lotNumber, quantity })),
    },
  }));
}

/** What was taken back, as the trail tells it. */
export function releasesOf(released: readonly ReleasedAllocation[]) {
  return released.map(({ orderId, lineId, lotId, quantity }) => ({ orderId, lineId, lotId, quantity }));
}
