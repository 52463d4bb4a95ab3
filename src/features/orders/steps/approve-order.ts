import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { message } from '../../../domain/messages/index.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { LongText } from '../../../graphql/rules.ts';
import type { Caller } from '../../../platform/platform.ts';
import { lockStocks, withGoods } from '../../inventory/index.ts';
import { IllegalOrderTransition, OrderShort, orderShort, ShortLine } from '../order.results.ts';
import { Order } from '../order.type.ts';
import { allocationsChanged, insertAllocations, pickForLines } from './allocate.ts';
import { admitStep, lockOrder, takeStep } from './load-order.ts';

@InputType({ description: 'Which order to approve, and whether less than all will do.' })
export class ApproveOrderInput {
  @Field(() => ID, { description: 'The order to approve, which waits for it.' })
  orderId!: string;

  @Field({
    defaultValue: false,
    description: 'Allocates what there is when not all is available; otherwise that is refused.',
  })
  allowPartial!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What else is worth noting of the approval, for the history of the order.',
  })
  @LongText()
  note?: string | null;
}

@ObjectType({ description: 'An order that was approved.', simpleResolvers: true })
export class OrderApproved {
  @Field(() => Order, { description: 'The order with what was allocated to its lines.' })
  order!: Order;

  @Field(() => [ShortLine], { description: 'Lines that were allocated in part only; empty unless that was allowed.' })
  short!: ShortLine[];
}

@RefusalType('OWN_ORDER', 'Whoever requested an order does not approve it.')
export class OwnOrder extends RefusalInterface {}

export const ownOrder = () => refuse('OwnOrder', 'OWN_ORDER', message('ownOrder'), {});

export const ApproveOrderResult = resultUnion('ApproveOrderResult', 'What approveOrder answers.', () => [
  OrderApproved,
  OrderShort,
  OwnOrder,
  IllegalOrderTransition,
]);

/** Approves an order. For an ISSUE lots are allocated, first expired first out: all of it, or what there is where the caller allows that. */
export function approveOrder(caller: Caller, input: ApproveOrderInput) {
  const { actor, now } = caller;
  return caller.run({
    load: async (tx) => {
      const order = await lockOrder(tx, actor, input.orderId);
      const allocates = order?.kind === 'ISSUE' && order.status === 'PENDING';
      const { requesterMayApprove } = await tx.organization.findUniqueOrThrow({
        where: { id: actor.organizationId },
        select: { requesterMayApprove: true },
      });
      return {
        order,
        requesterMayApprove,
        stocks: allocates
          ? await lockStocks(
              tx,
              order.pharmacyId,
              order.lines.map((line) => line.drugId),
              withGoods,
            )
          : [],
      };
    },
    decide: ({ order: found, stocks, requesterMayApprove }) => {
      const order = admitStep(actor, found, 'order:approve', 'APPROVED');
      if (isRefusal(order)) return order;
      if (order.requestedById === actor.userId && !requesterMayApprove) return ownOrder();
      if (order.kind === 'PURCHASE') return { order, chosen: [], short: [] };
      const wanted = order.lines.map(({ id: lineId, drugId, quantity }) => ({ lineId, drugId, quantity }));
      const { chosen, short } = pickForLines(stocks, wanted, now);
      return short.length > 0 && !input.allowPartial ? orderShort(short) : { order, chosen, short };
    },
    apply: async (tx, { order, chosen, short }, { stocks }) => {
      await insertAllocations(tx, order.organizationId, chosen);
      const step = await takeStep(tx, actor, order, 'APPROVED', input.note, {
        approvedAt: now,
        approvedById: actor.userId,
      });
      const touched = new Set(chosen.map(({ stockId }) => stockId));
      return {
        answer: { __typename: 'OrderApproved' as const, order: step.order, short },
        change: {
          before: step.before,
          after: {
            ...step.after,
            allocated: chosen.flatMap(({ lineId, picks }) =>
              picks.map(({ lot, quantity }) => ({ lineId, lotId: lot.id, quantity })),
            ),
            short: short.length,
          },
        },
        subject: { entityId: order.id, pharmacyId: order.pharmacyId },
        events: [step.event, ...allocationsChanged(stocks, touched)],
      };
    },
  });
}
