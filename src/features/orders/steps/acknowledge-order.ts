import { Field } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import type { OrderStatus as Status } from '../../../domain/orders/order-state.ts';
import { refuse } from '../../../domain/refusal.ts';
import type { Order as OrderRow } from '../../../generated/prisma/client.ts';
import { OrderStatus } from '../../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { changeOf } from '../../../platform/audit/audit.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { OrderStepInput } from '../order.input.ts';
import { Order } from '../order.type.ts';
import { lockOrder } from './load-order.ts';

@RefusalType('NOT_TO_ACKNOWLEDGE', 'Receipt can be confirmed once, when an order has been delivered.')
export class NotToAcknowledge extends RefusalInterface {
  @Field(() => OrderStatus, { description: 'The status of the order, in which there is nothing to confirm.' })
  status!: Status;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which it was confirmed already; null when it was not.',
  })
  acknowledgedAt!: Date | null;
}

export const notToAcknowledge = (status: Status, acknowledgedAt: Date | null) =>
  refuse(
    'NotToAcknowledge',
    'NOT_TO_ACKNOWLEDGE',
    acknowledgedAt ? message('receiptConfirmed') : message('notDelivered', { status }),
    { status, acknowledgedAt },
  );

export const AcknowledgeOrderResult = resultUnion('AcknowledgeOrderResult', 'What acknowledgeOrder answers.', () => [
  Order,
  NotToAcknowledge,
]);

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
