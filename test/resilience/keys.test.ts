import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConfigError, readConfig } from '../../src/app/config/config.ts';
import { addDataKeys, type RotationProgress, rewrapDataKeys } from '../../src/platform/crypto/rotate-keys.ts';
import { WrongMasterKey } from '../../src/platform/crypto/vault.ts';
import { newId } from '../../src/platform/database/ids.ts';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { atOnce } from '../kit/at-once.ts';
import { as, Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { testKeys } from '../kit/keys.ts';
import { onDatabase } from '../kit/on-database.ts';
import { type ServerProcess, spawnServer } from '../kit/server-process.ts';
import { until } from '../kit/until.ts';
import { newDrug, newMember, newPharmacy, newWorld, stocked, type World } from '../kit/world.ts';

// Starting a process of the server takes a second and a half of a core: on a machine at a load of ten some of them take a minute.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const keyOf = (letter: string) => Buffer.alloc(32, letter).toString('base64');
const old = testKeys.MASTER_KEYS;
const fresh = `fresh:${keyOf('f')}`;

let database: FreshDatabase;
let world: World;
let drugId: string;
const apps: App[] = [];

async function end(): Promise<void> {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await database.drop();
}
/** Each test has a database of its own: what it does to keys concerns all that there is in one. */
function eachWithDatabase(): void {
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await end();
  });
}
/** One server and one organization for all tests of a group. */
function allWithWorld(environment: Readonly<Record<string, string>> = {}): { readonly app: App } {
  const there = { app: undefined as unknown as App };
  beforeAll(async () => {
    database = await freshDatabase();
    there.app = await beginWorld(environment);
  });
  afterAll(end);
  return there;
}

async function begin(environment: Readonly<Record<string, string>> = {}): Promise<App> {
  const app = await startApp({ database, environment });
  apps.push(app);
  return app;
}
/** The first server of a test, with somebody's organization. */
async function beginWorld(environment?: Readonly<Record<string, string>>): Promise<App> {
  const app = await begin(environment);
  world = await newWorld(app);
  drugId = await newDrug(world);
  return app;
}
async function spawned(): Promise<ServerProcess> {
  const server = await spawnServer({ DATABASE_URL: database.serverUrl });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await server.gone;
  });
  return server;
}

async function place(
  recipient: string | null,
  { client, of = world, drug = drugId }: { client?: Client; of?: World; drug?: string } = {},
) {
  const input = { pharmacyId: of.pharmacyId, drugId: drug, quantity: 1, recipient };
  return as((await (client ?? of.owner.client).ask(api.PlaceOrderDocument, { input })).placeOrder, 'Order').id;
}
const recipientOf = async (id: string, client = world.owner.client) =>
  (await client.ask(api.RecipientOfOrderDocument, { id })).order?.recipient;
const through = ({ url }: { readonly url: string }, token = world.owner.token) => new Client(url, token);

/** Runs one of the product's programs to its end. */
function run(program: string, environment: Readonly<Record<string, string>>, ...args: string[]) {
  const file = fileURLToPath(new URL(`../../dist/${program}.js`, import.meta.url));
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: database.serverUrl, PORT: '0', ...environment };
  return new Promise<{ code: number | string | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { env, timeout: 170_000 }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
const rotate = (keys: string, ...args: string[]) => run('cli/rotate-keys', { ...testKeys, MASTER_KEYS: keys }, ...args);

const masterKeyIds = async (app: App) =>
  (await app.sql<{ id: string }>('SELECT DISTINCT master_key_id AS id FROM data_key ORDER BY 1')).map(({ id }) => id);
const trailOf = (app: App, action: string) =>
  app.sql(
    `SELECT actor_label AS "actorLabel", outcome::text, payload, organization_id AS "organizationId" FROM audit_log WHERE action = $1 ORDER BY id`,
    [action],
  );

/** So many organizations more, each with a data key as the server makes them. */
async function addOrganizations(app: App, count: number): Promise<void> {
  const keys = Array.from({ length: count }, () => app.server.platform.vault.newDataKey(newId(), 1));
  const rows = JSON.stringify(keys.map(({ wrapped, ...key }) => ({ ...key, wrapped: wrapped.toString('hex') })));
  await app.sql(
    `INSERT INTO organization (id, name) SELECT (k->>'organizationId')::uuid, 'Another' FROM jsonb_array_elements($1::jsonb) k`,
    [rows],
  );
  await app.sql(
    `INSERT INTO data_key (id, organization_id, version, master_key_id, wrapped)
     SELECT (k->>'id')::uuid, (k->>'organizationId')::uuid, 1, k->>'masterKeyId', decode(k->>'wrapped', 'hex') FROM jsonb_array_elements($1::jsonb) k`,
    [rows],
  );
}

describe('who looked, batched', () => {
  const there = allWithWorld();
  const viewsOf = (id: string, operation = 'RecipientOfOrder') =>
    there.app.sql<{ id: string; requestId: string }>(
      'SELECT id, request_id AS "requestId" FROM access_log WHERE operation = $1 AND $2 = ANY (entity_ids)',
      [operation, id],
    );

  it('is written shortly after the answer, without anything else happening', async () => {
    const id = await place('Mrs Lovelace');
    await recipientOf(id);
    await until('the row is there', async () => (await viewsOf(id)).length === 1);
  });

  it('is written by each of two servers, and read at either, and of every view when one is told to end right after its answers', async () => {
    const server = await spawned();
    const id = await place('Mrs Lovelace');
    const looked = Array.from({ length: 30 }, (_, nth) => (nth % 2 ? world.owner.client : through(server)));
    await atOnce(16, looked, (client) => recipientOf(id, client));
    await until('both have written', async () => (await viewsOf(id)).length === 30);
    const lists = await Promise.all(
      [world.owner.client, through(server)].map(
        async (client) => (await client.ask(api.ViewsOfOrderDocument, { id })).order?.viewedBy,
      ),
    );
    const ids = (await viewsOf(id))
      .map((row) => row.id)
      .sort()
      .reverse();
    for (const list of lists) expect(list?.map((row) => row.id)).toEqual(ids);

    const other = await place('Mr Babbage');
    const requestIds = await atOnce(
      16,
      Array.from({ length: 200 }, () => other),
      async () => {
        const { data, headers } = await through(server).send(api.RecipientOfOrderDocument.toString(), { id: other });
        expect(data).toEqual({ order: { id: other, recipient: 'Mr Babbage' } });
        return headers.get('x-request-id') ?? '';
      },
    );
    server.child.kill('SIGTERM');
    expect(await server.gone).toBe(0);
    const rows = (await viewsOf(other)).map(({ requestId }) => requestId);
    expect(rows.sort()).toEqual(requestIds.sort());
    expect(new Set(rows).size).toBe(200);
  });

  it('waits while its table is away and answers go on; then every row is written', async () => {
    const { app } = there;
    const id = await place('Mrs Lovelace');
    await app.sql('ALTER TABLE access_log RENAME TO away');
    for (let done = 0; done < 5; done += 1) expect(await recipientOf(id)).toBe('Mrs Lovelace');
    await expect(app.server.platform.accessRecorder.flush()).rejects.toThrow('access_log');
    expect(await recipientOf(id)).toBe('Mrs Lovelace');
    await app.sql('ALTER TABLE away RENAME TO access_log');
    await until('the rows are there', async () => (await viewsOf(id)).length === 6);
  });

  it('that cannot be written before the process ends is told of in its log, and keeps it no longer than a moment', async () => {
    const server = await spawned();
    const id = await place('Mrs Lovelace');
    await there.app.sql('ALTER TABLE access_log RENAME TO away');
    for (let done = 0; done < 3; done += 1) expect(await recipientOf(id, through(server))).toBe('Mrs Lovelace');
    server.child.kill('SIGTERM');
    // Two seconds after its time to shut down it would end with 1.
    expect(await server.gone).toBe(0);
    const lost = server.log.filter(({ msg }) => msg === 'records of who looked were lost');
    expect(lost).toMatchObject([{ level: 'error', lost: 3 }]);
    await there.app.sql('ALTER TABLE away RENAME TO access_log');
  });

  it('is not put off for ever: when too much waits nothing sensitive is shown, until it is written', async () => {
    const { app } = there;
    const id = await place('Mrs Lovelace');
    await recipientOf(id);
    await until('the first row is there', async () => (await viewsOf(id)).length === 1);
    const [first] = await app.sql('SELECT * FROM access_log WHERE $1 = ANY (entity_ids)', [id]);
    await app.sql('ALTER TABLE access_log RENAME TO away');
    for (let done = 0; done < 2_000; done += 1)
      await app.server.platform.accessRecorder.record({
        id: newId(),
        organizationId: first?.organization_id,
        actorId: first?.actor_id,
        actorLabel: first?.actor_label,
        sessionId: first?.session_id,
        operation: 'Waiting',
        entityTypes: ['Order'],
        fields: ['Order.recipient'],
        entityIds: [id],
        requestId: 'waiting',
        ip: null,
        viewedAt: new Date(),
      });
    const { data, errors } = await world.owner.client.send(api.RecipientOfOrderDocument.toString(), { id });
    expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'BUSY']);
    expect((await world.owner.client.ask(api.MeDocument, {})).me?.id).toBe(world.owner.userId);
    await app.sql('ALTER TABLE away RENAME TO access_log');
    await until('what waited is there', async () => (await viewsOf(id, 'Waiting')).length === 2_000);
    expect(await recipientOf(id)).toBe('Mrs Lovelace');
    await until('one more is there', async () => (await viewsOf(id)).length === 2);
  });
});

describe('who looked, strict', () => {
  const there = allWithWorld({ ACCESS_LOG: 'strict' });
  /** As the owner of the database: rows cannot be written until it is undone. */
  const failures: [how: string, off: string, on: string][] = [
    [
      'its table refuses them',
      `CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Broken.'; END $$;
       CREATE TRIGGER broken BEFORE INSERT ON access_log FOR EACH ROW EXECUTE FUNCTION refuse_row()`,
      'DROP TRIGGER broken ON access_log; DROP FUNCTION refuse_row',
    ],
    ['its table is away', 'ALTER TABLE access_log RENAME TO away', 'ALTER TABLE away RENAME TO access_log'],
  ];
  const rowsOf = (app: App, requestId: string) =>
    app.sql('SELECT fields FROM access_log WHERE request_id = $1', [requestId]);

  it('is written when the answer comes', async () => {
    const { app } = there;
    const id = await place('Mrs Lovelace');
    await Promise.all(
      Array.from({ length: 16 }, async () => {
        const { headers } = await world.owner.client.send(api.RecipientOfOrderDocument.toString(), { id });
        expect(await rowsOf(app, headers.get('x-request-id') ?? '')).toEqual([{ fields: ['Order.recipient'] }]);
      }),
    );
  });

  it.each(failures)('is written or nothing is answered: %s', async (_how, off, on) => {
    const { app } = there;
    const id = await place('Mrs Lovelace');
    await app.sql(off);
    const refused = async (text: string, variables: object) => {
      const { data, errors, headers } = await world.owner.client.send(text, variables);
      expect([data ?? null, errors?.map(({ extensions }) => extensions.code)]).toEqual([null, ['BUSY']]);
      return headers.get('x-request-id') ?? '';
    };
    const requestIds = [await refused(api.RecipientOfOrderDocument.toString(), { id })];
    const drug = await newDrug(world);
    const input = { pharmacyId: world.pharmacyId, drugId: drug, quantity: 7, recipient: 'Mr Babbage' };
    requestIds.push(
      await refused(
        'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on Order { id recipient } } }',
        { input },
      ),
    );
    expect((await world.owner.client.ask(api.GetOrderDocument, { id })).order?.id).toBe(id);
    await app.sql(on);
    const [changed] = await app.sql<{ id: string }>('SELECT order_id AS id FROM order_line WHERE drug_id = $1', [drug]);
    expect(await recipientOf(changed?.id ?? '')).toBe('Mr Babbage');
    // What was not shown is not told of afterwards either.
    for (const requestId of requestIds) expect(await rowsOf(app, requestId)).toEqual([]);
  });

  it.each(failures)('is written or an event of a subscription is shown without its data: %s', async (_how, off, on) => {
    const { app } = there;
    const { drugId: controlled, stockId } = await stocked(world, [{ quantity: 50 }]);
    const schedule = { drugId: controlled, controlledSchedule: 'CII' as const };
    as((await world.owner.client.ask(api.UpdateDrugDocument, { input: schedule })).updateDrug, 'Drug');
    const watcher = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const after = await cursorNow(app, world.owner);
    const document = new api.TypedDocumentString<object, object>(
      'subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { stock { drug { name } } } }',
    );
    const items = app.live(watcher.token).subscribe(document, { pharmacyId: world.pharmacyId, after });
    const dispense = () =>
      world.owner.client.send(
        'mutation ($id: ID!) { dispenseStock(input: { stockId: $id, quantity: 1 }) { __typename } }',
        { id: stockId },
      );
    await dispense();
    expect(await items.item()).toEqual({ data: { stockChanged: { stock: { drug: { name: expect.any(String) } } } } });
    await app.sql(off);
    await dispense();
    expect(await items.end()).toMatchObject([{ extensions: { code: 'BUSY' } }]);
    expect(items.waiting).toBe(0);
    await app.sql(on);
    // It was not passed over: whoever comes back behind the last one gets it.
    const again = app.live(watcher.token).subscribe(document, { pharmacyId: world.pharmacyId, after });
    expect(await again.take(2)).toMatchObject([{ stockChanged: { stock: {} } }, { stockChanged: { stock: {} } }]);
    expect(await app.sql('SELECT id FROM access_log WHERE actor_id = $1', [watcher.userId])).toHaveLength(3);
  });

  it('is written also when it comes for somebody who has just left', async () => {
    const { app } = there;
    // Of its own: what somebody else on this server follows is read for them already.
    const pharmacyId = await newPharmacy(world);
    const { drugId: controlled, stockId } = await stocked({ ...world, pharmacyId }, [{ quantity: 50 }]);
    const schedule = { drugId: controlled, controlledSchedule: 'CII' as const };
    as((await world.owner.client.ask(api.UpdateDrugDocument, { input: schedule })).updateDrug, 'Drug');
    const watcher = await newMember(world, 'TECHNICIAN', pharmacyId);
    const after = await cursorNow(app, world.owner);
    await world.owner.client.ask(api.DispenseStockDocument, { input: { stockId, quantity: 1 } });
    const document = new api.TypedDocumentString<object, object>(
      'subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { stock { drug { name } } } }',
    );
    await onDatabase(app.databaseUrl, async (holder) => {
      await holder.query('BEGIN; LOCK TABLE drug IN ACCESS EXCLUSIVE MODE');
      const items = app.live(watcher.token).subscribe(document, { pharmacyId, after });
      await until('the event is being read', async () => {
        const [row] = await app.sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return row;
      });
      items.stop();
      await sleep(300);
      await holder.query('ROLLBACK');
    });
    await until('it is recorded', async () => {
      const [row] = await app.sql('SELECT 1 FROM access_log WHERE actor_id = $1', [watcher.userId]);
      return row;
    });
  });
});

describe('a server', () => {
  eachWithDatabase();

  it.each(['MASTER_KEYS', 'AUDIT_SIGNING_KEY'] as const)('does not start in production without %s', async (missing) => {
    const { [missing]: _, ...others } = testKeys;
    const environment = { ...others, NODE_ENV: 'production', DATABASE_URL: database.serverUrl };
    for (const value of [undefined, '']) {
      const error = await (async () => readConfig({ ...environment, [missing]: value }))().catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ConfigError);
      expect(String(error)).toContain(`${missing} is not set.`);
      for (const key of Object.values<string>(others)) expect(String(error)).not.toContain(key.split(':').at(-1));
    }
  });

  const wrongKeys = /MASTER_KEYS.*\btest\b|\btest\b.*MASTER_KEYS/;
  const keepsSecrets = (text: string) => {
    for (const letter of ['m', 'x', 'f'])
      for (const form of ['base64', 'hex', 'utf8'] as const)
        expect(text).not.toContain(Buffer.alloc(32, letter).toString(form).slice(0, 20));
  };

  it('does not go on when the master keys lack the one in use, and says which by its id alone', async () => {
    await beginWorld();
    await place('Mrs Lovelace');
    const { code, stdout, stderr } = await run('main', { ...testKeys, MASTER_KEYS: fresh });
    expect(code).toBe(1);
    expect(stderr).toMatch(wrongKeys);
    keepsSecrets(stdout + stderr);
  });

  it('that came before its database does not go on either, once the keys are found not to fit', async () => {
    await beginWorld();
    await place('Mrs Lovelace');
    const line = await FlakyProxy.to(database.serverUrl);
    onTestFinished(() => line.close());
    line.cut();
    const server = await spawnServer({ DATABASE_URL: line.over(database.serverUrl), MASTER_KEYS: fresh });
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(503);
    line.restore();
    expect(await server.gone).toBe(1);
  });

  it('does not start either when they hold another key of its name, also where it is there under another name', async () => {
    await beginWorld();
    await place('Mrs Lovelace');
    for (const keys of [`test:${keyOf('x')}`, `test:${keyOf('x')},was:${keyOf('m')}`]) {
      const error = await begin({ MASTER_KEYS: keys }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(WrongMasterKey);
      expect(String(error)).toMatch(wrongKeys);
      keepsSecrets(inspect(error));
    }
  });

  it('starts with the key in use behind a new one, and both texts are read', async () => {
    await beginWorld();
    const before = await place('Mrs Lovelace');
    const second = await begin({ MASTER_KEYS: `${fresh},${old}` });
    const there = await newWorld(second);
    const client = through(second);
    expect(await recipientOf(before, client)).toBe('Mrs Lovelace');
    expect(await recipientOf(await place('Mr Babbage', { client }), client)).toBe('Mr Babbage');
    await place('Another', { of: there, drug: await newDrug(there) });
    expect(await masterKeyIds(second)).toEqual(['fresh', 'test']);
  });
});

describe('a rotation of the master key', () => {
  eachWithDatabase();

  it('wraps every data key anew, so that the old key can be left out', async () => {
    await beginWorld();
    const there = await newWorld(apps[0] as App);
    const ids = [await place('Mrs Lovelace'), await place('Mr Babbage', { of: there, drug: await newDrug(there) })];
    const app = await begin({ MASTER_KEYS: `${fresh},${old}` });
    await addOrganizations(apps[0] as App, 130);
    const told: RotationProgress[] = [];
    const encrypted = await app.sql('SELECT id, recipient FROM supply_order ORDER BY id');
    expect(await rewrapDataKeys(app.server.platform, (progress) => told.push(progress))).toEqual({
      done: 132,
      total: 132,
    });
    expect(told).toEqual(Array.from({ length: 133 }, (_, done) => ({ done, total: 132 })));
    expect(await masterKeyIds(app)).toEqual(['fresh']);
    expect(await app.sql('SELECT id, recipient FROM supply_order ORDER BY id')).toEqual(encrypted);
    const alone = await begin({ MASTER_KEYS: fresh });
    expect(await recipientOf(ids[0] ?? '', through(alone))).toBe('Mrs Lovelace');
    expect(await recipientOf(ids[1] ?? '', through(alone, there.owner.token))).toBe('Mr Babbage');
    const trail = await trailOf(app, 'keys.rotate');
    const all = await app.sql<{ id: string }>('SELECT id FROM data_key ORDER BY id');
    // A row for each organization, so that its auditors find it.
    const half = (dataKeyId: string, masterKeyId: string) => ({ dataKeys: [{ dataKeyId, masterKeyId }] });
    expect(trail).toMatchObject(
      all.map(({ id }) => ({
        actorLabel: 'operator',
        outcome: 'SUCCEEDED',
        payload: { before: half(id, 'test'), after: half(id, 'fresh') },
      })),
    );
    expect(JSON.stringify(trail)).not.toContain(keyOf('f').slice(0, 20));
    expect(await rewrapDataKeys(app.server.platform, () => undefined)).toEqual({ done: 132, total: 132 });
    expect(await trailOf(app, 'keys.rotate')).toHaveLength(132);
  });

  it('is run as a program, also twice at once, and says what it did', async () => {
    const app = await beginWorld();
    const id = await place('Mrs Lovelace');
    await addOrganizations(app, 250);
    const both = await Promise.all([rotate(`${fresh},${old}`), rotate(`${fresh},${old}`)]);
    for (const { code, stdout } of both) {
      expect(code).toBe(0);
      expect(stdout).toContain('All 251 data keys are wrapped by fresh.');
    }
    expect(await masterKeyIds(app)).toEqual(['fresh']);
    expect(await recipientOf(id, through(await begin({ MASTER_KEYS: fresh })))).toBe('Mrs Lovelace');
  });

  it('changes nothing when a key is not there, and names it', async () => {
    const app = await beginWorld();
    await place('Mrs Lovelace');
    const before = await app.sql('SELECT * FROM data_key');
    const { code, stdout, stderr } = await rotate(fresh);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('MASTER_KEYS has no key called test');
    expect(stderr).not.toContain(keyOf('f').slice(0, 20));
    expect(await app.sql('SELECT * FROM data_key')).toEqual(before);
  });

  it('answers 2 to an option there is none of, and does nothing', async () => {
    const app = await beginWorld();
    await place('Mrs Lovelace');
    const { code, stdout, stderr } = await rotate(`${fresh},${old}`, '--new-data-key');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('There is no option --new-data-key.');
    expect(await masterKeyIds(app)).toEqual(['test']);
  });

  it('leaves every recipient readable that eight people name meanwhile', async () => {
    const first = await beginWorld();
    await addOrganizations(first, 250);
    const app = await begin({ MASTER_KEYS: `${fresh},${old}` });
    const people = await Promise.all(
      Array.from({ length: 8 }, async (_, nth) => {
        // Some write under a key that is there already, some make the first one of their organization.
        const of = nth % 2 ? world : await newWorld(app);
        return { of, drug: nth % 2 ? drugId : await newDrug(of), client: through(app, of.owner.token) };
      }),
    );
    const placed: { id: string; recipient: string; token: string }[] = [];
    let done = false;
    const writers = people.map(async (person, writer) => {
      for (let nth = 0; nth < 5 || !done; nth += 1) {
        const recipient = `Patient ${nth} of ${writer}`;
        placed.push({ id: await place(recipient, person), recipient, token: person.of.owner.token });
      }
    });
    const rotated = await rotate(`${fresh},${old}`, '--new-data-keys').finally(() => {
      done = true;
    });
    await Promise.all(writers);
    expect([rotated.code, rotated.stdout]).toEqual([
      0,
      expect.stringMatching(/^Made a new data key for \d+ organizations\.$/m),
    ]);
    expect(rotated.stdout).toMatch(/^All \d+ data keys are wrapped by fresh\.$/m);
    expect(await masterKeyIds(app)).toEqual(['fresh']);
    const alone = await begin({ MASTER_KEYS: fresh });
    expect(placed.length).toBeGreaterThanOrEqual(40);
    for (const server of [app, alone])
      for (const { id, recipient, token } of placed)
        expect(await recipientOf(id, through(server, token))).toBe(recipient);
  });

  it('that was killed keeps what it had done, and goes on from there', async () => {
    const app = await beginWorld();
    const id = await place('Mrs Lovelace');
    await addOrganizations(app, 250);
    const holder = new pg.Client(database.url);
    await holder.connect();
    // Dropping the database after a failure ends its connection.
    holder.on('error', () => undefined);
    await holder.query('BEGIN');
    await holder.query(
      'SELECT id FROM data_key WHERE id = (SELECT id FROM data_key ORDER BY id OFFSET 40 LIMIT 1) FOR UPDATE',
    );
    const file = fileURLToPath(new URL('../../dist/cli/rotate-keys.js', import.meta.url));
    const env = {
      ...testKeys,
      PATH: process.env.PATH ?? '',
      DATABASE_URL: database.serverUrl,
      MASTER_KEYS: `${fresh},${old}`,
    };
    const child = execFile(process.execPath, [file], { env });
    const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await until(
      'the rotation waits',
      async () => {
        const waiting = await app.sql(
          `SELECT 1 FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '%data_key%'`,
        );
        return waiting.length > 0;
      },
      120_000,
    );
    child.kill('SIGKILL');
    expect(await gone).toBe('SIGKILL');
    await holder.end();
    const counts = () => app.sql('SELECT master_key_id AS id, count(*)::int FROM data_key GROUP BY 1 ORDER BY 1');
    expect(await counts()).toEqual([
      { id: 'fresh', count: 40 },
      { id: 'test', count: 211 },
    ]);
    expect(await trailOf(app, 'keys.rotate')).toHaveLength(40);
    const between = await begin({ MASTER_KEYS: `${fresh},${old}` });
    expect(await recipientOf(id, through(between))).toBe('Mrs Lovelace');
    await rewrapDataKeys(between.server.platform, () => undefined);
    expect(await counts()).toEqual([{ id: 'fresh', count: 251 }]);
    expect(await trailOf(app, 'keys.rotate')).toHaveLength(251);
    expect(await recipientOf(id, through(await begin({ MASTER_KEYS: fresh })))).toBe('Mrs Lovelace');
  });
});

describe('a new data key', () => {
  eachWithDatabase();

  const versionOf = async (app: App, id: string) =>
    (
      await app.sql<{ version: number }>('SELECT get_byte(recipient, 3) AS version FROM supply_order WHERE id = $1', [
        id,
      ])
    )[0]?.version;

  it('is what is written under from then on, and what was written before stays readable, on servers that run too', async () => {
    const running = await beginWorld();
    const before = await place('Mrs Lovelace');
    expect(await addDataKeys((await begin()).server.platform)).toBe(1);
    const started = await begin();
    const after = await place('Mr Babbage', { client: through(started) });
    for (const server of [running, started]) {
      expect(await recipientOf(before, through(server))).toBe('Mrs Lovelace');
      expect(await recipientOf(after, through(server))).toBe('Mr Babbage');
    }
    expect([await versionOf(running, before), await versionOf(running, after)]).toEqual([1, 2]);
    expect(await versionOf(running, await place('Miss Byron'))).toBe(2);
  });

  it('is used within a minute by a server that has read nothing under it', async () => {
    const running = await beginWorld();
    const before = await place('Mrs Lovelace');
    expect(await addDataKeys((await begin()).server.platform)).toBe(1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    const after = await place('Mr Babbage');
    expect([await versionOf(running, before), await versionOf(running, after)]).toEqual([1, 2]);
    expect(await recipientOf(before)).toBe('Mrs Lovelace');
    expect(await recipientOf(after)).toBe('Mr Babbage');
  });

  it('is told of in the trail of its organization, by no value', async () => {
    const app = await beginWorld();
    await place('Mrs Lovelace');
    await addDataKeys(app.server.platform);
    const keys = await app.sql<{ id: string; wrapped: Buffer }>('SELECT id, wrapped FROM data_key ORDER BY version');
    const { auditLog } = await world.owner.client.ask(api.AuditTrailDocument, { filter: { action: 'keys.add' } });
    expect(auditLog.nodes).toMatchObject([
      {
        actorLabel: 'operator',
        actor: null,
        outcome: 'SUCCEEDED',
        entityType: 'DataKey',
        entityId: keys[1]?.id,
        payload: { input: { masterKeyId: 'test' }, after: { version: 2, masterKeyId: 'test' } },
      },
    ]);
    for (const { wrapped } of keys)
      for (const form of ['base64', 'hex'] as const)
        expect(JSON.stringify(auditLog)).not.toContain(wrapped.toString(form));
  });
});
