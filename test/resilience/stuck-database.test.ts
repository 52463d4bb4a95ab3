import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HealthState } from '../../src/app/http/health.ts';
import { allJobs } from '../../src/app/jobs.ts';
import { takeLease } from '../../src/platform/database/lease.ts';
import { DispenseStockDocument, MeDocument, StockChangesDocument, StocksDocument } from '../generated/graphql.ts';
import { type App, type AppOptions, appForTest } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { keptLog } from '../kit/log.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked } from '../kit/world.ts';

const health = async ({ url }: App) => {
  const answer = await fetch(`${url}/health/ready`);
  return { status: answer.status, ...((await answer.json()) as HealthState) };
};

async function databaseForTest(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  onTestFinished(() => database.drop());
  return database;
}

/** An app whose connections to the database go over a line. */
async function appOverLine(options: AppOptions = {}) {
  const database = await databaseForTest();
  const line = await FlakyProxy.to(database.serverUrl);
  onTestFinished(() => line.close());
  const serverUrl = line.over(database.serverUrl);
  return { line, app: await appForTest({ ...options, database: { ...database, serverUrl } }) };
}

describe('connections that swallow everything', () => {
  it('are given up: what was recorded meanwhile comes live, and the next mutation is answered', async () => {
    const { lines, log } = keptLog();
    const { line, app } = await appOverLine({ log });
    const world = await newWorld(app);
    const { owner, pharmacyId } = world;
    const { stockId } = await stocked(world, [{ quantity: 30 }]);
    const after = await cursorNow(app, owner);
    const events = app.live(owner.token).subscribe(StockChangesDocument, { pharmacyId, after });
    const dispense = () => owner.client.send(DispenseStockDocument.toString(), { input: { stockId, quantity: 1 } });
    await dispense();
    expect((await events.next()).stockChanged.quantity).toBe(29);

    line.silence();
    expect(await health(app)).toMatchObject({ status: 503, database: 'away' });
    const code = (await dispense()).errors?.[0]?.extensions?.code;
    expect(['UNAVAILABLE', 'BUSY', 'OUTCOME_UNKNOWN']).toContain(code);
    line.forget();
    line.restore();
    await until('it is ready again', async () => (await health(app)).ready);
    await until('a mutation is recorded', async () => (await dispense()).errors === undefined);
    // The one that was sent into the silence did not arrive.
    expect((await events.next()).stockChanged.quantity).toBe(28);
    expect(lines.filter((each) => each.includes('connection silent'))).not.toHaveLength(0);
  });
});

it('who gets no connection because all of them are silent is not told that records are in use', async () => {
  const { line, app } = await appOverLine({
    pollMs: 60_000,
    environment: { DATABASE_POOL_SIZE: '2' },
    databaseTimeouts: { connection: 1_000 },
  });
  const { owner } = await newWorld(app);
  line.silence();
  // Whoever has a connection waits for it longer than whoever has none.
  const told = await Promise.race(
    Array.from({ length: 3 }, async () => (await owner.client.send(MeDocument.toString())).errors?.[0]),
  );
  expect(told).toMatchObject({
    message: expect.stringMatching(/^The database is overloaded or does not answer\. Nothing was changed/),
    extensions: { code: 'BUSY' },
  });
});

describe('readiness', () => {
  it('tells of a database that takes no changes; queries work, and mutations say so', async () => {
    const database = await databaseForTest();
    const app = await appForTest({ database });
    const world = await newWorld(app);
    const { owner, pharmacyId } = world;
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const name = new URL(database.url).pathname.slice(1);
    await app.sql(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    // As after a failover: whoever was connected has to come again.
    await app.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await until('it is seen', async () => (await health(app)).database === 'read-only');
    expect((await health(app)).status).toBe(503);
    const { data } = await owner.client.send(StocksDocument.toString(), { pharmacyId, first: 1 });
    expect(data).toMatchObject({ stocks: { nodes: [{ id: stockId }] } });
    const { errors } = await owner.client.send(DispenseStockDocument.toString(), { input: { stockId, quantity: 1 } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE' });

    await onDatabase(database.url, async (admin) => {
      await admin.query('SET default_transaction_read_only = off');
      await admin.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
      await admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    });
    await until('it is ready again', async () => (await health(app)).ready);
    await owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
  });

  it('stays while a table is locked and the pool is used up', async () => {
    const app = await appForTest({ environment: { DATABASE_POOL_SIZE: '2' } });
    const { owner } = await newWorld(app);
    await onDatabase(app.databaseUrl, async (holder) => {
      await holder.query('BEGIN; LOCK TABLE event, app_user, session IN ACCESS EXCLUSIVE MODE');
      const asked = Array.from({ length: 6 }, () => owner.client.send(MeDocument.toString()));
      await sleep(500);
      for (let count = 0; count < 3; count += 1)
        expect(await health(app)).toMatchObject({ status: 200, database: 'ok', events: 'ok' });
      await holder.query('ROLLBACK');
      await Promise.all(asked);
    });
  });

  it('tells when events get no places, and the log with it, until they have them', async () => {
    const { lines, log } = keptLog();
    const app = await appForTest({ log });
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    await onDatabase(app.databaseUrl, async (holder) => {
      await holder.query('SELECT pg_advisory_lock(7236828013265018881)');
      await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
      await until('it is told', async () => (await health(app)).events === 'behind');
      expect(lines.filter((each) => each.includes('nothing is delivered live'))).toHaveLength(1);
    });
    await until('they have them', async () => (await health(app)).events === 'ok');
    expect(lines.filter((each) => each.includes('have their places again'))).toHaveLength(1);
  });
});

describe('work by the clock', () => {
  it('leaves the smallest pool to the requests: nothing of it fails, and the server is ready at once', async () => {
    const { lines, log } = keptLog();
    const app = await appForTest({ log, jobs: true, environment: { DATABASE_POOL_SIZE: '2' } });
    expect((await health(app)).status).toBe(200);
    const leased = allJobs.filter(({ together }) => !together).length;
    await until('every turn was taken', async () => (await app.sql('SELECT 1 FROM sweep_lease')).length === leased);
    await app.server.close();
    expect(lines.filter((each) => each.includes('job failed'))).toEqual([]);
  });

  it('goes to another node when the one that has it does not come back', async () => {
    const { server, sql } = await appForTest();
    const { database, log } = server.platform;
    const frozen = await takeLease(database, log, 'alerts');
    expect(frozen).not.toBeNull();
    expect(await takeLease(database, log, 'alerts')).toBeNull();
    // A minute later.
    await sql(`UPDATE sweep_lease SET expires_at = now() - interval '1 second' WHERE name = 'alerts'`);
    const next = await takeLease(database, log, 'alerts');
    expect(next).not.toBeNull();
    // Whoever thaws gives back nothing of another's.
    await frozen?.();
    expect(await takeLease(database, log, 'alerts')).toBeNull();
    await next?.();
    const last = await takeLease(database, log, 'alerts');
    expect(last).not.toBeNull();
    await last?.();
  });
});
