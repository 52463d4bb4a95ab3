import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  ChangeMembershipDocument,
  DispenseStockDocument,
  MessagesReceivedDocument,
  PlaceOrderDocument,
  SendMessageDocument,
  StartConversationDocument,
  StockChangesDocument,
  TypedDocumentString,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp({ pollMs: 60_000 });
  world = await newWorld(app);
});
afterAll(() => app.close());

const dispense = (stockId: string) =>
  world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });

/** A change of the stock as if it had been announced: nothing else reads because of it. */
async function announce(stockId: string): Promise<void> {
  await app.sql(
    `INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
     SELECT new_uuid_v7(), organization_id, pharmacy_id, 'stock.changed',
            jsonb_build_object('stockId', id, 'drugId', drug_id, 'quantity', quantity, 'quantityChanged', 0, 'transactionId', NULL)
       FROM stock WHERE id = $1`,
    [stockId],
  );
  app.server.platform.sequencer.nudge();
}

/** A socket that keeps what it is sent as it came. */
class Wire {
  readonly received: string[] = [];
  readonly socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');

  constructor({ token }: Person, subscription: object) {
    wires.push(this);
    this.socket.on('open', () => this.#say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    this.socket.on('message', (data) => {
      const text = String(data);
      if (text === '{"type":"connection_ack"}') this.#say({ type: 'subscribe', ...subscription });
      else this.received.push(text);
    });
  }

  #say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  has(count: number): Promise<unknown> {
    return until(`${count} messages`, () => this.received.length >= count);
  }
}
const wires: Wire[] = [];
afterEach(() => {
  for (const { socket } of wires.splice(0)) socket.terminate();
});

const withLots =
  'subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { cursor quantity stock { id lots { id quantity } } } }';
const following = (id: string, after: string, query = withLots) => ({
  id,
  payload: { query, variables: { pharmacyId: world.pharmacyId, after } },
});
const people = (count: number, role: 'TECHNICIAN' | 'PHARMACIST' = 'TECHNICIAN') =>
  Promise.all(Array.from({ length: count }, () => newMember(world, role, world.pharmacyId)));

/** How often the server has read the lots of stocks from now on. */
function readsOfLots() {
  const rows = vi.spyOn(app.server.platform.database, 'rows');
  onTestFinished(() => rows.mockRestore());
  return () => rows.mock.calls.filter(([, { text }]) => /FROM lot l JOIN stock s ON/.test(text)).length;
}

describe('subscriptions with the same document, variables and rights', () => {
  it('are sent the same bytes, read once, with the ids that they gave themselves', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const after = await cursorNow(app, world.owner);
    const readers = (await people(4)).map((person, nth) => new Wire(person, following(`"${nth}"`, after)));
    await dispense(stockId);
    await Promise.all(readers.map((reader) => reader.has(1)));
    const reads = readsOfLots();
    await announce(stockId);
    await Promise.all(readers.map((reader) => reader.has(2)));
    expect(reads()).toBe(1);
    const answers = readers.map(({ received }, nth) =>
      received.map((text) => text.replace(`{"id":${JSON.stringify(`"${nth}"`)},`, '')),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.map((text) => JSON.parse(`{${text}`).payload.data.stockChanged.quantity)).toEqual([9, 9]);
  });

  it('share whatever cursor each began at', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const earlier = await cursorNow(app, world.owner);
    await dispense(stockId);
    const later = await cursorNow(app, world.owner);
    const [one, two] = (await people(2)) as [Person, Person];
    const readers = [new Wire(one, following('one', earlier)), new Wire(two, following('one', later))] as const;
    await readers[0].has(1);
    await dispense(stockId);
    await Promise.all([readers[0].has(2), readers[1].has(1)]);
    const reads = readsOfLots();
    await announce(stockId);
    await Promise.all([readers[0].has(3), readers[1].has(2)]);
    expect(reads()).toBe(1);
    expect(readers[0].received.slice(1)).toEqual(readers[1].received);
  });

  it('end for who loses the right, and go on for the others', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const after = await cursorNow(app, world.owner);
    const [leaving, staying] = (await people(2)) as [Person, Person];
    const readers = [new Wire(leaving, following('one', after)), new Wire(staying, following('one', after))] as const;
    await dispense(stockId);
    await Promise.all(readers.map((reader) => reader.has(1)));
    const input = { userId: leaving.userId, pharmacyId: world.pharmacyId, role: null };
    await world.owner.client.ask(ChangeMembershipDocument, { input });
    await dispense(stockId);
    await Promise.all([readers[0].has(2), readers[1].has(2)]);
    expect(JSON.parse(readers[0].received[1] ?? '')).toEqual({ id: 'one', type: 'complete' });
    await dispense(stockId);
    await readers[1].has(3);
    expect(readers[0].received).toHaveLength(2);
  });

  it('do not wait for one of them that does not read', async () => {
    const { stockId } = await stocked(world, [{ quantity: 100 }]);
    await app.sql(
      `UPDATE drug SET description = repeat('x', 100000) WHERE id = (SELECT drug_id FROM stock WHERE id = $1)`,
      [stockId],
    );
    const after = await cursorNow(app, world.owner);
    const texts = Array.from({ length: 5 }, (_, nth) => `d${nth}: description`).join(' ');
    const query = `subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { quantity stock { drug { ${texts} } } } }`;
    const [deaf, other] = (await people(2)).map((person) => new Wire(person, following('one', after, query))) as [
      Wire,
      Wire,
    ];
    await dispense(stockId);
    await Promise.all([deaf.has(1), other.has(1)]);
    deaf.socket.pause();
    for (let nth = 0; nth < 40; nth += 1) await dispense(stockId);
    await other.has(41);
    // What waits for it waits in the table: it still is where it stopped, and goes on from there.
    expect(deaf.received.length).toBeLessThan(41);
    deaf.socket.resume();
    await deaf.has(41);
    expect(deaf.received).toEqual(other.received);
  });
});

describe('subscriptions that differ', () => {
  const stepsOf = new TypedDocumentString<
    { orderStatusChanged: { order: { allowedSteps: string[] } } },
    { pharmacyId: string; after: string }
  >(
    'subscription ($pharmacyId: ID!, $after: String) { orderStatusChanged(pharmacyId: $pharmacyId, after: $after) { order { allowedSteps } } }',
  );
  const stepsAsked = new TypedDocumentString<{ order: { allowedSteps: string[] } }, { id: string }>(
    'query ($id: ID!) { order(id: $id) { allowedSteps } }',
  );

  it('in rights, or in who somebody is, are shown what each would be told alone', async () => {
    const { drugId } = await stocked(world, [{ quantity: 10 }]);
    const after = await cursorNow(app, world.owner);
    const [requester, ...others] = (await people(2)) as [Person, Person];
    const readers = [world.owner, requester, ...others, ...(await people(2, 'PHARMACIST'))];
    const items = readers.map(({ token }) =>
      app.live(token).subscribe(stepsOf, { pharmacyId: world.pharmacyId, after }),
    );
    const input = { pharmacyId: world.pharmacyId, lines: [{ drugId, quantity: 1 }] };
    const placed = as((await requester.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
    const heard = await Promise.all(items.map(async (each) => (await each.next()).orderStatusChanged.order));
    const asked = await Promise.all(
      readers.map(async ({ client }) => (await client.ask(stepsAsked, { id: placed.id })).order),
    );
    expect(heard).toEqual(asked);
    // Of two technicians the one who requested it may cancel it; a pharmacist may approve it.
    expect(new Set(heard.map(({ allowedSteps }) => String(allowedSteps))).size).toBeGreaterThanOrEqual(3);
  });

  it('by their reader alone leave one record for each who was shown a sensitive text', async () => {
    const [writer, ...readers] = (await people(3)) as [Person, Person, Person];
    const { startConversation } = await writer.client.ask(StartConversationDocument, {
      input: { userIds: readers.map(({ userId }) => userId) },
    });
    const after = await cursorNow(app, world.owner);
    const items = readers.map(({ token }) => app.live(token).subscribe(MessagesReceivedDocument, { after }));
    const input = { conversationId: startConversation.id, body: 'For both.' };
    const { sendMessage } = await writer.client.ask(SendMessageDocument, { input });
    for (const each of items) expect((await each.next()).messageReceived.message?.body).toBe('For both.');
    await app.server.platform.accessRecorder.flush();
    const rows = await app.sql<{ actor_id: string; entity_ids: string[] }>(
      'SELECT actor_id, entity_ids FROM access_log WHERE actor_id = ANY($1) ORDER BY actor_id',
      [readers.map(({ userId }) => userId)],
    );
    const expected = readers.map(({ userId }) => ({ actor_id: userId, entity_ids: [sendMessage.id] }));
    expect(rows).toEqual(expected.toSorted((a, b) => a.actor_id.localeCompare(b.actor_id)));
  });

  it('on another server of the same database get the same events', async () => {
    const second = await startApp({ database: app.database });
    onTestFinished(() => second.close());
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const after = await cursorNow(app, world.owner);
    const variables = { pharmacyId: world.pharmacyId, after };
    const items = [app, second].map((node) => node.live(world.owner.token).subscribe(StockChangesDocument, variables));
    await dispense(stockId);
    const [here, there] = await Promise.all(items.map((each) => each.next()));
    expect(there).toEqual(here);
  });
});
