import { execFile } from 'node:child_process';
import { createConnection, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, type TestContext, vi } from 'vitest';
import { readConfig } from '../../src/app/config/config.ts';
import {
  AcceptInvitationDocument,
  ChangePasswordDocument,
  DispenseStockDocument,
  GetStockDocument,
  InviteMemberDocument,
  LogInDocument,
  LogOutDocument,
  SignUpDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { Live } from '../kit/live.ts';
import { type ServerProcess, spawnServer } from '../kit/server-process.ts';
import { until } from '../kit/until.ts';
import { newWorld, password, someText, stocked, type World } from '../kit/world.ts';

// Starting a process of the server takes a second and a half of a core: on a machine at a load of ten some of them take a minute.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const entry = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What the tests need besides the server that is stopped goes through an app in this process, on the same database. */
let database: FreshDatabase;
let app: App;
let world: World;
beforeAll(async () => {
  database = await freshDatabase();
  app = await startApp({ database });
  world = await newWorld(app);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** The server that is stopped, as a process of its own. It is killed when the test is over and it is there still. */
async function begin({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, environment: Record<string, string>) {
  const server = await spawnServer({ DATABASE_URL: database.serverUrl, ...environment });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.gone;
  });
  return server;
}

/** How long the process took to end after the signal, and with what. */
async function stop({ child, gone }: ServerProcess, signal: NodeJS.Signals = 'SIGTERM') {
  const started = performance.now();
  child.kill(signal);
  const code = await gone;
  return { code, ms: performance.now() - started };
}

const shuttingDown = ({ log }: ServerProcess) =>
  until('it is shutting down', () => log.some(({ msg }) => msg === 'shutting down'));
const ready = ({ url }: ServerProcess) => fetch(`${url}/health/ready`).then(({ status }) => status);

/** A plain TCP connection on which the text has been sent. */
async function connected({ url }: ServerProcess, text: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const connection = createConnection(Number(port), hostname);
  connection.on('error', () => undefined);
  await new Promise<void>((resolve) => connection.once('connect', resolve));
  await new Promise((resolve) => connection.write(text.replaceAll('\n', '\r\n'), resolve));
  return connection;
}

/** A client that upgraded to a socket and then does nothing any more: it answers no close. */
async function stuckClient(server: ServerProcess, { reads }: { reads: boolean }): Promise<Socket> {
  const connection = await connected(
    server,
    'GET /graphql HTTP/1.1\nHost: here\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Protocol: graphql-transport-ws\n\n',
  );
  const answer = await new Promise<string>((resolve, reject) => {
    connection.once('data', (data) => resolve(String(data)));
    connection.once('close', () => reject(new Error('The connection was closed.')));
  });
  expect(answer).toContain('101 Switching Protocols');
  if (reads) connection.resume();
  else connection.pause();
  return connection;
}

/** Three people who follow the stock, and have heard of a change. */
async function followers(server: ServerProcess): Promise<Live[]> {
  const after = await cursorNow(app, world.owner);
  const lives = Array.from({ length: 3 }, () => new Live(server.url, world.owner.token));
  const items = lives.map((live) => live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after }));
  const { stockId } = await stocked(world, [{ quantity: 5 }]);
  for (const each of items)
    await until('the change has arrived', async () => (await each.next()).stockChanged.stockId === stockId);
  return lives;
}

// Beside each other: each has a process of its own, and one of them waits for a time to be over.
describe.concurrent('a server that is told to stop', () => {
  it('after SIGTERM says goodbye to its sockets with 1001, answers the request that is in flight, and ends with 0', async (context) => {
    // Its statements wait for a lock as long as it takes to look around.
    const patient = new URL(database.serverUrl);
    patient.searchParams.set('options', '-c lock_timeout=60000 -c timezone=UTC');
    const server = await begin(context, { SHUTDOWN_SECONDS: '60', DATABASE_URL: patient.href });
    const lives = await followers(server);
    const { stockId } = await stocked(world, [{ quantity: 8 }]);
    const holder = new pg.Client(database.url);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM stock WHERE id = $1 FOR UPDATE', [stockId]);
    const client = new Client(server.url, world.owner.token);
    const answer = client.ask(DispenseStockDocument, { input: { stockId, quantity: 3 } });
    await until('the dispense waits for the lock', async () => {
      const waiting = await app.sql(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return waiting.length > 0;
    });
    const stopped = stop(server);
    for (const { closed } of lives) expect(await closed).toMatchObject({ code: 1001 });
    // With that everything but the request has ended.
    await until('nobody can connect any more', () =>
      ready(server).then(
        () => false,
        () => true,
      ),
    );
    expect(server.child.exitCode).toBeNull();
    await holder.query('COMMIT');
    await holder.end();
    const answered = Date.now();
    expect(as((await answer).dispenseStock, 'StockMovement').stock.quantity).toBe(5);
    expect((await stopped).code).toBe(0);
    // The client keeps its connection; the server does not wait for it until the time is over.
    expect(Date.now() - answered).toBeLessThan(20_000);
    expect(server.log.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['shutting down', 'stopped']));
    const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
    expect(stock?.quantity).toBe(5);
  });

  it('after SIGINT says the same, answers 503 to who asks whether it is ready while stuck clients are left, and ends in time all the same', async (context) => {
    // Half of it is for the sockets, and what is asked meanwhile must fit in on a busy machine.
    const server = await begin(context, { SHUTDOWN_SECONDS: '6' });
    expect(await ready(server)).toBe(200);
    const lives = await followers(server);
    await stuckClient(server, { reads: true });
    await stuckClient(server, { reads: false });
    // Nor is it kept by an idle connection or a request that never ends.
    await connected(server, 'GET /health/live HTTP/1.1\nHost: here\n\n');
    await connected(
      server,
      'POST /graphql HTTP/1.1\nHost: here\nContent-Type: application/json\nContent-Length: 500\n\n{"query":',
    );
    await until(
      'the idle connection was answered',
      () => server.log.filter(({ msg }) => msg === 'request').length >= 2,
    );
    const stopped = stop(server, 'SIGINT');
    await shuttingDown(server);
    expect(await ready(server)).toBe(503);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await expect(stuckClient(server, { reads: true })).rejects.toThrow('closed');
    for (const { closed } of lives) expect(await closed).toMatchObject({ code: 1001 });
    const { code, ms } = await stopped;
    // Two seconds later than it may take it ends itself, with 1.
    expect(code).toBe(0);
    expect(ms).toBeGreaterThan(3_000);
    expect(server.log.map(({ msg }) => msg)).toContain('stopped');
    await expect(ready(server)).rejects.toThrow();
  });

  it('ends at once when it is told twice', async (context) => {
    const server = await begin(context, { SHUTDOWN_SECONDS: '60' });
    await stuckClient(server, { reads: true });
    server.child.kill('SIGTERM');
    await shuttingDown(server);
    const { code, ms } = await stop(server);
    expect(code).toBe(1);
    // Half of its time would be given to the stuck client.
    expect(ms).toBeLessThan(20_000);
  });
});

describe('the log', () => {
  it('is JSON with the id of every request, and holds no password and no token', async (context) => {
    const server = await begin(context, { LOG_LEVEL: 'trace' });
    let errors = '';
    server.child.stderr?.on('data', (data) => {
      errors += String(data);
    });
    const secrets = Object.fromEntries(
      ['first', 'next', 'wrong', 'inline', 'broken', 'member'].map((name) => [name, `${name}-${password}`]),
    );
    const { first = '', next = '', wrong = '', inline = '', broken = '', member = '' } = secrets;
    const client = new Client(server.url);
    const email = `${someText('owner')}@pharmacy.example`;
    const { signUp } = await client.ask(SignUpDocument, {
      input: {
        name: 'An Owner',
        email,
        password: first,
        organizationName: 'A Group',
        pharmacyName: 'Main Street',
        timezone: 'UTC',
      },
    });
    const tokens = [as(signUp, 'SignedIn').token];
    client.token = tokens[0] ?? '';
    const { logIn } = await client.ask(LogInDocument, { input: { email, password: first } });
    tokens.push(as(logIn, 'SignedIn').token);
    await client.ask(LogInDocument, { input: { email, password: wrong } });
    const { inviteMember } = await client.ask(InviteMemberDocument, {
      input: { email: `new-${email}`, role: 'TECHNICIAN' },
    });
    const invitation = as(inviteMember, 'MemberInvited').token ?? '';
    tokens.push(invitation);
    const accept = { token: invitation, name: 'A Member', password: member };
    tokens.push(as((await client.ask(AcceptInvitationDocument, { input: accept })).acceptInvitation, 'SignedIn').token);
    const changed = await client.ask(ChangePasswordDocument, { input: { currentPassword: first, newPassword: next } });
    client.token = as(changed.changePassword, 'SignedIn').token;
    tokens.push(client.token);
    const clientRequestId = 'a-request-4711';
    await client.send(
      `mutation { logIn(input: { email: "${email}", password: "${inline}" }) { __typename } }`,
      {},
      { headers: { 'x-request-id': clientRequestId } },
    );
    await client.send(`mutation { logIn(input: { email: "${email}", password: "${broken}" `);
    await client.send(LogInDocument.toString(), { input: { email, password: broken, token: tokens[1] } });
    const live = new Live(server.url, client.token);
    await fetch(`${server.url}/graphql?token=${client.token}`);
    live.subscribe(StockChangesDocument, { pharmacyId: 'x' });
    // A defect of ours is logged with its cause: the cause must not tell them either.
    await app.sql('ALTER TABLE session RENAME COLUMN user_agent TO gone');
    const { errors: failed } = await new Client(server.url).send(LogInDocument.toString(), {
      input: { email, password: next },
    });
    expect(failed?.[0]?.extensions.code).toBe('INTERNAL');
    await app.sql('ALTER TABLE session RENAME COLUMN gone TO user_agent');
    await client.ask(LogOutDocument, {});
    await live.close();
    expect((await stop(server)).code).toBe(0);

    const requests = server.log.filter(({ msg }) => msg === 'request');
    expect(requests.length).toBeGreaterThanOrEqual(11);
    for (const line of requests)
      expect(line).toMatchObject({ requestId: expect.any(String), status: expect.any(Number), path: '/graphql' });
    expect(requests.filter((line) => line.clientRequestId === clientRequestId)).toHaveLength(1);
    const failure = server.log.find(({ msg }) => msg === 'a request failed');
    expect(failure).toMatchObject({
      level: 'error',
      requestId: failed?.[0]?.extensions.requestId,
      err: expect.anything(),
    });
    for (const line of server.log) expect(line).toMatchObject({ level: expect.any(String), time: expect.any(String) });
    const text = JSON.stringify(server.log) + errors;
    expect([...Object.values(secrets), ...tokens].filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/bearer/i);
    expect(errors).toBe('');
  });
});

describe('the command line', () => {
  const run = async (environment: Record<string, string>, ...parameters: string[]) => {
    try {
      const done = await promisify(execFile)(process.execPath, [entry, ...parameters], {
        env: environment,
        timeout: 170_000,
      });
      return { ...done, code: 0 };
    } catch (error) {
      const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
      return { stdout, stderr, code };
    }
  };

  it('--help prints the table of settings and ends with 0, whatever is set', async () => {
    const { stdout, stderr, code } = await run({ PORT: 'nonsense' }, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/VARIABLE +DEFAULT +MEANING/);
    expect(stdout).toMatch(/DATABASE_URL +required +PostgreSQL/);
    expect(stdout).toMatch(/PORT +4000 +/);
    expect(stdout).toMatch(/SHUTDOWN_SECONDS +8 +/);
    for (const name of ['REDIS_URL', 'ALLOWED_ORIGINS', 'SESSION_IDLE_MINUTES', 'SHUTDOWN_SECONDS', 'LOG_LEVEL'])
      expect(stdout).toContain(name);
  });

  it('tells every problem of the configuration at once, never a value, and ends with 2', async () => {
    const secret = 'not-to-be-shown';
    const { stdout, stderr, code } = await run({
      DATABASE_URL: `mysql://owner:${secret}@localhost/pharmacy`,
      REDIS_URL: secret,
      MASTER_KEYS: `first:${secret}`,
      AUDIT_SIGNING_KEY: Buffer.from(secret).toString('base64'),
      PORT: '70000',
      NODE_ENV: 'staging',
      SHUTDOWN_SECONDS: 'soon',
      ALLOWED_ORIGINS: 'everywhere',
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('8 problems');
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'PORT', 'NODE_ENV', 'SHUTDOWN_SECONDS', 'ALLOWED_ORIGINS'])
      expect(stderr).toMatch(new RegExp(`^  - ${name} must be `, 'm'));
    expect(stderr).toMatch(/^ {2}- MASTER_KEYS must /m);
    expect(stderr).toMatch(/^ {2}- AUDIT_SIGNING_KEY must hold 32 bytes/m);
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toMatch(/\n +at /);
  });

  it('needs a database and keys, and says so', () => {
    for (const name of ['DATABASE_URL', 'MASTER_KEYS', 'AUDIT_SIGNING_KEY'])
      expect(() => readConfig({})).toThrow(`${name} is not set.`);
  });
});
