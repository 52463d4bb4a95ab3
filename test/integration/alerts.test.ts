import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Jobs } from '../../src/app/jobs.ts';
import { runAlertJob } from '../../src/features/alerts/index.ts';
import {
  AcknowledgeAlertDocument,
  AdjustStockDocument,
  type AlertFilter,
  AlertsDocument,
  DispenseStockDocument,
  type LotStatus,
  LowStockAlertsDocument,
  ResolveAlertDocument,
  ReverseTransactionDocument,
  SetLotStatusDocument,
  SetStockLevelsDocument,
  SnoozeAlertDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { until } from '../kit/until.ts';
import { dayFromNow, newDrug, newPharmacy, newWorld, receive, stocked, type World } from '../kit/world.ts';

const reason = 'A count found a difference';
const everyState = ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'] as const;

let app: App;
let world: World;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(async () => {
  await expectOneEventForEachOpening(app);
  await app.close();
});

/** Each alert was announced once when it opened, and never before it was there. */
async function expectOneEventForEachOpening({ sql }: App): Promise<void> {
  const odd = await sql(
    `SELECT a.id, a.kind, count(e.id) FROM alert a
       LEFT JOIN event e ON e.type = 'alert.opened' AND e.payload->>'alertId' = a.id::text AND NOT (e.payload->>'reopened')::boolean
      GROUP BY a.id, a.kind HAVING count(e.id) <> 1`,
  );
  expect(odd).toEqual([]);
  const [announced] = await sql<{ count: number }>(
    `SELECT count(*)::int FROM event WHERE type = 'alert.opened' AND payload->>'alertId' NOT IN (SELECT id::text FROM alert)`,
  );
  expect(announced?.count).toBe(0);
}

async function alertsOf(stockId: string, filter: AlertFilter = { states: [...everyState] }, of = world) {
  const { alerts } = await of.owner.client.ask(AlertsDocument, {
    pharmacyId: of.pharmacyId,
    filter: { stockId, ...filter },
    first: 100,
  });
  return alerts.nodes;
}

/** What alerts a stock has or had, such as `LOW_STOCK OPEN`, in alphabetical order. */
async function kindsOf(stockId: string, of = world): Promise<string[]> {
  const alerts = await alertsOf(stockId, undefined, of);
  return alerts.map(({ kind, state }) => `${kind} ${state}`).sort();
}

async function openAlert(of = world, quantity = 3) {
  const { stockId, lotIds, drugId } = await stocked(of, [{ quantity }], 20);
  const [alert] = await alertsOf(stockId, undefined, of);
  return { stockId, drugId, lotId: lotIds[0] ?? '', alertId: alert?.id ?? '' };
}

const dispense = async (stockId: string, quantity: number, of = world) =>
  as(
    (await of.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity } })).dispenseStock,
    'StockMovement',
  );
const adjust = async (lotId: string, quantityChange: number, of = world) =>
  as(
    (await of.owner.client.ask(AdjustStockDocument, { input: { lotId, quantityChange, reason } })).adjustStock,
    'StockMovement',
  );
const setLevels = async (stockId: string, minQuantity: number) =>
  as(
    (await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity } })).setStockLevels,
    'Stock',
  );
const setStatus = async (lotId: string, status: LotStatus) =>
  as((await world.owner.client.ask(SetLotStatusDocument, { input: { lotId, status, reason } })).setLotStatus, 'Lot');

const moves = {
  acknowledge: async (alertId: string, of = world) =>
    (await of.owner.client.ask(AcknowledgeAlertDocument, { input: { alertId } })).acknowledgeAlert,
  snooze: async (alertId: string, of = world) => (await snooze(alertId, { hours: 2 }, of)).snoozeAlert,
  resolve: async (alertId: string, of = world) =>
    (await of.owner.client.ask(ResolveAlertDocument, { input: { alertId } })).resolveAlert,
};
const snooze = (alertId: string, { hours }: { hours: number }, of = world) =>
  of.owner.client.ask(SnoozeAlertDocument, { input: { alertId, until: inHours(hours, of) } });
const inHours = (hours: number, of = world) => new Date(of.app.clock.now().getTime() + hours * 3_600_000).toISOString();

describe('a shortage', () => {
  it('opens when less is usable than the reorder point, and resolves by itself when it is replenished', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 30 }], 20);
    await dispense(stockId, 10);
    expect(await kindsOf(stockId)).toEqual([]);
    await dispense(stockId, 1);
    expect(await alertsOf(stockId)).toMatchObject([
      { kind: 'LOW_STOCK', state: 'OPEN', stock: { id: stockId }, lot: null, resolvedAt: null },
    ]);
    await receive(world, drugId, [{ quantity: 1 }]);
    const [alert] = await alertsOf(stockId);
    expect(alert).toMatchObject({ kind: 'LOW_STOCK', state: 'RESOLVED', resolvedBy: null });
    expect(alert?.resolvedAt).not.toBeNull();
  });

  it('is OUT_OF_STOCK as well when nothing is left, even without a reorder point', async () => {
    const [withLevel, without] = [await stocked(world, [{ quantity: 5 }], 5), await stocked(world, [{ quantity: 5 }])];
    for (const { stockId } of [withLevel, without]) await dispense(stockId, 5);
    expect(await kindsOf(withLevel.stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
    expect(await kindsOf(without.stockId)).toEqual(['OUT_OF_STOCK OPEN']);
    for (const { drugId } of [withLevel, without]) await receive(world, drugId, [{ quantity: 1 }]);
    expect(await kindsOf(withLevel.stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK RESOLVED']);
    expect(await kindsOf(without.stockId)).toEqual(['OUT_OF_STOCK RESOLVED']);
  });

  it('opens once for its cause, however much is dispensed on', async () => {
    const { stockId } = await stocked(world, [{ quantity: 30 }], 20);
    for (const quantity of [11, 5, 5]) await dispense(stockId, quantity);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
  });

  it('opens once for its cause when 20 dispense at once', async () => {
    const { stockId } = await stocked(world, [{ quantity: 20 }], 20);
    await Promise.all(Array.from({ length: 20 }, () => dispense(stockId, 1)));
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
  });

  it('that a person resolved stays so while its cause lasts, and opens anew for a new one', async () => {
    const { stockId, drugId, alertId } = await openAlert();
    as(await moves.resolve(alertId), 'Alert');
    await dispense(stockId, 1);
    await receive(world, drugId, [{ quantity: 2 }]);
    await runAlertJob(app.server.platform);
    expect(await alertsOf(stockId)).toMatchObject([
      { id: alertId, state: 'RESOLVED', resolvedBy: { email: world.owner.email } },
    ]);
    await receive(world, drugId, [{ quantity: 30 }]);
    await dispense(stockId, 20);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN', 'LOW_STOCK RESOLVED']);
    const [newest, first] = await alertsOf(stockId);
    expect([newest?.state, first]).toMatchObject(['OPEN', { id: alertId, resolvedBy: { email: world.owner.email } }]);
  });

  it('that a person resolved as low still opens as out of stock', async () => {
    const { stockId, alertId } = await openAlert();
    as(await moves.resolve(alertId), 'Alert');
    await dispense(stockId, 3);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED', 'OUT_OF_STOCK OPEN']);
  });

  it('opens and resolves by a change of the reorder point alone', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    await setLevels(stockId, 11);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
    await setLevels(stockId, 10);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });

  it('is there at once for a drug that begins to be kept without goods', async () => {
    const { owner, pharmacyId } = world;
    const drugId = await newDrug(world);
    const { setStockLevels } = await owner.client.ask(SetStockLevelsDocument, {
      input: { pharmacyId, drugId, minQuantity: 1 },
    });
    expect(await kindsOf(as(setStockLevels, 'Stock').id)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
  });

  it('opens when a lot is held and resolves when it is released', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 10 }, { quantity: 30 }], 20);
    const [small = '', large = ''] = lotIds;
    await setStatus(large, 'ON_HOLD');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
    await setStatus(small, 'QUARANTINED');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
    await setStatus(large, 'RELEASED');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED', 'OUT_OF_STOCK RESOLVED']);
  });

  it('follows corrections and reversals as it follows dispenses', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 10 }], 10);
    const { transaction } = await adjust(lotIds[0] ?? '', -4);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK OPEN']);
    const { reverseTransaction } = await world.owner.client.ask(ReverseTransactionDocument, {
      input: { transactionId: transaction.id, reason },
    });
    as(reverseTransaction, 'StockMovement');
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });

  it('does not open for a dispense that was refused', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }], 5);
    const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 11 } });
    expect(dispenseStock.__typename).toBe('InsufficientStock');
    expect(await kindsOf(stockId)).toEqual([]);
  });
});

describe('a person', () => {
  it('acknowledges an alert, which stays listed with who did so and still resolves by itself', async () => {
    const { stockId, drugId, alertId } = await openAlert();
    as(await moves.acknowledge(alertId), 'Alert');
    const [alert] = await alertsOf(stockId, {});
    expect(alert).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgedBy: { email: world.owner.email } });
    expect(alert?.acknowledgedAt).not.toBeNull();
    await receive(world, drugId, [{ quantity: 20 }]);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });

  it.each([
    ['in the past', -0.01],
    ['more than 30 days ahead', 30 * 24 + 1],
  ])('cannot put an alert off until a time %s', async (_name, hours) => {
    const { stockId, alertId } = await openAlert();
    const error = await world.owner.client.error(SnoozeAlertDocument, { input: { alertId, until: inHours(hours) } });
    expect(error.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.until', rule: 'future' }],
    });
    expect(await alertsOf(stockId)).toMatchObject([{ state: 'OPEN', snoozedUntil: null }]);
  });

  it('puts an alert off, which is then listed as SNOOZED and left out where open ones are asked for', async () => {
    const { stockId, drugId, alertId } = await openAlert();
    as(await moves.snooze(alertId), 'Alert');
    const [alert] = await alertsOf(stockId, {});
    expect(alert).toMatchObject({ id: alertId, state: 'SNOOZED' });
    expect(Date.parse(alert?.snoozedUntil ?? '')).toBeGreaterThan(Date.now());
    expect(await alertsOf(stockId, { states: ['OPEN'] })).toEqual([]);
    await receive(world, drugId, [{ quantity: 20 }]);
    expect(await alertsOf(stockId)).toMatchObject([{ state: 'RESOLVED', snoozedUntil: null }]);
  });

  const acknowledged = { from: 'ACKNOWLEDGED', allowed: ['SNOOZED', 'RESOLVED'] };
  const snoozed = { from: 'SNOOZED', allowed: ['OPEN', 'RESOLVED'] };
  const resolved = { from: 'RESOLVED', allowed: [] };
  it.each([
    ['acknowledge', 'acknowledge', { ...acknowledged, to: 'ACKNOWLEDGED' }],
    ['acknowledge', 'snooze', null],
    ['acknowledge', 'resolve', null],
    ['snooze', 'acknowledge', { ...snoozed, to: 'ACKNOWLEDGED' }],
    ['snooze', 'snooze', { ...snoozed, to: 'SNOOZED' }],
    ['snooze', 'resolve', null],
    ['resolve', 'acknowledge', { ...resolved, to: 'ACKNOWLEDGED' }],
    ['resolve', 'snooze', { ...resolved, to: 'SNOOZED' }],
    ['resolve', 'resolve', { ...resolved, to: 'RESOLVED' }],
  ] as const)('after %s may %s, or is told what is allowed', async (first, second, refusal) => {
    const { alertId } = await openAlert();
    as(await moves[first](alertId), 'Alert');
    const answer = await moves[second](alertId);
    expect(answer).toMatchObject(
      refusal
        ? { __typename: 'IllegalAlertTransition', code: 'ILLEGAL_ALERT_TRANSITION', ...refusal }
        : { __typename: 'Alert' },
    );
  });

  it('resolves an alert once, however many do so at once', async () => {
    const { stockId, alertId } = await openAlert();
    const answers = await Promise.all(Array.from({ length: 20 }, () => moves.resolve(alertId)));
    expect(answers.filter(({ __typename }) => __typename === 'Alert')).toHaveLength(1);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });
});

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

describe('the list of alerts', () => {
  const listed = async (filter: AlertFilter | null, of: World) => {
    const { alerts } = await of.owner.client.ask(AlertsDocument, { pharmacyId: of.pharmacyId, filter });
    return alerts.nodes.map(({ kind, state }) => `${kind} ${state}`).sort();
  };

  it('is narrowed by kinds, states and stock, and leaves resolved ones out unless they are asked for', async () => {
    const of = { ...world, pharmacyId: await newPharmacy(world) };
    const gone = await stocked(of, [{ quantity: 5, expiresOn: dayFromNow(5) }], 5);
    await dispense(gone.stockId, 5, of);
    await openAlert(of);
    as(await moves.snooze((await openAlert(of)).alertId, of), 'Alert');
    expect(await listed(null, of)).toEqual([
      'LOW_STOCK OPEN',
      'LOW_STOCK OPEN',
      'LOW_STOCK SNOOZED',
      'OUT_OF_STOCK OPEN',
    ]);
    expect(await listed({ states: ['SNOOZED', 'RESOLVED'] }, of)).toEqual(['EXPIRING RESOLVED', 'LOW_STOCK SNOOZED']);
    expect(await listed({ kinds: ['EXPIRING', 'OUT_OF_STOCK'] }, of)).toEqual(['OUT_OF_STOCK OPEN']);
    expect(await listed({ kinds: ['EXPIRING'], states: [...everyState] }, of)).toEqual(['EXPIRING RESOLVED']);
    expect(await listed({ stockId: gone.stockId }, of)).toEqual(['LOW_STOCK OPEN', 'OUT_OF_STOCK OPEN']);
    expect(await listed({ stockId: 'nonsense' }, of)).toEqual([]);
    expect(await listed({ states: [] }, of)).toEqual([]);
  });

  it('is read page by page, newest first, each alert once', async () => {
    const of = { ...world, pharmacyId: await newPharmacy(world) };
    const opened: string[] = [];
    for (let count = 0; count < 5; count += 1) opened.unshift((await openAlert(of)).alertId);
    const page = async (after: string | null) =>
      (await of.owner.client.ask(AlertsDocument, { pharmacyId: of.pharmacyId, first: 2, after })).alerts;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await page(after);
      expect(totalCount).toBe(5);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(opened);
    const error = await of.owner.client.error(AlertsDocument, { pharmacyId: of.pharmacyId, after: 'nonsense' });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'after' }] });
  });
});

describe('lowStockAlerted', () => {
  it('tells of shortages alone, once each', async () => {
    const of = { ...world, pharmacyId: await newPharmacy(world) };
    const after = await cursorNow(app, of.owner);
    const items = app.live(of.owner.token).subscribe(LowStockAlertsDocument, { pharmacyId: of.pharmacyId, after });
    const { stockId } = await stocked(of, [{ quantity: 9, expiresOn: dayFromNow(5) }], 9);
    expect(await kindsOf(stockId, of)).toEqual(['EXPIRING OPEN']);
    for (const quantity of [1, 1, 7]) await dispense(stockId, quantity, of);
    const got = (await items.take(2)).map(({ lowStockAlerted }) => [
      lowStockAlerted.kind,
      lowStockAlerted.reopened,
      lowStockAlerted.stock.id,
    ]);
    expect(got).toEqual([
      ['LOW_STOCK', false, stockId],
      ['OUT_OF_STOCK', false, stockId],
    ]);
    // One more shortage, and it comes next: nothing was told in between.
    const { stockId: other } = await openAlert(of);
    expect((await items.next()).lowStockAlerted.stock.id).toBe(other);
    expect(items.waiting).toBe(0);
  });
});
