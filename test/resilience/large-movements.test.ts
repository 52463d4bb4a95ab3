import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import {
  ApproveOrderDocument,
  FulfillOrderDocument,
  GetOrderDocument,
  PlaceOrderDocument,
  SendOrderDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, type Person, type World } from '../kit/world.ts';

let app: App;
let world: World;
let requester: Person;

beforeAll(async () => {
  // Within the limits that every server has on a machine of its own: a step takes a few of ten seconds. On a machine at a load of ten it may take more.
  app = await startApp({ databaseTimeouts: { statement: 60_000, transaction: 90_000 } });
  world = await newWorld(app);
  requester = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  return () => app.close();
});

/** A stock of so many lots of five units each, written around the server. */
async function stockOf(lots: number): Promise<{ readonly stockId: string; readonly drugId: string }> {
  const [drugId, stockId] = [await newDrug(world), randomUUID()];
  await app.sql(
    `INSERT INTO stock (id, organization_id, pharmacy_id, drug_id) SELECT $1, organization_id, id, $2 FROM pharmacy WHERE id = $3`,
    [stockId, drugId, world.pharmacyId],
  );
  await app.sql(
    `INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on)
     SELECT gen_random_uuid(), organization_id, id, 'LOT-' || nth, current_date + 100 + nth FROM stock, generate_series(1, $2) AS nth WHERE id = $1`,
    [stockId, lots],
  );
  await app.sql(
    `WITH header AS (
       INSERT INTO transaction (id, organization_id, pharmacy_id, stock_id, drug_id, transaction_type, quantity, line_count, occurred_at, timestamp)
       SELECT id, organization_id, pharmacy_id, id, drug_id, 'OPENING', 5 * $2::int, $2::int, now(), now() FROM stock WHERE id = $1)
     INSERT INTO inventory_log (id, organization_id, transaction_id, stock_id, lot_id, action, quantity_changed, occurred_at, timestamp)
     SELECT gen_random_uuid(), organization_id, stock_id, stock_id, id, 'OPENING', 5, now(), now() FROM lot WHERE stock_id = $1`,
    [stockId, lots],
  );
  return { stockId, drugId };
}

it('an order over 2,000 lots of one stock is approved and delivered, and all sums are right', async () => {
  const lots = 2_000;
  const { stockId, drugId } = await stockOf(lots);
  const { client } = world.owner;
  const input = { pharmacyId: world.pharmacyId, drugId, quantity: 5 * lots - 3 };
  const { id } = as((await requester.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
  as((await client.ask(ApproveOrderDocument, { input: { orderId: id } })).approveOrder, 'OrderApproved');
  const sums = () =>
    app.sql(
      `SELECT s.quantity, s.allocated, sum(l.quantity)::int AS lots, sum(l.allocated)::int AS promised,
              (SELECT sum(quantity_changed)::int FROM inventory_log WHERE stock_id = s.id) AS ledger,
              bool_and(l.quantity = (SELECT quantity_after FROM inventory_log g WHERE g.lot_id = l.id ORDER BY seq DESC LIMIT 1)) AS told
         FROM stock s JOIN lot l ON l.stock_id = s.id WHERE s.id = $1 GROUP BY s.id`,
      [stockId],
    );
  const [all, left] = [5 * lots, 3];
  expect(await sums()).toEqual([
    { quantity: all, allocated: all - left, lots: all, promised: all - left, ledger: all, told: true },
  ]);
  const fulfilled = await client.ask(FulfillOrderDocument, { input: { orderId: id } });
  expect(as(fulfilled.fulfillOrder, 'OrderFulfilled').order.status).toBe('FULFILLED');
  expect(await sums()).toEqual([{ quantity: left, allocated: 0, lots: left, promised: 0, ledger: left, told: true }]);
});

it('a purchase of as many lines as one may have is placed and delivered in one call each', async () => {
  const count = 1_500;
  const drugIds = Array.from({ length: count }, () => randomUUID());
  await app.sql(
    `INSERT INTO drug (id, organization_id, name, unit) SELECT d, p.organization_id, 'Drug ' || d, 'tablet' FROM unnest($1::uuid[]) AS d, pharmacy p WHERE p.id = $2`,
    [drugIds, world.pharmacyId],
  );
  const { client } = world.owner;
  const lines = drugIds.map((drugId) => ({ drugId, quantity: 100 }));
  const input = { pharmacyId: world.pharmacyId, kind: 'PURCHASE' as const, lines };
  const { id } = as((await requester.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
  as((await client.ask(ApproveOrderDocument, { input: { orderId: id } })).approveOrder, 'OrderApproved');
  as((await client.ask(SendOrderDocument, { input: { orderId: id } })).sendOrder, 'Order');
  const { order } = await client.ask(GetOrderDocument, { id });
  const lots = [60, 40].map((quantity, nth) => ({
    lotNumber: `LOT-2026-11-${nth}`,
    expiresOn: dayFromNow(500),
    quantity,
  }));
  const arrived = { orderId: id, lines: (order?.lines ?? []).map(({ id: lineId }) => ({ lineId, lots })) };
  const fulfilled = await client.ask(FulfillOrderDocument, { input: arrived });
  expect(as(fulfilled.fulfillOrder, 'OrderFulfilled').order.status).toBe('FULFILLED');
  expect(
    await app.sql(
      'SELECT quantity, count(*)::int AS count FROM stock WHERE drug_id = ANY ($1::uuid[]) GROUP BY quantity',
      [drugIds],
    ),
  ).toEqual([{ quantity: 100, count }]);
});
