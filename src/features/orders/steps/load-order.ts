import type { Actor } from '../../../domain/authorization/actor.ts';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import type { OrderStatus as Status } from '../../../domain/orders/order-state.ts';
import { mayFollow, type OrderStatus, orderTransitions } from '../../../domain/orders/order-state.ts';
import { refuse } from '../../../domain/refusal.ts';
import type {
  Allocation as AllocationRow,
  OrderLine as LineRow,
  Order as OrderRow,
} from '../../../generated/prisma/client.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId, newId } from '../../../platform/database/ids.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';

export const illegalOrderTransition = (from: Status, to: Status) => {
  const allowed = [...orderTransitions[from]];
  return refuse(
    'IllegalOrderTransition',
    'ILLEGAL_ORDER_TRANSITION',
    message('illegalOrderTransition', { from, to, allowed }),
    {
      from,
      to,
      allowed,
    },
  );
};

export interface LockedOrder extends OrderRow {
  readonly lines: readonly LineRow[];
  readonly allocations: readonly AllocationRow[];
}

/** Locks an order of the actor's organization and reads it with its lines and what is allocated to them; null when there is none they may see. */
export async function lockOrder(tx: ReadTx, actor: Actor, orderId: string): Promise<LockedOrder | null> {
  if (!isId(orderId)) return null;
  await tx.$queryRaw(
    sql`SELECT id FROM supply_order WHERE id = ${orderId}::uuid AND organization_id = ${actor.organizationId}::uuid FOR UPDATE`,
  );
  const order = await tx.order.findFirst({ where: { id: orderId, organizationId: actor.organizationId } });
  if (!order || !actor.pharmacyIds.includes(order.pharmacyId)) return null;
  const lines = await tx.orderLine.findMany({ where: { orderId }, orderBy: { position: 'asc' } });
  const allocations = await tx.allocation.findMany({ where: { line: { orderId } }, orderBy: { id: 'asc' } });
  return { ...order, lines, allocations };
}

/**
 * The order, when the actor may take the step at its pharmacy and the step may follow; otherwise why it may not.
 * @throws ApothecaError NOT_FOUND, FORBIDDEN
 */
export function admitStep<Found extends OrderRow>(
  actor: Actor,
  order: Found | null,
  permission: Permission,
  to: OrderStatus,
) {
  if (!order) throw notFound('order', 'input.orderId');
  requireAt(actor, permission, order.pharmacyId, 'input.orderId');
  return mayFollow(order.status, to) ? order : illegalOrderTransition(order.status, to);
}

/** Writes a step: the order's new state and its line in the history. Answers the order as it is then, what changed of it, and the event that tells of it. */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  order: OrderRow,
  to: OrderStatus,
  note: string | null | undefined,
  data: Partial<Pick<OrderRow, 'approvedAt' | 'approvedById' | 'sentAt' | 'fulfilledAt'>> = {},
) {
  const { organizationId, pharmacyId, id: orderId, status: from } = order;
  const updated = await tx.order.update({ where: { id: orderId }, data: { ...data, status: to } });
  const { before, after } = changeOf<OrderRow>(order, updated);
  await tx.orderEvent.create({
    data: {
      id: newId(),
      organizationId,
      orderId,
      fromStatus: from,
      toStatus: to,
      actorId: actor.userId,
      note: note?.trim() || null,
    },
    select: { id: true },
  });
  return {
    order: { __typename: 'Order' as const, ...updated },
    // The status is told also of a delivery that leaves it as it is.
    before: { status: from, ...before },
    after: { status: to, ...after },
    event: {
      type: 'order.status-changed' as const,
      organizationId,
      pharmacyId,
      payload: { orderId, requestedById: order.requestedById, from, to },
    },
  };
}

/** How far the lines of an order are, as the trail tells it. */
export function progressOfLines(lines: readonly Pick<LineRow, 'id' | 'fulfilledQuantity' | 'canceledQuantity'>[]) {
  return lines.map(({ id: lineId, fulfilledQuantity, canceledQuantity }) => ({
    lineId,
    fulfilledQuantity,
    canceledQuantity,
  }));
}

/** What is allocated to the lines of an order, as the trail tells it. */
export function allocationsOf(allocations: readonly Pick<AllocationRow, 'lineId' | 'lotId' | 'quantity'>[]) {
  return allocations.map(({ lineId, lotId, quantity }) => ({ lineId, lotId, quantity }));
}
