import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DispenseStockDocument, LogInDocument, MeDocument, StockChangesDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { type Samples, samplesOf, scrape } from '../kit/metrics.ts';
import { onDatabase } from '../kit/on-database.ts';
import { rest } from '../kit/rest.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

const token = 'only-whoever-watches';
const ownPort = ({ server }: App) => `http://127.0.0.1:${server.metricsPort}`;

describe('who is answered', () => {
  it('nobody, where it was not asked for', async () => {
    const app = await appForTest();
    expect([app.server.metricsPort, app.server.platform.metrics]).toEqual([null, null]);
    const answer = await fetch(`${app.url}/metrics`);
    expect(await answer.text()).not.toContain('apotheca_');
  });

  it('whoever has the token, on the port of the API', async () => {
    const app = await appForTest({ environment: { METRICS_TOKEN: token } });
    expect((await scrape(app.url, token)).get('apotheca_ready')).toBe(1);
    for (const authorization of [undefined, 'Bearer somebody-elses-token', `Basic ${token}`]) {
      const answer = await fetch(`${app.url}/metrics`, authorization ? { headers: { authorization } } : {});
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    }
  });

  it('whoever reaches a port of its own, and has the token where there is one; the API is not there', async () => {
    const open = await appForTest({ environment: { METRICS_PORT: '0' } });
    expect((await scrape(ownPort(open))).get('apotheca_ready')).toBe(1);
    expect((await fetch(`${ownPort(open)}/health/live`)).status).toBe(404);
    expect(await (await fetch(`${open.url}/metrics`)).text()).not.toContain('apotheca_');
    const closed = await appForTest({ environment: { METRICS_PORT: '0', METRICS_TOKEN: token } });
    expect((await fetch(`${ownPort(closed)}/metrics`)).status).toBe(401);
    expect((await scrape(ownPort(closed), token)).get('apotheca_ready')).toBe(1);
  });
});

describe('what is told', () => {
  let app: App;
  let world: World;
  beforeAll(async () => {
    app = await startApp({ environment: { METRICS_PORT: '0' }, databaseTimeouts: { statement: 300, lock: 200 } });
    world = await newWorld(app);
  });
  afterAll(() => app.close());
  const now = () => scrape(ownPort(app));
  /** By how much each of the samples grew. */
  const grown = async (names: readonly string[], work: () => Promise<unknown>) => {
    const before = await now();
    await work();
    const after = await now();
    return names.map((name) => (after.get(`apotheca_${name}`) ?? 0) - (before.get(`apotheca_${name}`) ?? 0));
  };

  it('operations by their root field and the way they came, whatever clients call them', async () => {
    const asked = (operation: string, transport = 'http') =>
      `operation_duration_seconds_count{operation="${operation}",transport="${transport}"}`;
    const names = [asked('me'), asked('me', 'rest'), asked('several'), asked('introspection'), asked('invalid')];
    const counts = await grown(names, async () => {
      const { client } = world.owner;
      await client.send('query MalloryWasHere { me { id } }');
      await client.send('{ ...Mine } fragment Mine on Query { mine: me { id } }');
      await rest(app.url, 'GET', '/me', { token: world.owner.token });
      await client.send('{ me { id } pharmacies { id } }');
      await client.send('{ __schema { queryType { name } } }');
      await client.send('{ mallory }');
    });
    expect(counts).toEqual([2, 1, 1, 1, 1]);
    expect([...(await now()).keys()].filter((name) => /mallory/i.test(name))).toEqual([]);
  });

  it('errors by code, refusals by code, and answers by status', async () => {
    const { stockId } = await stocked(world, [{ quantity: 1 }]);
    const names = [
      'operation_errors_total{operation="suppliers",transport="http",code="UNAUTHENTICATED"}',
      'operation_errors_total{operation="invalid",transport="http",code="GRAPHQL_VALIDATION_FAILED"}',
      'refusals_total{code="INSUFFICIENT_STOCK"}',
      'refusals_total{code="INVALID_CREDENTIALS"}',
      'http_requests_total{status="400"}',
    ];
    const counts = await grown(names, async () => {
      await app.client().send('{ suppliers(first: 1) { nodes { id } } }');
      await app.client().send('{ mallory }');
      await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 2 } });
      await app.client().ask(LogInDocument, { input: { email: 'mallory@example.com', password: 'not the password' } });
    });
    expect(counts).toEqual([1, 1, 1, 1, 1]);
  });

  it('statements that ran out of time, or waited for others too long', async () => {
    const kinds = ['statement_timeout', 'lock_timeout'].map((kind) => `database_errors_total{kind="${kind}"}`);
    const slow = await grown(kinds, async () => {
      await app.server.platform.database.pool.query('SELECT pg_sleep(2)').catch(() => undefined);
    });
    const locked = await grown(kinds, () =>
      onDatabase(app.databaseUrl, async (holder) => {
        await holder.query('BEGIN; LOCK TABLE app_user IN ACCESS EXCLUSIVE MODE');
        await world.owner.client.send(MeDocument.toString());
        await holder.query('ROLLBACK');
      }),
    );
    expect([slow, locked]).toEqual([
      [1, 0],
      [0, expect.toSatisfy((count: number) => count > 0)],
    ]);
  });

  it('sockets, subscriptions, what they were sent, and how late', async () => {
    const { stockId } = await stocked(world, [{ quantity: 9 }]);
    const after = await cursorNow(app, world.owner);
    const live = app.live(world.owner.token);
    const open = 'apotheca_subscriptions{operation="stockChanged"}';
    const [sent, delays] = await grown(
      ['deliveries_total{operation="stockChanged"}', 'event_delay_seconds_count'],
      async () => {
        const events = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
        // The first may be read as what was missed; behind it the subscription is live.
        for (let quantity = 1; quantity <= 2; quantity += 1) {
          await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity } });
          await events.next();
        }
        const samples = await now();
        expect([samples.get('apotheca_sockets'), samples.get(open)]).toEqual([1, 1]);
      },
    );
    expect(sent).toBe(2);
    expect(delays).toBeGreaterThanOrEqual(1);
    await live.close();
    await until('both are gone', async () => {
      const samples = await now();
      return samples.get('apotheca_sockets') === 0 && samples.get(open) === 0;
    });
  });

  it('the pool and the gates, also while nobody gets a connection', async () => {
    const { database } = app.server.platform;
    const taken = await Promise.all(Array.from({ length: database.options.poolSize }, () => database.pool.connect()));
    const asked = Array.from({ length: 9 }, () => world.owner.client.send(MeDocument.toString()));
    const told = (samples: Samples, name: string) => samples.get(`apotheca_${name}`) ?? 0;
    await until('they wait', async () => {
      const samples = await now();
      return told(samples, 'pool_waiting') > 0 && told(samples, 'pool_connections_idle') === 0;
    });
    const samples = await now();
    expect(told(samples, 'pool_connections')).toBe(told(samples, 'pool_connections_max'));
    expect(told(samples, 'gate_inside{gate="lookUps"}')).toBeGreaterThan(0);
    for (const connection of taken) connection.release();
    await Promise.all(asked);
    await until('nobody does', async () => told(await now(), 'pool_waiting') === 0);
  });

  const unsealed = async () => {
    const samples = await now();
    const told = (what: string) => samples.get(`apotheca_audit_unsealed_${what}`) ?? 0;
    return { rows: told('rows'), age: told('age_seconds') };
  };

  it('what the database holds: sizes, and the trail', async () => {
    const samples = await now();
    for (const table of ['stock', 'audit_log', 'event'])
      expect(samples.get(`apotheca_table_bytes{table="${table}"}`)).toBeGreaterThan(8_000);
    expect(samples.get('apotheca_audit_problems')).toBe(0);
    // No job runs here, so what was done until now waits, and is told once what was read a moment ago is old.
    await until('what waits for its seal is told', async () => {
      const { rows, age } = await unsealed();
      return rows > 0 && age > 0 && age < 300;
    });
  });

  it('nothing of anybody, and no more than the reference lists', async () => {
    const text = await (await fetch(`${ownPort(app)}/metrics`)).text();
    const labels = [...samplesOf(text).keys()].join('\n');
    expect(labels).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|127\.0\.0\.1/);
    const reference = readFileSync('docs/reference/metrics.md', 'utf8');
    const listed = [...reference.matchAll(/^\| `(apotheca_\w+)`/gm)].map(([, name]) => name);
    const answered = [...text.matchAll(/^# TYPE (apotheca_\w+)/gm)].map(([, name]) => name);
    expect(answered.toSorted()).toEqual(listed.toSorted());
  });
});

it('events that wait for their place, and since when', async () => {
  const app = await appForTest({ environment: { METRICS_PORT: '0' } });
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ quantity: 5 }]);
  await onDatabase(app.databaseUrl, async (holder) => {
    await holder.query('SELECT pg_advisory_lock(7236828013265018881)');
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await until('they are told', async () => {
      const samples = await scrape(ownPort(app));
      return (
        (samples.get('apotheca_events_unplaced') ?? 0) > 0 &&
        (samples.get('apotheca_events_unplaced_age_seconds') ?? 0) > 1
      );
    });
  });
  await until('none does', async () => (await scrape(ownPort(app))).get('apotheca_events_unplaced') === 0);
});

it('work by the clock: its last success, how long it took, and its failures', async () => {
  const app = await appForTest({ jobs: true, environment: { METRICS_PORT: '0' } });
  const sample = async (name: string) => (await scrape(ownPort(app))).get(`apotheca_job_${name}`) ?? 0;
  await until('one ended well', async () => (await sample('runs_total{job_name="audit seals",outcome="success"}')) > 1);
  expect(await sample('duration_seconds_count{job_name="audit seals"}')).toBeGreaterThan(1);
  expect(await sample('interval_seconds{job_name="audit seals"}')).toBe(1);
  const last = 'last_success_timestamp_seconds{job_name="audit seals"}';
  expect(Math.abs((await sample(last)) - Date.now() / 1_000)).toBeLessThan(30);
  await app.sql('ALTER TABLE audit_unsealed RENAME TO away');
  await until('it fails', async () => (await sample('runs_total{job_name="audit seals",outcome="failure"}')) > 0);
  const stuck = await sample(last);
  await until('time goes by', async () => Date.now() / 1_000 > stuck + 3);
  expect(await sample(last)).toBe(stuck);
});

it('is answered while the database is away, without what it would tell', async () => {
  const database = await freshDatabase();
  const line = await FlakyProxy.to(database.serverUrl);
  const app = await startApp({
    database: { ...database, serverUrl: line.over(database.serverUrl) },
    environment: { METRICS_PORT: '0' },
  });
  try {
    expect((await scrape(ownPort(app))).has('apotheca_events_unplaced')).toBe(true);
    line.silence();
    await until('it is not ready', async () => (await scrape(ownPort(app))).get('apotheca_ready') === 0);
    await until('what it told is old', async () => !(await scrape(ownPort(app))).has('apotheca_events_unplaced'));
    expect((await scrape(ownPort(app))).has('apotheca_pool_connections')).toBe(true);
  } finally {
    line.restore();
    await app.close();
    await line.close();
    await database.drop();
  }
});
