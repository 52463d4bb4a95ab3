import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ApothecaError, type Client, createClient, NetworkError } from '../../client/src/index.ts';
import {
  DispenseStockDocument,
  LiveCursorDocument,
  MeDocument,
  ReceiveStockDocument,
  SessionsDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { allPlaced, cursorNow } from '../kit/cursor.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { until } from '../kit/until.ts';
import { dayFromNow, newDrug, newMember, newWorld, password, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let line: FlakyProxy;
const clients: Client[] = [];

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  line = await FlakyProxy.to(app.url);
});
afterEach(async () => {
  line.restore();
  for (const client of clients.splice(0)) await client.close();
});
afterAll(async () => {
  await line.close();
  await app.close();
});

/** A client over the line, with the token given. */
function clientOf(token: string | null, options: Partial<Parameters<typeof createClient>[0]> = {}): Client {
  const client = createClient({ url: line.url, ...options });
  if (token !== null) client.continueWith(token);
  clients.push(client);
  return client;
}

/** What is said of changes of stock, as it arrives. */
function quantities(client: Client, signal?: AbortSignal) {
  const seen: number[] = [];
  let ended: unknown = null;
  const read = async () => {
    for await (const { stockChanged } of client.follow(
      StockChangesDocument,
      { pharmacyId: world.pharmacyId },
      signal ? { signal } : {},
    ))
      seen.push(stockChanged.quantity);
  };
  const done = read().catch((error: unknown) => {
    ended = error;
  });
  return { seen, done, ended: () => ended };
}

const dispense = (stockId: string) =>
  world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });

describe('a session of the client', () => {
  it('begins with signing in, answers refusals as they are, and ends with signing out', async () => {
    const { email } = await newMember(world, 'TECHNICIAN', null);
    const client = clientOf(null);
    const told: boolean[] = [];
    client.onSession((session) => told.push(session !== null));
    expect(await client.signIn({ email, password: 'not the password' })).toMatchObject({
      __typename: expect.not.stringMatching(/^SignedIn$/),
      message: expect.any(String),
    });
    expect(client.session).toBeNull();
    expect(await client.signIn({ email, password })).toMatchObject({ __typename: 'SignedIn' });
    expect((await client.query(MeDocument, {})).me?.email).toBe(email);
    const token = client.session?.token ?? '';
    await client.signOut();
    expect([client.session, told]).toEqual([null, [true, false]]);
    expect((await app.client(token).send('{ me { id } sessions { id } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('ends as soon as the server says so', async () => {
    const client = clientOf('of-nothing');
    await expect(client.query(SessionsDocument, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(client.session).toBeNull();
  });

  it('ends with the socket when it is revoked, and whoever follows is told', async () => {
    const { token } = await newMember(world, 'TECHNICIAN', null);
    const client = clientOf(token);
    const live = quantities(client);
    await until('it is live', () => client.connection.state === 'live');
    await app.client(token).send('mutation { logOut }');
    await live.done;
    expect(live.ended()).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect([client.session, client.connection.state]).toEqual([null, 'idle']);
  });
});

describe('a session that a subscription finds ended', () => {
  it('is over for the client', async () => {
    const { token, userId } = await newMember(world, 'TECHNICIAN', null);
    const client = clientOf(token);
    const { liveCursor: after } = await client.query(LiveCursorDocument, {});
    const live = quantities(client);
    await until('it is live', () => client.connection.state === 'live');
    // Without its event: as when that is still on its way.
    await app.sql('UPDATE session SET revoked_at = now() WHERE user_id = $1', [userId]);
    const events = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    await expect(events.next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(client.session).toBeNull();
    await live.done;
  });
});

describe('a request of the client', () => {
  it('throws errors with their facts and keeps nothing secret in them', async () => {
    const client = clientOf(world.owner.token);
    const error = await client
      .mutate(DispenseStockDocument, { input: { stockId: world.pharmacyId, quantity: 0 } })
      .catch((error: unknown) => error);
    if (!(error instanceof ApothecaError)) throw new Error('It was accepted.');
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.quantity' }] });
    expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(error) + String(error.stack)).not.toContain(world.owner.token);
  });

  it('has one effect although answers are lost', async () => {
    const client = clientOf(world.owner.token);
    const drugId = await newDrug(world);
    line.loseAnswers(2);
    const lost = line.lost;
    const { receiveStock } = await client.mutate(ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: someText('LOT'),
        expiresOn: dayFromNow(400),
        quantity: 7,
      },
    });
    expect(line.lost - lost).toBe(2);
    const { id } = as(receiveStock, 'StockMovement').stock;
    expect(await app.sql('SELECT quantity FROM stock WHERE id = $1', [id])).toEqual([{ quantity: 7 }]);
  });

  it('says that no answer came, for a query at once', async () => {
    const client = clientOf(world.owner.token);
    line.cut();
    await expect(client.query(MeDocument, {})).rejects.toThrow(NetworkError);
    line.restore();
    expect((await client.query(MeDocument, {})).me).not.toBeNull();
  });

  it('stops when it is told to', async () => {
    const client = clientOf(world.owner.token);
    line.silence();
    const stop = new AbortController();
    const asked = client.query(MeDocument, {}, { signal: stop.signal });
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what a client follows', () => {
  it('comes each once and in order, however often the connection is lost', async () => {
    const { stockId } = await stocked(world, [{ quantity: 40 }]);
    // What was received is not to come behind the cursor at which following begins.
    await allPlaced(app);
    const client = clientOf(world.owner.token);
    const states: string[] = [];
    client.onConnection(({ state }) => states.push(state));
    const stop = new AbortController();
    const live = quantities(client, stop.signal);
    await until('it is live', () => client.connection.state === 'live');
    // Nothing has come yet: there is no event whose cursor could be remembered.
    line.cut();
    await dispense(stockId);
    line.restore();
    await until('the first', () => live.seen.length === 1);
    for (let round = 0; round < 3; round += 1) {
      await dispense(stockId);
      line.cut();
      await dispense(stockId);
      await until('it is noticed', () => client.connection.state !== 'live');
      await dispense(stockId);
      line.restore();
      await until('it is live again', () => client.connection.state === 'live');
    }
    await until('all of them', () => live.seen.length === 10);
    expect(live.seen).toEqual(Array.from({ length: 10 }, (_, nth) => 39 - nth));
    stop.abort();
    await live.done;
    expect([live.ended(), client.connection.state]).toEqual([null, 'idle']);
    expect(states.filter((state) => state === 'down').length).toBeGreaterThanOrEqual(4);
  });

  it('follows nothing once it was stopped while the place to begin was asked for', async () => {
    const client = clientOf(world.owner.token);
    const stop = new AbortController();
    const live = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId }, { signal: stop.signal });
    const first = live.next();
    stop.abort();
    expect(await first).toEqual({ done: true, value: undefined });
    expect(client.connection.state).toBe('idle');
  });

  it('goes on after a connection that died without a word', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    await allPlaced(app);
    const client = clientOf(world.owner.token);
    const live = quantities(client);
    await until('it is live', () => client.connection.state === 'live');
    line.silence();
    const silentSince = Date.now();
    await dispense(stockId);
    await until('it is noticed', () => client.connection.state === 'down');
    // Alone it takes nine seconds: a ping after five, and four for its answer.
    expect(Date.now() - silentSince).toBeLessThan(30_000);
    line.cut();
    line.restore();
    await until('the event', () => live.seen.length === 1);
    expect(live.seen).toEqual([4]);
  });

  it('goes on after a connection that was never answered', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const after = (await clientOf(world.owner.token).query(LiveCursorDocument, {})).liveCursor;
    const client = clientOf(world.owner.token);
    // Whoever connects is let in, and hears nothing.
    line.silence();
    const events = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    const first = events.next();
    await until('it is noticed', () => client.connection.state === 'down');
    // What was opened before stays silent for good; the next try is a connection of its own.
    line.restore();
    await dispense(stockId);
    expect((await first).done).toBe(false);
    await events.return(undefined);
  });

  it('given up with the package ws while it is being made, does no harm', async () => {
    const client = clientOf(world.owner.token, { webSocketImpl: WebSocket });
    const { liveCursor: after } = await client.query(LiveCursorDocument, {});
    line.silence();
    const events = client.follow(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    const first = events.next();
    await until('it is being made', () => client.connection.state === 'connecting');
    await sleep(100);
    // Signing out gives it up; an error that nobody hears would end this process.
    client.continueWith('another');
    await until('it is given up', () => client.connection.state === 'down');
    await client.close();
    await events.return(undefined);
    await first;
  });

  it('is an event also where something within it cannot be shown, and goes on behind it', async () => {
    const own = await appForTest();
    const place = await newWorld(own);
    const { stockId } = await stocked(place, [{ quantity: 9 }]);
    const after = await cursorNow(own, place.owner);
    for (let count = 0; count < 2; count += 1)
      await place.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await allPlaced(own);
    await own.sql('ALTER TABLE transaction RENAME TO gone_one');
    const seen: (number | null)[] = [];
    const client = clientOf(place.owner.token, { url: own.url });
    for await (const { stockChanged } of client.follow(StockChangesDocument, { pharmacyId: place.pharmacyId, after })) {
      seen.push(stockChanged.quantity);
      expect(stockChanged.transaction).toBeNull();
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([8, 7]);
  });

  it('is refused at once where the right to it is missing', async () => {
    const client = clientOf(world.owner.token);
    const elsewhere = await newWorld(app);
    const events = client.follow(StockChangesDocument, { pharmacyId: elsewhere.pharmacyId });
    await expect(events.next()).rejects.toMatchObject({ name: 'ApothecaError', code: 'NOT_FOUND' });
    expect(client.session).not.toBeNull();
  });

  it('is refused in the language of the client', async () => {
    const { pharmacyId } = await newWorld(app);
    const refusals = ['en', 'de'].map(async (language) => {
      const events = clientOf(world.owner.token, { language }).follow(StockChangesDocument, { pharmacyId });
      return events.next().catch((error: unknown) => (error instanceof ApothecaError ? error.message : null));
    });
    expect(await Promise.all(refusals)).toEqual([
      'There is no pharmacy with this ID.',
      'Es gibt keine Apotheke mit dieser ID.',
    ]);
  });
});

describe('a client of a server that takes trusted documents alone', () => {
  it('sends ids, and is refused with texts', async () => {
    const strict = await startApp({ environment: { TRUSTED_DOCUMENTS: 'only' } });
    try {
      const input = { email: 'nobody@pharmacy.example', password };
      const byId = createClient({ url: strict.url, send: 'id' });
      expect((await byId.signIn(input)).__typename).not.toBe('SignedIn');
      const byText = createClient({ url: strict.url });
      await expect(byText.signIn(input)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_TRUSTED' });
    } finally {
      await strict.close();
    }
  });
});
