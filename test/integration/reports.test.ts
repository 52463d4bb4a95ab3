import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AdjustStockDocument,
  DispenseStockDocument,
  ExpiryOutlookDocument,
  MovementsOverTimeDocument,
  ReceiveStockDocument,
  ShortagesOverTimeDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { dayFromNow, newDrug, newWorld, receive, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp({ environment: { SESSION_IDLE_MINUTES: '43200', SESSION_ABSOLUTE_HOURS: '8760' } });
  // Far from UTC, so that a day of the pharmacy is not a day of the server.
  world = await newWorld(app, { timezone: 'Pacific/Auckland' });
});
afterAll(() => app.close());

const days = { from: '2026-03-01', to: '2026-04-30' };
const dayThere = (instant: Date) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Auckland', dateStyle: 'short' }).format(instant);

describe('movementsOverTime', () => {
  it('adds up to the ledger, each movement in the day, week and month of its pharmacy, over the change of the clocks', async () => {
    const { client } = world.owner;
    const drugId = await newDrug(world);
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 1) + hour * 3_600_000).toISOString();
    const lot = { pharmacyId: world.pharmacyId, drugId, lotNumber: 'R-1', expiresOn: dayFromNow(400) };
    await client.ask(ReceiveStockDocument, {
      input: { ...lot, quantity: 1_000, occurredAt: at(0), reason: 'Old books' },
    });
    const [stock] = await app.sql<{ id: string; lotId: string }>(
      'SELECT s.id, l.id AS "lotId" FROM stock s JOIN lot l ON l.stock_id = s.id WHERE s.drug_id = $1',
      [drugId],
    );
    const { id: stockId, lotId } = stock ?? { id: '', lotId: '' };
    for (let hour = 5; hour < 1_440; hour += 97) {
      await client.ask(DispenseStockDocument, {
        input: { stockId, quantity: (hour % 7) + 1, occurredAt: at(hour), reason: 'Old books' },
      });
      const quantityChange = hour % 2 === 0 ? 3 : -2;
      const input = { lotId, quantityChange, reason: 'Counted', occurredAt: at(hour + 1) };
      await client.ask(AdjustStockDocument, { input });
    }
    const rows = await app.sql<{ kind: string; quantity: number; at: Date }>(
      'SELECT transaction_type AS kind, quantity, occurred_at AS at FROM "transaction" WHERE pharmacy_id = $1',
      [world.pharmacyId],
    );
    for (const by of ['DAY', 'WEEK', 'MONTH'] as const) {
      const { movementsOverTime } = await client.ask(MovementsOverTimeDocument, {
        pharmacyId: world.pharmacyId,
        ...days,
        by,
      });
      const periods = movementsOverTime.map(({ from }, nth) => ({ from, next: movementsOverTime[nth + 1]?.from }));
      for (const [nth, { from, next }] of periods.entries()) {
        const own = rows.filter(({ at: when }) => dayThere(when) >= from && (!next || dayThere(when) < next));
        const sum = (chosen: (row: (typeof rows)[number]) => boolean) =>
          own.filter(chosen).reduce((total, { quantity }) => total + Math.abs(quantity), 0);
        expect(movementsOverTime[nth]).toMatchObject({
          received: sum(({ kind }) => kind === 'RECEIPT' || kind === 'OPENING'),
          dispensed: sum(({ kind }) => kind === 'DISPENSE'),
          added: sum(({ kind, quantity }) => kind === 'ADJUSTMENT' && quantity > 0),
          removed: sum(({ kind, quantity }) => kind === 'ADJUSTMENT' && quantity < 0),
        });
      }
    }
    const { movementsOverTime } = await client.ask(MovementsOverTimeDocument, {
      pharmacyId: world.pharmacyId,
      ...days,
    });
    expect(movementsOverTime).toHaveLength(61);
    expect(movementsOverTime.some(({ dispensed }) => dispensed === 0)).toBe(true);
  });

  it.each([
    [{ from: '2026-03-02', to: '2026-03-01' }, 'after-from'],
    [{ from: '2020-01-01', to: '2026-03-01' }, 'max-periods'],
  ])('%j is refused', async (period, rule) => {
    const error = await world.owner.client.error(MovementsOverTimeDocument, {
      pharmacyId: world.pharmacyId,
      ...period,
    });
    expect(error).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', problems: [{ field: 'to', rule }] } });
  });
});

describe('shortagesOverTime', () => {
  it('counts what opened, what was resolved and what was left', async () => {
    const own = await newWorld(app);
    const { stockId, drugId } = await stocked(own, [{ quantity: 25 }], 20);
    await stocked(own, [{ quantity: 3 }], 20);
    await own.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 10 } });
    await receive(own, drugId, [{ quantity: 50 }]);
    const today = new Date().toISOString().slice(0, 10);
    const { shortagesOverTime } = await own.owner.client.ask(ShortagesOverTimeDocument, {
      pharmacyId: own.pharmacyId,
      from: '2026-01-01',
      to: today,
      by: 'MONTH',
    });
    const [opened, resolved] = (['opened_at', 'resolved_at'] as const).map((column) =>
      app.sql<{ count: number }>(
        `SELECT count(${column})::int AS count FROM alert WHERE pharmacy_id = $1 AND kind IN ('LOW_STOCK', 'OUT_OF_STOCK')`,
        [own.pharmacyId],
      ),
    );
    const [all, done] = [(await opened)?.[0]?.count ?? 0, (await resolved)?.[0]?.count ?? 0];
    expect(all).toBeGreaterThan(done);
    expect(done).toBeGreaterThan(0);
    expect(shortagesOverTime.at(0)).toMatchObject({ from: '2026-01-01', opened: 0, openAtEnd: 0 });
    expect(shortagesOverTime.at(-1)).toMatchObject({ opened: all, resolved: done, openAtEnd: all - done });
  });
});

describe('expiryOutlook', () => {
  it('tells what has expired from what will, month by month', async () => {
    const own = await newWorld(app);
    const month = (ahead: number, day: number) => {
      const now = new Date();
      return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, day)).toISOString().slice(0, 10);
    };
    await stocked(own, [
      { quantity: 7, expiresOn: month(1, 5), lotNumber: 'A' },
      { quantity: 9, expiresOn: month(1, 20), lotNumber: 'B' },
      { quantity: 4, expiresOn: month(2, 1), lotNumber: 'C' },
      { quantity: 90, expiresOn: null, lotNumber: 'D' },
    ]);
    const ask = async () =>
      (await own.owner.client.ask(ExpiryOutlookDocument, { pharmacyId: own.pharmacyId, months: 3 })).expiryOutlook;
    expect(await ask()).toMatchObject({
      expiredLots: 0,
      expiredQuantity: 0,
      months: [
        { month: month(0, 1), lots: 0, quantity: 0 },
        { month: month(1, 1), lots: 2, quantity: 16 },
        { month: month(2, 1), lots: 1, quantity: 4 },
      ],
    });
  });

  it('counts as expired what was not used in time', async () => {
    const own = await newWorld(app);
    await stocked(own, [{ quantity: 4, expiresOn: dayFromNow(3) }]);
    app.clock.advance({ days: 5 });
    const { expiryOutlook } = await own.owner.client.ask(ExpiryOutlookDocument, { pharmacyId: own.pharmacyId });
    app.clock.reset();
    expect(expiryOutlook).toMatchObject({ expiredLots: 1, expiredQuantity: 4 });
    expect(expiryOutlook.months).toHaveLength(12);
    expect(expiryOutlook.months.every(({ lots }) => lots === 0)).toBe(true);
  });
});
