import { Field, ID, Int, ObjectType } from 'type-graphql';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import { message } from '../../../domain/messages/index.ts';
import { outstanding, statusByLines } from '../../../domain/orders/order-state.ts';
import { about, isRefusal, refuse } from '../../../domain/refusal.ts';
import { ConfirmationNeeded } from '../../../graphql/confirmation.type.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import type { Notices } from '../../../graphql/say.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { DrugArchived } from '../../catalogue/index.ts';
import {
  type Arrival,
  type ArrivalPlan,
  ExpiryRequired,
  type LockedStock,
  LotExpired,
  loadReceivingPharmacy,
  lockStocks,
  type PostedMovement,
  type Posting,
  planArrivals,
  postMovements,
  type ReceivingPharmacy,
  receiveArrivals,
  SkippedLot,
  type StockArrival,
  stockChanged,
} from '../../inventory/index.ts';
import type { FulfillOrderInput } from '../order.input.ts';
import { IllegalOrderTransition, OrderShort, orderShort } from '../order.results.ts';
import { Order } from '../order.type.ts';
import { reduceAllocations } from './allocate.ts';
import { arrivalsOf, deliveryOf, lineField, requireMovable } from './delivery.ts';
import { admitStep, allocationsOf, type LockedOrder, lockOrder, progressOfLines, takeStep } from './load-order.ts';
import { type Delivery, type IssuePlan, planIssue } from './plan-issue.ts';

@ObjectType({ description: 'An order after a delivery, and what was posted for it.', simpleResolvers: true })
export class OrderFulfilled {
  @Field(() => Order, { description: 'The order with what was delivered.' })
  order!: Order;

  @Field(() => [ID], { description: 'The transactions that were posted, one for each stock.' })
  transactionIds!: string[];

  @Field(() => [SkippedLot], {
    description: 'Lots that had been allocated and could no longer be taken; others were taken in their place.',
  })
  replaced!: SkippedLot[];

  notices!: Notices;
}

@RefusalType('OVER_FULFILLED', 'More would be delivered than is outstanding.')
export class OverFulfilled extends RefusalInterface {
  @Field(() => ID, { description: 'The line that would get more than was ordered.' })
  lineId!: string;

  @Field(() => Int, { description: 'How many units of the line are outstanding.' })
  outstanding!: number;

  @Field(() => Int, { description: 'How many units were to be delivered.' })
  requested!: number;
}

export const overFulfilled = (lineId: string, outstanding: number, requested: number) =>
  refuse('OverFulfilled', 'OVER_FULFILLED', message('overFulfilled', { outstanding, requested }), {
    lineId,
    outstanding,
    requested,
  });

export const FulfillOrderResult = resultUnion('FulfillOrderResult', 'What fulfillOrder answers.', () => [
  OrderFulfilled,
  OrderShort,
  OverFulfilled,
  ExpiryRequired,
  LotExpired,
  ConfirmationNeeded,
  DrugArchived,
  IllegalOrderTransition,
]);

type Plan =
  | { readonly kind: 'ISSUE'; readonly order: LockedOrder; readonly delivery: Delivery; readonly issue: IssuePlan }
  | {
      readonly kind: 'PURCHASE';
      readonly order: LockedOrder;
      readonly delivery: Delivery;
      readonly pharmacy: ReceivingPharmacy;
      readonly known: readonly LockedStock[];
      readonly arrivals: ArrivalPlan;
    };

/** Delivers an order, whole or in part: an ISSUE from what is allocated to it, a PURCHASE as receipts with lots and expiries. */
export function fulfillOrder(caller: Caller, input: FulfillOrderInput) {
  const { actor, now } = caller;
  return caller.run({
    load: async (tx) => {
      const order = await lockOrder(tx, actor, input.orderId);
      const arrivals = order?.kind === 'PURCHASE' ? arrivalsOf(order, input) : [];
      const drugIds = order?.kind === 'ISSUE' ? order.lines.map((line) => line.drugId) : drugsOf(arrivals);
      return {
        order,
        arrivals,
        pharmacy:
          order?.kind === 'PURCHASE'
            ? await loadReceivingPharmacy(tx, order.organizationId, order.pharmacyId, drugIds, order.supplierId)
            : null,
        stocks:
          order && drugIds.length > 0
            ? await lockStocks(
                tx,
                order.pharmacyId,
                drugIds,
                order.kind === 'PURCHASE'
                  ? { usual: 'RECEIPT', empty: { lotKeys: arrivals.map(({ lotNumber }) => lotKey(lotNumber)) } }
                  : { empty: { ids: order.allocations.map(({ lotId }) => lotId) } },
              )
            : [],
      };
    },
    decide: ({ order: found, arrivals, pharmacy, stocks }) => {
      const order = admitStep(actor, found, 'order:fulfill', 'FULFILLED');
      if (isRefusal(order)) return order;
      const delivery = deliveryOf(order, input);
      for (const line of order.lines) {
        const requested = delivery.get(line.id) ?? 0;
        if (requested > outstanding(line))
          return about(overFulfilled(line.id, outstanding(line), requested), lineField(input, line.id));
      }
      requireMovable(order, delivery);
      if (order.kind === 'ISSUE') {
        const issue = planIssue(order, stocks, delivery, now);
        return issue.short.length > 0
          ? about(orderShort(issue.short), lineField(input, issue.short[0]?.lineId))
          : ({ kind: 'ISSUE', order, delivery, issue } satisfies Plan);
      }
      if (pharmacy === null || pharmacy === 'no-supplier')
        throw new Error(`Order ${order.id} has no pharmacy to be received at.`);
      const planned = planArrivals(pharmacy, stocks, arrivals, input.confirm, now);
      return isRefusal(planned)
        ? planned
        : ({ kind: 'PURCHASE', order, delivery, pharmacy, known: stocks, arrivals: planned } satisfies Plan);
    },
    apply: async (tx, plan, { stocks }) => {
      const { order, delivery } = plan;
      const about = { actorId: actor.userId, note: input.note?.trim() || null, orderId: order.id };
      const received =
        plan.kind === 'PURCHASE' ? await receiveArrivals(tx, plan.pharmacy, plan.known, plan.arrivals) : null;
      const { ordered, extra } =
        plan.kind === 'ISSUE'
          ? { ordered: await issue(tx, plan.issue, stocks, about), extra: [] }
          : receipts(received?.byStock ?? [], about);
      // A statement posts one line of a lot, and what came beyond the order may be of the same lot.
      const posted = [
        ...(ordered.length > 0 ? await postMovements(tx, ordered, now) : []),
        ...(extra.length > 0 ? await postMovements(tx, extra, now) : []),
      ];
      const lines = order.lines.map((line) => ({
        ...line,
        fulfilledQuantity: line.fulfilledQuantity + (delivery.get(line.id) ?? 0),
      }));
      await tx.$executeRaw(sql`
        UPDATE order_line l SET fulfilled_quantity = l.fulfilled_quantity + d.quantity
          FROM jsonb_to_recordset(${JSON.stringify([...delivery].map(([id, quantity]) => ({ id, quantity })))}::jsonb) AS d(id uuid, quantity int)
         WHERE l.id = d.id`);
      const to = statusByLines(lines);
      const step = await takeStep(tx, actor, order, to, input.note, to === 'FULFILLED' ? { fulfilledAt: now } : {});
      // What is still allocated of the allocations that were used.
      const kept = new Map(plan.kind === 'ISSUE' ? plan.issue.allocated.map(({ id, quantity }) => [id, quantity]) : []);
      const replaced: SkippedLot[] = plan.kind === 'ISSUE' ? [...plan.issue.replaced] : [];
      return {
        answer: {
          __typename: 'OrderFulfilled' as const,
          order: step.order,
          transactionIds: posted.map(({ transaction }) => transaction.id),
          replaced,
          notices: [...(received?.notices ?? [])],
        },
        change: {
          before: {
            ...step.before,
            lines: progressOfLines(order.lines.filter((line) => delivery.has(line.id))),
            allocated: allocationsOf(order.allocations.filter(({ id }) => kept.has(id))),
          },
          after: {
            ...step.after,
            lines: progressOfLines(lines.filter((line) => delivery.has(line.id))),
            allocated: allocationsOf(
              order.allocations.flatMap((each) => {
                const quantity = kept.get(each.id) ?? 0;
                return quantity > 0 ? [{ ...each, quantity }] : [];
              }),
            ),
            ...(received && { openedStocks: received.openedStocks, openedLots: received.openedLots }),
            delivered: [...delivery].map(([lineId, quantity]) => ({ lineId, quantity })),
            transactions: posted.map(({ transaction }) => transaction.id),
          },
        },
        subject: { entityId: order.id, pharmacyId: order.pharmacyId },
        events: [step.event, ...posted.map(movedEvent)],
      };
    },
  });
}

interface About {
  readonly actorId: string;
  readonly note: string | null;
  readonly orderId: string;
}

/** Takes back the allocations that are kept now, then tells what leaves which lot. */
async function issue(tx: Tx, plan: IssuePlan, stocks: readonly LockedStock[], about: About): Promise<Posting[]> {
  await reduceAllocations(tx, plan.allocated);
  return stocks.flatMap((stock) => {
    const lines = [...(plan.taken.get(stock.id) ?? [])].map(([lotId, quantity]) => ({ lotId, change: -quantity }));
    return lines.length > 0
      ? [{ stock, lots: stock.lots, movement: { type: 'DISPENSE' as const, lines, ...about } }]
      : [];
  });
}

/** What comes into the lots, as receipts of the order: what was ordered, and after it what came beyond that. */
function receipts(arrivals: readonly StockArrival[], about: About): { ordered: Posting[]; extra: Posting[] } {
  const posting = ({ stock, lots, lines, reason }: StockArrival): Posting => ({
    stock,
    lots,
    movement: { type: 'RECEIPT', lines, reason, ...about },
  });
  return {
    ordered: arrivals.filter(({ extra }) => !extra).map(posting),
    extra: arrivals.filter(({ extra }) => extra).map(posting),
  };
}

const drugsOf = (arrivals: readonly Arrival[]) => [...new Set(arrivals.map(({ drugId }) => drugId))];

function movedEvent({ transaction, stock }: PostedMovement) {
  return stockChanged(stock, stock.quantity, transaction.quantity, transaction.id);
}
