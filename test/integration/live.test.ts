import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { historyCursor } from '../../src/graphql/live.ts';
import { newId } from '../../src/platform/database/ids.ts';
import {
  AdjustStockDocument,
  ChangeMembershipDocument,
  DispenseStockDocument,
  LiveCursorDocument,
  LowStockAlertsDocument,
  SetStockLevelsDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { allPlaced, cursorNow } from '../kit/cursor.ts';
import { dice } from '../kit/dice.ts';
import { until } from '../kit/until.ts';
import { newMember, newPharmacy, newWorld, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;

beforeAll(async () => {
  // Polling would take a minute: what arrives came by a wake-up, however busy the machine is.
  app = await startApp({ pollMs: 60_000 });
  world = await newWorld(app);
});
afterAll(() => app.close());

const dispense = (stockId: string, quantity: number) =>
  world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity } });
const changes = (after: string | null, token = world.owner.token, pharmacyId = world.pharmacyId) =>
  app.live(token).subscribe(StockChangesDocument, { pharmacyId, after });

describe('live events', () => {
  it('an alert is on the other window as soon as the dispense that caused it is recorded, and not at the next poll', async () => {
    const { stockId } = await stocked(world, [{ quantity: 30 }], 20);
    const alerts = app
      .live(world.owner.token)
      .subscribe(LowStockAlertsDocument, { pharmacyId: world.pharmacyId, after: await cursorNow(app, world.owner) });
    await dispense(stockId, 11);
    const { lowStockAlerted } = await alerts.next();
    expect(lowStockAlerted).toMatchObject({
      kind: 'LOW_STOCK',
      reopened: false,
      alert: { kind: 'LOW_STOCK', state: 'OPEN' },
      stock: { id: stockId, usable: 19, minQuantity: 20 },
    });
  });

  it('every change of a stock arrives in order, with its movement', async () => {
    const { stockId } = await stocked(world, [{ quantity: 30 }]);
    const items = changes(await cursorNow(app, world.owner));
    for (const quantity of [1, 2, 3]) await dispense(stockId, quantity);
    await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 5 } });
    const got = (await items.take(4)).map(({ stockChanged }) => [
      stockChanged.quantity,
      stockChanged.quantityChanged,
      stockChanged.transaction?.transactionType ?? null,
    ]);
    expect(got).toEqual([
      [29, -1, 'DISPENSE'],
      [27, -2, 'DISPENSE'],
      [24, -3, 'DISPENSE'],
      [24, 0, null],
    ]);
  });

  it('a client that comes back with its cursor misses nothing and gets nothing twice', async () => {
    const { stockId } = await stocked(world, [{ quantity: 100 }]);
    const first = changes(await cursorNow(app, world.owner));
    for (let count = 0; count < 5; count += 1) await dispense(stockId, 1);
    const seen = await first.take(3);
    first.stop();
    for (let count = 0; count < 5; count += 1) await dispense(stockId, 1);
    const second = changes(seen.at(-1)?.stockChanged.cursor ?? '');
    const replayed = await second.take(7);
    await dispense(stockId, 1);
    const live = await second.next();
    const quantities = [...seen, ...replayed, live].map(({ stockChanged }) => stockChanged.quantity);
    expect(quantities).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89]);
  });

  it('a cursor of another organization, or one that is none, is a typed error', async () => {
    const elsewhere = await newWorld(app);
    const { liveCursor } = await elsewhere.owner.client.ask(LiveCursorDocument, {});
    const own = await cursorNow(app, world.owner);
    const altered = [` ${own}`, Buffer.from(`${Buffer.from(own, 'base64url')}.x`).toString('base64url')];
    for (const after of [liveCursor, 'nonsense', Buffer.from('x..1').toString('base64url'), ...altered]) {
      const { errors } = await changes(after).item();
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'after' }] });
    }
  });

  it('a cursor from before a backup was restored is refused for good, also once there is more history than it had seen', async () => {
    const restored = await newWorld(app);
    const { stockId } = await stocked(restored, [{ quantity: 9 }]);
    const from = (after: string) => changes(after, restored.owner.token, restored.pharmacyId);
    const first = await cursorNow(app, restored.owner);
    await app.sql(
      `UPDATE event_head SET feed = gen_random_uuid()
        WHERE organization_id = (SELECT organization_id FROM stock WHERE id = $1)`,
      [stockId],
    );
    for (let count = 0; count < 3; count += 1)
      await restored.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    const now = await cursorNow(app, restored.owner);
    const { errors } = await from(first).item();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ rule: 'cursor' }] });
    const events = from(now);
    await restored.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    expect((await events.next()).stockChanged.quantity).toBe(5);
  });

  it('events of another pharmacy stay there', async () => {
    const second = await newPharmacy(world);
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const after = await cursorNow(app, world.owner);
    const [here, there] = [changes(after), changes(after, world.owner.token, second)];
    await dispense(stockId, 1);
    await here.next();
    const { stockId: otherStock } = await stocked({ ...world, pharmacyId: second }, [{ quantity: 3 }]);
    expect((await there.next()).stockChanged.stockId).toBe(otherStock);
  });

  it('nothing recorded after a role was taken away is delivered', async () => {
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const items = changes(await cursorNow(app, world.owner), member.token);
    await dispense(stockId, 1);
    await items.next();
    await world.owner.client.ask(ChangeMembershipDocument, {
      input: { userId: member.userId, pharmacyId: world.pharmacyId, role: null },
    });
    await dispense(stockId, 1);
    await items.end();
    expect(items.waiting).toBe(0);
  });

  it('a refused command announces nothing', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 10 }]);
    const items = changes(await cursorNow(app, world.owner));
    await dispense(stockId, 11);
    await world.owner.client.ask(AdjustStockDocument, {
      input: { lotId: lotIds[0] ?? '', quantityChange: -50, reason: 'Counted' },
    });
    await dispense(stockId, 2);
    expect((await items.next()).stockChanged.quantity).toBe(8);
    expect(items.waiting).toBe(0);
  });

  it('a reader gets every event once and in order while writers commit out of order', async () => {
    const { stream } = app.server.platform;
    const [organization] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [
      world.owner.userId,
    ]);
    const organizationId = organization?.id ?? '';
    await allPlaced(app);
    const start = await stream.head(organizationId);
    const writers = 24;
    const each = 10;
    const stop = new AbortController();
    const read: { position: bigint; writer: number; nth: number }[] = [];
    const reading = (async () => {
      for await (const { position, payload } of stream.follow(organizationId, start.position, stop.signal)) {
        const { writer, nth } = payload as unknown as { writer: number; nth: number };
        read.push({ position, writer, nth });
        if (read.length === writers * each) return;
      }
    })();
    const pool = new pg.Pool({ connectionString: app.databaseUrl, max: writers });
    // Whatever the chances do: the first event of all is committed after the second has its position.
    const { promise: firstWritten, resolve: firstIsWritten } = Promise.withResolvers<void>();
    const { promise: overtaken, resolve: isOvertaken } = Promise.withResolvers<void>();
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const client = await pool.connect();
        const insert = (nth: number) =>
          client.query(
            `INSERT INTO event (id, organization_id, pharmacy_id, type, payload) VALUES ($1, $2, $3, 'test.written', $4)`,
            [newId(), organizationId, world.pharmacyId, { writer, nth }],
          );
        if (writer !== 0) await firstWritten;
        const { upTo } = dice(writer);
        for (let nth = 0; nth < each; nth += 1) {
          await client.query('BEGIN');
          await insert(nth);
          // The row has its place in the table's sequence now; it becomes visible after others that come later.
          if (writer === 0 && nth === 0) {
            firstIsWritten();
            await overtaken;
          } else await client.query('SELECT pg_sleep($1)', [upTo(40) / 1_000]);
          await client.query(nth % 7 === 6 ? 'ROLLBACK' : 'COMMIT');
          if (nth % 7 === 6) await insert(nth);
          app.server.platform.sequencer.nudge();
          if (writer === 1 && nth === 0) {
            await until('an event has its position', () => read.length > 0);
            isOvertaken();
          }
        }
        client.release();
      }),
    );
    await reading;
    stop.abort();
    await pool.end();
    expect(read.map(({ position }) => position)).toEqual(
      Array.from({ length: writers * each }, (_, index) => start.position + BigInt(index) + 1n),
    );
    for (let writer = 0; writer < writers; writer += 1) {
      const own = read.filter((event) => event.writer === writer).map(({ nth }) => nth);
      expect(own).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    // The order of the sequence and the order of commit really differed.
    const [disordered] = await app.sql<{ count: number }>(
      `SELECT count(*)::int FROM (SELECT seq, lag(seq) OVER (ORDER BY position) AS earlier FROM event WHERE type = 'test.written') e
        WHERE seq < earlier`,
    );
    expect(disordered?.count).toBeGreaterThan(0);
  });

  it('a reader further behind than a node remembers reads the table, and gets all of it', async () => {
    const { database, stream } = app.server.platform;
    const { stockId } = await stocked(world, [{ quantity: 1_000 }]);
    const after = await cursorNow(app, world.owner);
    const [organization] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM stock WHERE id = $1', [
      stockId,
    ]);
    const start = await stream.head(organization?.id ?? '');
    // A node remembers what somebody on it follows.
    const follower = changes(after);
    await dispense(stockId, 1);
    expect((await follower.next()).stockChanged.quantity).toBe(999);
    await app.sql(
      `INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
       SELECT uuidv7(), organization_id, pharmacy_id, 'stock.changed',
              jsonb_build_object('stockId', id, 'drugId', drug_id, 'transactionId', NULL, 'quantity', 999 - nth, 'quantityChanged', -1)
         FROM stock, generate_series(1, 639) AS nth WHERE id = $1 ORDER BY nth`,
      [stockId],
    );
    app.server.platform.sequencer.nudge();
    const all = Array.from({ length: 640 }, (_, index) => 999 - index);
    const quantitiesOf = async (items: ReturnType<typeof changes>, count: number) =>
      (await items.take(count)).map(({ stockChanged }) => stockChanged.quantity);
    expect(await quantitiesOf(follower, 639)).toEqual(all.slice(1));
    const rows = vi.spyOn(database, 'rows');
    onTestFinished(() => rows.mockRestore());
    /** From which places, counted from the first of these events, the table has been read; at the end there is nothing to read. Others' histories are polled. */
    const readFrom = () =>
      rows.mock.calls
        .filter(([, query]) => query.text.includes('FROM event WHERE organization_id'))
        .filter(([, query]) => query.values[1] === organization?.id)
        .map(([, query]) => Number(BigInt(String(query.values[2])) - start.position))
        .filter((place) => place < all.length);
    // The newest 512 are remembered, and the table gives pages of 200.
    const cursorOf = (place: number) => historyCursor({ ...start, position: start.position + BigInt(place) });
    expect(await quantitiesOf(changes(cursorOf(128)), 512)).toEqual(all.slice(128));
    expect(readFrom()).toEqual([]);
    expect(await quantitiesOf(changes(after), 640)).toEqual(all);
    expect(readFrom()).toEqual([0]);
  });
});
