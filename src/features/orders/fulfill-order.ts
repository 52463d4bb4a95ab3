import { isExpired, type LocalDate, localDate } from '../../domain/dates.ts';
import { badInput, notFound } from '../../domain/fault.ts';
import { lotKey } from '../../domain/lot-key.ts';
import { outstanding, statusByLines } from '../../domain/order-state.ts';
import { maxMovement } from '../../domain/quantity.ts';
import { sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { Tx } from '../../platform/unit-of-work.ts';
import {
  type LockedStock,
  lockStocks,
  lotExpired,
  lotOpened,
  type PostedMovement,
  type Posting,
  postMovements,
  type SkippedLot,
  stockChanged,
} from '../inventory/index.ts';
import { reduceAllocations } from './allocate.ts';
import { admitStep, type LockedOrder, lockOrder, progressOfLines, promisesOf, takeStep } from './load-order.ts';
import type { FulfillOrderInput } from './order.input.ts';
import { orderShort, overFulfilled } from './order.results.ts';
import { type Delivery, type IssuePlan, planIssue } from './plan-issue.ts';

interface Arrival {
  readonly drugId: string;
  readonly lotNumber: string;
  readonly expiresOn: LocalDate | null;
  readonly quantity: number;
}

type Plan =
  | { readonly kind: 'ISSUE'; readonly order: LockedOrder; readonly delivery: Delivery; readonly issue: IssuePlan }
  | {
      readonly kind: 'PURCHASE';
      readonly order: LockedOrder;
      readonly delivery: Delivery;
      readonly arrivals: readonly Arrival[];
    };

/** Delivers an order, whole or in part: an ISSUE from what is allocated to it, a PURCHASE as receipts with lots and expiries. */
export function fulfillOrder(caller: Caller, input: FulfillOrderInput) {
  const { actor, now } = caller;
  return caller.run({
    load: async (tx) => {
      const order = await lockOrder(tx, actor, input.orderId);
      const drugIds = order?.kind === 'ISSUE' ? order.lines.map((line) => line.drugId) : [];
      const pharmacy = order && (await tx.pharmacy.findUnique({ where: { id: order.pharmacyId } }));
      return {
        order,
        today: pharmacy ? localDate(now, pharmacy.timezone) : null,
        stocks: order && drugIds.length > 0 ? await lockStocks(tx, order.pharmacyId, drugIds) : [],
      };
    },
    decide: ({ order: found, stocks, today }) => {
      const order = admitStep(actor, found, 'order:fulfill', 'FULFILLED');
      if ('__typename' in order) return order;
      const delivery = deliveryOf(order, input);
      for (const line of order.lines) {
        const requested = delivery.get(line.id) ?? 0;
        if (requested > outstanding(line)) return overFulfilled(line.id, outstanding(line), requested);
      }
      requireMovable(order, delivery);
      if (order.kind === 'ISSUE') {
        const issue = planIssue(order, stocks, delivery, now);
        return issue.short.length > 0
          ? orderShort(issue.short)
          : ({ kind: 'ISSUE', order, delivery, issue } satisfies Plan);
      }
      const arrivals = arrivalsOf(order, input);
      const expired = today && arrivals.find((arrival) => isExpired(arrival.expiresOn, today));
      return expired
        ? lotExpired(expired.expiresOn ?? '')
        : ({ kind: 'PURCHASE', order, delivery, arrivals } satisfies Plan);
    },
    apply: async (tx, plan, { stocks }) => {
      const { order, delivery } = plan;
      const about = { actorId: actor.userId, note: input.note?.trim() || null, orderId: order.id };
      const { postings, opened } =
        plan.kind === 'ISSUE'
          ? { postings: await issue(tx, plan.issue, stocks, about), opened: {} }
          : await receive(tx, order, plan.arrivals, about);
      const posted = await postMovements(tx, postings, now);
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
      // What is still promised of the allocations that were used.
      const kept = new Map(plan.kind === 'ISSUE' ? plan.issue.promised.map(({ id, quantity }) => [id, quantity]) : []);
      const replaced: SkippedLot[] = plan.kind === 'ISSUE' ? [...plan.issue.replaced] : [];
      return {
        answer: {
          __typename: 'OrderFulfilled' as const,
          order: step.order,
          transactionIds: posted.map(({ transaction }) => transaction.id),
          replaced,
        },
        change: {
          before: {
            ...step.before,
            lines: progressOfLines(order.lines.filter((line) => delivery.has(line.id))),
            allocated: promisesOf(order.allocations.filter(({ id }) => kept.has(id))),
          },
          after: {
            ...step.after,
            lines: progressOfLines(lines.filter((line) => delivery.has(line.id))),
            allocated: promisesOf(
              order.allocations.flatMap((each) => {
                const quantity = kept.get(each.id) ?? 0;
                return quantity > 0 ? [{ ...each, quantity }] : [];
              }),
            ),
            ...opened,
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

/** @throws Fault BAD_USER_INPUT for a line named twice or in the words of the other kind, NOT_FOUND for a line of another order. */
function deliveryOf({ kind, lines: own }: LockedOrder, { lines }: FulfillOrderInput): Delivery {
  if (!lines) {
    if (kind === 'PURCHASE') throw badInput('input.lines', 'required', 'Say for each line which lots arrived.');
    return new Map(own.filter((line) => outstanding(line) > 0).map((line) => [line.id, outstanding(line)]));
  }
  const delivery = new Map<string, number>();
  const [meant, other] = kind === 'ISSUE' ? (['quantity', 'lots'] as const) : (['lots', 'quantity'] as const);
  for (const line of lines) {
    if (!own.some((each) => each.id === line.lineId)) throw notFound('line of this order', 'input.lines.lineId');
    if (delivery.has(line.lineId)) throw badInput('input.lines.lineId', 'once', 'Name each line once.');
    if (!line[meant] || line[other])
      throw badInput(
        `input.lines.${meant}`,
        'kind',
        `The lines of ${kind === 'ISSUE' ? 'an ISSUE' : 'a PURCHASE'} need ${meant} and nothing else.`,
      );
    delivery.set(line.lineId, line.quantity ?? line.lots?.reduce((sum, lot) => sum + lot.quantity, 0) ?? 0);
  }
  return delivery;
}

/** @throws Fault BAD_USER_INPUT when the lines of one drug together are more than a movement carries. */
function requireMovable({ lines }: LockedOrder, delivery: Delivery): void {
  const sums = new Map<string, number>();
  for (const { id, drugId } of lines) sums.set(drugId, (sums.get(drugId) ?? 0) + (delivery.get(id) ?? 0));
  if ([...sums.values()].some((sum) => sum > maxMovement)) {
    throw badInput(
      'input.lines',
      'max',
      `One delivery carries at most ${maxMovement} units of a drug. Deliver it in parts.`,
    );
  }
}

function arrivalsOf({ lines: own }: LockedOrder, { lines }: FulfillOrderInput): Arrival[] {
  return (lines ?? []).flatMap(({ lineId, lots }) =>
    (lots ?? []).map(({ lotNumber, expiresOn = null, quantity }) => ({
      drugId: own.find((line) => line.id === lineId)?.drugId ?? '',
      lotNumber: lotNumber.trim(),
      expiresOn,
      quantity,
    })),
  );
}

interface About {
  readonly actorId: string;
  readonly note: string | null;
  readonly orderId: string;
}

/** Takes back the promises that are kept now, then tells what leaves which lot. */
async function issue(tx: Tx, plan: IssuePlan, stocks: readonly LockedStock[], about: About): Promise<Posting[]> {
  await reduceAllocations(tx, plan.promised);
  return stocks.flatMap((stock) => {
    const lines = [...(plan.taken.get(stock.id) ?? [])].map(([lotId, quantity]) => ({ lotId, change: -quantity }));
    return lines.length > 0
      ? [{ stock, lots: stock.lots, movement: { type: 'DISPENSE' as const, lines, ...about } }]
      : [];
  });
}

/** Opens the stocks and lots that are new, then tells what comes into which lot. */
async function receive(tx: Tx, order: LockedOrder, arrivals: readonly Arrival[], about: About) {
  const { organizationId, pharmacyId, supplierId } = order;
  const drugIds = [...new Set(arrivals.map((arrival) => arrival.drugId))].sort();
  const newStocks = drugIds.map((drugId) => ({ id: newId(), drugId }));
  await tx.$executeRaw(sql`
    INSERT INTO stock (id, organization_id, pharmacy_id, drug_id)
    SELECT s.id, ${organizationId}::uuid, ${pharmacyId}::uuid, s."drugId"
      FROM jsonb_to_recordset(${JSON.stringify(newStocks)}::jsonb) AS s(id uuid, "drugId" uuid) ORDER BY s."drugId"
    ON CONFLICT (pharmacy_id, drug_id) DO NOTHING`);
  const locked = await lockStocks(tx, pharmacyId, drugIds);
  const stockOf = new Map(locked.map((stock) => [stock.drugId, stock.id]));
  const newLots = arrivals.map((arrival) => ({ id: newId(), stockId: stockOf.get(arrival.drugId), ...arrival }));
  await tx.$executeRaw(sql`
    INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, supplier_id)
    SELECT l.id, ${organizationId}::uuid, l."stockId", l."lotNumber", l."expiresOn", ${supplierId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(newLots)}::jsonb) AS l(id uuid, "stockId" uuid, "lotNumber" text, "expiresOn" date) ORDER BY l.id
    ON CONFLICT DO NOTHING`);
  const stocks = await lockStocks(tx, pharmacyId, drugIds);
  const postings = stocks.map((stock): Posting => {
    const sums = new Map<string, number>();
    for (const { drugId, lotNumber, expiresOn, quantity } of arrivals) {
      const lot = stock.lots.find((each) => each.lotKey === lotKey(lotNumber) && each.expiresOn === expiresOn);
      if (drugId === stock.drugId && lot) sums.set(lot.id, (sums.get(lot.id) ?? 0) + quantity);
    }
    const lines = [...sums].map(([lotId, change]) => ({ lotId, change }));
    return { stock, lots: stock.lots, movement: { type: 'RECEIPT' as const, lines, ...about } };
  });
  const isNew = (rows: readonly { readonly id: string }[], id: string) => rows.some((row) => row.id === id);
  const opened = {
    openedStocks: stocks.flatMap(({ id, drugId }) => (isNew(newStocks, id) ? [{ stockId: id, drugId }] : [])),
    openedLots: stocks.flatMap(({ lots }) => lots).flatMap((lot) => (isNew(newLots, lot.id) ? [lotOpened(lot)] : [])),
  };
  return { postings, opened };
}

function movedEvent({ transaction, stock }: PostedMovement) {
  return stockChanged(stock, stock.quantity, transaction.quantity, transaction.id);
}
