import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import {
  CreateServiceKeyDocument,
  DispenseStockDocument,
  GetStockDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type AppOptions, appForTest, startApp } from '../kit/app.ts';
import { Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { Live } from '../kit/live.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, stocked, type World } from '../kit/world.ts';

// Hundreds of sockets, and a process of the server: on a machine at a load of ten that takes a minute.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Everything this process sends to PostgreSQL passes here. */
const queries = vi.spyOn(pg.Client.prototype, 'query');
const poolSize = 8;
const missed = 12;
/** Waits for the lock as long as the test holds it. */
const patient: AppOptions = {
  databaseTimeouts: { lock: 100_000, statement: 100_000, idleInTransaction: 100_000 },
  gateWaitMs: 100_000,
  environment: { DATABASE_POOL_SIZE: String(poolSize) },
};

let database: FreshDatabase;
let world: World;
let tokens: string[];
let stockId: string;
/** Before the changes that everybody has missed. */
let after: string;
/** Whose key is none of the sessions. */
let serviceKey: string;

beforeAll(async () => {
  database = await freshDatabase();
  const app = await startApp({ database });
  world = await newWorld(app);
  // As many as it takes for four hundred sockets: one session has twenty at most.
  const members = await Promise.all(Array.from({ length: 20 }, () => newMember(world, 'TECHNICIAN', world.pharmacyId)));
  tokens = members.map(({ token }) => token);
  ({ stockId } = await stocked(world, [{ quantity: 1_000 }]));
  const { createServiceKey } = await world.owner.client.ask(CreateServiceKeyDocument, {
    input: {
      name: 'Another',
      permissions: ['STOCK_READ'],
      expiresAt: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
    },
  });
  serviceKey = createServiceKey.key;
  after = await cursorNow(app, world.owner);
  for (let count = 0; count < missed; count += 1)
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
  await cursorNow(app, world.owner);
  await app.close();
  return () => database.drop();
});

/** So many come at once, and follow what they have missed. */
function come(url: string, count: number) {
  return Array.from({ length: count }, (_, nth) => {
    const live = new Live(url, tokens[nth % tokens.length] ?? null);
    return { live, items: live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after }) };
  });
}

/** Keeps sessions from being looked up until it is let go; what others with a service key ask is answered. */
async function holdSessions(): Promise<() => Promise<void>> {
  const holder = new pg.Client(database.url);
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await holder.query('ROLLBACK');
  };
}

/** How many of the server's connections wait for the lock. */
const held = () =>
  onDatabase(database.url, async (admin) => {
    const { rows } = await admin.query<{ count: number }>(
      `SELECT count(*)::int FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'apotheca' AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  });

const lookUps = () => queries.mock.calls.filter(([query]) => JSON.stringify(query).includes('FROM session s')).length;

/** All have come, and the look-ups of the first wait for the lock. */
async function allHeld(sockets: readonly { live: Live }[]) {
  for (const { live } of sockets) await live.opened;
  await until('they are at work', async () => (await held()) >= poolSize / 2);
}

describe('hundreds of sockets that come at once', () => {
  it('hold half of the connections, so that others are answered; and all hear what they missed, each event once', async () => {
    const app = await appForTest({ ...patient, database, socketTimes: { introductionMs: 2_000 } });
    const letGo = await holdSessions();
    const sockets = come(app.url, 400);
    await allHeld(sockets);
    // As others would, at any moment meanwhile; and longer than a client may take for its introduction.
    const other = new Client(app.url, serviceKey);
    const end = Date.now() + 3_000;
    do {
      const { stock } = await other.ask(GetStockDocument, { id: stockId });
      expect(stock?.quantity).toBe(1_000 - missed);
      expect(await held()).toBeLessThanOrEqual(poolSize / 2);
      await sleep(100);
    } while (Date.now() < end);
    await letGo();
    for (const { items } of sockets) {
      const heard = (await items.take(missed)).map(({ stockChanged }) => stockChanged.quantity);
      expect(heard).toEqual(Array.from({ length: missed }, (_, nth) => 999 - nth));
    }
    expect(sockets.filter(({ items }) => items.waiting > 0)).toEqual([]);
    await Promise.all(sockets.map(({ live }) => live.close()));
  });

  it('read what they missed from the table a few times, and not each for itself', async () => {
    const app = await appForTest({ ...patient, database });
    queries.mockClear();
    const sockets = come(app.url, 200);
    for (const { items } of sockets) await items.take(missed);
    // Those that look for what is new, at each poll, begin behind the newest.
    const [newest] = await app.sql<{ position: string }>(
      'SELECT position FROM event_head JOIN stock USING (organization_id) WHERE stock.id = $1',
      [stockId],
    );
    const pages = queries.mock.calls.filter(([query]) => {
      const { text = '', values = [] } = query as unknown as { text?: string; values?: unknown[] };
      return text.includes('FROM event WHERE') && text.includes('LIMIT') && !values.includes(newest?.position);
    });
    // One for each that is let in at the same moment.
    expect(pages.length).toBeLessThan(100);
    // For each of them twice: at the introduction, and once the place is known.
    expect(lookUps()).toBeLessThan(200);
    await Promise.all(sockets.map(({ live }) => live.close()));
  });

  it('leave nothing behind when they go while they wait', async () => {
    const app = await appForTest({ ...patient, database, pollMs: 50 });
    const letGo = await holdSessions();
    queries.mockClear();
    const sockets = come(app.url, 200);
    await allHeld(sockets);
    for (const { live } of sockets) live.cut();
    for (const { live } of sockets) await live.closed;
    await letGo();
    await until(
      'the last are through',
      async () => (await held()) === 0 && app.server.platform.gates.socketReads.waiting === 0,
    );
    // They are looked for together.
    expect(lookUps()).toBeLessThanOrEqual(20);
    // Nor does anybody follow the history for sockets that are gone: it is looked into at each poll as long as somebody does.
    const polls = () => queries.mock.calls.filter(([query]) => JSON.stringify(query).includes('"unsequenced"')).length;
    queries.mockClear();
    await until('some polls are over', () => polls() >= 5);
    expect(queries.mock.calls.filter(([query]) => JSON.stringify(query).includes('FROM event WHERE org'))).toEqual([]);
  });
});

it('a server that is told to stop while hundreds wait says goodbye to them and ends in order', async () => {
  const log = createLog('silent');
  const complaints: unknown[] = [];
  log.error = (...args: unknown[]) => void complaints.push(args);
  const app = await appForTest({
    ...patient,
    database,
    log,
    environment: { ...patient.environment, SHUTDOWN_SECONDS: '60' },
  });
  const letGo = await holdSessions();
  const sockets = come(app.url, 300);
  await allHeld(sockets);
  const stopped = app.server.close();
  const codes = new Set<number>();
  for (const { live } of sockets) codes.add((await live.closed).code);
  await letGo();
  await stopped;
  expect([...codes]).toEqual([1001]);
  expect(complaints).toEqual([]);
});
