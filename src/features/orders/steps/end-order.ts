import type { Permission } from '../../../domain/authorization/permissions.ts';
import { type OrderStatus, outstanding } from '../../../domain/orders/order-state.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { lockStocks, withGoods } from '../../inventory/index.ts';
import { allocationsChanged, reduceAllocations } from './allocate.ts';
import { admitStep, allocationsOf, lockOrder, progressOfLines, takeStep } from './load-order.ts';

/** Ends an order: what is allocated to it is released exactly, and what is outstanding of its lines is canceled. */
export function endOrder(caller: Caller, orderId: string, to: OrderStatus, permission: Permission, reason: string) {
  const { actor } = caller;
  return caller.run({
    load: async (tx) => {
      const order = await lockOrder(tx, actor, orderId);
      const allocated = new Set(order?.allocations.map((allocation) => allocation.lineId));
      const drugIds = order?.lines.filter((line) => allocated.has(line.id)).map((line) => line.drugId) ?? [];
      return {
        order,
        stocks: order && drugIds.length > 0 ? await lockStocks(tx, order.pharmacyId, drugIds, withGoods) : [],
      };
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
          before: { ...step.before, lines: progressOfLines(order.lines), allocated: allocationsOf(order.allocations) },
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
        events: [step.event, ...allocationsChanged(stocks, touched)],
      };
    },
  });
}
