import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startRedis } from '../../scripts/redis.mjs';
import {
  CheckLedgerDocument,
  DispenseStockDocument,
  GetStockDocument,
  LowStockAlertsDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { Live } from '../kit/live.ts';
import { type ServerProcess, spawnServer } from '../kit/server-process.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

/** Processes of the built server beside the one of this test, on one database. */
let database: FreshDatabase;
let app: App;
let world: World;
const servers: ServerProcess[] = [];

async function begin(redis: boolean | string, pollMs?: number) {
  app = await startApp({ database, redis, ...(pollMs === undefined ? {} : { pollMs }) });
  world = await newWorld(app);
}
async function another(redisUrl?: string): Promise<ServerProcess> {
  const server = await spawnServer({ DATABASE_URL: database.serverUrl, ...(redisUrl ? { REDIS_URL: redisUrl } : {}) });
  servers.push(server);
  return server;
}

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  for (const { child } of servers) child.kill('SIGTERM');
  await Promise.all(servers.map(({ gone }) => gone));
  servers.length = 0;
  const { ledgerHealth } = await world.owner.client.ask(CheckLedgerDocument, {});
  await app.close();
  await database.drop();
  expect(ledgerHealth.unexplainedBalances).toBe(0);
});

const dispense = (client: Client, stockId: string, quantity = 1) =>
  client.ask(DispenseStockDocument, { input: { stockId, quantity } });

describe('two servers on one database and one Redis', () => {
  it('what one records, the other announces within a second; one session serves both', async () => {
    // Polling alone would take a minute: what arrives in time came by a hint through Redis.
    await begin(true, 60_000);
    const other = await another(inject('redisServer'));
    const { stockId } = await stocked(world, [{ quantity: 40 }], 10);
    const alerts = app
      .live(world.owner.token)
      .subscribe(LowStockAlertsDocument, { pharmacyId: world.pharmacyId, after: await cursorNow(app, world.owner) });
    await sleep(200);
    await dispense(new Client(other.url, world.owner.token), stockId, 35);
    const { lowStockAlerted } = await alerts.next(1_000);
    expect(lowStockAlerted.stock).toMatchObject({ id: stockId, usable: 5 });
  });

  it('the last units go out once, whichever server is asked', async () => {
    await begin(true);
    const other = new Client((await another(inject('redisServer'))).url, world.owner.token);
    const { stockId } = await stocked(world, [{ quantity: 20 }]);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => dispense(index % 2 === 0 ? world.owner.client : other, stockId)),
    );
    expect(answers.filter(({ dispenseStock }) => dispenseStock.__typename === 'StockMovement')).toHaveLength(20);
    const { stock } = await other.ask(GetStockDocument, { id: stockId });
    expect(stock?.quantity).toBe(0);
  });

  it('without Redis they find each other’s events by polling', async () => {
    await begin(false);
    const other = await another();
    const { stockId } = await stocked(world, [{ quantity: 40 }], 10);
    const alerts = app
      .live(world.owner.token)
      .subscribe(LowStockAlertsDocument, { pharmacyId: world.pharmacyId, after: await cursorNow(app, world.owner) });
    await dispense(new Client(other.url, world.owner.token), stockId, 35);
    await alerts.next(3_000);
  });
});

describe('Redis goes away and comes back', () => {
  it('nothing is missed, nothing doubled, and the server stays ready', async () => {
    const redis = await startRedis();
    await begin(redis.url);
    const other = new Client((await another(redis.url)).url, world.owner.token);
    const { stockId } = await stocked(world, [{ quantity: 1_000 }]);
    const items = app
      .live(world.owner.token)
      .subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after: await cursorNow(app, world.owner) });
    for (let count = 0; count < 5; count += 1) await dispense(other, stockId);
    const seen = await items.take(5);
    await redis.stop();
    for (let count = 0; count < 5; count += 1) await dispense(other, stockId);
    seen.push(...(await items.take(5)));
    const health = await fetch(`${app.url}/health/ready`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ ready: true, redis: 'away' });
    const back = await startRedis({ port: redis.port });
    await until('Redis is used again', async () => {
      const state = (await (await fetch(`${app.url}/health/ready`)).json()) as { redis: string };
      return state.redis === 'ok';
    });
    for (let count = 0; count < 5; count += 1) await dispense(other, stockId);
    seen.push(...(await items.take(5)));
    expect(seen.map(({ stockChanged }) => stockChanged.quantity)).toEqual(
      Array.from({ length: 15 }, (_, index) => 999 - index),
    );
    await sleep(700);
    expect(items.waiting).toBe(0);
    await back.stop();
  });
});

describe('a server that is killed', () => {
  it('loses nothing that was committed and announces nothing that was not', async () => {
    await begin(false);
    const { stockId } = await stocked(world, [{ quantity: 5_000 }]);
    const after = await cursorNow(app, world.owner);
    let answered = 0;
    for (let round = 0; round < 5; round += 1) {
      const victim = await spawnServer({ DATABASE_URL: database.serverUrl });
      const client = new Client(victim.url, world.owner.token);
      let alive = true;
      const worker = async () => {
        while (alive) {
          // What was under way when the process died has no answer; it may or may not have been committed.
          const done = await dispense(client, stockId).catch(() => null);
          if (done) answered += 1;
        }
      };
      const workers = Array.from({ length: 6 }, worker);
      const enough = (round + 1) * 15;
      await until('it is at work', () => answered >= enough);
      await sleep(Math.random() * 60);
      victim.child.kill('SIGKILL');
      await victim.gone;
      alive = false;
      await Promise.all(workers);
    }
    const committed = await app.sql<{ id: string; after: number }>(
      `SELECT t.id, l.quantity_after::int AS after FROM transaction t JOIN inventory_log l ON l.transaction_id = t.id
        WHERE t.stock_id = $1 AND t.transaction_type = 'DISPENSE' ORDER BY l.seq`,
      [stockId],
    );
    expect(committed.length).toBeGreaterThanOrEqual(answered);
    expect(answered).toBeGreaterThanOrEqual(75);
    const live = new Live(app.url, world.owner.token);
    const items = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    const dispensed: string[] = [];
    while (dispensed.length < committed.length) {
      const { stockChanged } = await items.next();
      if (stockChanged.transaction?.transactionType === 'DISPENSE') dispensed.push(stockChanged.transaction.id);
    }
    await sleep(1_200);
    expect(items.waiting).toBe(0);
    await live.close();
    expect(dispensed).toEqual(committed.map(({ id }) => id));
    const [audited] = await app.sql<{ count: number }>(
      `SELECT count(*)::int FROM audit_log WHERE action = 'stock.dispense' AND outcome = 'SUCCEEDED'`,
    );
    expect(audited?.count).toBe(committed.length);
  }, 60_000);
});
