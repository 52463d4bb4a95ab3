import { createServer, type IncomingMessage, request as send } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { ConfigError, readConfig } from '../../src/app/config/config.ts';
import {
  LiveCursorDocument,
  LogInDocument,
  SendMessageDocument,
  SessionsDocument,
  StartConversationDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, Client } from '../kit/client.ts';
import { testKeys } from '../kit/keys.ts';
import { until } from '../kit/until.ts';
import { newWorld, password, type World } from '../kit/world.ts';

/** A reverse proxy as nginx is one: it notes at the end of X-Forwarded-For who asked, and passes everything on, upgrades included. */
async function proxyFor(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const noted = ({ headers, socket }: IncomingMessage) => ({
    ...headers,
    'x-forwarded-for': [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', '),
  });
  const proxy = createServer((request, response) => {
    const { method, url: path } = request;
    const onward = send({ hostname, port, method, path, headers: noted(request) }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  proxy.on('upgrade', (request: IncomingMessage, client, head) => {
    const server = connect(Number(port), hostname, () => {
      const lines = Object.entries(noted(request)).map(([name, value]) => `${name}: ${value}`);
      server.write([`${request.method} ${request.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      server.write(head);
      server.pipe(client).pipe(server);
    });
    for (const end of [server, client]) end.on('error', () => end.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

const lines: Record<string, unknown>[] = [];
const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });

const apps = new Map<string, App>();
let first: App;
let world: World;
beforeAll(async () => {
  first = await startApp({ log });
  world = await newWorld(first);
  apps.set('false', first);
});
afterAll(async () => {
  for (const app of [...apps.values()].reverse()) await app.close();
});

async function appTrusting(trust: string): Promise<App> {
  const known = apps.get(trust);
  if (known) return known;
  const app = await startApp({ log, database: first.database, environment: { TRUST_PROXY: trust } });
  apps.set(trust, app);
  return app;
}

/** Every address that is kept of a client who says it came from others: of its session, in the trail, in the log, and of what it reads over a socket. */
async function addressesKept(url: string, forwarded: string | null) {
  const headers = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  const client = new Client(url);
  const answer = await client.send(
    LogInDocument.toString(),
    { input: { email: world.owner.email, password } },
    { headers },
  );
  const signedIn = as(answer.data?.logIn as { __typename: 'SignedIn'; token: string }, 'SignedIn');
  client.token = signedIn.token;
  const requestId = answer.headers.get('x-request-id');
  const [trail] = await first.sql('SELECT ip FROM audit_log WHERE request_id = $1', [requestId]);
  const { sessions } = await client.ask(SessionsDocument, {}, { headers });
  const session = sessions.find(({ current }) => current);
  const logged = await until('the line of the log', () => lines.find((line) => line.requestId === requestId));
  await readOverSocket(url, client.token, headers);
  const [read] = await until('the record of who looked', async () => {
    const rows = await first.sql('SELECT ip FROM access_log WHERE session_id = $1', [session?.id]);
    return rows.length > 0 ? rows : undefined;
  });
  return { session: session?.ip, trail: trail?.ip, log: logged.ip, socket: read?.ip };
}

/** Reads a message over a socket, which is recorded. */
async function readOverSocket(url: string, token: string, headers: Record<string, string>): Promise<void> {
  const { client } = world.owner;
  const { liveCursor: after } = await client.ask(LiveCursorDocument, {});
  const { startConversation } = await client.ask(StartConversationDocument, { input: { title: 'Who reads this' } });
  await client.ask(SendMessageDocument, { input: { conversationId: startConversation.id, body: 'A text' } });
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  try {
    const said: string[] = [];
    socket.on('message', (data) => said.push(String(data)));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const tell = (message: object) => socket.send(JSON.stringify(message));
    tell({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await until('the acknowledgement', () => said.some((text) => text.includes('connection_ack')) || undefined);
    const query = 'subscription ($after: String) { messageReceived(after: $after) { message { body } } }';
    tell({ id: 'one', type: 'subscribe', payload: { query, variables: { after } } });
    await until('the message', () => said.some((text) => text.includes('A text')) || undefined);
  } finally {
    socket.terminate();
  }
}

const everywhere = (ip: string) => ({ session: ip, trail: ip, log: ip, socket: ip });

describe('the client’s address', () => {
  it.each([
    ['false', '127.0.0.1', 'what a direct client says of itself'],
    ['10.0.0.0/8', '127.0.0.1', 'what comes by another way than the proxy'],
    ['127.0.0.1', '198.51.100.9', 'what the proxy did not see itself'],
    ['127.0.0.0/8, 198.51.100.9', '203.0.113.7', 'nothing, when both are proxies'],
    ['127.0.0.0/8, 198.51.100.0/24, 203.0.113.0/24', '203.0.113.7', 'nothing, when all of them are'],
  ])('with TRUST_PROXY=%s is %s wherever it is kept: ignored is %s', async (trust, expected) => {
    const { url } = await appTrusting(trust);
    expect(await addressesKept(url, '203.0.113.7, 198.51.100.9')).toEqual(everywhere(expected));
  });

  it('is what the proxy saw, whatever the client writes before it', async () => {
    const url = await proxyFor((await appTrusting('127.0.0.2')).url);
    expect(await addressesKept(url, '203.0.113.7')).toEqual(everywhere('127.0.0.1'));
    const behind = await proxyFor((await appTrusting('127.0.0.1')).url);
    // The proxy's own client is here at 127.0.0.1 too, and so a proxy: what it says counts.
    expect(await addressesKept(behind, '192.0.2.1, 203.0.113.7')).toEqual(everywhere('203.0.113.7'));
  });

  it.each([
    ['nonsense', '127.0.0.1'],
    ['203.0.113.7, unknown', '127.0.0.1'],
    ['203.0.113.7, <script>', '127.0.0.1'],
    ['203.0.113.7,', '127.0.0.1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', '127.0.0.1'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
  ])('that a proxy tells as %j is kept as %s', async (forwarded, expected) => {
    const { url } = await appTrusting('127.0.0.1');
    expect(await addressesKept(url, forwarded)).toEqual(everywhere(expected));
  });
});

describe('TRUST_PROXY', () => {
  const read = (trust: string) =>
    readConfig({ ...testKeys, DATABASE_URL: 'postgres://localhost/x', TRUST_PROXY: trust });

  it.each(['1', '2', '9'])('%s, a number of proxies, is refused with what to write instead', (trust) => {
    expect(() => read(trust)).toThrow(ConfigError);
    expect(() => read(trust)).toThrow(/TRUST_PROXY .*address.*10\.0\.0\.5/);
  });

  it.each([
    'true',
    '0',
    '10',
    'proxy.example',
    'loopback',
    '10.0.0.0/33',
    '10.0.0.1,',
    '0.0.0.0/0',
    '::/0',
    '::ffff:0:0/96',
    'fe80::1%eth0',
  ])('%s is refused', (trust) => {
    expect(() => read(trust)).toThrow(/TRUST_PROXY/);
  });

  it.each(['false', '10.0.0.5', '10.0.0.0/8, 2001:db8::/32', '::1'])('%s is taken', (trust) => {
    expect(() => read(trust)).not.toThrow();
  });
});
