import { readFileSync } from 'node:fs';
import { createClient } from 'graphql-ws';
import { expect, it, onTestFinished } from 'vitest';
import {
  DispenseStockDocument,
  LiveCursorDocument,
  LogOutDocument,
  LowStockAlertsDocument,
} from '../generated/graphql.ts';
import { type App, appForTest } from '../kit/app.ts';
import { allPlaced } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

const guide = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
/** The loop of the guide, as it stands there. */
const [, loop = ''] = /```js\nimport \{ createClient \} from 'graphql-ws';\n([\s\S]*?)```/.exec(guide) ?? [];

interface Shown {
  readonly kind: string;
  readonly stock: { readonly drug: { readonly name: string } };
}

/** Runs the loop of the guide against the app, until its session ends. */
function follow(
  { url }: App,
  { owner, pharmacyId }: World,
  begin: () => Promise<string>,
  shown: Shown[],
): Promise<void> {
  const AsyncFunction = (async () => undefined).constructor as new (
    ...names: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const run = new AsyncFunction('createClient', 'token', 'pharmacyId', 'begin', 'show', loop);
  const here = (options: Parameters<typeof createClient>[0]) =>
    createClient({ ...options, url: `${url.replace(/^http/, 'ws')}/graphql` });
  return run(here, owner.token, pharmacyId, begin, (event: Shown) => shown.push(event));
}

const shortagesOf = async (world: World, count: number) => {
  const stocks = await Promise.all(Array.from({ length: count }, () => stocked(world, [{ quantity: 6 }], 5)));
  return async () => {
    for (const { stockId } of stocks)
      await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 3 } });
  };
};

it('an event that cannot be read ends its subscription, and the guide’s loop shows it when it can', async () => {
  const app = await appForTest({ databaseTimeouts: { lock: 500 } });
  const world = await newWorld(app);
  const bringAbout = await shortagesOf(world, 6);
  await allPlaced(app);
  const { liveCursor } = await world.owner.client.ask(LiveCursorDocument, {});
  await bringAbout();
  await allPlaced(app);

  const shown: Shown[] = [];
  const following = await onDatabase(app.databaseUrl, async (holder) => {
    await holder.query('BEGIN; LOCK TABLE drug, alert IN ACCESS EXCLUSIVE MODE');
    const events = app
      .live(world.owner.token)
      .subscribe(LowStockAlertsDocument, { pharmacyId: world.pharmacyId, after: liveCursor });
    expect(await events.end()).toMatchObject([{ extensions: { code: 'BUSY' } }]);
    expect(events.waiting).toBe(0);
    const running = follow(app, world, async () => liveCursor, shown);
    running.catch(() => undefined);
    await holder.query('ROLLBACK');
    return { running };
  });
  await until('all six are shown', () => shown.length === 6);
  expect(new Set(shown.map(({ stock }) => stock.drug.name)).size).toBe(6);
  await world.owner.client.ask(LogOutDocument, {});
  await expect(following.running).rejects.toMatchObject({ code: 4401 });
  expect(shown).toHaveLength(6);
});

it('the guide’s loop begins anew when it was away for longer than events are kept', async () => {
  const app = await appForTest();
  const world = await newWorld(app);
  const bringAbout = await shortagesOf(world, 1);
  await allPlaced(app);
  const cursorNow = async () => (await world.owner.client.ask(LiveCursorDocument, {})).liveCursor;
  const long = await cursorNow();
  await stocked(world, [{ quantity: 1 }]);
  await allPlaced(app);
  await app.sql('UPDATE event_head SET kept_after = position');
  const shown: Shown[] = [];
  let begun = 0;
  const begin = async () => {
    const cursor = begun === 0 ? long : await cursorNow();
    begun += 1;
    return cursor;
  };
  const running = follow(app, world, begin, shown);
  running.catch(() => undefined);
  await until('it begins anew', () => begun === 2);
  await bringAbout();
  await until('what came after is shown', () => shown.length === 1);
  await world.owner.client.ask(LogOutDocument, {});
  await expect(running).rejects.toMatchObject({ code: 4401 });
  expect(begun).toBe(2);
});

it('a client that comes while the database is away is closed with a code after which it comes again', async () => {
  const database = await freshDatabase();
  const line = await FlakyProxy.to(database.serverUrl);
  onTestFinished(async () => {
    await line.close();
    await database.drop();
  });
  const app = await appForTest({ database: { ...database, serverUrl: line.over(database.serverUrl) } });
  const world = await newWorld(app);
  const bringAbout = await shortagesOf(world, 1);
  await allPlaced(app);
  const { liveCursor } = await world.owner.client.ask(LiveCursorDocument, {});
  line.cut();
  const closed: number[] = [];
  // As it comes: whatever is fatal to it ends the subscription.
  const client = createClient({
    url: `${app.url.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { authorization: `Bearer ${world.owner.token}` },
    on: { closed: (event) => closed.push((event as { readonly code: number }).code) },
  });
  const next = client
    .iterate({
      query: LowStockAlertsDocument.toString(),
      variables: { pharmacyId: world.pharmacyId, after: liveCursor },
    })
    .next();
  await until('it is turned away twice', () => closed.length >= 2);
  line.restore();
  await bringAbout();
  expect((await next).value).toMatchObject({ data: { lowStockAlerted: { stock: { quantity: 3 } } } });
  expect(new Set(closed)).toEqual(new Set([1013]));
  await client.dispose();
});
