import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runAlertJob } from '../../src/features/alerts/index.ts';
import { newId } from '../../src/platform/database/ids.ts';
import * as api from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { atOnce } from '../kit/at-once.ts';
import { as } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import type { LiveItems } from '../kit/live.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let stranger: World;
let manager: Person;
let technician: Person;
let pharmacist: Person;

beforeAll(async () => {
  app = await startApp();
  [world, stranger] = [await newWorld(app), await newWorld(app)];
  manager = await newMember(world, 'MANAGER', null);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
});
afterEach(() => app.clock.reset());
afterAll(() => app.close());

const start = async (
  { client }: Pick<Person, 'client'>,
  others: Person[],
  more: Partial<api.StartConversationInput> = {},
) => {
  const input = { userIds: others.map(({ userId }) => userId), ...more };
  return (await client.ask(api.StartConversationDocument, { input })).startConversation.id;
};
const say = async ({ client }: Pick<Person, 'client'>, conversationId: string, body = 'Is there any left?') =>
  (await client.ask(api.SendMessageDocument, { input: { conversationId, body } })).sendMessage;
const read = async ({ client }: Pick<Person, 'client'>, id: string, first = 25) =>
  (await client.ask(api.GetConversationDocument, { id, first })).conversation;
const noticesOf = async (by: Person, id: string) =>
  (await read(by, id))?.messages.nodes
    .toReversed()
    .flatMap(({ notice }) => (notice ? [[notice.kind, notice.from, notice.to]] : []));
const positionsOf = async (by: Person, id: string) =>
  (await read(by, id))?.messages.nodes.map(({ position }) => position).toReversed();
const upTo = (last: number) => Array.from({ length: last }, (_, nth) => nth + 1);

const receive = ({ token }: Person, after: string | null, conversationId: string | null = null, on = app) =>
  on.live(token).subscribe(api.MessagesReceivedDocument, { after, conversationId });
const bodiesOf = async (items: LiveItems<api.MessagesReceivedSubscription>, count: number) =>
  (await items.take(count)).map(({ messageReceived: { message } }) => message?.body);

const newOrder = async (drugId: string, quantity = 1) => {
  const input = { pharmacyId: world.pharmacyId, drugId, quantity };
  return as((await technician.client.ask(api.PlaceOrderDocument, { input })).placeOrder, 'Order').id;
};
const reject = (orderId: string) =>
  manager.client.ask(api.RejectOrderDocument, { input: { orderId, reason: 'Not needed' } });
const dispense = (stockId: string, quantity: number) =>
  world.owner.client.ask(api.DispenseStockDocument, { input: { stockId, quantity } });

describe('notices', () => {
  it('tell each step of an order to all conversations that announce it, and to no other', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const [orderId, other] = [await newOrder(drugId, 2), await newOrder(drugId)];
    const told = [
      await start(technician, [], { orderId, announces: true }),
      await start(technician, [], { orderId, announces: true }),
    ];
    const not = [
      await start(technician, [], { orderId }),
      await start(technician, [], { orderId: other, announces: true }),
      await start(technician, [], { stockId, announces: true }),
      await start(technician, []),
    ];
    as((await manager.client.ask(api.ApproveOrderDocument, { input: { orderId } })).approveOrder, 'OrderApproved');
    as((await manager.client.ask(api.SendOrderDocument, { input: { orderId } })).sendOrder, 'Order');
    as((await manager.client.ask(api.FulfillOrderDocument, { input: { orderId } })).fulfillOrder, 'OrderFulfilled');
    const steps = [
      ['PENDING', 'APPROVED'],
      ['APPROVED', 'SENT'],
      ['SENT', 'FULFILLED'],
    ];
    for (const id of told) {
      expect(await noticesOf(technician, id)).toEqual(steps.map(([from, to]) => ['ORDER_STATUS', from, to]));
      expect(await positionsOf(technician, id)).toEqual([1, 2, 3]);
      expect((await read(technician, id))?.unread).toBe(3);
    }
    for (const id of not) expect((await read(technician, id))?.lastPosition).toBe(0);
  });

  it('tell of a step that was refused or rolled back nothing', async () => {
    const { drugId } = await stocked(world, [{ quantity: 1 }]);
    const orderId = await newOrder(drugId, 5);
    const id = await start(technician, [], { orderId, announces: true });
    expect((await manager.client.ask(api.ApproveOrderDocument, { input: { orderId } })).approveOrder.__typename).toBe(
      'OrderShort',
    );
    await app.sql(`CREATE FUNCTION fail_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.action = 'order.reject' AND NEW.outcome = 'SUCCEEDED' THEN RAISE EXCEPTION 'no room'; END IF; RETURN NEW; END $$`);
    await app.sql('CREATE TRIGGER fail_audit BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION fail_audit()');
    const { errors } = await manager.client.send(api.RejectOrderDocument.toString(), {
      input: { orderId, reason: 'No' },
    });
    await app.sql('DROP TRIGGER fail_audit ON audit_log');
    await app.sql('DROP FUNCTION fail_audit()');
    expect(errors?.[0]?.extensions.code).toBe('INTERNAL');
    expect((await read(technician, id))?.lastPosition).toBe(0);
    await reject(orderId);
    expect(await noticesOf(technician, id)).toEqual([['ORDER_STATUS', 'PENDING', 'REJECTED']]);
  });

  it('tell a stock’s conversation, and that of the alert, what becomes of its alerts by a dispense, by people and by the clock', async () => {
    const { stockId } = await stocked(world, [{ quantity: 30 }], 20);
    const quiet = await stocked(world, [{ quantity: 30 }], 20);
    const [id, other] = [
      await start(technician, [], { stockId, announces: true }),
      await start(technician, [], { stockId: quiet.stockId, announces: true }),
    ];
    await dispense(stockId, 15);
    const { alerts } = await manager.client.ask(api.AlertsDocument, {
      pharmacyId: world.pharmacyId,
      filter: { stockId },
    });
    const alertId = alerts.nodes[0]?.id ?? '';
    const ofAlert = await start(technician, [], { alertId, announces: true });
    as((await technician.client.ask(api.AcknowledgeAlertDocument, { input: { alertId } })).acknowledgeAlert, 'Alert');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    as((await technician.client.ask(api.SnoozeAlertDocument, { input: { alertId, until } })).snoozeAlert, 'Alert');
    app.clock.advance({ hours: 2 });
    await runAlertJob(app.server.platform);
    const heard = (await noticesOf(technician, id)) ?? [];
    expect(heard.slice(0, 3)).toEqual([
      ['ALERT_OPENED', 'LOW_STOCK', 'OPEN'],
      ['ALERT_CHANGED', 'LOW_STOCK', 'ACKNOWLEDGED'],
      ['ALERT_CHANGED', 'LOW_STOCK', 'SNOOZED'],
    ]);
    expect(heard).toHaveLength(4);
    expect(heard[3]?.[2]).toBe('OPEN');
    expect(await noticesOf(technician, ofAlert)).toEqual(heard.slice(1));
    expect((await read(technician, other))?.lastPosition).toBe(0);
  });

  it('keep positions without gaps while people write and steps are taken at once, and nobody meets a deadlock', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 500 }], 400);
    const orders = await Promise.all(Array.from({ length: 10 }, () => newOrder(drugId)));
    const ofStock = await Promise.all([1, 2, 3].map(() => start(technician, [manager], { stockId, announces: true })));
    const ofOrders = await Promise.all(
      orders.map((orderId) => start(technician, [manager], { orderId, announces: true })),
    );
    const all = [...ofStock, ...ofOrders];
    const written = new Map(all.map((id) => [id, 0]));
    const write = async (nth: number) => {
      const id = all[nth % all.length] ?? '';
      written.set(id, (written.get(id) ?? 0) + 1);
      await say(nth % 2 ? technician : manager, id);
    };
    // As many at a time as keep all connections at work, and no more than a busy machine serves before somebody is told that it is busy.
    await Promise.all([
      atOnce(8, upTo(30), write),
      atOnce(4, upTo(10), (nth) => dispense(stockId, nth === 4 ? 150 : 1)),
      atOnce(4, orders, reject),
    ]);
    for (const [nth, id] of all.entries()) {
      const expected = (written.get(id) ?? 0) + 1;
      expect([nth, await positionsOf(manager, id), (await read(manager, id))?.lastPosition]).toEqual([
        nth,
        upTo(expected),
        expected,
      ]);
      expect(await noticesOf(manager, id)).toHaveLength(1);
    }
  });
});

describe('messageReceived', () => {
  it('replays what came after the cursor and goes on live, in order, each once, of all conversations or of one', async () => {
    const [one, two] = [await start(technician, [pharmacist]), await start(technician, [pharmacist])];
    const hidden = await start(technician, [manager]);
    const after = await cursorNow(app, world.owner);
    for (const nth of [1, 2, 3]) for (const id of [one, hidden, two]) await say(technician, id, `${nth} ${id}`);
    const [all, only] = [receive(pharmacist, after), receive(pharmacist, after, one)];
    const replayed = await all.take(6);
    for (const nth of [4, 5]) for (const id of [one, hidden, two]) await say(technician, id, `${nth} ${id}`);
    const items = [...replayed, ...(await all.take(4))].map(({ messageReceived }) => messageReceived);
    expect(items.map(({ message }) => message?.body)).toEqual(
      [1, 2, 3, 4, 5].flatMap((nth) => [one, two].map((id) => `${nth} ${id}`)),
    );
    expect(items[0]).toMatchObject({
      change: 'SENT',
      conversationId: one,
      message: { position: 1, sender: { email: technician.email } },
    });
    expect(await bodiesOf(only, 5)).toEqual([1, 2, 3, 4, 5].map((nth) => `${nth} ${one}`));
    const resumed = receive(pharmacist, items[6]?.cursor ?? '');
    expect(await bodiesOf(resumed, 3)).toEqual([`4 ${two}`, `5 ${one}`, `5 ${two}`]);
    expect([all.waiting, only.waiting, resumed.waiting]).toEqual([0, 0, 0]);
  });

  it('of a conversation one does not take part in is answered as of one there is none of', async () => {
    const id = await start(technician, [pharmacist]);
    for (const person of [manager, world.owner, stranger.owner]) {
      const errors = [];
      for (const asked of [id, newId(), 'nonsense']) {
        const [error] = (await receive(person, null, asked).item()).errors ?? [];
        errors.push([error?.message, error?.extensions.code]);
      }
      expect(errors).toEqual(Array.from({ length: 3 }, () => ['There is no conversation with this ID.', 'NOT_FOUND']));
    }
  });

  it('gives nothing more to who was taken out, left or lost their role, also by an old cursor', async () => {
    const roles = [{ role: 'TECHNICIAN' as const, pharmacyId: world.pharmacyId }];
    const [out, leaving, losing] = [
      await newMember(world, 'PHARMACIST', world.pharmacyId),
      await newMember(world, 'TECHNICIAN', world.pharmacyId),
      await newMember(world, 'TECHNICIAN', world.pharmacyId),
    ];
    const id = await start(manager, [out], { roles });
    const marker = await start(manager, [out, leaving, losing]);
    const after = await cursorNow(app, world.owner);
    const items = [out, leaving, losing].map((person) => receive(person, after));
    const first = 'While all take part';
    await say(manager, id, first);
    for (const each of items) expect(await bodiesOf(each, 1)).toEqual([first]);
    await manager.client.ask(api.RemoveParticipantDocument, { input: { conversationId: id, userId: out.userId } });
    await leaving.client.ask(api.LeaveConversationDocument, { input: { conversationId: id } });
    await world.owner.client.ask(api.ChangeMembershipDocument, {
      input: { userId: losing.userId, pharmacyId: world.pharmacyId, role: 'PHARMACIST' },
    });
    await say(manager, id, 'Behind their back');
    await say(manager, marker, 'The end');
    for (const each of items) expect(await bodiesOf(each, 1)).toEqual(['The end']);
    for (const person of [out, leaving, losing]) {
      expect(await bodiesOf(receive(person, after), 1)).toEqual(['The end']);
      expect((await receive(person, after, id).item()).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('begins for who is added or given the role meanwhile, and with conversations that are started, without subscribing anew', async () => {
    const [added, given] = [
      await newMember(world, 'AUDITOR', world.pharmacyId),
      await newMember(world, 'AUDITOR', world.pharmacyId),
    ];
    const id = await start(manager, [], { roles: [{ role: 'TECHNICIAN', pharmacyId: world.pharmacyId }] });
    const after = await cursorNow(app, world.owner);
    const [first, second] = [receive(added, after), receive(given, after)];
    await say(manager, id, 'Before');
    await manager.client.ask(api.AddParticipantDocument, { input: { conversationId: id, userId: added.userId } });
    await world.owner.client.ask(api.ChangeMembershipDocument, {
      input: { userId: given.userId, pharmacyId: world.pharmacyId, role: 'TECHNICIAN' },
    });
    await say(manager, id, 'Since');
    await say(manager, await start(manager, [added, given]), 'A new one');
    for (const items of [first, second]) {
      const got: (string | null | undefined)[] = [];
      while (got.at(-1) !== 'A new one') got.push(...(await bodiesOf(items, 1)));
      // What was said before may be shown as well: whoever joins reads it.
      expect(got.filter((body) => body !== 'Before')).toEqual(['Since', 'A new one']);
    }
  });

  it('tells that a text was taken away, and a replay shows it no more', async () => {
    const id = await start(technician, [pharmacist]);
    const after = await cursorNow(app, world.owner);
    const items = receive(pharmacist, after);
    const { id: messageId } = await say(technician, id, 'A slip');
    expect(await bodiesOf(items, 1)).toEqual(['A slip']);
    as((await technician.client.ask(api.RedactMessageDocument, { input: { messageId } })).redactMessage, 'Message');
    expect((await items.next()).messageReceived).toMatchObject({
      change: 'REDACTED',
      messageId,
      message: { body: null },
    });
    const again = (await receive(pharmacist, after).take(2)).map(({ messageReceived: { change, message } }) => [
      change,
      message?.body,
    ]);
    expect(again).toEqual([
      ['SENT', null],
      ['REDACTED', null],
    ]);
  });

  it('leaves a row for each text that was shown, and none for a notice', async () => {
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    const orderId = await newOrder(drugId);
    const reader = await newMember(world, 'AUDITOR', world.pharmacyId);
    const id = await start(technician, [reader], { orderId, announces: true });
    const items = receive(reader, await cursorNow(app, world.owner));
    const sent = [await say(technician, id), await say(technician, id)];
    await items.take(2);
    await reject(orderId);
    expect((await items.next()).messageReceived.message?.notice).toEqual({
      kind: 'ORDER_STATUS',
      from: 'PENDING',
      to: 'REJECTED',
    });
    await app.server.platform.accessRecorder.flush();
    const rows = await app.sql('SELECT fields, entity_ids, operation FROM access_log WHERE actor_id = $1 ORDER BY id', [
      reader.userId,
    ]);
    expect(rows).toEqual(
      sent.map((each) => ({ fields: ['Message.body'], entity_ids: [each.id], operation: 'MessagesReceived' })),
    );
  });

  it('ends with its session, and nothing sent after that is delivered', async () => {
    const leaving = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const id = await start(manager, [leaving]);
    const items = receive(leaving, await cursorNow(app, world.owner));
    await say(manager, id, 'Before');
    expect(await bodiesOf(items, 1)).toEqual(['Before']);
    await world.owner.client.ask(api.DisableUserDocument, { input: { userId: leaving.userId } });
    await say(manager, id, 'After');
    await items.end();
    expect(items.waiting).toBe(0);
  });

  it('shows a socket that was away during 100 messages the list that a fresh query shows', async () => {
    const id = await start(technician, [pharmacist]);
    const items = receive(pharmacist, await cursorNow(app, world.owner));
    await say(technician, id, 'The first');
    const seen = [(await items.next()).messageReceived];
    items.stop();
    await atOnce(16, upTo(100), (nth) => say(nth % 2 ? technician : pharmacist, id, `Nr. ${nth}`));
    const back = receive(pharmacist, seen[0]?.cursor ?? '');
    seen.push(...(await back.take(100)).map(({ messageReceived }) => messageReceived));
    const whole = [];
    let after: string | null = null;
    do {
      const { conversation }: api.GetConversationQuery = await pharmacist.client.ask(api.GetConversationDocument, {
        id,
        first: 40,
        after,
      });
      whole.unshift(...(conversation?.messages.nodes.toReversed() ?? []));
      after = conversation?.messages.pageInfo.hasNextPage ? (conversation.messages.pageInfo.endCursor ?? null) : null;
    } while (after);
    const shown = seen.toSorted((a, b) => (a.message?.position ?? 0) - (b.message?.position ?? 0));
    expect(shown.map(({ message }) => [message?.id, message?.body])).toEqual(
      whole.map(({ id: each, body }) => [each, body]),
    );
    expect(seen.map(({ message }) => message?.position)).toEqual(upTo(101));
  });
});

describe('conversationChanged', () => {
  const conversationsOf = async (items: LiveItems<api.ConversationChangesSubscription>, count: number) =>
    (await items.take(count)).map(({ conversationChanged }) => conversationChanged.conversationId);
  const changes = ({ token }: Person, after: string, one: { conversationId?: string } = {}) =>
    app.live(token).subscribe(api.ConversationChangesDocument, { after, ...one });
  const marked = ({ client }: Person, conversationId: string) =>
    client.ask(api.MarkConversationReadDocument, { input: { conversationId } });

  it('tells of new ones, messages and who takes part, to those who do, and of reading to the reader alone', async () => {
    const after = await cursorNow(app, world.owner);
    const id = await start(technician, [pharmacist]);
    await say(technician, id);
    await marked(pharmacist, id);
    // Read already: nothing changed.
    await marked(pharmacist, id);
    await say(pharmacist, id);
    const last = await start(technician, [pharmacist]);
    expect(await conversationsOf(changes(technician, after), 4)).toEqual([id, id, id, last]);
    expect(await conversationsOf(changes(pharmacist, after), 5)).toEqual([id, id, id, id, last]);
    expect(await conversationsOf(changes(pharmacist, after, { conversationId: last }), 1)).toEqual([last]);
    const hears = changes(manager, after);
    const own = await start(manager, []);
    expect(await conversationsOf(hears, 1)).toEqual([own]);
  });

  it('tells who is taken out, and nothing after that', async () => {
    const id = await start(technician, [pharmacist]);
    const hears = changes(pharmacist, await cursorNow(app, world.owner));
    await say(technician, id);
    // It stands, and knows who takes part.
    expect(await conversationsOf(hears, 1)).toEqual([id]);
    const input = { conversationId: id, userId: pharmacist.userId };
    as((await technician.client.ask(api.RemoveParticipantDocument, { input })).removeParticipant, 'Conversation');
    await say(technician, id);
    const last = await start(technician, [pharmacist]);
    expect(await conversationsOf(hears, 2)).toEqual([id, last]);
  });
});

it('conversationChanged tells who is taken out between a page’s first question and its subscription', async () => {
  const id = await start(technician, [pharmacist]);
  const after = await cursorNow(app, world.owner);
  const input = { conversationId: id, userId: pharmacist.userId };
  as((await technician.client.ask(api.RemoveParticipantDocument, { input })).removeParticipant, 'Conversation');
  const items = app.live(pharmacist.token).subscribe(api.ConversationChangesDocument, { after });
  expect((await items.next()).conversationChanged.conversationId).toBe(id);
});

describe('two servers', () => {
  it.each(['with Redis', 'without Redis'])('%s tell each other’s messages, each once and in order', async (way) => {
    const redis = way === 'with Redis';
    // Polling would take a minute where there is Redis, and no server that polls may be quicker than a wake-up.
    const database = redis ? await freshDatabase() : app.database;
    if (redis) onTestFinished(() => database.drop());
    const one = redis ? await appForTest({ database, redis, pollMs: 60_000 }) : app;
    const two = await appForTest({ database, redis, ...(redis && { pollMs: 60_000 }) });
    const there = await newWorld(one);
    const reader = await newMember(there, 'TECHNICIAN', there.pharmacyId);
    const id = await start(there.owner, [reader]);
    const items = [one, two].map((on) => receive(reader, null, id, on));
    const writers = [one, two].map((on) => ({ client: on.client(there.owner.token) }));
    // A subscription from now on has begun once something reaches it.
    for (const each of items)
      await until('it has begun', async () => (await say(writers[0] ?? there.owner, id, 'Hello')) && each.waiting > 0);
    const begun = (await read(there.owner, id))?.lastPosition ?? 0;
    await atOnce(16, upTo(20), (nth) => say(writers[nth % 2] ?? there.owner, id, `Nr. ${nth}`));
    for (const each of items) {
      const got: number[] = [];
      while (got.at(-1) !== begun + 20) got.push((await each.next()).messageReceived.message?.position ?? 0);
      expect(got).toEqual(upTo(begun + 20).slice(-got.length));
      expect(got.length).toBeGreaterThan(20);
    }
  });
});
