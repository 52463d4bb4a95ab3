import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { freePort } from '../../scripts/machine/database.mjs';
import { functions, tables as grants } from '../../src/app/declarations.ts';
import type { Grant } from '../../src/platform/database/tables.ts';
import { createLog } from '../../src/platform/log.ts';
import { appForTest, startApp } from '../kit/app.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { testKeys } from '../kit/keys.ts';
import { spawnServer } from '../kit/server-process.ts';
import { until } from '../kit/until.ts';
import { newWorld, stocked } from '../kit/world.ts';

/** What the role of the servers may do, and how migrate gives it that: the suite beside this one shows that it suffices. */

const denied = '42501';
const role = 'apotheca_server';
const built = (name: string) => fileURLToPath(new URL(`../../dist/${name}.js`, import.meta.url));

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  // Dropping the database ends the connection.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const codeOf = (client: pg.Client, text: string) =>
  client.query(text).then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

/** A built command with nothing in its environment but what is named. */
async function run(name: string, environment: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [built(name)], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += String(data);
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, output: output.trim() };
}

/** The URL as somebody else. */
function as(url: string, username: string, password: string): string {
  return Object.assign(new URL(url), { username, password }).href;
}

let database: FreshDatabase;
let owner: pg.Client;
let server: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connected(database.url);
  server = await connected(database.serverUrl);
});
afterAll(async () => {
  await server.end();
  await owner.end();
  await database.drop();
});

describe('the server’s role', () => {
  const onlyInserted = ['audit_log', 'inventory_log', 'transaction', 'order_event'];

  it.each(onlyInserted)('cannot change, delete or empty %s', async (table) => {
    const { insert, update, delete: deletes } = grants[table] ?? {};
    expect({ insert, update, deletes }).toEqual({ insert: true, update: undefined, deletes: undefined });
    const column = table === 'inventory_log' ? 'quantity_changed' : 'organization_id';
    expect(await codeOf(server, `UPDATE ${table} SET ${column} = ${column}`)).toBe(denied);
    expect(await codeOf(server, `DELETE FROM ${table}`)).toBe(denied);
    expect(await codeOf(server, `TRUNCATE ${table} CASCADE`)).toBe(denied);
    expect(await codeOf(server, `SELECT 1 FROM ${table} FOR UPDATE`)).toBe(denied);
  });

  it.each([
    ['balances', 'UPDATE stock SET quantity = quantity + 1'],
    ['balances of lots', 'UPDATE lot SET quantity = 5'],
    ['what is promised of a stock', 'UPDATE stock SET allocated = 0'],
    ['what is promised of a lot', 'UPDATE lot SET allocated = 0'],
    ['whose a stock is', 'UPDATE stock SET organization_id = organization_id'],
    ['the version of a data key', 'UPDATE data_key SET version = 2'],
    ['what happened', `UPDATE event SET payload = '{}'`],
    ['who looked', 'UPDATE access_log SET ip = NULL'],
    ['that somebody looked', 'TRUNCATE access_log'],
    ['for whom an order is', 'UPDATE supply_order SET recipient = NULL'],
    ['what was ordered', 'UPDATE order_line SET quantity = 1'],
    ['whose a session is', 'UPDATE session SET user_id = user_id'],
    ['an account away', 'DELETE FROM app_user'],
    ['an order away', 'DELETE FROM supply_order'],
  ])('cannot change %s', async (_what, text) => {
    expect(await codeOf(server, text)).toBe(denied);
  });

  it.each([
    'DROP TABLE audit_log',
    'ALTER TABLE audit_log ADD COLUMN more text',
    'ALTER TABLE audit_log DISABLE TRIGGER ALL',
    'ALTER TABLE audit_log OWNER TO apotheca_server',
    'DROP TRIGGER audit_log_append_only ON audit_log',
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    'ALTER FUNCTION post_allocations() SECURITY INVOKER',
    'CREATE TRIGGER mine BEFORE INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    'CREATE RULE mine AS ON INSERT TO audit_log DO INSTEAD NOTHING',
    'CREATE INDEX ON audit_log (actor_id)',
    'CREATE TABLE mine (id int)',
    'CREATE TEMP TABLE mine (id int)',
    'CREATE TABLE mine (id uuid REFERENCES pharmacy)',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE SCHEMA mine',
    'CREATE DATABASE mine',
    'CREATE ROLE mine',
    'CREATE EXTENSION dblink',
    'ALTER ROLE apotheca_server SUPERUSER',
    'GRANT UPDATE ON audit_log TO PUBLIC',
    'SET ROLE apotheca',
    'SET session_replication_role = replica',
    `SELECT setval('event_seq_seq', 1)`,
  ])('cannot %s', async (text) => {
    const before = await owner.query('SELECT relacl::text FROM pg_class WHERE relname = $1', ['audit_log']);
    // GRANT by somebody without the right to pass it on is a warning; nothing comes of it.
    expect(await codeOf(server, text)).toBe(text.startsWith('GRANT') ? 'done' : denied);
    expect((await owner.query('SELECT relacl::text FROM pg_class WHERE relname = $1', ['audit_log'])).rows).toEqual(
      before.rows,
    );
  });

  it('reads the tables of the model and nothing of others', async () => {
    await owner.query('CREATE TABLE another (id int)');
    onTestFinished(async () => {
      await owner.query('DROP TABLE another');
    });
    for (const table of ['another', '_prisma_migrations', 'pg_authid', 'pg_statistic'])
      expect(await codeOf(server, `SELECT 1 FROM ${table}`), table).toBe(denied);
    for (const text of [`SELECT pg_read_file('PG_VERSION')`, `COPY (SELECT 1) TO PROGRAM 'true'`])
      expect(await codeOf(server, text), text).toBe(denied);
    for (const table of Object.keys(grants)) expect(await codeOf(server, `SELECT 1 FROM ${table}`), table).toBe('done');
  });

  it('finds no function of the rules that looks for its tables where a temporary one could stand', async () => {
    const owner = await connected(database.url);
    onTestFinished(() => owner.end());
    const { rows } = await owner.query<{ name: string }>(`
      SELECT p.proname AS name FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
       WHERE p.pronamespace = 'public'::regnamespace AND l.lanname = 'plpgsql'
         AND p.prosrc ~* '\\m(from|join|into|update)\\M' AND NOT coalesce(p.proconfig::text LIKE '%search_path=public, pg_temp%', false)`);
    expect(rows).toEqual([]);
  });

  it('gets round no rule by temporary tables, where somebody let it make some', async () => {
    const app = await appForTest();
    await app.sql(`GRANT TEMP ON DATABASE ${new URL(app.databaseUrl).pathname.slice(1)} TO ${role}`);
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const client = await connected(as(app.databaseUrl, role, new URL(database.serverUrl).password));
    onTestFinished(() => client.end());
    await client.query('CREATE TEMP TABLE inventory_log (LIKE public.inventory_log INCLUDING DEFAULTS)');
    // The functions that write balances cannot be hung on it.
    for (const name of ['post_inventory_log', 'post_allocations'])
      expect(
        await codeOf(
          client,
          `CREATE TRIGGER mine AFTER INSERT ON pg_temp.inventory_log FOR EACH ROW EXECUTE FUNCTION ${name}()`,
        ),
      ).toBe(denied);
    // It may have triggers of its own on it, which run as deep as the ledger's; a lot begins empty all the same.
    await client.query(`
      CREATE TEMP TABLE deep (id int);
      CREATE FUNCTION pg_temp.fill() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO public.lot (id, organization_id, stock_id, lot_number, expires_on, quantity)
        SELECT gen_random_uuid(), organization_id, id, 'FROM NOWHERE', '2040-01-01', 100 FROM public.stock;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fill AFTER INSERT ON deep FOR EACH ROW EXECUTE FUNCTION pg_temp.fill()`);
    await expect(client.query('INSERT INTO deep VALUES (1)')).rejects.toMatchObject({
      constraint: 'lot_balance_from_ledger',
    });
    // The checks at commit look into the real tables: a header without lines is refused, whatever an own "inventory_log" holds.
    const header = '00000000-0000-7000-8000-000000000001';
    await client.query(
      `INSERT INTO pg_temp.inventory_log (id, organization_id, transaction_id, stock_id, lot_id, action, quantity_changed, occurred_at)
       SELECT gen_random_uuid(), organization_id, $1, id, gen_random_uuid(), 'RECEIPT', 7, now() FROM public.stock`,
      [header],
    );
    await expect(
      client.query(
        `INSERT INTO public.transaction (id, organization_id, pharmacy_id, stock_id, drug_id, transaction_type, quantity, line_count, occurred_at)
         SELECT $1, organization_id, pharmacy_id, id, drug_id, 'RECEIPT', 7, 1, now() - interval '1 second' FROM stock WHERE id = $2`,
        [header, stockId],
      ),
    ).rejects.toMatchObject({ constraint: 'transaction_whole' });
  });
});

describe('the table of grants', () => {
  it('has a line for every table of the schema, and no other', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    );
    const tables = rows.map(({ name }) => name);
    const missing = tables.filter((name) => !(name in grants));
    expect(missing, `No feature's tables.ts says anything of ${missing}`).toEqual([]);
    const gone = Object.keys(grants).filter((name) => !tables.includes(name));
    expect(gone, `A tables.ts speaks of ${gone}, which no migration makes`).toEqual([]);
  });

  it('is what the role was granted, exactly', async () => {
    const { rows: actual } = await owner.query<{ right: string }>(
      `SELECT privilege_type || ' ' || table_name || CASE is_grantable WHEN 'YES' THEN ' and on' ELSE '' END AS "right"
         FROM information_schema.role_table_grants WHERE grantee = $1
       UNION ALL
       SELECT privilege_type || ' ' || table_name || '.' || column_name
         FROM information_schema.role_column_grants g WHERE grantee = $1
          AND NOT EXISTS (SELECT FROM information_schema.role_table_grants t
                           WHERE (t.grantee, t.table_schema, t.table_name, t.privilege_type)
                               = (g.grantee, g.table_schema, g.table_name, g.privilege_type))
       UNION ALL
       SELECT privilege_type || ' ' || object_name FROM information_schema.role_usage_grants WHERE grantee = $1
       UNION ALL
       SELECT privilege_type || ' ' || routine_name FROM information_schema.role_routine_grants WHERE grantee = $1`,
      [role],
    );
    const { rows: sequences } = await owner.query<{ table: string; sequence: string }>(
      `SELECT c.table_name AS table, pg_get_serial_sequence(quote_ident(c.table_name), c.column_name)::regclass::text AS sequence
         FROM information_schema.columns c WHERE table_schema = 'public' AND column_default LIKE 'nextval(%'`,
    );
    const expected = [
      ...Object.entries(grants).flatMap(([table, grant]: [string, Grant]) => [
        `SELECT ${table}`,
        ...(grant.insert ? [`INSERT ${table}`] : []),
        ...(grant.update ?? []).map((column) => `UPDATE ${table}.${column}`),
        ...(grant.delete ? [`DELETE ${table}`] : []),
      ]),
      ...sequences.filter(({ table }) => grants[table]?.insert).map(({ sequence }) => `USAGE ${sequence}`),
      ...Object.keys(functions).map((name) => `EXECUTE ${name}`),
    ];
    expect(actual.map(({ right }) => right).sort()).toEqual(expected.sort());
  });

  it('lets nobody make anything in the schema', async () => {
    const { rows } = await owner.query(
      `SELECT has_schema_privilege($1, 'public', 'CREATE') AS role, has_schema_privilege($1, 'public', 'USAGE') AS usage`,
      [role],
    );
    expect(rows).toEqual([{ role: false, usage: true }]);
  });
});

describe('migrate', () => {
  const migrate = () => run('cli/migrate', { OWNER_DATABASE_URL: database.url, DATABASE_URL: database.serverUrl });
  const databaseName = () => new URL(database.url).pathname.slice(1);
  const rightsOf = async () =>
    (
      await owner.query(
        `SELECT c.relname, coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))::text AS acl, n.nspacl::text, array_agg(a.attacl::text ORDER BY a.attnum)::text AS columns
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attribute a ON a.attrelid = c.oid
          WHERE n.nspname = 'public' GROUP BY c.oid, n.oid ORDER BY 1`,
      )
    ).rows;

  it('changes nothing when everything is as it should be, and says so', async () => {
    const before = await rightsOf();
    expect(await migrate()).toEqual({ code: 0, output: 'The database is up to date.' });
    expect(await migrate()).toEqual({ code: 0, output: 'The database is up to date.' });
    expect(await rightsOf()).toEqual(before);
  });

  it('takes back what was granted by hand, gives again what was taken, and tells', async () => {
    const before = await rightsOf();
    await owner.query(`
      GRANT UPDATE, DELETE ON audit_log TO ${role};
      GRANT UPDATE (quantity, allocated) ON stock TO ${role};
      GRANT SELECT ON _prisma_migrations TO ${role};
      GRANT SELECT ON drug TO ${role} WITH GRANT OPTION;
      GRANT UPDATE ON SEQUENCE event_seq_seq TO ${role};
      GRANT CREATE ON SCHEMA public TO ${role}, PUBLIC;
      GRANT CREATE, TEMP ON DATABASE ${databaseName()} TO ${role}, PUBLIC;
      GRANT CONNECT ON DATABASE ${databaseName()} TO ${role};
      GRANT EXECUTE ON FUNCTION post_allocations() TO PUBLIC;
      GRANT EXECUTE ON FUNCTION move_balances() TO ${role};
      REVOKE EXECUTE ON FUNCTION replace_password FROM ${role};
      REVOKE INSERT ON session FROM ${role}`);
    const { code, output } = await migrate();
    expect(code).toBe(0);
    expect(output.split('\n').sort()).toEqual(
      [
        'Taken from everybody on SCHEMA public: CREATE',
        `Taken from everybody on DATABASE ${databaseName()}: CREATE`,
        `Taken from everybody on DATABASE ${databaseName()}: TEMPORARY`,
        `Taken from ${role} on DATABASE ${databaseName()}: CREATE`,
        `Taken from ${role} on DATABASE ${databaseName()}: TEMPORARY`,
        'Taken from everybody on FUNCTION post_allocations(): EXECUTE',
        `Taken from ${role} on SCHEMA public: CREATE`,
        `Taken from ${role} on _prisma_migrations: SELECT`,
        `Taken from ${role} on audit_log: UPDATE, DELETE`,
        `Taken from ${role} on drug: SELECT WITH GRANT OPTION`,
        `Taken from ${role} on event_seq_seq: UPDATE`,
        `Taken from ${role} on stock: UPDATE (quantity, allocated)`,
        `Granted to ${role} on drug: SELECT`,
        `Granted to ${role} on session: INSERT`,
        `Taken from ${role} on FUNCTION move_balances(): EXECUTE`,
        `Granted to ${role} on FUNCTION replace_password(uuid,text,text,timestamp with time zone): EXECUTE`,
      ].sort(),
    );
    expect(await rightsOf()).toEqual(before);
    // Where everybody may connect no more, this is what lets the server in.
    const { rows } = await owner.query(
      `SELECT array_agg(a.privilege_type::text) AS left FROM pg_database d, aclexplode(d.datacl) a
        WHERE d.datname = current_database() AND a.grantee = $1::regrole`,
      [role],
    );
    expect(rows).toEqual([{ left: ['CONNECT'] }]);
    await owner.query(`REVOKE CONNECT ON DATABASE ${databaseName()} FROM ${role}`);
  });

  it('leaves the rights alone when it is given no owner, or the same user as owner', async () => {
    await owner.query(`GRANT DELETE ON audit_log TO ${role}`);
    const upToDate = { code: 0, output: 'The database is up to date.' };
    expect(await run('cli/migrate', { DATABASE_URL: database.url })).toEqual(upToDate);
    expect(await run('cli/migrate', { DATABASE_URL: database.url, OWNER_DATABASE_URL: database.url })).toEqual(
      upToDate,
    );
    expect((await migrate()).output).toBe(`Taken from ${role} on audit_log: DELETE`);
  });

  it('keeps the password of a role that exists', async () => {
    const wrong = as(database.serverUrl, role, 'not-the-password');
    expect((await run('cli/migrate', { OWNER_DATABASE_URL: database.url, DATABASE_URL: wrong })).code).toBe(0);
    await (await connected(database.serverUrl)).end();
  });
});

describe('an owner who may make no roles, on an empty database of its own', () => {
  const name = `plain_${randomBytes(4).toString('hex')}`;
  const own = { name: `${name}_owner`, password: randomBytes(12).toString('hex') };
  const servers = { name: `${name}-Server`, password: `it's $1 "${randomBytes(6).toString('hex')}"` };
  const withName = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  let environment: { OWNER_DATABASE_URL: string; DATABASE_URL: string };
  let admin: pg.Client;

  beforeAll(async () => {
    admin = await connected(inject('databaseServer'));
    await admin.query(`CREATE ROLE ${own.name} LOGIN PASSWORD '${own.password}' NOCREATEROLE`);
    await admin.query(`CREATE DATABASE ${name} OWNER ${own.name} TEMPLATE template0`);
    const url = withName(inject('databaseServer'));
    environment = {
      OWNER_DATABASE_URL: as(url, own.name, own.password),
      DATABASE_URL: as(url, servers.name, servers.password),
    };
  });
  afterAll(async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.query(`DROP ROLE IF EXISTS ${pg.escapeIdentifier(servers.name)}`);
    await admin.query(`DROP ROLE ${own.name}`);
    await admin.end();
  });

  it('is told what to have done, without any password; once somebody made the role it grants what is needed, and the server starts', async () => {
    const { code, output } = await run('cli/migrate', environment);
    expect(code).toBe(1);
    expect(output).toContain(`The database role ${servers.name}, which DATABASE_URL names, does not exist`);
    expect(output).toContain(`CREATE ROLE "${servers.name}" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '…';`);
    expect(output).toContain('docs/operations.md');
    for (const secret of [own.password, servers.password, encodeURIComponent(servers.password)])
      expect(output).not.toContain(secret);
    expect(output).not.toMatch(/\n +at /);

    await admin.query(
      `CREATE ROLE ${pg.escapeIdentifier(servers.name)} LOGIN PASSWORD ${pg.escapeLiteral(servers.password)}`,
    );
    const again = await run('cli/migrate', environment);
    expect(again).toMatchObject({ code: 0, output: expect.stringContaining(`Granted to ${servers.name}`) });
    expect(again.output).not.toContain('Applied');
    const started = await spawnServer({ NODE_ENV: 'production', DATABASE_URL: environment.DATABASE_URL });
    expect((await fetch(`${started.url}/health/ready`)).status).toBe(200);
    started.child.kill('SIGTERM');
    expect(await started.gone).toBe(0);
  });

  it('may make the role where it may make roles', async () => {
    await admin.query(`ALTER ROLE ${own.name} CREATEROLE`);
    const another = as(environment.DATABASE_URL, `${name}_another`, servers.password);
    onTestFinished(async () => {
      await admin.query(`ALTER ROLE ${own.name} NOCREATEROLE`);
      const inside = await connected(withName(inject('databaseServer')));
      await inside.query(`DROP OWNED BY ${name}_another; DROP ROLE ${name}_another`);
      await inside.end();
    });
    const { code, output } = await run('cli/migrate', { ...environment, DATABASE_URL: another });
    expect({ code, lines: output.split('\n') }).toEqual({
      code: 0,
      lines: expect.arrayContaining([`Made the role ${name}_another.`]),
    });
    expect(output).not.toContain(servers.password);
    const client = await connected(another);
    expect(await codeOf(client, 'SELECT 1 FROM drug')).toBe('done');
    expect(await codeOf(client, 'DELETE FROM drug')).toBe(denied);
    expect(await codeOf(client, 'CREATE TEMP TABLE mine (id int)')).toBe(denied);
    await client.end();
  });
});

describe('a server that looks at its own role', () => {
  const production = (url: string) => ({ ...testKeys, NODE_ENV: 'production', PORT: '0', DATABASE_URL: url });

  it('refuses in production to start as the owner, and says where to read on', async () => {
    const { code, output } = await run('main', production(database.url));
    expect(code).toBe(1);
    expect(output).toContain('The database role apotheca is a superuser, owns tables, may create tables.');
    expect(output).toContain('docs/operations.md');
    expect(output).not.toContain(new URL(database.url).password);
    expect(output).not.toMatch(/\n +at /);
  });

  it.each([
    ['GRANT CREATE ON SCHEMA public TO ROLE', 'may create tables'],
    ['CREATE TABLE own_one (); ALTER TABLE own_one OWNER TO ROLE', 'owns tables'],
  ])('refuses in production after %s', async (text, told) => {
    const other = `role_${randomBytes(4).toString('hex')}`;
    await owner.query(`CREATE ROLE ${other} LOGIN PASSWORD 'x'; ${text.replaceAll('ROLE', other)}`);
    onTestFinished(async () => {
      await owner.query(`DROP OWNED BY ${other}; DROP ROLE ${other}`);
    });
    const { code, output } = await run('main', production(as(database.url, other, 'x')));
    expect({ code, output }).toMatchObject({ code: 1, output: expect.stringContaining(`${other} ${told}.`) });
  });

  it('elsewhere warns once, and not at all as its own role', async () => {
    const warned: string[] = [];
    const log = createLog('silent');
    // A server that its machine keeps waiting warns of other things as well.
    log.warn = (...args: unknown[]) =>
      void warned.push(...args.map(String).filter((text) => text.includes('database role')));
    const asOwner = await startApp({ database: { ...database, serverUrl: database.url }, log });
    await until('it has looked', () => warned.length > 0);
    await asOwner.close();
    expect(warned).toEqual([expect.stringContaining('is a superuser')]);
    const asServer = await startApp({ database, log });
    await asServer.close();
    expect(warned).toHaveLength(1);
  });

  it('started before its database, ends when it finds that it is the owner', async () => {
    const port = await freePort();
    const url = Object.assign(new URL(database.url), { port: String(port) }).href;
    const started = await spawnServer({ NODE_ENV: 'production', DATABASE_URL: url });
    expect((await fetch(`${started.url}/health/ready`)).status).toBe(503);
    const proxy = createServer((socket) => {
      const onward = connect(Number(new URL(database.url).port), '127.0.0.1');
      for (const each of [socket, onward]) each.on('error', () => undefined);
      socket.pipe(onward).pipe(socket);
    }).listen(port, '127.0.0.1');
    onTestFinished(() => void proxy.close());
    expect(await started.gone).toBe(1);
  });
});
