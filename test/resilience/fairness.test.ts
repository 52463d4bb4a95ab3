import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  CreateSupplierDocument,
  DispenseStockDocument,
  MeDocument,
  StocksDocument,
  TypedDocumentString,
} from '../generated/graphql.ts';
import { type App, type AppOptions, appForTest, startApp } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, someText, stocked, type World } from '../kit/world.ts';

// Hundreds of subscriptions, on a machine at a load of ten.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const poolSize = 8;
const missed = 5;
/** Waits for the lock as long as the test holds it. */
const patient: AppOptions = {
  databaseTimeouts: { lock: 100_000, statement: 100_000, idleInTransaction: 100_000, transaction: 100_000 },
  gateWaitMs: 100_000,
  environment: { DATABASE_POOL_SIZE: String(poolSize) },
};

let database: FreshDatabase;
let world: World;
let stockId: string;
let after: string;
/** Signed in around the server: their tokens are good on every server of this database. */
let demanding: Person;
let crowd: Person[];
let other: Person;

beforeAll(async () => {
  database = await freshDatabase();
  const app = await startApp({ database });
  world = await newWorld(app);
  [demanding, other, ...crowd] = (await Promise.all(
    Array.from({ length: 10 }, () => newMember(world, 'MANAGER', null)),
  )) as [Person, Person, ...Person[]];
  ({ stockId } = await stocked(world, [{ quantity: 1_000 }]));
  after = await cursorNow(app, world.owner);
  for (let count = 0; count < missed; count += 1)
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
  await cursorNow(app, world.owner);
  await app.close();
  return () => database.drop();
});

/** Keeps every statement waiting that reads stocks, until the test ends or lets go. */
async function holdStocks(): Promise<() => Promise<void>> {
  const holder = new pg.Client(database.url);
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query('BEGIN; LOCK TABLE stock IN ACCESS EXCLUSIVE MODE');
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

const as = ({ client }: Person, app: App) => app.client(client.token);
const lists = (person: Person, app: App, count: number) =>
  Array.from({ length: count }, () => as(person, app).ask(StocksDocument, { pharmacyId: world.pharmacyId, first: 20 }));

/** What somebody else does meanwhile is done: they ask who they are, and record something. */
async function othersAreServed(app: App) {
  for (let count = 0; count < 10; count += 1) {
    const { me } = await as(other, app).ask(MeDocument, {});
    expect(me?.id).toBe(other.userId);
    const { createSupplier } = await as(other, app).ask(CreateSupplierDocument, {
      input: { name: someText('Supplier') },
    });
    expect(createSupplier.__typename).toBe('Supplier');
  }
}

const withStock = new TypedDocumentString<
  { stockChanged: { stock: { quantity: number } } },
  { pharmacyId: string; after: string }
>(
  'subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { cursor stock { quantity } } }',
);

const eventAlone = new TypedDocumentString<
  { stockChanged: { quantity: number } },
  { pharmacyId: string; after: string }
>(
  'subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { cursor quantity } }',
);

describe('what one user asks for', () => {
  it('24 lists at once: two of them are read at a time, and all are answered in the end', async () => {
    const app = await appForTest({ ...patient, database });
    const letGo = await holdStocks();
    const asked = lists(demanding, app, 24);
    await until('they are at work', async () => (await held()) >= 2);
    await othersAreServed(app);
    expect(await held()).toBe(2);
    await letGo();
    for (const { stocks } of await Promise.all(asked)) expect(stocks.nodes).toHaveLength(1);
  });

  it('24 changes at once: three of them are made at a time', async () => {
    const app = await appForTest({ ...patient, database });
    const letGo = await holdStocks();
    const asked = Array.from({ length: 24 }, () =>
      as(demanding, app).ask(DispenseStockDocument, { input: { stockId, quantity: 1 } }),
    );
    await until('they are at work', async () => (await held()) >= 3);
    await othersAreServed(app);
    expect(await held()).toBe(3);
    await letGo();
    for (const { dispenseStock } of await Promise.all(asked)) expect(dispenseStock.__typename).toBe('StockMovement');
  });

  it('four sockets with fifty replays each: two are read at a time, and another user’s replay goes by them', async () => {
    const app = await appForTest({ ...patient, database });
    const letGo = await holdStocks();
    const replays = Array.from({ length: 4 }, () => app.live(demanding.token)).flatMap((live) =>
      Array.from({ length: 50 }, () => live.subscribe(withStock, { pharmacyId: world.pharmacyId, after })),
    );
    await until('they are at work', async () => (await held()) >= 1);
    await othersAreServed(app);
    // Without a record it needs no lock, only a turn.
    const events = app.live(other.token).subscribe(eventAlone, { pharmacyId: world.pharmacyId, after });
    expect(await events.take(missed)).toHaveLength(missed);
    expect(await held()).toBeLessThanOrEqual(2);
    await letGo();
    for (const items of replays) expect(await items.take(missed)).toHaveLength(missed);
  });

  it('does not keep others waiting who ask for the same', async () => {
    const app = await appForTest({ ...patient, database });
    const letGo = await holdStocks();
    const before = lists(demanding, app, 24);
    await until('they are at work', async () => (await held()) >= 2);
    const [late] = lists(other, app, 1);
    await until('the other’s is read beside them', async () => (await held()) === 3);
    await letGo();
    expect((await late)?.stocks.nodes).toHaveLength(1);
    await Promise.all(before);
  });
});

it('reads of however many users leave connections to changes', async () => {
  const app = await appForTest({ ...patient, database });
  const letGo = await holdStocks();
  const asked = crowd.flatMap((person) => lists(person, app, 5));
  const replays = crowd.map((person) =>
    app.live(person.token).subscribe(withStock, { pharmacyId: world.pharmacyId, after }),
  );
  await until('they are at work', async () => (await held()) >= 6);
  for (let count = 0; count < 10; count += 1) {
    const { createSupplier } = await as(other, app).ask(CreateSupplierDocument, {
      input: { name: someText('Supplier') },
    });
    expect(createSupplier.__typename).toBe('Supplier');
  }
  expect(await held()).toBe(6);
  await letGo();
  await Promise.all(asked);
  for (const items of replays) await items.take(missed);
});
