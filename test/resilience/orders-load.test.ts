import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mayFollow, type OrderStatus } from '../../src/domain/orders/order-state.ts';
import {
  AcknowledgeOrderDocument,
  ApproveOrderDocument,
  type ApproveOrderMutation,
  CancelOrderDocument,
  CheckLedgerDocument,
  CloseOrderShortDocument,
  DispenseStockDocument,
  FulfillOrderDocument,
  GetOrderDocument,
  GetStockDocument,
  PlaceOrderDocument,
  ReceiveStockDocument,
  RejectOrderDocument,
  SendOrderDocument,
  SetLotStatusDocument,
  type TypedDocumentString,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { atOnce } from '../kit/at-once.ts';
import { as } from '../kit/client.ts';
import { dice, newSeed } from '../kit/dice.ts';
import { statementsIn } from '../kit/statements.ts';
import { until } from '../kit/until.ts';
import { dayFromNow, newDrug, newMember, newWorld, type Person, receive, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let requester: Person;

/** Everything this process sends to PostgreSQL passes here, by whichever pool or library. */
const queries = vi.spyOn(pg.Client.prototype, 'query');

beforeAll(async () => {
  // Steps of 1,200 lines take seconds alone, and on a machine at a load of ten more than a server waits. What waits for a lock waits as ever.
  app = await startApp({ databaseTimeouts: { statement: 60_000, transaction: 90_000 } });
  world = await newWorld(app);
  requester = await newMember(world, 'TECHNICIAN', world.pharmacyId);
});
afterAll(async () => {
  await app.close();
  queries.mockRestore();
});

// Whatever a test did, no balance is unexplained and no order is in a state that it could not have come to.
afterEach(async () => {
  const { ledgerHealth } = await world.owner.client.ask(CheckLedgerDocument, {});
  expect(ledgerHealth.unexplainedBalances).toBe(0);
  expect(await contradictions()).toEqual([]);
  expect(await illegalHistories()).toEqual([]);
});

/** What must never be found, read around the server. */
function contradictions() {
  return app.sql(`
    SELECT 'lot' AS what, l.id FROM lot l LEFT JOIN (SELECT lot_id, sum(quantity) AS promised FROM allocation GROUP BY 1) a ON a.lot_id = l.id
     WHERE l.allocated <> coalesce(a.promised, 0) OR l.allocated > l.quantity OR l.allocated < 0 OR l.quantity < 0
    UNION ALL
    SELECT 'stock', s.id FROM stock s LEFT JOIN (SELECT stock_id, sum(quantity) AS promised FROM allocation GROUP BY 1) a ON a.stock_id = s.id
     WHERE s.allocated <> coalesce(a.promised, 0) OR s.allocated > s.quantity OR s.allocated < 0
    UNION ALL
    SELECT 'promised beyond what is outstanding', l.id FROM order_line l
      JOIN (SELECT line_id, sum(quantity) AS promised FROM allocation GROUP BY 1) a ON a.line_id = l.id
     WHERE a.promised > l.quantity - l.fulfilled_quantity - l.canceled_quantity
    UNION ALL
    SELECT 'promised to an order that waits or has ended', o.id FROM supply_order o
     WHERE o.status IN ('PENDING', 'REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED')
       AND EXISTS (SELECT 1 FROM allocation a JOIN order_line l ON l.id = a.line_id WHERE l.order_id = o.id)
    UNION ALL
    SELECT 'ended with something outstanding, or open with nothing', o.id FROM supply_order o JOIN order_line l ON l.order_id = o.id
     GROUP BY o.id, o.status
    HAVING (sum(l.quantity - l.fulfilled_quantity - l.canceled_quantity) = 0) <> (o.status IN ('REJECTED', 'FULFILLED', 'CLOSED_SHORT', 'CANCELED'))
    UNION ALL
    SELECT 'delivered otherwise than the ledger says', o.id FROM supply_order o
      JOIN (SELECT order_id, drug_id, sum(fulfilled_quantity) AS delivered FROM order_line GROUP BY 1, 2) l ON l.order_id = o.id
      LEFT JOIN (SELECT order_id, drug_id, sum(abs(quantity)) AS moved FROM transaction GROUP BY 1, 2) t
        ON t.order_id = o.id AND t.drug_id = l.drug_id
     WHERE l.delivered <> coalesce(t.moved, 0)`);
}

/** Orders whose steps do not follow from each other, or do not lead to the status they have. */
async function illegalHistories(): Promise<string[]> {
  const orders = await app.sql<{
    id: string;
    status: OrderStatus;
    steps: { from: OrderStatus | null; to: OrderStatus }[];
  }>(`
    SELECT o.id, o.status, json_agg(json_build_object('from', e.from_status, 'to', e.to_status) ORDER BY e.id) AS steps
      FROM supply_order o LEFT JOIN order_event e ON e.order_id = o.id GROUP BY o.id`);
  return orders
    .filter(({ status, steps }) => {
      const legal = steps.every(({ from, to }, nth) => {
        const before = steps[nth - 1]?.to ?? null;
        return from === before && (from === null ? to === 'PENDING' : mayFollow(from, to));
      });
      return !legal || steps.at(-1)?.to !== status;
    })
    .map((order) => JSON.stringify(order));
}

interface Wanted {
  readonly drugId: string;
  readonly quantity: number;
}

/** So many requests at a time are served by 8 connections without anybody waiting long, on a busy machine too; more is what overload is about. */
const peak = 16;

const times = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));
const owner = () => world.owner.client;

async function place(lines: readonly Wanted[]) {
  const input = { pharmacyId: world.pharmacyId, lines: [...lines] };
  return as((await requester.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
}
const approve = async (orderId: string, allowPartial = false) =>
  (await owner().ask(ApproveOrderDocument, { input: { orderId, allowPartial } })).approveOrder;
const fulfill = async (orderId: string, lines?: { lineId: string; quantity: number }[]) =>
  (await owner().ask(FulfillOrderDocument, { input: { orderId, lines: lines ?? null } })).fulfillOrder;
const cancel = async (orderId: string) =>
  (await owner().ask(CancelOrderDocument, { input: { orderId, reason: 'No longer needed' } })).cancelOrder;
const dispense = async (stockId: string, quantity: number) =>
  (await owner().ask(DispenseStockDocument, { input: { stockId, quantity } })).dispenseStock;

async function approved(lines: readonly Wanted[]) {
  const { id } = await place(lines);
  return as(await approve(id), 'OrderApproved').order;
}

async function stockNow(id: string) {
  const { stock } = await owner().ask(GetStockDocument, { id });
  if (!stock) throw new Error(`There is no stock ${id}.`);
  return stock;
}

type ApproveAnswer = ApproveOrderMutation['approveOrder'];

/** Approves once; what is answered BUSY is not sent again, since it may have been done. */
async function approveOrHear(orderId: string): Promise<ApproveAnswer | 'BUSY'> {
  const { data, errors } = await owner().send<ApproveOrderMutation>(ApproveOrderDocument.toString(), {
    input: { orderId },
  });
  if (errors?.[0]?.extensions.code === 'BUSY') return 'BUSY';
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data.approveOrder;
}

interface OrderRecord {
  readonly status: string;
  readonly promised: number;
  /** Of the attempts to approve it, as the audit trail has them. */
  readonly outcomes: readonly string[];
}

async function recordsOf(orderIds: readonly string[]): Promise<Map<string, OrderRecord>> {
  const rows = await app.sql<OrderRecord & { id: string }>(
    `SELECT o.id, o.status::text,
            (SELECT coalesce(sum(a.quantity), 0)::int FROM allocation a JOIN order_line l ON l.id = a.line_id WHERE l.order_id = o.id) AS promised,
            (SELECT coalesce(json_agg(e.outcome), '[]') FROM audit_log e WHERE e.action = 'order.approve' AND e.entity_id = o.id) AS outcomes
       FROM supply_order o WHERE o.id = ANY ($1)`,
    [orderIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Why BUSY is answered at all when hundreds approve at once: each request needs a connection several times (to see who asks, for its transaction,
 * for the fields of its answer). The pool has 8 and gives them in the order of asking, and the transactions wait for the row of the one stock, so
 * that one works at a time. What waits longer than 5 s for a connection is given up: by pg (connectionTimeoutMillis, "timeout exceeded when trying
 * to connect") for who asks and for the fields, by Prisma (maxWait, P2028) for the transaction. No lock is waited for that long: of eight
 * transactions each waits for seven at most. Before the transaction nothing was changed. After it the approval stands, and its fields wait behind
 * every transaction that was asked for meanwhile, so that the first to be approved may be told BUSY.
 */
const truths = ['approved', 'short', 'BUSY, not changed', 'BUSY, although recorded'];

/** What an answer was worth, by what the database and the trail say; anything but the truths is a contradiction. */
function classify(answer: ApproveAnswer | 'BUSY', record: OrderRecord | undefined): string {
  if (!record) return 'no such order';
  const { status, promised, outcomes } = record;
  const state = `${status} ${promised} ${outcomes.join(' ')}`.trim();
  const stands = state === 'APPROVED 1 SUCCEEDED';
  const refused = state === 'PENDING 0 REFUSED';
  if (answer === 'BUSY') {
    if (stands || refused) return 'BUSY, although recorded';
    // Who got no connection to see who asks has attempted nothing; who got none for the row of the failure has none.
    return ['PENDING 0', 'PENDING 0 FAILED'].includes(state) ? 'BUSY, not changed' : `BUSY, but ${state}`;
  }
  if (answer.__typename === 'OrderApproved' && stands) return 'approved';
  if (answer.__typename === 'OrderShort' && refused) return 'short';
  return `${answer.__typename}, but ${state}`;
}

function tally(answers: readonly { readonly __typename?: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { __typename: name = '?' } of answers) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe('many approvals at once', () => {
  it('stock for 120 is promised to no more than 120 of 200 orders of one unit, and everybody is told the truth', async ({
    annotate,
  }) => {
    const { drugId, stockId } = await stocked(world, [
      { quantity: 50, expiresOn: dayFromNow(60) },
      { quantity: 40, expiresOn: dayFromNow(90) },
      { quantity: 30, expiresOn: null },
    ]);
    // Few at a time: each waits for the number of the one before, and this is not what is tried here.
    const orders = await atOnce(
      4,
      times(200, () => [{ drugId, quantity: 1 }]),
      place,
    );
    const numbers = orders.map((order) => order.number).sort((a, b) => a - b);
    expect(numbers).toEqual(times(200, (nth) => (numbers[0] ?? 0) + nth));

    const told = await Promise.all(orders.map(({ id }) => approveOrHear(id)));
    const records = await recordsOf(orders.map(({ id }) => id));
    const found = told.map((answer, nth) => classify(answer, records.get(orders[nth]?.id ?? '')));
    const counts: Record<string, number> = {};
    for (const what of found) counts[what] = (counts[what] ?? 0) + 1;
    await annotate(JSON.stringify(counts), 'found');
    expect(Object.keys(counts).filter((what) => !truths.includes(what))).toEqual([]);

    const skipped = times(3, () => ({ reason: 'FULLY_ALLOCATED' }));
    for (const [nth, answer] of told.entries())
      if (answer !== 'BUSY' && answer.__typename === 'OrderShort')
        expect(answer).toMatchObject({
          code: 'ORDER_SHORT',
          lines: [{ lineId: orders[nth]?.lines[0]?.id, drugId, requested: 1, available: 0, skipped }],
        });
    const outcomes = [...records.values()].flatMap(({ outcomes }) => outcomes);
    const [succeeded, refused] = ['SUCCEEDED', 'REFUSED'].map(
      (outcome) => outcomes.filter((each) => each === outcome).length,
    );
    // Whoever was decided on got a unit as long as there was one, and nobody was refused before that.
    const promised = Math.min(120, (succeeded ?? 0) + (refused ?? 0));
    expect(succeeded).toBe(promised);
    expect(await stockNow(stockId)).toMatchObject({
      quantity: 120,
      allocated: promised,
      available: 120 - promised,
      usable: 120 - promised,
    });
    const lots = await app.sql<{ quantity: number; allocated: number; promised: number }>(
      `SELECT l.quantity, l.allocated, coalesce(sum(a.quantity), 0)::int AS promised
         FROM lot l LEFT JOIN allocation a ON a.lot_id = l.id WHERE l.stock_id = $1 GROUP BY l.id ORDER BY l.expires_on NULLS LAST`,
      [stockId],
    );
    // First expired, first out: a lot is begun when those before it are promised whole.
    const expected = [50, 40, 30].map((quantity, nth) => {
      const before = [50, 40, 30].slice(0, nth).reduce((sum, each) => sum + each, 0);
      const allocated = Math.max(0, Math.min(quantity, promised - before));
      return { quantity, allocated, promised: allocated };
    });
    expect(lots).toEqual(expected);
    if (promised === 120)
      expect(await dispense(stockId, 1)).toMatchObject({ __typename: 'InsufficientStock', requested: 1, available: 0 });
  });

  it('as many as are waited for are all decided on: stock for 30 is promised to 30 of 50 orders', async () => {
    const { drugId, stockId } = await stocked(world, [
      { quantity: 20, expiresOn: dayFromNow(60) },
      { quantity: 10, expiresOn: null },
    ]);
    const orders = await atOnce(
      peak,
      times(50, () => [{ drugId, quantity: 1 }]),
      place,
    );
    const answers = await atOnce(peak, orders, ({ id }) => approve(id));
    expect(tally(answers)).toEqual({ OrderApproved: 30, OrderShort: 20 });
    expect(await stockNow(stockId)).toMatchObject({ quantity: 30, allocated: 30, available: 0, usable: 0 });
    expect(await dispense(stockId, 1)).toMatchObject({ __typename: 'InsufficientStock', requested: 1, available: 0 });
    const records = await recordsOf(orders.map(({ id }) => id));
    expect(answers.map((answer, nth) => classify(answer, records.get(orders[nth]?.id ?? '')))).toEqual(
      answers.map(({ __typename: kind }) => (kind === 'OrderApproved' ? 'approved' : 'short')),
    );
  });

  it('orders over several drugs, each in another order of lines, are approved, delivered and called off without an error', async () => {
    const seed = newSeed();
    const { upTo, shuffled } = dice(seed);
    const stocks = await Promise.all(
      times(6, () =>
        stocked(world, [
          { quantity: 40, expiresOn: dayFromNow(60) },
          { quantity: 40, expiresOn: dayFromNow(90) },
        ]),
      ),
    );
    const drugIds = stocks.map((stock) => stock.drugId);
    // Some name the same drug twice.
    const wanted = times(80, (nth) =>
      [...shuffled(drugIds).slice(0, 5), ...(nth % 3 === 0 ? [drugIds[nth % 6] ?? ''] : [])].map((drugId) => ({
        drugId,
        quantity: upTo(3),
      })),
    );
    const orders = await atOnce(peak, wanted, place);
    const answers = await atOnce(peak, orders, ({ id }) => approve(id));
    const counts = tally(answers);
    expect(Object.keys(counts).sort(), `seed ${seed}`).toEqual(['OrderApproved', 'OrderShort']);
    for (const answer of answers)
      if (answer.__typename === 'OrderShort')
        for (const line of answer.lines) expect(line.available).toBeLessThan(line.requested);

    const allocatedTo = orders.filter((_, nth) => answers[nth]?.__typename === 'OrderApproved');
    const [delivered, calledOff, dispensed] = await Promise.all([
      atOnce(
        6,
        allocatedTo.filter((_, nth) => nth % 2 === 0),
        ({ id }) => fulfill(id),
      ),
      atOnce(
        6,
        allocatedTo.filter((_, nth) => nth % 2 === 1),
        ({ id }) => cancel(id),
      ),
      atOnce(
        4,
        times(30, (nth) => stocks[nth % 6]?.stockId ?? ''),
        (stockId) => dispense(stockId, 2),
      ),
    ]);
    expect(Object.keys(tally(delivered)), `seed ${seed}`).toEqual(['OrderFulfilled']);
    expect(Object.keys(tally(calledOff)), `seed ${seed}`).toEqual(['Order']);
    const left = await Promise.all(stocks.map(({ stockId }) => stockNow(stockId)));
    expect(left.map((stock) => stock.allocated)).toEqual(times(6, () => 0));
    const issued = delivered
      .flatMap((answer) => as(answer, 'OrderFulfilled').order.lines)
      .reduce((sum, line) => sum + line.fulfilledQuantity, 0);
    const handedOut = 2 * (tally(dispensed)['StockMovement'] ?? 0);
    expect(
      left.reduce((sum, stock) => sum + stock.quantity, 0),
      `seed ${seed}`,
    ).toBe(480 - issued - handedOut);
  });

  it('purchases of new drugs that arrive at once, each in another order of lines, open one stock and one lot of each', async () => {
    const seed = newSeed();
    const { shuffled } = dice(seed);
    const drugIds = await Promise.all(times(5, () => newDrug(world)));
    const lots = [{ lotNumber: 'SAME', expiresOn: dayFromNow(300), quantity: 2 }];
    const wanted = times(24, () => shuffled(drugIds).map((drugId) => ({ drugId, quantity: 2 })));
    const orders = await atOnce(peak, wanted, async (lines) => {
      const input = { pharmacyId: world.pharmacyId, kind: 'PURCHASE' as const, lines };
      const { id } = as((await requester.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
      return as(await approve(id), 'OrderApproved').order;
    });
    const answers = await atOnce(peak, orders, async ({ id: orderId, lines }) => {
      const input = { orderId, lines: lines.map(({ id: lineId }) => ({ lineId, lots })) };
      return (await owner().ask(FulfillOrderDocument, { input })).fulfillOrder;
    });
    expect(tally(answers), `seed ${seed}`).toEqual({ OrderFulfilled: 24 });
    const rows = await app.sql(
      `SELECT s.quantity, count(l.id)::int AS lots FROM stock s JOIN lot l ON l.stock_id = s.id WHERE s.drug_id = ANY ($1) GROUP BY s.id`,
      [drugIds],
    );
    expect(rows).toEqual(times(5, () => ({ quantity: 48, lots: 1 })));
  });
});

describe('an approval that is answered BUSY', () => {
  /** Another server on the database, which does not wait long. */
  const impatient = async () => {
    const other = await appForTest({ database: app.database, databaseTimeouts: { lock: 200 } });
    return other.client(world.owner.token);
  };
  /** Holds what the statement locks until it is let go. */
  async function held(text: string, values: unknown[] = []): Promise<() => Promise<void>> {
    const holder = new pg.Client(app.databaseUrl);
    await holder.connect();
    const letGo = () => holder.end();
    onTestFinished(letGo);
    await holder.query('BEGIN');
    await holder.query(text, values);
    return letGo;
  }

  it('because the stock was in use has changed nothing, and can be sent again', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 3 }]);
    const { id } = await place([{ drugId, quantity: 1 }]);
    const client = await impatient();
    const letGo = await held('SELECT 1 FROM stock WHERE id = $1 FOR UPDATE', [stockId]);
    const error = await client.error(ApproveOrderDocument, { input: { orderId: id } });
    expect(error).toMatchObject({
      extensions: { code: 'BUSY' },
      message: expect.stringContaining('Nothing was changed'),
    });
    expect(classify('BUSY', (await recordsOf([id])).get(id))).toBe('BUSY, not changed');
    await letGo();
    as(await approve(id), 'OrderApproved');
    expect(await stockNow(stockId)).toMatchObject({ quantity: 3, allocated: 1 });
  });

  it('because no field of its answer could be read has been recorded all the same', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 3 }]);
    const { id } = await place([{ drugId, quantity: 1 }]);
    const client = await impatient();
    // Nothing of the approval needs this table, and who looked at the order is read from it.
    const letGo = await held('LOCK TABLE access_log IN ACCESS EXCLUSIVE MODE');
    const { errors } = await client.send(
      'mutation ($id: ID!) { approveOrder(input: { orderId: $id }) { ... on OrderApproved { order { viewedBy { id } } } } }',
      { id },
    );
    expect(errors).toMatchObject([
      {
        extensions: { code: 'BUSY', changed: true },
        path: ['approveOrder', 'order', 'viewedBy'],
        message: expect.stringContaining('The change was recorded'),
      },
    ]);
    await letGo();
    expect(classify('BUSY', (await recordsOf([id])).get(id))).toBe('BUSY, although recorded');
    expect(await stockNow(stockId)).toMatchObject({ quantity: 3, allocated: 1 });
    expect(await approve(id)).toMatchObject({ __typename: 'IllegalOrderTransition', from: 'APPROVED', to: 'APPROVED' });
  });

  it('because there was no connection in time has attempted nothing, while those who hold them are served', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const orders = [];
    for (let nth = 0; nth < 2; nth += 1) orders.push((await place([{ drugId, quantity: 1 }])).id);
    const other = await appForTest({
      database: app.database,
      environment: { DATABASE_POOL_SIZE: '2' },
      pollMs: 60_000,
      databaseTimeouts: { connection: 1_000, lock: 60_000, statement: 60_000, transaction: 60_000 },
      gateWaitMs: 1_000,
    });
    const client = other.client(world.owner.token);
    const letGo = await held('SELECT 1 FROM stock WHERE id = $1 FOR UPDATE', [stockId]);
    const [last = '', ...first] = orders;
    const answers = first.map((orderId) => client.ask(ApproveOrderDocument, { input: { orderId } }));
    // Of two connections changes have one.
    await until('the connection waits', async () => {
      const [waiting] = await app.sql<{ count: number }>(
        `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting?.count === 1;
    });
    expect((await client.error(ApproveOrderDocument, { input: { orderId: last } })).extensions.code).toBe('BUSY');
    await letGo();
    for (const answer of await Promise.all(answers)) as(answer.approveOrder, 'OrderApproved');
    expect((await recordsOf([last])).get(last)).toMatchObject({ status: 'PENDING', outcomes: [] });
    expect(await stockNow(stockId)).toMatchObject({ quantity: 10, allocated: 1 });
  });
});

describe('steps that compete', () => {
  it('approve, cancel and fulfil of one order at the same instant leave one outcome', async () => {
    const { drugId, stockId } = await stocked(world, [
      { quantity: 30, expiresOn: dayFromNow(60) },
      { quantity: 100, expiresOn: dayFromNow(90) },
    ]);
    let issued = 0;
    for (let round = 0; round < 20; round += 1) {
      const { id } = await place([{ drugId, quantity: 4 }]);
      // Every other time it is approved already, so that the delivery and the cancellation compete.
      if (round % 2 === 1) as(await approve(id), 'OrderApproved');
      const [first, ...others] = await Promise.all([
        approve(id),
        ...(round % 4 < 2 ? [cancel(id), fulfill(id)] : [fulfill(id), cancel(id)]),
      ]);
      const ends = others.filter((answer) => answer.__typename !== 'IllegalOrderTransition');
      expect(ends).toHaveLength(1);
      const { order } = await owner().ask(GetOrderDocument, { id });
      const fulfilled = ends[0]?.__typename === 'OrderFulfilled';
      expect(order).toMatchObject({ status: fulfilled ? 'FULFILLED' : 'CANCELED', lines: [{ allocations: [] }] });
      if (round % 2 === 1) expect(first.__typename).toBe('IllegalOrderTransition');
      const steps = order?.history.map((step) => [step.fromStatus, step.toStatus]) ?? [];
      expect(steps[0]).toEqual([null, 'PENDING']);
      for (const [nth, [from]] of steps.entries()) if (nth > 0) expect(from).toBe(steps[nth - 1]?.[1]);
      if (fulfilled) issued += 4;
      expect(await stockNow(stockId)).toMatchObject({ quantity: 130 - issued, allocated: 0 });
    }
  });

  it('deliveries, cancellations and dispenses share the last units without taking one twice', async () => {
    const { drugId, stockId } = await stocked(world, [
      { quantity: 15, expiresOn: dayFromNow(60) },
      { quantity: 15, expiresOn: dayFromNow(90) },
    ]);
    const orders = await Promise.all(times(12, () => approved([{ drugId, quantity: 2 }])));
    const [fulfilled, canceled, dispensed] = await Promise.all([
      atOnce(5, orders, ({ id }) => fulfill(id)),
      atOnce(5, [...orders].reverse(), ({ id }) => cancel(id)),
      atOnce(
        6,
        times(30, () => stockId),
        (id) => dispense(id, 1),
      ),
    ]);
    const issued = tally(fulfilled)['OrderFulfilled'] ?? 0;
    expect(issued + (tally(canceled)['Order'] ?? 0)).toBe(12);
    const handedOut = tally(dispensed)['StockMovement'] ?? 0;
    // The six units that were promised to nobody can be had whatever comes first.
    expect(handedOut).toBeGreaterThanOrEqual(6);
    expect(await stockNow(stockId)).toMatchObject({ quantity: 30 - 2 * issued - handedOut, allocated: 0 });
  });

  it('orders whose lot was put on hold compete with dispenses for what else there is', async () => {
    const { drugId, stockId, lotIds } = await stocked(world, [
      { quantity: 20, expiresOn: dayFromNow(60) },
      { quantity: 14, expiresOn: dayFromNow(90) },
    ]);
    const orders = await Promise.all(times(10, () => approved([{ drugId, quantity: 2 }])));
    const input = { lotId: lotIds[0] ?? '', status: 'ON_HOLD' as const, reason: 'A damaged box' };
    as((await owner().ask(SetLotStatusDocument, { input })).setLotStatus, 'Lot');
    const [fulfilled, dispensed] = await Promise.all([
      atOnce(8, orders, ({ id }) => fulfill(id)),
      atOnce(
        8,
        times(20, () => stockId),
        (id) => dispense(id, 1),
      ),
    ]);
    const issued = tally(fulfilled)['OrderFulfilled'] ?? 0;
    const handedOut = tally(dispensed)['StockMovement'] ?? 0;
    expect(2 * issued + handedOut).toBe(14);
    for (const answer of fulfilled)
      if (answer.__typename === 'OrderFulfilled') expect(answer.replaced).toMatchObject([{ reason: 'ON_HOLD' }]);
      else expect(answer).toMatchObject({ code: 'ORDER_SHORT', lines: [{ requested: 2 }] });
    expect(await stockNow(stockId)).toMatchObject({ quantity: 20, allocated: 20 - 2 * issued, usable: 0 });
  });
});

describe('equal retries', () => {
  it('of every step have one effect and equal answers', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 20 }]);
    const retried = async <R, V extends object>(person: Person, document: TypedDocumentString<R, V>, variables: V) => {
      const idempotencyKey = randomUUID();
      const answers = await Promise.all(times(peak, () => person.client.ask(document, variables, { idempotencyKey })));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, document.toString()).toBe(1);
      return answers[0] as R;
    };
    const placed = async () =>
      as(
        (
          await retried(requester, PlaceOrderDocument, {
            input: { pharmacyId: world.pharmacyId, drugId, quantity: 5 },
          })
        ).placeOrder,
        'Order',
      );
    const stepsOf = async (orderId: string) =>
      (
        await app.sql<{ to: string }>('SELECT to_status AS to FROM order_event WHERE order_id = $1 ORDER BY id', [
          orderId,
        ])
      ).map(({ to }) => to);
    const countOf = async () =>
      (await app.sql<{ count: number }>('SELECT count(*)::int AS count FROM supply_order'))[0]?.count ?? 0;

    const before = await countOf();
    const order = await placed();
    expect(await countOf()).toBe(before + 1);
    const input = { orderId: order.id };
    const line = { lineId: order.lines[0]?.id ?? '', quantity: 2 };
    const reason = 'The rest will not come';
    as((await retried(world.owner, ApproveOrderDocument, { input })).approveOrder, 'OrderApproved');
    expect(await stockNow(stockId)).toMatchObject({ quantity: 20, allocated: 5 });
    as((await retried(world.owner, SendOrderDocument, { input })).sendOrder, 'Order');
    for (const quantity of [18, 16]) {
      const part = { input: { ...input, lines: [line] } };
      as((await retried(world.owner, FulfillOrderDocument, part)).fulfillOrder, 'OrderFulfilled');
      expect(await stockNow(stockId)).toMatchObject({ quantity, allocated: quantity - 15 });
    }
    as((await retried(world.owner, CloseOrderShortDocument, { input: { ...input, reason } })).closeOrderShort, 'Order');
    as((await retried(requester, AcknowledgeOrderDocument, { input })).acknowledgeOrder, 'Order');
    expect(await stockNow(stockId)).toMatchObject({ quantity: 16, allocated: 0 });
    expect(await stepsOf(order.id)).toEqual([
      'PENDING',
      'APPROVED',
      'SENT',
      'PARTIALLY_FULFILLED',
      'PARTIALLY_FULFILLED',
      'CLOSED_SHORT',
    ]);

    const [turnedDown, calledOff] = [await placed(), await placed()];
    const rejection = { input: { orderId: turnedDown.id, reason } };
    as((await retried(world.owner, RejectOrderDocument, rejection)).rejectOrder, 'Order');
    const cancellation = { input: { orderId: calledOff.id, reason } };
    as((await retried(requester, CancelOrderDocument, cancellation)).cancelOrder, 'Order');
    expect(await stepsOf(turnedDown.id)).toEqual(['PENDING', 'REJECTED']);
    expect(await stepsOf(calledOff.id)).toEqual(['PENDING', 'CANCELED']);
    expect(await countOf()).toBe(before + 3);
  });
});

describe('a random history', () => {
  it('of 300 operations by 6 workers leaves balances that are explained and orders that came to be lawfully', async () => {
    const seed = newSeed();
    const { upTo, pick, shuffled } = dice(seed);
    const stocks = await Promise.all(
      times(4, () =>
        stocked(world, [
          { quantity: 25, expiresOn: dayFromNow(20) },
          { quantity: 25, expiresOn: dayFromNow(200) },
        ]),
      ),
    );
    const orders: { id: string; lines: readonly { id: string }[] }[] = [];
    const happened: Record<string, number> = {};
    const errors: unknown[] = [];
    const placeOne = async () => {
      const some = shuffled(stocks).slice(0, upTo(3));
      orders.push(await place(some.map(({ drugId }) => ({ drugId, quantity: upTo(8) }))));
      return { __typename: 'Order' };
    };
    const recent = () => pick(orders.slice(-8));
    const operations: [name: string, weight: number, run: () => Promise<{ __typename?: string }>][] = [
      ['place', 5, placeOne],
      ['approve', 6, () => approve(recent().id, upTo(2) === 1)],
      [
        'fulfill',
        6,
        () => {
          const { id, lines } = recent();
          const some = shuffled(lines).slice(0, upTo(lines.length));
          return fulfill(id, upTo(4) === 1 ? undefined : some.map(({ id: lineId }) => ({ lineId, quantity: upTo(4) })));
        },
      ],
      ['cancel', 2, () => cancel(recent().id)],
      [
        'close',
        2,
        async () => {
          const input = { orderId: recent().id, reason: 'The rest will not come' };
          return (await owner().ask(CloseOrderShortDocument, { input })).closeOrderShort;
        },
      ],
      ['dispense', 3, () => dispense(pick(stocks).stockId, upTo(6))],
      [
        'receive',
        3,
        async () => {
          const input = {
            pharmacyId: world.pharmacyId,
            drugId: pick(stocks).drugId,
            lotNumber: `R${upTo(3)}`,
            expiresOn: dayFromNow(100),
            quantity: upTo(12),
          };
          return (await owner().ask(ReceiveStockDocument, { input })).receiveStock;
        },
      ],
      [
        'hold or release',
        3,
        async () => {
          const input = {
            lotId: pick(pick(stocks).lotIds),
            status: pick(['ON_HOLD', 'RELEASED'] as const),
            reason: 'Somebody asked',
          };
          return (await owner().ask(SetLotStatusDocument, { input })).setLotStatus;
        },
      ],
    ];
    const urn = operations.flatMap((operation) => times(operation[1], () => operation));
    for (let nth = 0; nth < 6; nth += 1) await placeOne();
    let left = 300;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        const [name, , run] = pick(urn);
        try {
          const { __typename: kind = '?' } = await run();
          happened[`${name}: ${kind}`] = (happened[`${name}: ${kind}`] ?? 0) + 1;
        } catch (error) {
          errors.push(error);
        }
      }
    };
    await Promise.all(times(6, worker));
    const told = `seed ${seed}, ${JSON.stringify(happened)}`;
    expect(errors, told).toEqual([]);
    for (const name of [
      'approve: OrderApproved',
      'fulfill: OrderFulfilled',
      'cancel: Order',
      'dispense: StockMovement',
    ])
      expect(happened[name] ?? 0, told).toBeGreaterThan(0);
    const { ledgerHealth } = await owner().ask(CheckLedgerDocument, {});
    expect(ledgerHealth.unexplainedBalances, told).toBe(0);
    expect(await contradictions(), told).toEqual([]);
    expect(await illegalHistories(), told).toEqual([]);
  });
});

describe('parts', () => {
  it('in random splits end in the balances of one delivery', async () => {
    const lot = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), days: fc.integer({ min: 10, max: 14 }) });
    const plan = fc.record({
      lots: fc.array(lot, { minLength: 1, maxLength: 3 }),
      // Arrives after the approval, and may expire before what is promised.
      late: fc.option(lot),
      lines: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      splits: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 }),
    });
    const spec = ({ quantity, days }: { quantity: number; days: number }, nth: number) => ({
      quantity,
      expiresOn: dayFromNow(days),
      lotNumber: `L${nth}`,
    });
    const lotsOf = async (stockId: string) =>
      app.sql('SELECT lot_number, quantity, allocated FROM lot WHERE stock_id = $1 ORDER BY 1', [stockId]);
    await fc.assert(
      fc.asyncProperty(plan, async ({ lots, late, lines, splits }) => {
        const ready = async () => {
          const { drugId, stockId } = await stocked(world, lots.map(spec));
          // Several lines of the same drug share its stock.
          const { id } = await place(lines.map((quantity) => ({ drugId, quantity })));
          const { order } = as(await approve(id, true), 'OrderApproved');
          if (late) await receive(world, drugId, [spec(late, 9)]);
          return { stockId, order };
        };
        const total = [...lots, ...(late ? [late] : [])].reduce((sum, { quantity }) => sum + quantity, 0);
        const [whole, parted] = await Promise.all([ready(), ready()]);
        const enough = lines.reduce((sum, quantity) => sum + quantity, 0) <= total;
        if (!enough) {
          const kinds = tally(await Promise.all([fulfill(whole.order.id), fulfill(parted.order.id)]));
          expect(kinds).toEqual({ OrderShort: 2 });
        } else {
          as(await fulfill(whole.order.id), 'OrderFulfilled');
          const left = parted.order.lines.map(({ id, quantity }) => ({ id, quantity }));
          for (let nth = 0; left.some(({ quantity }) => quantity > 0); nth += 1) {
            const open = left.filter(({ quantity }) => quantity > 0);
            // From the front and from the back in turn, one line or all that are open.
            const some = nth % 3 === 0 ? open : [nth % 3 === 1 ? open[0] : open.at(-1)].filter((each) => !!each);
            const parts = some.map((each) => {
              const quantity = Math.min(each.quantity, splits[nth % splits.length] ?? 1);
              each.quantity -= quantity;
              return { lineId: each.id, quantity };
            });
            const { order } = as(await fulfill(parted.order.id, parts), 'OrderFulfilled');
            expect(order.status).toBe(left.some(({ quantity }) => quantity > 0) ? 'PARTIALLY_FULFILLED' : 'FULFILLED');
          }
        }
        expect(await lotsOf(parted.stockId)).toEqual(await lotsOf(whole.stockId));
        if (enough) expect(await stockNow(parted.stockId)).toMatchObject({ allocated: 0 });
      }),
      { numRuns: 25 },
    );
  });
});

describe('an order of 1,200 lines', () => {
  /** The statements that one request made. */
  async function counting<T>(work: () => Promise<T>) {
    queries.mockClear();
    const data = await work();
    // Whatever a request leaves running counts too.
    await sleep(30);
    return { data, statements: statementsIn(queries.mock.calls) };
  }

  /** Drugs with a stock of two lots of three units each, written around the server. */
  async function shelf(count: number): Promise<string[]> {
    const rows = times(count, () => ({ drug: randomUUID(), stock: randomUUID(), lots: [randomUUID(), randomUUID()] }));
    const json = JSON.stringify(rows);
    const of = `jsonb_to_recordset($1::jsonb) AS r(drug uuid, stock uuid, lots uuid[]) JOIN pharmacy p ON p.id = $2`;
    const write = (text: string) => app.sql(text, [json, world.pharmacyId]);
    await write(
      `INSERT INTO drug (id, organization_id, name, unit) SELECT r.drug, p.organization_id, 'Drug ' || r.drug, 'capsule' FROM ${of}`,
    );
    await write(
      `INSERT INTO stock (id, organization_id, pharmacy_id, drug_id) SELECT r.stock, p.organization_id, p.id, r.drug FROM ${of}`,
    );
    await write(
      `INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on)
       SELECT l.id, p.organization_id, r.stock, 'L' || l.nth, current_date + 100 * l.nth::int FROM ${of}, unnest(r.lots) WITH ORDINALITY AS l(id, nth)`,
    );
    await write(
      `WITH header AS (
         INSERT INTO transaction (id, organization_id, pharmacy_id, stock_id, drug_id, transaction_type, quantity, line_count, occurred_at, timestamp)
         SELECT r.stock, p.organization_id, p.id, r.stock, r.drug, 'RECEIPT', 6, 2, now(), now() FROM ${of})
       INSERT INTO inventory_log (id, organization_id, transaction_id, stock_id, lot_id, action, quantity_changed, occurred_at, timestamp)
       SELECT l.id, p.organization_id, r.stock, r.stock, l.id, 'RECEIPT', 3, now(), now() FROM ${of}, unnest(r.lots) AS l(id)`,
    );
    return rows.map(({ drug }) => drug);
  }

  /** From placement to delivery, over both lots of each drug; what each step took. */
  async function through(drugIds: readonly string[]) {
    const placed = await counting(() => place(drugIds.map((drugId) => ({ drugId, quantity: 4 }))));
    const { id } = placed.data;
    const promised = await counting(() => approve(id));
    const opened = await counting(() => owner().ask(GetOrderDocument, { id }));
    const part = placed.data.lines.map((line) => ({ lineId: line.id, quantity: 1 }));
    const partly = await counting(() => fulfill(id, part));
    const fulfilled = await counting(() => fulfill(id));
    expect(placed.data.lines).toHaveLength(drugIds.length);
    expect(as(promised.data, 'OrderApproved').order.status).toBe('APPROVED');
    const allocations = opened.data.order?.lines.flatMap((line) => line.allocations) ?? [];
    expect(allocations).toHaveLength(2 * drugIds.length);
    expect(as(partly.data, 'OrderFulfilled').transactionIds).toHaveLength(drugIds.length);
    expect(as(fulfilled.data, 'OrderFulfilled').order).toMatchObject({ status: 'FULFILLED' });
    return { placed, promised, opened, partly, fulfilled };
  }

  it('takes as many statements, step by step, as one of 12 lines', async () => {
    const [short, long] = [await shelf(12), await shelf(1_200)];
    const [few, many] = [await through(short), await through(long)];
    const left = await app.sql<{ quantity: number; allocated: number; count: number }>(
      `SELECT quantity, allocated, count(*)::int AS count FROM stock s WHERE s.drug_id = ANY ($1) GROUP BY 1, 2`,
      [[...short, ...long]],
    );
    expect(left).toEqual([{ quantity: 2, allocated: 0, count: 1_212 }]);
    for (const step of ['placed', 'promised', 'opened', 'partly', 'fulfilled'] as const) {
      const [small, large] = [few[step], many[step]];
      expect(
        large.statements.length,
        `${step}\n12 lines: ${small.statements.join('\n')}\n1,200 lines: ${large.statements.join('\n')}`,
      ).toBe(small.statements.length);
    }
  });
});
