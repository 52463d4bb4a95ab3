import { requireAt } from '../../../domain/authorization/scope.ts';
import { notFound } from '../../../domain/error.ts';
import type { Order as OrderRow } from '../../../generated/prisma/client.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { OrderStepInput } from '../order.input.ts';
import { notToAcknowledge } from '../order.results.ts';
import { lockOrder } from './load-order.ts';

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
