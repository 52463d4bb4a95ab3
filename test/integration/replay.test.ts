import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ChangeMembershipDocument,
  DispenseStockDocument,
  MessagesReceivedDocument,
  RedactMessageDocument,
  SendMessageDocument,
  StartConversationDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { allPlaced, cursorNow } from '../kit/cursor.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp({ databaseTimeouts: { lock: 30_000 } });
  world = await newWorld(app);
});
afterAll(() => app.close());

const follow = (after: string, { token } = world.owner, on = app, pharmacyId = world.pharmacyId) =>
  on.live(token).subscribe(StockChangesDocument, { pharmacyId, after });

/** So many changes of the stock, as if they had been announced; each with its number as the quantity changed. */
async function announce(on: App, stockId: string, count: number, withMovement: number | null = null): Promise<void> {
  await on.sql(
    `INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
     SELECT new_uuid_v7(), s.organization_id, s.pharmacy_id, 'stock.changed',
            jsonb_build_object('stockId', s.id, 'drugId', s.drug_id, 'quantity', s.quantity, 'quantityChanged', nth, 'transactionId',
              CASE WHEN nth = $3 THEN (SELECT t.id FROM transaction t WHERE t.stock_id = s.id LIMIT 1) END)
       FROM stock s, generate_series(1, $2::int) nth WHERE s.id = $1 ORDER BY nth`,
    [stockId, count, withMovement],
  );
  on.server.platform.sequencer.nudge();
  await allPlaced(on);
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, nth) => first + nth);

/** Does the work while the table is locked and the server waits for it; what it answers is there when the table is free again. */
async function whileLocked<T>(
  on: App,
  table: string,
  work: (waiting: () => Promise<unknown>) => Promise<T>,
): Promise<T> {
  return onDatabase(on.databaseUrl, async (holder) => {
    await holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const waiting = () =>
      until('the server waits for the table', async () => {
        const [row] = await on.sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return row;
      });
    const done = await work(waiting);
    await holder.query('ROLLBACK');
    return done;
  });
}

describe('a replay', () => {
  it('brings each event once and in order, with records that are no older than it, while they go on to change', async () => {
    const { stockId } = await stocked(world, [{ quantity: 100 }]);
    const after = await cursorNow(app, world.owner);
    await announce(app, stockId, 330);
    const items = follow(after);
    const dispensed = 20;
    const dispensing = (async () => {
      for (let count = 0; count < dispensed; count += 1)
        as(
          (await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } })).dispenseStock,
          'StockMovement',
        );
    })();
    const got = (await items.take(330 + dispensed)).map(({ stockChanged }) => stockChanged);
    await dispensing;
    expect(got.map(({ quantityChanged }) => quantityChanged)).toEqual([
      ...upTo(330),
      ...Array.from({ length: dispensed }, () => -1),
    ]);
    // It only becomes less: more than the event tells would be from before it.
    expect(got.filter(({ stock, quantity }) => stock.quantity > quantity)).toEqual([]);
    expect(got.at(-1)?.stock.quantity).toBe(80);
    expect(items.waiting).toBe(0);
  });

  it('ends where a right was taken away, also in the midst of events that are there together', async () => {
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const after = await cursorNow(app, world.owner);
    await announce(app, stockId, 1);
    const items = follow(after, member);
    await items.next();
    // The server reads the lots for the second, and meanwhile there is more.
    await whileLocked(app, 'lot', async (waiting) => {
      await announce(app, stockId, 1);
      await waiting();
      await announce(app, stockId, 10);
      await world.owner.client.ask(ChangeMembershipDocument, {
        input: { userId: member.userId, pharmacyId: world.pharmacyId, role: null },
      });
      await announce(app, stockId, 10);
    });
    await items.end();
    expect(items.waiting).toBe(11);
    expect((await items.take(11)).map(({ stockChanged }) => stockChanged.quantityChanged)).toEqual([1, ...upTo(10)]);
  });

  it('shows records as they are to whoever comes back later, although others were shown the same events before', async () => {
    const { stockId } = await stocked(world, [{ quantity: 100 }]);
    const after = await cursorNow(app, world.owner);
    await announce(app, stockId, 3);
    const shown = async () => {
      const live = app.live(world.owner.token);
      const items = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
      const taken = await items.take(3);
      // A session has few sockets.
      await live.close();
      return taken.map(({ stockChanged }) => stockChanged.stock.quantity);
    };
    expect(await shown()).toEqual([100, 100, 100]);
    as(
      (await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 7 } })).dispenseStock,
      'StockMovement',
    );
    // What was read together is shown for a moment; then it is read anew.
    await until('it is shown as it is', async () => (await shown()).every((quantity) => quantity === 93));
  });

  it('ends at the event that cannot be read, behind all before it, and goes on there', async () => {
    const impatient = await startApp({ database: app.database, databaseTimeouts: { lock: 500 } });
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const after = await cursorNow(app, world.owner);
    // The 75th alone needs the table: those before it in its batch are read, and those behind it too.
    await announce(app, stockId, 120, 75);
    const seen = await whileLocked(app, 'transaction', async () => {
      const items = follow(after, world.owner, impatient);
      expect(await items.end()).toMatchObject([{ extensions: { code: 'BUSY' } }]);
      expect(items.waiting).toBe(74);
      return items.take(74);
    });
    const cursor = seen.at(-1)?.stockChanged.cursor ?? '';
    const others = await follow(cursor, world.owner, impatient).take(46);
    await impatient.close();
    const all = [...seen, ...others].map(({ stockChanged }) => stockChanged);
    expect(all.map(({ quantityChanged }) => quantityChanged)).toEqual(upTo(120));
    expect(all.filter(({ transaction }) => transaction).map(({ quantityChanged }) => quantityChanged)).toEqual([75]);
  });
});

describe('a replay of sensitive texts', () => {
  let strict: App;
  let here: World;
  beforeAll(async () => {
    strict = await startApp({ databaseTimeouts: { lock: 30_000 }, environment: { ACCESS_LOG: 'strict' } });
    here = await newWorld(strict);
  });
  afterAll(() => strict.close());

  /** Somebody who has five messages to read. */
  async function reader() {
    const person = await newMember(here, 'TECHNICIAN', here.pharmacyId);
    const { client } = here.owner;
    const { startConversation } = await client.ask(StartConversationDocument, { input: { userIds: [person.userId] } });
    const after = await cursorNow(strict, here.owner);
    const ids: string[] = [];
    for (const nth of upTo(5)) {
      const input = { conversationId: startConversation.id, body: `Nr. ${nth}` };
      ids.push((await client.ask(SendMessageDocument, { input })).sendMessage.id);
    }
    await allPlaced(strict);
    return { person, ids, items: () => strict.live(person.token).subscribe(MessagesReceivedDocument, { after }) };
  }
  const looked = ({ userId }: Person) =>
    strict.sql<{ entity_ids: string[] }>('SELECT entity_ids FROM access_log WHERE actor_id = $1 ORDER BY id', [userId]);

  it('shows who takes them slowly what became of them meanwhile, and notes each that was shown once', async () => {
    const { person, ids, items } = await reader();
    const heard = await whileLocked(strict, 'access_log', async (waiting) => {
      const subscription = items();
      // All five are read, and the first waits for its row.
      await waiting();
      await sleep(1_100);
      const input = { messageId: ids[2] ?? '' };
      as((await here.owner.client.ask(RedactMessageDocument, { input })).redactMessage, 'Message');
      return subscription;
    });
    const got = (await heard.take(6)).map(({ messageReceived: { change, message } }) => [change, message?.body]);
    expect(got).toEqual([
      ['SENT', 'Nr. 1'],
      ['SENT', 'Nr. 2'],
      ['SENT', null],
      ['SENT', 'Nr. 4'],
      ['SENT', 'Nr. 5'],
      ['REDACTED', null],
    ]);
    const shown = ids.filter((_, nth) => nth !== 2);
    expect(await looked(person)).toEqual(shown.map((id) => ({ entity_ids: [id] })));
  });

  it('notes nothing of those that were read ahead for somebody who has left', async () => {
    const { person, ids, items } = await reader();
    await whileLocked(strict, 'access_log', async (waiting) => {
      const subscription = items();
      await waiting();
      subscription.stop();
      await sleep(300);
    });
    // The first was on its way.
    await until('it is recorded', async () => (await looked(person)).length > 0);
    await sleep(300);
    expect(await looked(person)).toEqual([{ entity_ids: [ids[0]] }]);
  });
});
