import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, grantOfRole } from '../../src/domain/authorization/actor.ts';
import { loadStock, stocksPage } from '../../src/features/inventory/stocks/stock.queries.ts';
import { refreshListings } from '../../src/features/inventory/stocks/stock-listing.ts';
import type { Context } from '../../src/graphql/context.ts';
import { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/database/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import {
  AdjustStockDocument,
  ApproveOrderDocument,
  CorrectLotDocument,
  DispenseStockDocument,
  PlaceOrderDocument,
  ReceiveStockDocument,
  SetLotStatusDocument,
  SetStockLevelsDocument,
  type TypedDocumentString,
  UpdateDrugDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { type Dice, dice, newSeed } from '../kit/dice.ts';
import { dayFromNow, newDrug, newWorld, someText, stocked, type World } from '../kit/world.ts';

// What is kept for lists of stocks is what follows from stocks, lots and drugs, whatever happened to them.

let app: App;
let world: World;
let database: Database;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app, { timezone: 'America/New_York' });
  await app.sql('UPDATE organization SET requester_may_approve = true');
  database = new Database({ url: app.database.serverUrl, poolSize: 2, log: createLog('silent') });
});
afterAll(async () => {
  await database.close();
  await app.close();
});

/** The rows that say something else than what they follow from, on any day for which they say it. */
async function wrong(): Promise<object[]> {
  return app.sql(`
    WITH expected AS (
      SELECT s.id, s.pharmacy_id, s.drug_id, lower(d.name COLLATE "und-x-icu") AS sort_name, d.strength_order, s.quantity, s.min_quantity,
             coalesce((SELECT min(l.expires_on) FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0), 'infinity') AS earliest_expiry,
             EXISTS (SELECT 1 FROM lot l WHERE l.stock_id = s.id AND l.quantity > 0 AND l.status <> 'RELEASED') AS held
        FROM stock s JOIN drug d ON d.id = s.drug_id
    )
    SELECT e.id, 'facts' AS what FROM expected e LEFT JOIN stock_listing o ON o.stock_id = e.id
     WHERE (o.pharmacy_id, o.drug_id, o.sort_name, o.strength_order, o.quantity, o.min_quantity, o.earliest_expiry, o.held)
           IS DISTINCT FROM (e.pharmacy_id, e.drug_id, e.sort_name, e.strength_order, e.quantity, e.min_quantity, e.earliest_expiry, e.held)
    UNION ALL
    SELECT o.stock_id, 'usable on ' || day FROM stock_listing o, generate_series(current_date - 30, current_date + 30, interval '1 day') AS each(instant), date(each.instant) AS day
     WHERE o.usable_from <= day AND o.usable_until > day
       AND o.usable <> (SELECT coalesce(sum(l.quantity - l.allocated), 0) FROM lot l WHERE l.stock_id = o.stock_id AND l.status = 'RELEASED' AND (l.expires_on IS NULL OR l.expires_on >= day))
    UNION ALL
    SELECT o.stock_id, 'says nothing of today' FROM stock_listing o JOIN pharmacy p ON p.id = o.pharmacy_id
     WHERE o.usable_from > local_day(now(), p.timezone) OR o.usable_until <= local_day(now(), p.timezone)`);
}

/** Does it, or is told that there is no such thing or that it makes no sense; anything else is a mistake. */
async function attempt<Answer, Variables extends object>(
  document: TypedDocumentString<Answer, Variables>,
  variables: Variables,
): Promise<Answer | null> {
  const { data, errors } = await world.owner.client.send<Answer>(document.toString(), variables);
  for (const { extensions } of errors ?? []) expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(extensions?.code);
  return data ?? null;
}

/** One thing that a person does to something of the world; what is refused is refused. */
async function anything({ pick, upTo, chance }: Dice, drugs: readonly string[]): Promise<void> {
  const drugId = pick(drugs);
  const { pharmacyId } = world;
  const stocks = await app.sql<{ id: string }>('SELECT id FROM stock WHERE drug_id = $1', [drugId]);
  const stockId = stocks[0]?.id ?? newId();
  const lots = await app.sql<{ id: string }>('SELECT id FROM lot WHERE stock_id = $1 ORDER BY id', [stockId]);
  const lotId = lots.length > 0 ? pick(lots).id : newId();
  const confirm = ['UNUSUAL_QUANTITY'] as never;
  const day = dayFromNow(pick([-20, -3, -1, 0, 1, 2, 5, 20, 400]));
  switch (upTo(9)) {
    case 1:
      await attempt(ReceiveStockDocument, {
        input: { pharmacyId, drugId, lotNumber: someText('L'), expiresOn: day, quantity: upTo(20), confirm },
      });
      break;
    case 2:
    case 3:
      await attempt(DispenseStockDocument, { input: { stockId, quantity: upTo(8), confirm } });
      break;
    case 4:
      await attempt(AdjustStockDocument, {
        input: { lotId, quantityChange: chance(0.7) ? -upTo(15) : upTo(5), reason: 'Counted.', confirm },
      });
      break;
    case 5:
      await attempt(SetLotStatusDocument, {
        input: { lotId, status: pick(['RELEASED', 'QUARANTINED', 'RECALLED'] as const) as never, reason: 'Seen.' },
      });
      break;
    case 6:
      await attempt(CorrectLotDocument, { input: { lotId, expiresOn: day, reason: 'Read wrongly.', confirm } });
      break;
    case 7:
      await attempt(SetStockLevelsDocument, { input: { stockId, minQuantity: upTo(20) - 1 } });
      break;
    case 8:
      await attempt(UpdateDrugDocument, {
        input: { drugId, name: pick(['Ä', 'a', 'Z', 'ß', 'é']) + someText('drug'), strength: `${upTo(90)} mg` },
      });
      break;
    default: {
      const placed = await attempt(PlaceOrderDocument, { input: { pharmacyId, drugId, quantity: upTo(6) } });
      const order = placed?.placeOrder;
      if (order?.__typename === 'Order')
        await attempt(ApproveOrderDocument, { input: { orderId: order.id, allowPartial: true } });
    }
  }
}

/** Somebody who may see everything at the pharmacy, at a moment. */
async function at(days: number): Promise<Context & { readonly actor: Actor }> {
  const [place] = await app.sql<{ organization_id: string }>('SELECT organization_id FROM pharmacy WHERE id = $1', [
    world.pharmacyId,
  ]);
  const now = new Date(Date.now() + days * 86_400_000);
  const actor = {
    organizationId: place?.organization_id ?? '',
    pharmacyIds: [world.pharmacyId],
    grants: [grantOfRole('OWNER', null)],
  };
  return { loaders: new Map(), platform: { database, clock: { now: () => now } }, actor } as never;
}

/** Holds the lists of a day against each stock by itself, whose figures are added up from its lots. */
async function compareLists(days: number): Promise<void> {
  const context = await at(days);
  const page = { first: 100, after: null };
  const list = async (filter: Parameters<typeof stocksPage>[3], orderBy: Parameters<typeof stocksPage>[4] = null) => {
    const found = await stocksPage(context, context.actor, world.pharmacyId, filter, orderBy, page);
    expect(await found.totalCount({})).toBe(found.nodes.length);
    return found.nodes;
  };
  const all = await list(null);
  const alone = await Promise.all(all.map(({ id }) => loadStock(context, id)));
  expect(all.map(({ strengthMatch: _, sortKey: __, ...stock }) => stock)).toEqual(alone);
  const ids = (those: readonly ({ readonly id: string } | null)[]) => those.map((stock) => stock?.id);
  for (const low of [true, false])
    expect(ids(await list({ low }))).toEqual(
      ids(alone.filter((stock) => stock && stock.usable < stock.minQuantity === low)),
    );
  for (const out of [true, false])
    expect(ids(await list({ out }))).toEqual(ids(alone.filter((stock) => stock && (stock.usable === 0) === out)));
  const byExpiry = await list(null, { field: 'EARLIEST_EXPIRY', direction: 'ASC' } as never);
  const expiries = byExpiry.map(({ earliestExpiry }) => earliestExpiry ?? '9999');
  expect(expiries).toEqual(expiries.toSorted());
}

it('is right after random work of several at once, on days before and after as well', async () => {
  const seed = newSeed();
  const thrown = dice(seed);
  const drugs = await Promise.all(Array.from({ length: 8 }, () => newDrug(world)));
  for (let round = 1; round <= 25; round += 1) {
    await Promise.all(Array.from({ length: 8 }, () => anything(thrown, drugs)));
    if (round % 5 > 0) continue;
    expect(await wrong(), `seed ${seed}, round ${round}`).toEqual([]);
  }
  const done = await app.sql<{ action: string }>(
    `SELECT action FROM audit_log WHERE outcome = 'SUCCEEDED' GROUP BY action HAVING count(*) >= 3`,
  );
  expect(done.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'drug.update',
      'lot.correct',
      'lot.set-status',
      'order.approve',
      'stock.adjust',
      'stock.dispense',
      'stock.receive',
      'stock.set-levels',
    ]),
  );
  for (const days of [-25, -2, -1, 0, 1, 2, 6, 30]) await compareLists(days);
});

it('cannot be made to say something else', async () => {
  const { stockId } = await stocked(world, [{ quantity: 7, expiresOn: dayFromNow(100) }]);
  await app.sql(
    `UPDATE stock_listing SET usable = 1000, quantity = 1000, sort_name = 'x', held = true, usable_until = 'infinity' WHERE stock_id = $1`,
    [stockId],
  );
  expect(await wrong()).toEqual([]);
});

it('is answered rightly where it is of another day, and brought up to date by the job', async () => {
  const { stockId } = await stocked(world, [{ quantity: 7, expiresOn: dayFromNow(100) }], 5);
  const usable = () => app.sql<{ usable: number }>('SELECT usable FROM stock_listing WHERE stock_id = $1', [stockId]);
  await app.sql('ALTER TABLE stock_listing DISABLE TRIGGER stock_listing_computed');
  await app.sql(`UPDATE stock_listing SET usable = 0, usable_until = current_date - 3 WHERE stock_id = $1`, [stockId]);
  await app.sql('ALTER TABLE stock_listing ENABLE TRIGGER stock_listing_computed');
  await compareLists(0);
  expect(await usable()).toEqual([{ usable: 0 }]);
  await refreshListings({ database });
  expect(await usable()).toEqual([{ usable: 7 }]);
  expect(await wrong()).toEqual([]);
});
