import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { startRedis } from '../../scripts/machine/redis.mjs';
import {
  CheckLedgerDocument,
  DispenseStockDocument,
  GetConversationDocument,
  GetStockDocument,
  LowStockAlertsDocument,
  MessagesReceivedDocument,
  SendMessageDocument,
  StartConversationDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { atOnce } from '../kit/at-once.ts';
import { Client } from '../kit/client.ts';
import { allPlaced, cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { type ServerProcess, spawnServer } from '../kit/server-process.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

// Starting a process of the server takes a second and a half of a core: on a machine at a load of ten some of them take a minute.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** One database for all; beside the server of this process there is one of the built program, with the same Redis. */
let database: FreshDatabase;
let app: App;
let other: ServerProcess;
let world: World;

beforeAll(async () => {
  database = await freshDatabase();
  // Polling alone would take a minute: what arrives in time came by a wake-up through Redis.
  app = await startApp({ database, redis: true, pollMs: 60_000 });
  other = await spawnServer({ DATABASE_URL: database.serverUrl, REDIS_URL: inject('redisServer') });
  world = await newWorld(app);
});
afterEach(async () => {
  const { ledgerHealth } = await world.owner.client.ask(CheckLedgerDocument, {});
  expect(ledgerHealth.unexplainedBalances).toBe(0);
});
afterAll(async () => {
  other.child.kill('SIGTERM');
  await other.gone;
  await app.close();
  await database.drop();
});

/** The owner, asking another server. */
const through = ({ url }: { readonly url: string }) => new Client(url, world.owner.token);
const dispense = (client: Client, stockId: string, quantity = 1) =>
  client.ask(DispenseStockDocument, { input: { stockId, quantity } });
const alertsOn = async (on: App) =>
  on
    .live(world.owner.token)
    .subscribe(LowStockAlertsDocument, { pharmacyId: world.pharmacyId, after: await cursorNow(app, world.owner) });
const changesOn = (on: App, after: string) =>
  on.live(world.owner.token).subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });

describe('two servers on one database and one Redis', () => {
  it('what one records, the other announces at once; one session serves both', async () => {
    const { stockId } = await stocked(world, [{ quantity: 40 }], 10);
    const alerts = await alertsOn(app);
    // The other one polls, so what comes by its wake-up could be what a poll of this one found; there is none for a minute.
    await dispense(through(other), stockId, 35);
    const { lowStockAlerted } = await alerts.next();
    expect(lowStockAlerted.stock).toMatchObject({ id: stockId, usable: 5 });
  });

  it('the last units go out once, whichever server is asked', async () => {
    const { stockId } = await stocked(world, [{ quantity: 20 }]);
    const asked = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? world.owner.client : through(other)));
    const answers = await atOnce(24, asked, (client) => dispense(client, stockId));
    expect(answers.filter(({ dispenseStock }) => dispenseStock.__typename === 'StockMovement')).toHaveLength(20);
    const { stock } = await through(other).ask(GetStockDocument, { id: stockId });
    expect(stock?.quantity).toBe(0);
  });

  it('one that uses no Redis finds the events of the other by polling', async () => {
    const alone = await appForTest({ database });
    const { stockId } = await stocked(world, [{ quantity: 40 }], 10);
    const alerts = await alertsOn(alone);
    await dispense(through(other), stockId, 35);
    expect((await alerts.next()).lowStockAlerted.stock).toMatchObject({ id: stockId, usable: 5 });
  });
});

describe('Redis goes away and comes back', () => {
  it('nothing is missed, nothing doubled, and the server stays ready', async () => {
    const redis = await startRedis();
    const [one, two] = [
      await appForTest({ database, redis: redis.url }),
      await appForTest({ database, redis: redis.url }),
    ];
    const state = async ({ url }: App) => {
      const health = await fetch(`${url}/health/ready`);
      return { status: health.status, ...((await health.json()) as { ready: boolean; redis: string }) };
    };
    const { stockId } = await stocked(world, [{ quantity: 1_000 }]);
    const items = changesOn(one, await cursorNow(app, world.owner));
    const someMore = async () => {
      for (let count = 0; count < 5; count += 1) await dispense(through(two), stockId);
      return items.take(5);
    };
    const seen = await someMore();
    await redis.stop();
    seen.push(...(await someMore()));
    expect(await state(one)).toMatchObject({ status: 200, ready: true, redis: 'away' });
    const back = await startRedis({ port: redis.port });
    onTestFinished(() => back.stop());
    for (const each of [one, two])
      await until('Redis is used again', async () => (await state(each)).redis === 'ok', 30_000);
    seen.push(...(await someMore()));
    // One more, which nothing comes before.
    await dispense(through(two), stockId);
    seen.push(await items.next());
    expect(seen.map(({ stockChanged }) => stockChanged.quantity)).toEqual(
      Array.from({ length: 16 }, (_, index) => 999 - index),
    );
    expect(items.waiting).toBe(0);
  });
});

/** Whatever the sequencer of any server would do waits until it is let go: what is committed meanwhile has no position. */
async function holdSequencers(): Promise<() => Promise<void>> {
  const holder = new pg.Client(database.url);
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query('SELECT pg_advisory_lock(7236828013265018881)');
  return () => holder.end();
}

describe('a server that is killed', () => {
  it('loses nothing that was committed and announces nothing that was not', async () => {
    const reader = await appForTest({ database });
    const { stockId } = await stocked(world, [{ quantity: 5_000 }]);
    const { startConversation } = await world.owner.client.ask(StartConversationDocument, { input: { userIds: [] } });
    const conversationId = startConversation.id;
    const after = await cursorNow(app, world.owner);
    const messages = reader.live(world.owner.token).subscribe(MessagesReceivedDocument, { after, conversationId });
    const dispensed = new Set<string>();
    const said = new Set<string>();

    /** Starts a server, has it work as hard as it can, and kills it when it is time. */
    const killed = async (whenToKill: (done: () => number) => Promise<void>) => {
      const victim = await spawnServer({ DATABASE_URL: database.serverUrl });
      const client = through(victim);
      const before = dispensed.size + said.size;
      let alive = true;
      const work = async (one: () => Promise<unknown>) => {
        // What was under way when the process died has no answer; it may or may not have been committed.
        while (alive) await one().catch(() => undefined);
      };
      const workers = Array.from({ length: 8 }, (_, nth) =>
        work(async () => {
          if (nth % 2 === 0) {
            const { dispenseStock } = await dispense(client, stockId);
            if (dispenseStock.__typename === 'StockMovement') dispensed.add(dispenseStock.transaction.id);
          } else {
            const input = { conversationId, body: 'Is there any left?' };
            said.add((await client.ask(SendMessageDocument, { input })).sendMessage.id);
          }
        }),
      );
      await whenToKill(() => dispensed.size + said.size - before);
      victim.child.kill('SIGKILL');
      alive = false;
      await victim.gone;
      await Promise.all(workers);
    };
    const committed = () =>
      app.sql<{ id: string }>(
        `SELECT t.id FROM transaction t JOIN inventory_log l ON l.transaction_id = t.id
          WHERE t.stock_id = $1 AND t.transaction_type = 'DISPENSE' ORDER BY l.seq`,
        [stockId],
      );

    // At whatever instant.
    for (let round = 0; round < 2; round += 1)
      await killed(async (done) => {
        await until('it is at work', () => done() >= 20, 30_000);
      });

    // When nothing of what it has committed has a position, and every dispense is in the middle of its transaction.
    const letSequencersGo = await holdSequencers();
    const holder = new pg.Client(database.url);
    await holder.connect();
    await killed(async (done) => {
      await until('it has committed some', () => done() >= 20, 30_000);
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM stock WHERE id = $1 FOR UPDATE', [stockId]);
      await until('the dispenses wait for the stock', async () => {
        const waiting = await app.sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%min_quantity%'`,
        );
        // One user has so many places for changes at most. The server keeps the first 1,024 bytes of a statement.
        return waiting.length === 3;
      });
    });
    const beforeLettingGo = await committed();
    expect((await app.sql('SELECT 1 FROM event WHERE position IS NULL')).length).toBeGreaterThanOrEqual(20);
    await holder.query('COMMIT');
    await holder.end();
    await letSequencersGo();
    // Nobody is left who could finish what the killed one had begun.
    await until('its transactions are gone', async () => {
      const open = await app.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND query LIKE '%min_quantity%' AND pid <> pg_backend_pid()`,
      );
      return open.length === 0;
    });
    const all = await committed();
    expect(all).toEqual(beforeLettingGo);
    expect([...dispensed].filter((id) => !all.some((row) => row.id === id))).toEqual([]);

    // Neither of them was told by the one that had done it; the polls find them.
    await allPlaced(app);
    const items = changesOn(reader, after);
    await dispense(world.owner.client, stockId, 2);
    const announced: (string | undefined)[] = [];
    const [last] = (await committed()).slice(-1);
    while (announced.at(-1) !== last?.id) announced.push((await items.next()).stockChanged.transaction?.id);
    expect(announced).toEqual([...all.map(({ id }) => id), last?.id]);
    const [audited] = await app.sql<{ count: number }>(
      `SELECT count(*)::int FROM audit_log WHERE action = 'stock.dispense' AND outcome = 'SUCCEEDED' AND entity_id = $1`,
      [stockId],
    );
    expect(audited?.count).toBe(announced.length);

    const written = await app.sql<{ id: string; position: number }>(
      'SELECT id, position FROM message WHERE conversation_id = $1 ORDER BY position',
      [conversationId],
    );
    expect(written.map(({ position }) => position)).toEqual(written.map((_row, nth) => nth + 1));
    expect([...said].filter((id) => !written.some((row) => row.id === id))).toEqual([]);
    const { sendMessage } = await world.owner.client.ask(SendMessageDocument, {
      input: { conversationId, body: 'The end' },
    });
    const heard: string[] = [];
    while (heard.at(-1) !== sendMessage.id) heard.push((await messages.next()).messageReceived.messageId);
    expect(heard).toEqual([...written.map(({ id }) => id), sendMessage.id]);
    const [trail] = await app.sql<{ count: number }>(
      `SELECT count(*)::int FROM audit_log WHERE action = 'message.send' AND outcome = 'SUCCEEDED'`,
    );
    expect(trail?.count).toBe(heard.length);
    const { conversation } = await world.owner.client.ask(GetConversationDocument, { id: conversationId, first: 1 });
    expect(conversation?.lastPosition).toBe(heard.length);
    // Three rounds of at least twenty, of both kinds.
    expect(dispensed.size + said.size).toBeGreaterThanOrEqual(60);
  });
});
