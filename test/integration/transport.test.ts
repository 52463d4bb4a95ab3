import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/app/config/config.ts';
import { createShell } from '../../src/app/http/http-shell.ts';
import { socketTimes } from '../../src/app/websocket/sockets.ts';
import { limits } from '../../src/graphql/limits.ts';
import {
  ChangePasswordDocument,
  DisableUserDocument,
  DispenseStockDocument,
  EndSessionDocument,
  LiveCursorDocument,
  LogInDocument,
  LogOutDocument,
  MeDocument,
  SessionsDocument,
} from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as, Client, type GraphQLErrorAnswer } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { testKeys } from '../kit/keys.ts';
import { keptLog } from '../kit/log.ts';
import '../kit/pages.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, type Person, password, stocked, type World } from '../kit/world.ts';

const friend = 'https://counter.pharmacy.example';
const spoken = 'graphql-transport-ws';
const stranger = 'https://elsewhere.example';

let app: App;
let world: World;

beforeAll(async () => {
  app = await startApp({ environment: { ALLOWED_ORIGINS: `${friend}, https://office.pharmacy.example` } });
  world = await newWorld(app);
});
afterAll(() => app.close());

interface ErrorBody {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLErrorAnswer[];
}

async function post(body: string, headers: Record<string, string> = {}, url = app.url) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.owner.token}`, ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as ErrorBody };
}

/** What the server says to a request as it is written, until it closes the connection. */
function letterByLetter(request: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const line = connect(Number(port), hostname);
  onTestFinished(() => void line.destroy());
  line.write(request);
  return text(line);
}

const repeated = (count: number, text: (nth: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');
const deep = (levels: number) => `${'stocks { drug { '.repeat(levels)} id ${'} }'.repeat(levels)}`;
/** Aliases of three fields, so that none has too many of its own. */
const aliases = (fields: readonly string[], count: number) =>
  repeated(count, (nth) => `a${nth}: ${fields[nth % fields.length]}`);
const signIn = (name: string) =>
  `${name}: logIn(input: { email: "nobody@pharmacy.example", password: "${password}" }) { __typename }`;
const onSocket = (inner: string) => `subscription { stockChanged(pharmacyId: "${world.pharmacyId}") { ${inner} } }`;

/** A socket without a library that would hide the protocol. */
class RawSocket {
  readonly socket: WebSocket;
  readonly received: { type: string; id?: string; payload?: unknown }[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<{ readonly code: number; readonly at: number }>;

  constructor({ url = app.url, path = '/graphql', protocol = spoken, headers = {} }: RawOptions = {}) {
    const address = `${url.replace(/^http/, 'ws')}${path}`;
    // Another protocol goes as a header: the client would judge the answer itself, and tell no close code.
    this.socket =
      protocol === spoken
        ? new WebSocket(address, protocol, { headers })
        : new WebSocket(address, {
            headers: { ...headers, ...(protocol === null ? {} : { 'sec-websocket-protocol': protocol }) },
          });
    this.socket.on('message', (data) => this.received.push(JSON.parse(String(data))));
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.opened.catch(() => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code) => resolve({ code, at: performance.now() }));
    });
    sockets.push(this);
  }

  async send(message: object | string): Promise<void> {
    await this.opened;
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  next(what = 'a message') {
    return until(what, () => this.received.shift());
  }

  /** Introduces itself and waits for the acknowledgement. */
  async introduce(token = world.owner.token): Promise<this> {
    await this.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    expect(await this.next('the acknowledgement')).toEqual({ type: 'connection_ack' });
    return this;
  }

  subscribe(query: string, id = 'one', variables: object = {}): Promise<void> {
    return this.send({ id, type: 'subscribe', payload: { query, variables } });
  }
}

interface RawOptions {
  readonly url?: string;
  readonly path?: string;
  readonly protocol?: string | null;
  readonly headers?: Record<string, string>;
}

const sockets: RawSocket[] = [];
afterEach(() => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
});

/** One document for each limit, as a query or mutation and as a subscription; null where a socket has no such thing. */
const overLimits: [limit: string, found: number, http: string, socket: (() => string) | null][] = [
  ['depth', 9, `{ drugs { nodes { ${deep(3)} } } }`, () => onSocket(`stock { drug { ${deep(3)} } }`)],
  [
    'cost',
    11_301,
    `query { drugs(first: 100) { nodes { stocks { lots { supplier { id } } } } } }`,
    () => onSocket('stock { transactions(first: 100) { nodes { lines { lot { supplier { id } } } } } }'),
  ],
  [
    'number of aliases',
    16,
    `{ me { ${aliases(['id', 'name', 'email', 'status'], 16)} } }`,
    () => onSocket(aliases(['cursor', 'at', 'quantity', 'stockId'], 16)),
  ],
  ['number of aliases of one field', 6, `{ me { ${aliases(['id'], 6)} } }`, () => onSocket(aliases(['cursor'], 6))],
  [
    'number of directives',
    6,
    `{ me { ${repeated(6, () => 'id @include(if: true)')} } }`,
    () => onSocket(repeated(6, () => 'cursor @skip(if: false)')),
  ],
  ['number of root fields', 21, `{ ${repeated(21, () => 'liveCursor')} }`, null],
  ['number of root fields', 6, `mutation { ${repeated(6, () => 'logOut')} }`, null],
  ['number of sign-ins', 2, `mutation { ${signIn('a')} ...More } fragment More on Mutation { ${signIn('b')} }`, null],
];
const tooManyTokens = repeated(limits.tokens, () => 'id');

describe('requests over HTTP', () => {
  it('a subscription sent by POST is told where to go', async () => {
    const { status, errors } = await app
      .client()
      .send('subscription($p: ID!) { stockChanged(pharmacyId: $p) { cursor } }', { p: 'x' });
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(errors?.[0]?.message).toContain('WebSocket');
  });

  it('GET answers queries that another page cannot send unasked, and nothing else', async () => {
    const get = (query: string, headers: Record<string, string> = { 'apollo-require-preflight': 'yes' }) =>
      fetch(`${app.url}/graphql${query}`, { headers: { authorization: `Bearer ${world.owner.token}`, ...headers } });
    const asked = '?query={me{id}}';
    expect(await (await get(asked)).json()).toEqual({ data: { me: { id: world.owner.userId } } });
    expect((await get(asked, {})).status).toBe(400);
    expect((await get('?query=mutation{logOut}')).status).toBe(405);
    expect((await get('?query=mutation{logOut}', {})).status).toBe(400);
    expect((await world.owner.client.ask(MeDocument, {})).me).not.toBeNull();
    const nothing = await get('');
    expect(nothing.status).toBe(405);
    expect(nothing.headers.get('allow')).toBe('GET, POST');
    expect(await nothing.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('a body over 500 kB is refused, one just under it is not', async () => {
    const sized = (bytes: number) => {
      const empty = JSON.stringify({ query: '{ __typename }', variables: { filler: '' } });
      return empty.replace('""', `"${'x'.repeat(bytes - empty.length)}"`);
    };
    expect((await post(sized(500_000))).status).toBe(200);
    const { status, body } = await post(sized(500_001));
    expect(status).toBe(413);
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining('500,000'),
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  it.each([
    ['what is no JSON', '{"query": ', 'BAD_REQUEST'],
    ['no operation', '{}', 'BAD_REQUEST'],
    ['several requests in one', '[{"query":"{ __typename }"}]', 'BAD_REQUEST'],
    ['a syntax error', '{"query":"{ me {"}', 'GRAPHQL_PARSE_FAILED'],
    ['a field there is none of', '{"query":"{ mee { id } }"}', 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable left out', '{"query":"query ($id: ID!) { drug(id: $id) { id } }"}', 'BAD_USER_INPUT'],
    [
      'two operations and no name',
      '{"query":"query A { me { id } } query B { me { id } }"}',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['too many tokens', JSON.stringify({ query: `{ me { ${tooManyTokens} } }` }), 'GRAPHQL_PARSE_FAILED'],
  ])('%s is answered with a code and runs nothing', async (_what, text, code) => {
    const { status, body } = await post(text);
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions.code).toBe(code);
    expect(body.data).toBeUndefined();
  });

  it.each([
    ['no host', 'HTTP/1.0', []],
    ['an empty host', 'HTTP/1.1', ['Host: ']],
    ['what is no host', 'HTTP/1.1', ['Host: a b<>']],
    ['half an address', 'HTTP/1.1', ['Host: [::']],
    ['two hosts', 'HTTP/1.1', ['Host: one.example', 'Host: two.example']],
  ])('%s in a request is its own mistake and no error of ours', async (_what, version, hosts) => {
    const body = '{"query":"{ __typename }"}';
    const said = await letterByLetter(
      [
        `POST /graphql ${version}`,
        ...hosts,
        'Connection: close',
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        '',
        body,
      ].join('\r\n'),
    );
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).toContain('"code":"BAD_REQUEST"');
  });

  it('a balancer that names no host may ask for the health', async () => {
    expect(await letterByLetter('GET /health/live HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a request has ten seconds for its headers and thirty for the whole', async () => {
    const config = readConfig({ ...testKeys, DATABASE_URL: 'postgres://localhost/x' });
    const shell = await createShell(
      config,
      { log: app.server.platform.log, metrics: null, tracing: null },
      { shuttingDown: false },
    );
    onTestFinished(() => shell.close());
    expect([shell.server.headersTimeout, shell.server.requestTimeout]).toEqual([10_000, 30_000]);
  });

  it('a document with many mistakes tells the first five', async () => {
    const { body } = await post(JSON.stringify({ query: `{ ${repeated(12, (nth) => `none${nth}`)} }` }));
    expect(body.errors).toHaveLength(limits.validationErrors);
  });

  it.each(overLimits)('more than the limit of %s (%i) is refused before anything runs', async (limit, found, query) => {
    const { status, body } = await post(JSON.stringify({ query }));
    expect(status).toBe(400);
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit, found });
    expect(body.errors?.[0]?.message).toContain(found.toLocaleString('en'));
  });

  it.each([
    ['20 root fields', `{ ${repeated(20, () => 'liveCursor')} }`],
    ['15 aliases', `{ me { ${aliases(['id', 'name', 'email'], 15)} } }`],
    ['5 directives', `{ me { ${repeated(5, () => 'id @include(if: true)')} } }`],
    ['8 levels', '{ drugs(first: 1) { nodes { stocks { drug { stocks { drug { packages { ndc } } } } } } } }'],
  ])('exactly %s are allowed', async (_what, query) => {
    const { status, body } = await post(JSON.stringify({ query }));
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
  });
});

describe('headers', () => {
  it.each(['/graphql', '/health/live', '/playground/', '/nowhere'])('%s carries the security headers', async (path) => {
    const { headers } = await fetch(`${app.url}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'"])
      expect(policy.split(';')).toContain(rule);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    [friend, friend],
    ['https://office.pharmacy.example', 'https://office.pharmacy.example'],
    [stranger, null],
    ['null', null],
    [`${friend}.elsewhere.example`, null],
  ])('the origin %s is answered with leave for %s', async (origin, allowed) => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
    const preflight = await fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers: { origin, ...asked } });
    const answer = await post('{"query":"{ __typename }"}', { origin });
    for (const { headers } of [preflight, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe(allowed);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    }
  });

  it('a request has a number of the server’s own, whatever the client calls it; the log tells both', async () => {
    const { lines, log } = keptLog();
    const { url } = await appForTest({ log, database: app.database });
    const given = 'counter-3-0042';
    for (const [name, told] of [
      [given, given],
      ['short', undefined],
      ['with a space', undefined],
      ['x'.repeat(65), undefined],
      ['<script>alert</script>', undefined],
      ['{"level":"info"}', undefined],
    ] as const) {
      const { headers, body } = await post('{"query":"{ mee }"}', { 'x-request-id': name }, url);
      const requestId = headers.get('x-request-id') ?? '';
      expect(requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
      expect(body.errors?.[0]?.extensions.requestId).toBe(requestId);
      const line = await until('its line', () => lines.find((each) => each.includes(requestId)));
      expect(JSON.parse(line).clientRequestId).toBe(told);
    }
  });

  it.each([
    '/graphql',
    '/graphql?query={me{id}}',
    '/api/drugs',
    '/api/nowhere',
    '/api/openapi.json',
    '/health/live',
    '/health/ready',
    '/nowhere',
  ])('%s may be kept by nobody', async (path) => {
    expect((await fetch(`${app.url}${path}`)).headers.get('cache-control')).toBe('no-store');
  });

  it('what is answered by POST may be kept by nobody either, and files may', async () => {
    for (const body of ['{"query":"{ me { id } }"}', '{"query":', '[]'])
      expect((await post(body)).headers.get('cache-control')).toBe('no-store');
    const page = await fetch(app.url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
    expect((await fetch(`${app.url}${script}`)).headers.get('cache-control')).toMatch(/max-age=31536000, immutable/);
    expect((await fetch(`${app.url}/playground/`)).headers.get('cache-control')).toMatch(/public/);
  });

  it.each(['/', '/graphql', '/playground/', '/api/docs', '/nowhere'])(
    '%s may ask its browser for what the dashboard uses and nothing else',
    async (path) => {
      const { headers } = await fetch(`${app.url}${path}`, { headers: { accept: 'text/html' } });
      const rules = headers.get('permissions-policy')?.split(', ') ?? [];
      const open = rules.filter((rule) => !rule.endsWith('=()'));
      expect(open.sort()).toEqual([
        'camera=(self)',
        'clipboard-write=(self)',
        'fullscreen=(self)',
        'publickey-credentials-create=(self)',
        'publickey-credentials-get=(self)',
      ]);
      for (const closed of ['microphone', 'geolocation', 'usb', 'payment']) expect(rules).toContain(`${closed}=()`);
    },
  );
});

describe('what depends on the environment', () => {
  const schemaQuestion = '{"query":"{ __schema { queryType { name } } }"}';

  it('schema and playground can be seen while developing', async () => {
    expect((await post(schemaQuestion)).body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
    expect((await fetch(`${app.url}/playground/`)).status).toBe(200);
    expect(await (await fetch(app.url)).text()).toContain('<title>Apotheca</title>');
  });

  it('both are off in production, and mistakes are not corrected', async () => {
    const { url } = await appForTest({ environment: { NODE_ENV: 'production' } });
    for (const query of [schemaQuestion, '{"query":"{ __type(name: \\"Drug\\") { name } }"}']) {
      const { status, body } = await post(query, {}, url);
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    expect(JSON.stringify((await post('{"query":"{ mee { id } }"}', {}, url)).body)).not.toContain('Did you mean');
    for (const path of ['/playground/', '/playground/index.html'])
      expect((await fetch(`${url}${path}`, { headers: { accept: 'text/html' } })).status).toBe(404);
    expect((await fetch(`${url}/health/live`)).headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  it.each([
    ['/playground', '/playground/'],
    ['/playground?tab=2&name=a%20b', '/playground/?tab=2&name=a%20b'],
    ['/api', '/api/docs'],
    ['/api/?x=1', '/api/docs?x=1'],
  ])('%s leads to its page', async (path, page) => {
    const app = await appForTest({ environment: { NODE_ENV: 'development' } });
    const answer = await fetch(`${app.url}${path}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([308, page]);
    const followed = await fetch(`${app.url}${path}`);
    expect([followed.status, followed.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('the playground is what stands at / where there is no dashboard', async () => {
    const { url } = await appForTest({ environment: { DASHBOARD: 'false' } });
    expect((await fetch(url, { redirect: 'manual' })).headers.get('location')).toBe('/playground/');
  });

  it('either is on in production when the settings say so', async () => {
    const environment = { NODE_ENV: 'production', INTROSPECTION: 'true', PLAYGROUND: 'true' };
    const { url } = await appForTest({ environment });
    expect((await post(schemaQuestion, {}, url)).status).toBe(200);
    expect((await fetch(`${url}/playground/`)).status).toBe(200);
  });
});

describe('health and errors', () => {
  it('says that it lives and that it is ready', async () => {
    expect(await (await fetch(`${app.url}/health/live`)).json()).toEqual({ status: 'live' });
    const ready = await fetch(`${app.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      shuttingDown: false,
      database: 'ok',
      redis: 'not used',
      events: 'ok',
    });
  });

  it('is alive but not ready when the database is gone', async () => {
    const database = await freshDatabase();
    const { url } = await appForTest({ database });
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await database.drop();
    const started = performance.now();
    const ready = await fetch(`${url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ready: false, database: 'away' });
    // It asks for a second at most; the rest is for a machine that is busy.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('an error of ours shows its request id and nothing else, on both transports', async () => {
    const broken = await appForTest();
    const { owner, pharmacyId } = await newWorld(broken);
    const live = await new RawSocket({ url: broken.url }).introduce(owner.token);
    const { liveCursor: after } = await owner.client.ask(LiveCursorDocument, {});
    await broken.sql('ALTER TABLE supplier RENAME TO gone_one');
    await broken.sql('ALTER TABLE event_head RENAME TO gone_two');
    const { headers, ...answer } = await owner.client.send('{ suppliers { nodes { id } } }');
    const requestId = headers.get('x-request-id') ?? '';
    expect(requestId).not.toBe('');
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining(requestId),
        locations: expect.anything(),
        path: ['suppliers'],
        extensions: { code: 'INTERNAL', requestId },
      },
    ]);
    const query = 'subscription ($at: ID!, $after: String) { stockChanged(pharmacyId: $at, after: $after) { cursor } }';
    await live.subscribe(query, 'one', { at: pharmacyId, after });
    const message = await live.next();
    expect(JSON.stringify(message)).toMatch(/"code":"INTERNAL","requestId":"[0-9a-f-]{36}"/);
    for (const text of [JSON.stringify(answer), JSON.stringify(message)])
      expect(text).not.toMatch(/relation|exist|event_head|SELECT|prisma|stack|\.ts|\.js/i);
  });
});

describe('sockets', () => {
  it.each<[string | null, string]>([
    [null, 'none'],
    ['graphql-ws', 'the one before it'],
  ])('the subprotocol %s (%s) is closed with 4406', async (protocol) => {
    expect(await new RawSocket({ protocol }).closed).toMatchObject({ code: 4406 });
  });

  it.each([
    ['/graphql', stranger, 403],
    ['/graphql', 'null', 403],
    ['/graphql', 'file://', 403],
    ['/elsewhere', friend, 404],
  ])('a handshake at %s from %s is answered %i', async (path, origin, status) => {
    await expect(new RawSocket({ path, headers: { origin } }).opened).rejects.toThrow(String(status));
  });

  it.each([
    ['elsewhere.example:4000', 'http://elsewhere.example:4000', 'a name that was made to lead here'],
    ['localhost.elsewhere.example', 'http://localhost.elsewhere.example', 'one that begins like ours'],
    ['127.0.0.1.elsewhere.example', 'http://127.0.0.1.elsewhere.example', 'one that looks like an address'],
    ['counter.pharmacy.example', 'http://counter.pharmacy.example', 'an allowed name without TLS'],
    ['counter.pharmacy.example:444', 'https://counter.pharmacy.example:444', 'an allowed name at another port'],
    ['127.0.0.1:4000', 'http://127.0.0.1:5000', 'another port of this machine'],
    ['elsewhere.example', 'http://127.0.0.1', 'an address that is not the host'],
  ])('a page whose host is %s and whose origin is %s is not let in: %s', async (host, origin) => {
    await expect(new RawSocket({ headers: { host, origin } }).opened).rejects.toThrow('403');
  });

  it('who is refused at the door and stays there is let go of', async () => {
    const { hostname, port } = new URL(app.url);
    const line = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    onTestFinished(() => void line.destroy());
    const failed = new Promise((resolve) => line.once('error', resolve));
    const ended = new Promise((resolve) => line.once('end', resolve));
    line.resume();
    line.write('GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await ended;
    // Whoever still listened would take this in silence.
    const more = setInterval(() => line.write('more'), 20);
    onTestFinished(() => clearInterval(more));
    expect(await failed).toMatchObject({ code: expect.stringMatching(/EPIPE|ECONNRESET/) });
  });

  it('its own address, the allowed origins and clients without one are let in', async () => {
    const { port } = new URL(app.url);
    for (const headers of [
      {},
      { origin: app.url },
      { origin: friend },
      { origin: friend, host: 'counter.pharmacy.example' },
      { origin: `http://localhost:${port}`, host: `localhost:${port}` },
      { origin: `http://[::1]:${port}`, host: `[::1]:${port}` },
      { origin: 'https://192.0.2.7', host: '192.0.2.7' },
      { host: 'elsewhere.example' },
    ] as Record<string, string>[])
      await new RawSocket({ headers }).introduce();
  });

  it('who is refused at the door and slams it hurts nobody', async () => {
    const { hostname, port } = new URL(app.url);
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on('uncaughtException', note);
    onTestFinished(() => void process.off('uncaughtException', note));
    for (let nth = 0; nth < 60; nth += 1) {
      const line = connect(Number(port), hostname);
      line.on('error', () => undefined);
      const path = nth % 2 === 0 ? '/nowhere' : '/graphql';
      line.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${stranger}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      );
      await new Promise((resolve) => line.once('connect', resolve));
      line.resetAndDestroy();
    }
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    expect(uncaught).toEqual([]);
  });

  it('wait as long as was decided', () => {
    expect(socketTimes).toEqual({
      introductionMs: 5_000,
      pingMs: 12_000,
      sendMs: 10_000,
      sessionMs: 60_000,
      leaveMs: 1_000,
    });
  });

  it('a client that does not introduce itself is closed with 4408 after the time for it', async () => {
    const { url } = await appForTest({ socketTimes: { introductionMs: 400 } });
    const started = performance.now();
    const { code, at } = await new RawSocket({ url }).closed;
    expect(code).toBe(4408);
    expect(at - started).toBeGreaterThan(395);
  });

  it.each<[string, number, (string | object)[]]>([
    ['a wrong token', 4403, [{ type: 'connection_init', payload: { authorization: 'Bearer of-nothing' } }]],
    ['no token', 4403, [{ type: 'connection_init' }]],
    ['subscribing before that', 4401, [{ id: 'one', type: 'subscribe', payload: { query: '{ __typename }' } }]],
    ['two introductions', 4429, [{ type: 'connection_init' }, { type: 'connection_init' }]],
    ['what is no message', 4400, ['nonsense']],
    ['a message of a kind there is none of', 4400, [{ type: 'hello' }]],
  ])('%s is closed with %i', async (_what, code, messages) => {
    const raw = new RawSocket({ headers: code === 4429 ? { authorization: `Bearer ${world.owner.token}` } : {} });
    for (const message of messages) await raw.send(message);
    expect((await raw.closed).code).toBe(code);
  });

  it('ping is answered with pong, by the protocol and by the socket itself', async () => {
    const raw = await new RawSocket().introduce();
    await raw.send({ type: 'ping' });
    expect(await raw.next()).toEqual({ type: 'pong' });
    const pong = new Promise((resolve) => raw.socket.once('pong', resolve));
    raw.socket.ping();
    await pong;
  });

  it.each<[string, () => string, RegExp]>([
    ['a syntax error', () => 'subscription {', /Syntax Error/],
    ['too many tokens', () => onSocket(tooManyTokens.replaceAll('id', 'at')), /Syntax Error.*1000 tokens/],
    ['a field there is none of', () => onSocket('nothing'), /GRAPHQL_VALIDATION_FAILED/],
    [
      'two root fields',
      () => 'subscription { stockChanged(pharmacyId: "x") { at } lowStockAlerted(pharmacyId: "x") { at } }',
      /GRAPHQL_VALIDATION_FAILED/,
    ],
    ['a query', () => '{ me { id } }', /POST \/graphql.*BAD_REQUEST/],
    ['a mutation', () => 'mutation { logOut }', /POST \/graphql.*BAD_REQUEST/],
    ...overLimits.flatMap(([limit, , , query]): [string, () => string, RegExp][] =>
      query ? [[`more than the limit of ${limit}`, query, new RegExp(`LIMIT_EXCEEDED","limit":"${limit}"`)]] : [],
    ),
  ])('%s is answered with an error, and the socket stays open', async (_what, query, expected) => {
    const raw = await new RawSocket().introduce();
    await raw.subscribe(query());
    const { payload, ...message } = await raw.next();
    expect(message).toEqual({ id: 'one', type: 'error' });
    expect(JSON.stringify(payload)).toMatch(expected);
    await raw.subscribe(onSocket('cursor'));
    await raw.send({ type: 'ping' });
    expect(await raw.next()).toEqual({ type: 'pong' });
    expect((await world.owner.client.ask(MeDocument, {})).me).not.toBeNull();
  });

  it.each<[string, Record<string, unknown>]>([
    ['an object where an id belongs', { at: {} }],
    ['a fraction where an id belongs', { at: 5.5 }],
    ['null where something must be', { at: null }],
    ['nothing where something must be', {}],
    ['a list where a text belongs', { at: 'x', after: [1] }],
  ])('%s in a variable is the same error as over HTTP', async (_what, variables) => {
    const { status, errors: [overHttp] = [] } = await world.owner.client.send(
      'query ($at: ID!, $after: String) { stocks(pharmacyId: $at, after: $after) { nodes { id } } }',
      variables,
    );
    const raw = await new RawSocket().introduce();
    await raw.subscribe(
      'subscription ($at: ID!, $after: String) { stockChanged(pharmacyId: $at, after: $after) { cursor } }',
      'one',
      variables,
    );
    const { type, payload } = await raw.next();
    expect([status, overHttp?.extensions.code, type]).toEqual([400, 'BAD_USER_INPUT', 'error']);
    expect(payload).toMatchObject([{ message: overHttp?.message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('a message over 64 kB closes with 1009', async () => {
    const raw = await new RawSocket().introduce();
    await raw.subscribe(onSocket('cursor'), 'x'.repeat(64_001));
    expect((await raw.closed).code).toBe(1009);
  });

  it('a client that does not read is closed with 1013, and finds before it what was sent already, in order', async () => {
    const hasty = await appForTest({ socketTimes: { sendMs: 500 } });
    const world = await newWorld(hasty);
    const { stockId } = await stocked(world, [{ quantity: 500 }]);
    await hasty.sql(
      `UPDATE drug SET description = repeat('x', 100000) WHERE id = (SELECT drug_id FROM stock WHERE id = $1)`,
      [stockId],
    );
    const after = await cursorNow(hasty, world.owner);
    const raw = await new RawSocket({ url: hasty.url }).introduce(world.owner.token);
    // More than the buffers of two sockets hold.
    const texts = aliases(['description'], 5);
    await raw.subscribe(
      `subscription ($at: ID!, $after: String) { stockChanged(pharmacyId: $at, after: $after) { cursor quantity stock { drug { ${texts} } } } }`,
      'one',
      { at: world.pharmacyId, after },
    );
    const dispense = () => world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    const quantityIn = (message: unknown) =>
      (message as { payload: { data: { stockChanged: { quantity: number } } } }).payload.data.stockChanged.quantity;
    await dispense();
    // What was received may have got its place behind the cursor, and then comes first.
    while (quantityIn(await raw.next()) > 499);
    // The server runs in this process, and closes its side of the socket by the same class.
    const closing = vi.spyOn(WebSocket.prototype, 'close');
    onTestFinished(() => closing.mockRestore());
    raw.socket.pause();
    for (let nth = 0; nth < 60; nth += 1) await dispense();
    await until('the server has given up', () => closing.mock.calls.some(([code]) => code === 1013));
    raw.socket.resume();
    expect((await raw.closed).code).toBe(1013);
    const quantities = raw.received.map(quantityIn);
    expect(quantities.length).toBeGreaterThan(0);
    expect(quantities.length).toBeLessThan(60);
    expect(quantities).toEqual(quantities.map((_, nth) => 498 - nth));
  });

  describe('of an organization whose ended sessions are followed', () => {
    const hold = async (broken: App) => {
      const holder = new pg.Client(broken.databaseUrl);
      await holder.connect();
      onTestFinished(() => holder.end());
      await holder.query('BEGIN; LOCK TABLE event_head IN ACCESS EXCLUSIVE MODE');
      return () => holder.query('ROLLBACK');
    };

    it('close when their session ended while the place to follow from was waited for', async () => {
      const slow = await appForTest({ databaseTimeouts: { lock: 60_000, statement: 60_000 } });
      const member = await newMember(await newWorld(slow), 'TECHNICIAN', null);
      const letGo = await hold(slow);
      const raw = await new RawSocket({ url: slow.url }).introduce(member.token);
      await slow.sql('UPDATE session SET revoked_at = now() WHERE user_id = $1', [member.userId]);
      await letGo();
      expect((await raw.closed).code).toBe(4403);
    });

    it('close at once also when following failed before, and one that it closed then does not answer', async () => {
      const broken = await appForTest();
      const there = await newWorld(broken);
      const [first, second] = [await newMember(there, 'TECHNICIAN', null), await newMember(there, 'TECHNICIAN', null)];
      await broken.sql('ALTER TABLE event_head RENAME TO gone_two');
      const closing = vi.spyOn(WebSocket.prototype, 'close');
      onTestFinished(() => closing.mockRestore());
      const deaf = await new RawSocket({ url: broken.url }).introduce(first.token);
      deaf.socket.pause();
      await until('it is told', () => closing.mock.calls.some(([code]) => code === 1013));
      await broken.sql('ALTER TABLE gone_two RENAME TO event_head');
      const raw = await new RawSocket({ url: broken.url }).introduce(second.token);
      await second.client.ask(LogOutDocument, {});
      expect((await raw.closed).code).toBe(4401);
    });
  });

  it('the same id twice closes with 4409', async () => {
    const raw = await new RawSocket().introduce();
    for (let count = 0; count < 2; count += 1) await raw.subscribe(onSocket('cursor'));
    expect((await raw.closed).code).toBe(4409);
  });

  it('carries 50 subscriptions and no more, and another one once one has ended', async () => {
    const raw = await new RawSocket().introduce();
    const after = await cursorNow(app, world.owner);
    const query =
      'subscription ($at: ID!, $after: String) { stockChanged(pharmacyId: $at, after: $after) { quantity } }';
    const follow = (id: string) => raw.subscribe(query, id, { at: world.pharmacyId, after });
    for (let nth = 1; nth <= 50; nth += 1) await follow(`s${nth}`);
    await follow('one more');
    const { id, type, payload } = await raw.next();
    expect({ id, type }).toEqual({ id: 'one more', type: 'error' });
    expect(payload).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    await raw.send({ id: 's7', type: 'complete' });
    await follow('in its place');
    await stocked(world, [{ quantity: 9 }]);
    await until('all 50 have the event', () => raw.received.length === 50);
    expect(new Set(raw.received.map((each) => each.id)).size).toBe(50);
    expect(raw.received.every((each) => each.type === 'next' && each.id !== 's7')).toBe(true);
  });
});

describe('a session that is ended', () => {
  /** Another session of the same person. */
  async function anotherOf({ email }: Person): Promise<Client> {
    const client = new Client(app.url);
    const { logIn } = await client.ask(LogInDocument, { input: { email, password } });
    client.token = as(logIn, 'SignedIn').token;
    return client;
  }

  it.each<[string, (member: Person, other: Client) => Promise<unknown>, boolean]>([
    ['by signing out', ({ client }) => client.ask(LogOutDocument, {}), false],
    [
      'by a manager',
      async ({ client }) => {
        const { sessions } = await client.ask(SessionsDocument, {});
        const sessionId = sessions.find(({ current }) => current)?.id ?? '';
        const manager = await newMember(world, 'MANAGER', null);
        return manager.client.ask(EndSessionDocument, { input: { sessionId } });
      },
      false,
    ],
    ['by disabling the user', ({ userId }) => world.owner.client.ask(DisableUserDocument, { input: { userId } }), true],
    [
      'by a new password set in another session',
      (_member, other) =>
        other.ask(ChangePasswordDocument, { input: { currentPassword: password, newPassword: `${password}-anew` } }),
      true,
    ],
  ])('%s closes its sockets with 4401 at once, and no other', async (_how, end, alsoOther) => {
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const other = await anotherOf(member);
    const first = await new RawSocket().introduce(member.token);
    const second = await new RawSocket().introduce(member.token);
    await first.subscribe(onSocket('cursor'));
    const rest = [await new RawSocket().introduce(other.token ?? ''), await new RawSocket().introduce()];
    await end(member, other);
    const answered = performance.now();
    for (const { closed } of [first, second]) {
      const { code, at } = await closed;
      expect(code).toBe(4401);
      // Within a second, and not when the session is looked at again after a minute; the rest is for a machine that is busy.
      expect(at - answered).toBeLessThan(10_000);
    }
    for (const raw of alsoOther ? rest.slice(1) : rest) {
      await raw.send({ type: 'ping' });
      expect(await raw.next()).toEqual({ type: 'pong' });
    }
    if (alsoOther) expect((await rest[0]?.closed)?.code).toBe(4401);
    const back = new RawSocket({ headers: { authorization: `Bearer ${member.token}` } });
    await back.send({ type: 'connection_init' });
    expect((await back.closed).code).toBe(4403);
  });
});
