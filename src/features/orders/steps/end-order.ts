import { notFound } from '../../../domain/error.ts';
import { type OrderStatus, outstanding } from '../../../domain/order-state.ts';
import type { Permission } from '../../../domain/permissions.ts';
import type { Order as OrderRow } from '../../../generated/prisma/client.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { lockStocks, requireAt } from '../../inventory/index.ts';
import type { OrderStepInput, OrderStepWithReasonInput } from '../order.input.ts';
import { notToAcknowledge } from '../order.results.ts';
import { promisesChanged, reduceAllocations } from './allocate.ts';
import { admitStep, lockOrder, progressOfLines, promisesOf, takeStep } from './load-order.ts';

/** Turns a request down. */
export function rejectOrder(caller: Caller, { orderId, reason }: OrderStepWithReasonInput) {
  return end(caller, orderId, 'REJECTED', 'order:approve', reason);
}

/** Gives up on what has not come of an order of which some was delivered. */
export function closeOrderShort(caller: Caller, { orderId, reason }: OrderStepWithReasonInput) {
  return end(caller, orderId, 'CLOSED_SHORT', 'order:fulfill', reason);
}

/** Calls an order off before anything of it was delivered; its requester may do so themselves while it is PENDING. */
export function cancelOrder(caller: Caller, { orderId, reason }: OrderStepWithReasonInput) {
  return end(caller, orderId, 'CANCELED', 'order:approve', reason);
}

/** Ends an order: what is promised to it is released exactly, and what is outstanding of its lines is canceled. */
function end(caller: Caller, orderId: string, to: OrderStatus, permission: Permission, reason: string) {
  const { actor } = caller;
  return caller.run({
    load: async (tx) => {
      const order = await lockOrder(tx, actor, orderId);
      const promised = new Set(order?.allocations.map((allocation) => allocation.lineId));
      const drugIds = order?.lines.filter((line) => promised.has(line.id)).map((line) => line.drugId) ?? [];
      return { order, stocks: order && drugIds.length > 0 ? await lockStocks(tx, order.pharmacyId, drugIds) : [] };
    },
    decide: ({ order }) => {
      const own = to === 'CANCELED' && order?.status === 'PENDING' && order.requestedById === actor.userId;
      return admitStep(actor, order, own ? 'order:request' : permission, to);
    },
    apply: async (tx, order, { stocks }) => {
      await reduceAllocations(
        tx,
        order.allocations.map(({ id }) => ({ id, quantity: 0 })),
      );
      await tx.$executeRaw(sql`
        UPDATE order_line SET canceled_quantity = quantity - fulfilled_quantity
         WHERE order_id = ${order.id}::uuid AND canceled_quantity <> quantity - fulfilled_quantity`);
      const step = await takeStep(tx, actor, order, to, reason);
      const touched = new Set(order.allocations.map((allocation) => allocation.stockId));
      return {
        answer: step.order,
        change: {
          before: { ...step.before, lines: progressOfLines(order.lines), allocated: promisesOf(order.allocations) },
          after: {
            ...step.after,
            lines: progressOfLines(
              order.lines.map((line) => ({ ...line, canceledQuantity: line.quantity - line.fulfilledQuantity })),
            ),
            allocated: [],
            released: order.allocations.reduce((sum, allocation) => sum + allocation.quantity, 0),
            canceled: order.lines.reduce((sum, line) => sum + outstanding(line), 0),
          },
        },
        subject: { entityId: order.id, pharmacyId: order.pharmacyId },
        events: [step.event, ...promisesChanged(stocks, touched)],
      };
    },
  });
}

/** Says that an approved order is with the supplier, or on its way. */
export function sendOrder(caller: Caller, { orderId, note }: OrderStepInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => lockOrder(tx, actor, orderId),
    decide: (order) => admitStep(actor, order, 'order:fulfill', 'SENT'),
    apply: async (tx, order) => {
      const step = await takeStep(tx, actor, order, 'SENT', note, { sentAt: now });
      return {
        answer: step.order,
        change: { before: step.before, after: step.after },
        subject: { entityId: order.id, pharmacyId: order.pharmacyId },
        events: [step.event],
      };
    },
  });
}

/** The requester, or an approver in their stead, confirms having received what was delivered; who and when are kept. */
export function acknowledgeOrder(caller: Caller, { orderId }: OrderStepInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => lockOrder(tx, actor, orderId),
    decide: (order) => {
      if (!order) throw notFound('order', 'input.orderId');
      requireAt(actor, order.requestedById === actor.userId ? 'order:request' : 'order:approve', order.pharmacyId);
      const delivered = order.status === 'FULFILLED' || order.status === 'CLOSED_SHORT';
      return delivered && !order.acknowledgedAt ? order : notToAcknowledge(order.status, order.acknowledgedAt);
    },
    apply: async (tx, order) => {
      const { organizationId, pharmacyId } = order;
      const updated = await tx.order.update({
        where: { id: order.id },
        data: { acknowledgedAt: now, acknowledgedById: actor.userId },
      });
      return {
        answer: { __typename: 'Order' as const, ...updated },
        change: changeOf<OrderRow>(order, updated),
        subject: { entityId: order.id, pharmacyId },
        events: [{ type: 'order.acknowledged' as const, organizationId, pharmacyId, payload: { orderId: order.id } }],
      };
    },
  });
}
