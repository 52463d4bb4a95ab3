import { connect, type Socket } from 'node:net';
import { MessageType, parseMessage, stringifyMessage } from 'graphql-ws';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  CreateServiceKeyDocument,
  CreateSupplierDocument,
  MeDocument,
  StockChangesDocument,
  StocksDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import type { Client } from '../kit/client.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { rest } from '../kit/rest.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, someText, type World } from '../kit/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** So little that a few operations use it up, and so slowly filled again that nothing comes back while a test runs. */
const spare = { perSecond: 0.001, burst: 1_000 };
const plenty = { perSecond: 1_000_000, burst: 1_000_000 };

let database: FreshDatabase;
/** On a server without bounds to speak of. */
let world: World;

beforeAll(async () => {
  database = await freshDatabase();
  world = await newWorld(await startApp({ database }));
  return async () => {
    await world.app.close();
    await database.drop();
  };
});

/** Asks the same until it is refused; it must have been answered before. */
async function askUntilRefused(
  client: Client,
  document: string = StocksDocument.toString(),
  variables: object = { pharmacyId: world.pharmacyId, first: 20 },
) {
  for (let answered = 0; answered < 200; answered += 1) {
    const answer = await client.send(document, variables);
    if (answer.errors) return { answered, ...answer };
  }
  throw new Error('It was answered again and again.');
}

describe('who asks on and on', () => {
  const member = () => newMember(world, 'MANAGER', null);

  it('is refused for a while over HTTP, with the time to wait, and the others of the organization are not', async () => {
    const app = await appForTest({ database, costLimits: { user: spare, organization: plenty } });
    const [one, other] = [await member(), await member()];
    const { answered, status, headers, errors } = await askUntilRefused(app.client(one.token));
    expect(answered).toBeGreaterThan(5);
    expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBe(errors?.[0]?.extensions.retryAfterSeconds);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const { status: restStatus, headers: restHeaders } = await rest(
      app.url,
      'GET',
      `/stocks?pharmacyId=${world.pharmacyId}`,
      { token: one.token },
    );
    expect(restStatus).toBe(429);
    expect(Number(restHeaders.get('retry-after'))).toBeGreaterThan(0);
    await app.client(other.token).ask(StocksDocument, { pharmacyId: world.pharmacyId, first: 20 });
  });

  it('has one bucket for all sessions, sockets and addresses; a refused subscription leaves its socket open', async () => {
    const app = await appForTest({ database, costLimits: { user: spare, organization: plenty } });
    const one = await member();
    const live = app.live(one.token);
    const events = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after: null });
    await live.opened;
    await askUntilRefused(app.client(one.token), MeDocument.toString());
    const refused = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after: null });
    expect(await refused.end()).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } },
    ]);
    expect(events.ended).toBeNull();
  });

  it('is refused over a socket alone as well', async () => {
    const app = await appForTest({ database, costLimits: { user: spare, organization: plenty } });
    const one = await member();
    const live = app.live(one.token);
    for (let begun = 0; ; begun += 1) {
      expect(begun).toBeLessThan(200);
      const items = live.subscribe(StockChangesDocument, {
        pharmacyId: world.pharmacyId,
        after: 'no cursor',
      });
      // A cursor that is none is an answer; only what is refused before it began is an error of the operation.
      const ended = await items.end();
      if (ended === null) continue;
      expect(ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
      break;
    }
    const { status } = await askUntilRefused(app.client(one.token), MeDocument.toString());
    expect(status).toBe(429);
  });

  it('is a service as well, and an organization with all who are in it; another organization is not', async () => {
    const app = await appForTest({ database, costLimits: { user: plenty, organization: spare } });
    const { createServiceKey } = await world.owner.client.ask(CreateServiceKeyDocument, {
      input: {
        name: someText('Key'),
        permissions: ['STOCK_READ'],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
    await askUntilRefused(app.client(createServiceKey.key));
    const { answered, status, errors } = await askUntilRefused(app.client((await member()).token));
    expect(answered).toBe(0);
    expect([status, errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    const elsewhere = await newWorld(world.app);
    await app.client(elsewhere.owner.token).ask(MeDocument, {});
  });

  it('pays for changes too; what was refused was not done and fills no trail', async () => {
    const app = await appForTest({ database, costLimits: { user: spare, organization: plenty } });
    const one = await member();
    const rows = () =>
      app.sql(`SELECT outcome, code FROM audit_log WHERE actor_id = $1 AND action LIKE 'supplier%'`, [one.userId]);
    const create = () => ({ input: { name: someText('Supplier') } });
    let made = 0;
    for (; ; made += 1) {
      const { errors } = await app.client(one.token).send(CreateSupplierDocument.toString(), create());
      if (errors) break;
      expect(made).toBeLessThan(200);
    }
    expect((await app.client(one.token).send(CreateSupplierDocument.toString(), create())).status).toBe(429);
    expect(await rows()).toEqual(Array.from({ length: made }, () => ({ outcome: 'SUCCEEDED', code: null })));
  });
});

/** A socket of the protocol that says no more than it is told to. */
function plainSocket(app: App, token: string | null) {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  onTestFinished(() => socket.terminate());
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const letIn = new Promise<boolean>((resolve, reject) => {
    socket.on('open', () => {
      if (token !== null)
        socket.send(
          stringifyMessage({ type: MessageType.ConnectionInit, payload: { authorization: `Bearer ${token}` } }),
        );
    });
    socket.on('message', (data) => resolve(parseMessage(String(data)).type === MessageType.ConnectionAck));
    socket.once('close', () => resolve(false));
    socket.once('error', reject);
  });
  const opened = new Promise<void>((resolve) => socket.once('open', () => resolve()));
  return { socket, closed, letIn, opened };
}

describe('sockets', () => {
  it('of one session are 20 at most: the next is closed with 1013, unanswered, until one has gone', async () => {
    const app = await appForTest({ database });
    const { token } = await newMember(world, 'TECHNICIAN', null);
    const other = await newMember(world, 'TECHNICIAN', null);
    const sockets = Array.from({ length: 20 }, () => plainSocket(app, token));
    for (const { letIn } of sockets) expect(await letIn).toBe(true);
    const next = plainSocket(app, token);
    expect([await next.letIn, await next.closed]).toEqual([false, 1013]);
    expect(await plainSocket(app, other.token).letIn).toBe(true);
    sockets[0]?.socket.close();
    await until('there is a place again', async () => plainSocket(app, token).letIn);
  });

  it('are bounded in all, those that say nothing included', async () => {
    const app = await appForTest({
      database,
      environment: { MAX_SOCKETS: '3' },
      socketTimes: { introductionMs: 60_000 },
    });
    const silent = Array.from({ length: 3 }, () => plainSocket(app, null));
    for (const { opened } of silent) await opened;
    const { token } = await newMember(world, 'TECHNICIAN', null);
    expect(await plainSocket(app, token).closed).toBe(1013);
    // Over HTTP the person is served as ever.
    await app.client(token).ask(MeDocument, {});
    silent[0]?.socket.close();
    await until('there is a place again', async () => plainSocket(app, token).letIn);
  });

  it('from one address are so many at most', async () => {
    const app = await appForTest({
      database,
      environment: { MAX_SOCKETS_OF_ADDRESS: '30' },
      socketTimes: { introductionMs: 100_000 },
    });
    const sockets = Array.from({ length: 30 }, () => plainSocket(app, null));
    for (const { opened } of sockets) await opened;
    expect(await plainSocket(app, null).closed).toBe(1013);
    expect(sockets.every(({ socket }) => socket.readyState === WebSocket.OPEN)).toBe(true);
  });

  it('that found no place are cut off when they do not leave', async () => {
    const app = await appForTest({ database, environment: { MAX_SOCKETS: '1' }, socketTimes: { leaveMs: 200 } });
    await plainSocket(app, null).opened;
    const port = Number(new URL(app.url).port);
    const stubborn = await new Promise<Socket>((resolve) => {
      const connection = connect(port, '127.0.0.1', () => resolve(connection));
    });
    onTestFinished(() => void stubborn.destroy());
    const ended = new Promise<void>((resolve) => stubborn.once('close', () => resolve()));
    stubborn.resume();
    // Reads what comes and answers nothing: not even that it has heard the goodbye.
    stubborn.write(
      [
        'GET /graphql HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        '',
        '',
      ].join('\r\n'),
    );
    await ended;
  });
});
