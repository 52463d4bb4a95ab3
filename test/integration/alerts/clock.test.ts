import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Jobs } from '../../../src/app/jobs.ts';
import { runAlertJob } from '../../../src/features/alerts/index.ts';
import { LowStockAlertsDocument } from '../../generated/graphql.ts';
import { type App, appForTest, startApp } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { cursorNow } from '../../kit/cursor.ts';
import { freshDatabase } from '../../kit/databases.ts';
import { until } from '../../kit/until.ts';
import { dayFromNow, newWorld, receive, stocked } from '../../kit/world.ts';
import { adjust, alertsOf, expectOneEventForEachOpening, kindsOf, moves, openAlert, useAlerts } from './alerts.kit.ts';

useAlerts();

/** A server whose clock may be moved by weeks without sessions ending; alerts about expiry open 10 days ahead. */
const movable = {
  environment: { SESSION_IDLE_MINUTES: '43200', SESSION_ABSOLUTE_HOURS: '8760', EXPIRING_HORIZON_DAYS: '10' },
};
const job = ({ server }: App) => runAlertJob(server.platform);
const expiredAndShort = ['EXPIRED OPEN', 'EXPIRING RESOLVED', 'LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN'];
async function reopenings({ sql }: App, alertId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `SELECT count(*)::int FROM event WHERE type = 'alert.opened' AND payload->>'alertId' = $1 AND (payload->>'reopened')::boolean`,
    [alertId],
  );
  return row?.count ?? 0;
}
describe('by the clock', () => {
  it('a snoozed alert opens again when its time has come, and is announced as reopened', async () => {
    const moving = await appForTest(movable);
    const of = await newWorld(moving);
    const { stockId, alertId } = await openAlert(of);
    as(await moves.snooze(alertId, of), 'Alert');
    const after = await cursorNow(moving, of.owner);
    const items = moving.live(of.owner.token).subscribe(LowStockAlertsDocument, { pharmacyId: of.pharmacyId, after });
    moving.clock.advance({ hours: 1, minutes: 59 });
    await job(moving);
    expect(await kindsOf(stockId, of)).toEqual(['LOW_STOCK SNOOZED']);
    moving.clock.advance({ minutes: 2 });
    await Promise.all([job(moving), job(moving)]);
    await job(moving);
    expect(await alertsOf(stockId, undefined, of)).toMatchObject([{ id: alertId, state: 'OPEN', snoozedUntil: null }]);
    const seen = [];
    do seen.push((await items.next()).lowStockAlerted);
    while (!seen.at(-1)?.reopened);
    expect(seen.at(-1)).toMatchObject({ reopened: true, kind: 'LOW_STOCK', alert: { id: alertId, state: 'OPEN' } });
    expect(await reopenings(moving, alertId)).toBe(1);
    expect(items.waiting).toBe(0);
  });

  it('a snoozed alert that was resolved meanwhile does not open again', async () => {
    const moving = await appForTest(movable);
    const of = await newWorld(moving);
    const [byPerson, byGoods] = [await openAlert(of), await openAlert(of)];
    for (const { alertId } of [byPerson, byGoods]) as(await moves.snooze(alertId, of), 'Alert');
    as(await moves.resolve(byPerson.alertId, of), 'Alert');
    await receive(of, byGoods.drugId, [{ quantity: 50 }]);
    moving.clock.advance({ hours: 3 });
    await job(moving);
    for (const { stockId, alertId } of [byPerson, byGoods]) {
      expect(await kindsOf(stockId, of)).toEqual(['LOW_STOCK RESOLVED']);
      expect(await reopenings(moving, alertId)).toBe(0);
    }
  });

  it('a lot that comes within the horizon is EXPIRING, later EXPIRED, and neither when its goods are gone', async () => {
    const moving = await appForTest(movable);
    const of = await newWorld(moving);
    const { stockId, lotIds } = await stocked(of, [
      { quantity: 5, expiresOn: dayFromNow(12), lotNumber: 'SOON' },
      { quantity: 50, expiresOn: dayFromNow(300) },
    ]);
    const [soon = ''] = lotIds;
    moving.clock.advance({ days: 1 });
    await job(moving);
    expect(await kindsOf(stockId, of)).toEqual([]);
    moving.clock.advance({ days: 1 });
    await job(moving);
    expect(await alertsOf(stockId, undefined, of)).toMatchObject([
      { kind: 'EXPIRING', state: 'OPEN', lot: { id: soon, lotNumber: 'SOON' } },
    ]);
    moving.clock.advance({ days: 11 });
    await job(moving);
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRED OPEN', 'EXPIRING RESOLVED']);
    await adjust(soon, -5, of);
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRED RESOLVED', 'EXPIRING RESOLVED']);
    await job(moving);
    expect(await kindsOf(stockId, of)).toHaveLength(2);
    await expectOneEventForEachOpening(moving);
  });

  it('an expiry that leaves too little opens the shortage too, and an expiry resolved by a person stays so', async () => {
    const moving = await appForTest(movable);
    const of = await newWorld(moving);
    const { stockId } = await stocked(of, [{ quantity: 5, expiresOn: dayFromNow(3) }], 4);
    const [expiring] = await alertsOf(stockId, undefined, of);
    as(await moves.resolve(expiring?.id ?? '', of), 'Alert');
    await job(moving);
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRING RESOLVED']);
    moving.clock.advance({ days: 4 });
    await job(moving);
    expect(await kindsOf(stockId, of)).toEqual(expiredAndShort);
    await expectOneEventForEachOpening(moving);
  });

  it('a day ends in each pharmacy by its own time zone', async () => {
    const moving = await appForTest(movable);
    const day = 86_400_000;
    const hour = 3_600_000;
    // Neither zone has summer time: UTC+14 and UTC-11, so that the same day ends 25 hours apart.
    const east = await newWorld(moving, { timezone: 'Pacific/Kiritimati' });
    const west = await newWorld(moving, { timezone: 'Pacific/Pago_Pago' });
    const today = Math.floor((Date.now() + 14 * hour) / day);
    const expiresOn = new Date((today + 1) * day).toISOString().slice(0, 10);
    const endsInTheEast = (today + 2) * day - 14 * hour;
    const [here, there] = [
      await stocked(east, [{ quantity: 5, expiresOn }]),
      await stocked(west, [{ quantity: 5, expiresOn }]),
    ];
    const swept = async () => {
      await job(moving);
      return { east: await kindsOf(here.stockId, east), west: await kindsOf(there.stockId, west) };
    };
    const gone = ['EXPIRED OPEN', 'EXPIRING RESOLVED', 'OUT_OF_STOCK OPEN'];
    moving.clock.advance({ minutes: Math.floor((endsInTheEast - Date.now()) / 60_000) - 2 });
    expect(await swept()).toEqual({ east: ['EXPIRING OPEN'], west: ['EXPIRING OPEN'] });
    moving.clock.advance({ minutes: 4 });
    expect(await swept()).toEqual({ east: gone, west: ['EXPIRING OPEN'] });
    moving.clock.advance({ hours: 24 });
    expect(await swept()).toEqual({ east: gone, west: ['EXPIRING OPEN'] });
    moving.clock.advance({ hours: 1 });
    expect(await swept()).toEqual({ east: gone, west: gone });
  });

  it('four jobs at once and one more double nothing', async () => {
    const moving = await appForTest(movable);
    const worlds = [await newWorld(moving), await newWorld(moving)];
    const stocks = await Promise.all(
      worlds.flatMap((of) =>
        Array.from({ length: 8 }, async () => ({
          of,
          ...(await stocked(of, [{ quantity: 5, expiresOn: dayFromNow(2) }], 1)),
        })),
      ),
    );
    moving.clock.advance({ days: 3 });
    await Promise.all(Array.from({ length: 4 }, () => job(moving)));
    const events = () => moving.sql<{ count: number }>('SELECT count(*)::int FROM event');
    const before = await events();
    await job(moving);
    expect(await events()).toEqual(before);
    for (const { of, stockId } of stocks) expect(await kindsOf(stockId, of)).toEqual(expiredAndShort);
    await expectOneEventForEachOpening(moving);
    const audited = await moving.sql('SELECT DISTINCT actor_label, outcome::text FROM audit_log WHERE action = $1', [
      'alert.job',
    ]);
    expect(audited).toEqual([{ actor_label: 'system', outcome: 'SUCCEEDED' }]);
  });

  it('trouble with one stock keeps no other waiting, is told, and is tried again', async () => {
    const moving = await appForTest(movable);
    const [held, free] = [await newWorld(moving), await newWorld(moving)];
    const soon = [{ quantity: 5, expiresOn: dayFromNow(1) }];
    const [stuck, other] = [await stocked(held, soon), await stocked(free, soon)];
    await job(moving);
    moving.clock.advance({ days: 2 });
    const outside = new pg.Client(moving.database.url);
    await outside.connect();
    onTestFinished(() => outside.end());
    await outside.query('BEGIN');
    await outside.query('SELECT id FROM stock WHERE id = $1 FOR UPDATE', [stuck.stockId]);
    await expect(job(moving)).rejects.toThrow('could not be brought up to date');
    expect(await kindsOf(other.stockId, free)).toContain('EXPIRED OPEN');
    expect(await kindsOf(stuck.stockId, held)).toEqual(['EXPIRING OPEN']);
    const [walk] = await moving.sql<{ failed: number }>(
      `SELECT failed_pages AS failed FROM stock_walk WHERE name = 'alerts' AND ended_at >= began_at`,
    );
    expect(walk?.failed).toBe(1);
    await outside.query('COMMIT');
    // All stocks have just been gone through: it is found by its date.
    await job(moving);
    expect(await kindsOf(stuck.stockId, held)).toContain('EXPIRED OPEN');
    await expectOneEventForEachOpening(moving);
  });

  it('of several nodes one jobs at a time, and the others skip their turn', async () => {
    const database = await freshDatabase();
    onTestFinished(() => database.drop());
    const nodes = [await startApp({ ...movable, database }), await startApp({ ...movable, database })];
    onTestFinished(async () => {
      await Promise.all(nodes.map((node) => node.close()));
    });
    const [first, second] = nodes as [App, App];
    const of = await newWorld(first);
    const { stockId } = await stocked(of, [{ quantity: 5, expiresOn: dayFromNow(12) }]);
    for (const { clock } of nodes) clock.advance({ days: 5 });
    const outside = new pg.Client(database.url);
    await outside.connect();
    onTestFinished(() => outside.end());

    // Another node has the lease: a turn ends without having done anything.
    await outside.query(
      `INSERT INTO sweep_lease (name, holder_id, expires_at) VALUES ('alerts', gen_random_uuid(), now() + interval '1 hour')`,
    );
    const turn = async ({ server }: App) => {
      const jobs = new Jobs(server.platform);
      await jobs.start();
      await jobs.close();
    };
    await Promise.all(nodes.map(turn));
    expect(await kindsOf(stockId, of)).toEqual([]);
    await outside.query(`UPDATE sweep_lease SET expires_at = now() - interval '1 second' WHERE name = 'alerts'`);

    // The first node is held up in its work; the other comes and goes meanwhile.
    await outside.query('BEGIN');
    await outside.query('SELECT id FROM stock FOR UPDATE');
    const held = turn(first);
    await until('the first node waits for the stock', async () => {
      const [row] = await first.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row;
    });
    await turn(second);
    const audited = () => first.sql(`SELECT 1 FROM audit_log WHERE action = 'alert.job'`);
    expect(await audited()).toEqual([]);
    await outside.query('COMMIT');
    await held;
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRING OPEN']);
    // The lease is free again.
    second.clock.advance({ days: 9 });
    await turn(second);
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRED OPEN', 'EXPIRING RESOLVED', 'OUT_OF_STOCK OPEN']);
    expect(await audited()).toHaveLength(2);
  });
});
