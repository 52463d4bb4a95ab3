import { inWords, message } from '../../../domain/messages/index.ts';
import type { OrderStatus } from '../../../domain/orders/order-state.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import type { Reaction } from '../../../platform/command.ts';
import { sql } from '../../../platform/database/database.ts';
import { oneOf, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';

interface Losing {
  organizationId: string;
  pharmacyId: string;
  orderId: string;
  requestedById: string;
  status: OrderStatus;
  released: string;
}

const losingRow: RowType<Losing> = row({
  organizationId: text,
  pharmacyId: text,
  orderId: text,
  requestedById: text,
  status: oneOf(enums.OrderStatus),
  released: text,
});

/**
 * Tells orders that what was allocated to them was taken back: a line in their history, and the event that their followers hear, with the status as
 * it is. What they lack is taken from other lots when they are fulfilled, or is short then.
 */
export const loseAllocations: Reaction = async (tx, events) => {
  const losses = events.flatMap(({ type, payload }) => {
    if (type !== 'allocations.released') return [];
    const { orderId, actorId, reason, lots } = payload;
    const released = [...new Set(lots.map(({ lotNumber }) => lotNumber))].join(', ');
    const said = [
      reason,
      message('noLongerAllocated', { lots: lots.map(({ lotNumber, quantity }) => ({ lotNumber, quantity })) }),
    ];
    return [{ orderId, actorId, note: inWords('en', said), said, released }];
  });
  const told = await rowsIn(
    tx,
    losingRow,
    sql`
    WITH loss AS MATERIALIZED (
      SELECT l."orderId", l."actorId", l.note, l.said, l.released, o.organization_id, o.pharmacy_id, o.requested_by_id, o.status
        FROM jsonb_to_recordset(${JSON.stringify(losses)}::jsonb) AS l("orderId" uuid, "actorId" uuid, note text, said jsonb, released text)
        JOIN supply_order o ON o.id = l."orderId"
    ), history AS (
      INSERT INTO order_event (id, organization_id, order_id, from_status, to_status, actor_id, note, said)
      SELECT new_uuid_v7(), organization_id, "orderId", status, status, "actorId", note, said FROM loss
    )
    SELECT organization_id AS "organizationId", pharmacy_id AS "pharmacyId", "orderId", requested_by_id AS "requestedById", status, released FROM loss`,
  );
  return {
    events: told.map(({ organizationId, pharmacyId, orderId, requestedById, status, released }) => ({
      type: 'order.status-changed' as const,
      organizationId,
      pharmacyId,
      payload: { orderId, requestedById, from: status, to: status, released },
    })),
  };
};
