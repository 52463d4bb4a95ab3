import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DispenseStockDocument, GetStockDocument, TypedDocumentString } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { type Replicated, replicated } from '../kit/replica.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked, type World } from '../kit/world.ts';

let databases: Replicated;
let app: App;
let world: World;

beforeAll(async () => {
  databases = await replicated();
  app = await startApp({
    database: databases.primary,
    environment: { DATABASE_REPLICA_URL: databases.replicaUrl },
  });
  world = await newWorld(app);
}, 120_000);
afterAll(async () => {
  await databases.replay(true).catch(() => undefined);
  await app.close();
  await databases.close();
});

const staleness = (seconds: number | string, ...cursors: string[]) => ({
  headers: { 'x-max-staleness': String(seconds), ...(cursors.length > 0 && { 'x-read-after': cursors.join(', ') }) },
});
const quantityOf = async (stockId: string, options: object) =>
  (await world.owner.client.ask(GetStockDocument, { id: stockId }, options)).stock?.quantity;
const cursorNow = async () =>
  (await world.owner.client.ask(new TypedDocumentString<{ liveCursor: string }, object>('{ liveCursor }'), {}))
    .liveCursor;
/** Once the replica has what was written until now. */
const caughtUp = () =>
  until('the replica has come after', () => (app.server.platform.replica?.stalenessMs ?? Infinity) < 400);

/** A stock of ten that both databases have, of which four are dispensed while the replica stands still. */
async function dispensedMeanwhile() {
  const { stockId } = await stocked(world, [{ quantity: 10 }]);
  const before = await cursorNow();
  await caughtUp();
  await until('the replica has the goods', async () => (await quantityOf(stockId, staleness(60))) === 10);
  await databases.replay(false);
  as(
    (await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 4 } })).dispenseStock,
    'StockMovement',
  );
  return { stockId, before };
}

describe('with a read replica that stands still', () => {
  it('whoever says how old an answer may be is answered from there, and all others from the database', async () => {
    const { stockId } = await dispensedMeanwhile();
    expect(await quantityOf(stockId, staleness(60))).toBe(10);
    expect(await quantityOf(stockId, {})).toBe(6);
    for (const said of ['', '-1', '61', '5s', '1e1', '005']) expect(await quantityOf(stockId, staleness(said))).toBe(6);
    await databases.replay(true);
    await until('the replica goes on', async () => (await quantityOf(stockId, staleness(60))) === 6);
  });

  it('nothing is older than was said, by the measure of whoever asks', async () => {
    const { stockId } = await dispensedMeanwhile();
    const replica = app.server.platform.replica;
    await until('a second goes by', () => (replica?.stalenessMs ?? 0) > 1_000);
    expect(await quantityOf(stockId, staleness(1))).toBe(6);
    expect(await quantityOf(stockId, staleness(60))).toBe(10);
    expect(await quantityOf(stockId, staleness(0))).toBe(6);
    await databases.replay(true);
    await until('the replica goes on', async () => (await quantityOf(stockId, staleness(1))) === 6);
  });

  it('a reader who names the cursor that they have come to misses nothing before it', async () => {
    const { stockId, before } = await dispensedMeanwhile();
    const after = await until('the event has its position', async () => {
      const cursor = await cursorNow();
      return cursor === before ? undefined : cursor;
    });
    expect(await quantityOf(stockId, staleness(60, before))).toBe(10);
    expect(await quantityOf(stockId, staleness(60, before, after))).toBe(6);
    // What names no place in this history is believed to be ahead of it.
    for (const cursor of ['no-cursor', 'AAAA']) expect(await quantityOf(stockId, staleness(60, cursor))).toBe(6);
    await databases.replay(true);
  });

  it('what is written is never read from there, and no right is', async () => {
    await databases.replay(false);
    const { stockId } = await stocked(world, [{ quantity: 3 }]);
    const { dispenseStock } = await world.owner.client.ask(
      DispenseStockDocument,
      { input: { stockId, quantity: 1 } },
      staleness(60),
    );
    expect(as(dispenseStock, 'StockMovement').stock.quantity).toBe(2);
    expect(await quantityOf(stockId, staleness(60))).toBeUndefined();
    const both = new TypedDocumentString<{ me: object; stock: { quantity: number } }, { id: string }>(
      'query Both($id: ID!) { me { ... on User { id } } stock(id: $id) { quantity } }',
    );
    expect((await world.owner.client.ask(both, { id: stockId }, staleness(60))).stock.quantity).toBe(2);
    await databases.replay(true);
  });
});

describe('a read replica that is gone', () => {
  it('is missed by nobody: the database is asked', async () => {
    const { stockId } = await stocked(world, [{ quantity: 8 }]);
    await caughtUp();
    await databases.stopReplica();
    for (let time = 0; time < 5; time += 1) expect(await quantityOf(stockId, staleness(60))).toBe(8);
    expect(app.server.platform.replica?.stalenessMs).toBe(Infinity);
  });
});
