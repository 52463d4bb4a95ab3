import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startDatabase } from '../../scripts/machine/database.mjs';
import { restoreLocal } from '../../scripts/start/restore-local.mjs';
import { applyMigrations } from '../../src/platform/database/migrations.ts';
import {
  ChangesDocument,
  CheckLedgerDocument,
  DispenseStockDocument,
  type DispenseStockMutation,
  GetConversationDocument,
  type GetConversationQuery,
  type GetConversationQueryVariables,
  StartConversationDocument,
  StockChangesDocument,
  VerifyAuditTrailDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { emptyDatabase, type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { dice, newSeed } from '../kit/dice.ts';
import { FlakyProxy } from '../kit/flaky-proxy.ts';
import { testKeys } from '../kit/keys.ts';
import { onDatabase } from '../kit/on-database.ts';
import { bringUpToDate } from '../kit/servers.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, stocked, type World } from '../kit/world.ts';
import { type Outcome, Workload } from './torture/workload.ts';

/** A backup is taken while five workers make every kind of change, and restored elsewhere; what the commands refuse; what interrupts them. */

const workers = 5;
let folder: string;
/** The backup that the tests share. They alter copies of it. */
let backup: string;
let source: App;
let world: World;
let conversationId: string;
/** Answered before the backup began. */
let before: readonly Outcome[];
/** A cursor of each kind from before the backup and from after it. */
let early: Cursors;
let late: Cursors;
let taken: Ended;
/** Sent under its key before the backup. */
const idempotencyKey = 'sent-before-the-backup';
let keyed: { input: { stockId: string; quantity: number } };
let keyedAnswer: DispenseStockMutation;

interface Cursors {
  readonly live: string;
  readonly changes: string;
}
interface Ended {
  readonly code: number | null;
  readonly said: string;
}
type Environment = Readonly<Record<string, string>>;

const built = (name: string) => fileURLToPath(new URL(`../../dist/cli/${name}.js`, import.meta.url));
const ofDatabase = ({ url, serverUrl }: Pick<FreshDatabase, 'url' | 'serverUrl'>): Environment => ({
  ...testKeys,
  OWNER_DATABASE_URL: url,
  DATABASE_URL: serverUrl,
});

function command(name: 'backup' | 'restore' | 'migrate', args: readonly string[], environment: Environment) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [built(name), ...args], { env: { PATH, ...environment } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += String(data);
    });
  const gone = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, said })));
  return { child, gone, said: () => said };
}

const take = (to: string, database: Parameters<typeof ofDatabase>[0] = source.database) =>
  command('backup', ['--to', to], ofDatabase(database)).gone;
const restore = (from: string, database: FreshDatabase, environment: Environment = {}) =>
  command('restore', ['--from', from], { ...ofDatabase(database), ...environment }).gone;

/** Gone when the test is over. */
async function forTest(database: Promise<FreshDatabase>): Promise<FreshDatabase> {
  const made = await database;
  onTestFinished(() => made.drop());
  return made;
}

async function cursors(of: World = world): Promise<Cursors> {
  const live = await cursorNow(source, of.owner);
  const { changes } = await of.owner.client.ask(ChangesDocument, { first: 1 });
  return { live, changes: changes.cursor };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-backup-'));
  chmodSync(folder, 0o755);
  backup = join(folder, 'backups', 'first');
  source = await startApp({ jobs: true });
  world = await newWorld(source);
  const { token: requester } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  const shelves = [];
  for (let count = 0; count < 4; count += 1) {
    const { stockId, drugId, lotIds } = await stocked(world, [{ quantity: 400 }], 20);
    shelves.push({ stockId, drugId, lotId: lotIds[0] ?? '' });
  }
  const { startConversation } = await world.owner.client.ask(StartConversationDocument, {
    input: { title: 'Handover', userIds: [] },
  });
  conversationId = startConversation.id;
  early = await cursors();
  keyed = { input: { stockId: shelves[0]?.stockId ?? '', quantity: 1 } };
  keyedAnswer = await world.owner.client.ask(DispenseStockDocument, keyed, { idempotencyKey });
  const workload = new Workload({ nodes: [source], world, requester }, shelves, conversationId);
  const seed = newSeed();
  workload.start(workers, (worker) => dice(seed + worker));
  const answered = (count: number) =>
    until(`${count} changes are answered (seed ${seed})`, () => workload.outcomes.length >= count, 240_000);
  await answered(80);
  before = [...workload.outcomes];
  taken = await take(backup);
  await answered(workload.outcomes.length + 20);
  await workload.stop();
  late = await cursors();
  expect(workload.wrong).toEqual([]);
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As whoever owns a database of their own and nothing else: no superuser. */
async function ownedByNobodyMuch(): Promise<FreshDatabase> {
  const database = await emptyDatabase();
  const name = `owner_${new URL(database.url).pathname.slice(1)}`;
  await onDatabase(database.url, async (admin) => {
    await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD 'of-the-owner'`);
    await admin.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} OWNER TO ${name}`);
  });
  return {
    ...database,
    url: Object.assign(new URL(database.url), { username: name, password: 'of-the-owner' }).href,
    drop: async () => {
      await database.drop();
      await onDatabase(source.databaseUrl, (admin) => admin.query(`DROP ROLE ${name}`));
    },
  };
}

describe('a backup that was taken under load and restored', () => {
  let database: FreshDatabase;
  let restored: Ended;
  let app: App;
  let owner: Client;

  beforeAll(async () => {
    database = await ownedByNobodyMuch();
    restored = await restore(backup, database);
    app = await startApp({ database, jobs: true });
    owner = new Client(app.url, world.owner.token);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('is whole and for its owner alone', () => {
    expect(taken).toEqual({ code: 0, said: expect.stringMatching(/[\d,]+ rows of \d+ tables, as they were at /) });
    expect(taken.said).toContain('MASTER_KEYS and AUDIT_SIGNING_KEY are not');
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(backup)) expect(statSync(join(backup, name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(backup, '..'))).toEqual(['first']);
  });

  it('is restored by an owner who is no superuser, who is told what was checked', () => {
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('What was restored is right.') });
    for (const part of [
      ' 0 unexplained balances, 0 recalled lots that are not held.',
      'end where the backup says',
      'MASTER_KEYS opens them.',
    ])
      expect(restored.said).toContain(part);
    expect(restored.said).not.toContain('WRONG');
  });

  it('holds everything that was answered before it began', async () => {
    const ids = (operation: string, idOf: (answer: Outcome['answer']) => unknown) =>
      before.flatMap((outcome) => (outcome.operation === operation ? [idOf(outcome.answer)] : [])).filter(Boolean);
    const movement = ({ transaction }: Outcome['answer']) => (transaction as { id: string } | undefined)?.id;
    const wanted = [
      ...['dispenseStock', 'receiveStock', 'adjustStock', 'reverseTransaction'].flatMap((name) => ids(name, movement)),
      ...ids('placeOrder', ({ id }) => id),
      ...ids('sendMessage', ({ id }) => id),
    ];
    const there = await app.sql<{ id: string }>(
      'SELECT id FROM transaction UNION ALL SELECT id FROM supply_order UNION ALL SELECT id FROM message',
    );
    const found = new Set(there.map(({ id }) => id));
    expect(wanted.length).toBeGreaterThan(20);
    expect(wanted.filter((id) => !found.has(String(id)))).toEqual([]);
  });

  it('answers a request again that was sent under its key before, and does not carry it out twice', async () => {
    const { dispenseStock: first } = keyedAnswer;
    const { dispenseStock: again } = await owner.ask(DispenseStockDocument, keyed, { idempotencyKey });
    expect(as(again, 'StockMovement').transaction.id).toBe(as(first, 'StockMovement').transaction.id);
  });

  it('has balances that its ledger explains, and a trail that is right', async () => {
    expect((await owner.ask(CheckLedgerDocument, {})).ledgerHealth).toMatchObject({ unexplainedBalances: 0 });
    const { verifyAuditTrail } = await owner.ask(VerifyAuditTrailDocument, {});
    expect(verifyAuditTrail).toMatchObject({ __typename: 'AuditIntegrity', problem: null });
  });

  it('has messages that can be read', async () => {
    const sent = before.filter(({ operation }) => operation === 'sendMessage').map(({ answer }) => answer['id']);
    const read = new Map<string, string | null>();
    let page: { hasNextPage: boolean; endCursor?: string | null } | undefined = { hasNextPage: true };
    while (page?.hasNextPage) {
      const variables: GetConversationQueryVariables = { id: conversationId, first: 20, after: page.endCursor ?? null };
      const answer: GetConversationQuery = await owner.ask(GetConversationDocument, variables);
      for (const { id, body } of answer.conversation?.messages.nodes ?? []) read.set(id, body ?? null);
      page = answer.conversation?.messages.pageInfo;
    }
    expect(sent.length).toBeGreaterThan(0);
    for (const id of sent) expect(read.get(String(id))).toContain('The fridge is at 5 °C');
  });

  it('refuses cursors from before, whether older than the backup or newer, and takes new ones', async () => {
    const { stockId } = await stocked({ ...world, app, owner: { ...world.owner, client: owner } }, [
      { quantity: 100_000 },
    ]);
    // There is as much history again as the newer cursors have seen.
    await until('the restored history is longer', async () => {
      await owner.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
      const { rows } = await onDatabase(app.databaseUrl, (client) =>
        client.query(`SELECT FROM event_head WHERE position > $1`, [positionOf(late.live)]),
      );
      return rows.length > 0;
    });
    const follow = (cursor: string) =>
      app.live(world.owner.token).subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after: cursor });
    for (const { live, changes } of [early, late]) {
      const { errors } = await follow(live).item();
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ rule: 'cursor' }] });
      const { extensions } = await owner.error(ChangesDocument, { since: changes });
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'since' }] });
    }
    const events = follow(await cursorNow(app, { client: owner }));
    const { changes } = await owner.ask(ChangesDocument, { first: 1 });
    const { dispenseStock } = await owner.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    as(dispenseStock, 'StockMovement');
    expect((await events.next()).stockChanged.stockId).toBe(stockId);
    expect((await owner.ask(ChangesDocument, { since: changes.cursor, first: 1 })).changes.changes).toHaveLength(1);
  });

  it('has every rule, key, index, default and right of a database that was migrated', async () => {
    const migrated = await forTest(freshDatabase());
    expect(await rulesOf(app.databaseUrl)).toEqual(await rulesOf(migrated.url));
  });
});

const positionOf = (cursor: string) => Number(Buffer.from(cursor, 'base64url').toString().split('.').at(-1));

/** Everything that the catalogue knows of the tables besides their rows. */
const rulesOf = (url: string) =>
  onDatabase(url, async (client) => {
    const { rows } = await client.query<{ rule: string }>(
      `SELECT concat_ws(' ', 'trigger', tgrelid::regclass, tgenabled, pg_get_triggerdef(oid)) AS rule FROM pg_trigger WHERE NOT tgisinternal
       UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, convalidated, condeferrable, pg_get_constraintdef(oid))
                   FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
       UNION ALL SELECT concat_ws(' ', 'column', table_name, column_name, ordinal_position, data_type, is_nullable, column_default)
                   FROM information_schema.columns WHERE table_schema = 'public'
       UNION ALL SELECT concat_ws(' ', 'right', table_name, column_name, privilege_type) FROM information_schema.column_privileges
                  WHERE table_schema = 'public' AND grantee = 'apotheca_server'
       ORDER BY 1`,
    );
    return rows.map(({ rule }) => rule);
  });

const rowsIn = (url: string) =>
  onDatabase(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('organization') IS NOT NULL AS there`);
    if (!rows[0]?.there) return 'no tables';
    return Number((await client.query('SELECT count(*) FROM organization')).rows[0]?.count);
  });

/** What the tests change of a manifest. */
interface Manifest {
  readonly migrations: readonly object[];
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly columns: readonly string[] }[];
}

describe('what is refused changes nothing', () => {
  /** A copy of the backup, to be altered. */
  function altered(alter: (copy: string) => void): string {
    const copy = join(mkdtempSync(join(folder, 'altered-')), 'copy');
    cpSync(backup, copy, { recursive: true });
    alter(copy);
    return copy;
  }
  const inManifest = (change: (manifest: Manifest) => object) => (copy: string) => {
    const file = join(copy, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...manifest, ...change(manifest) }));
  };
  const inFile = (name: string, change: (content: Buffer) => Buffer) => (copy: string) =>
    writeFileSync(join(copy, name), change(readFileSync(join(copy, name))));

  it.for<[string, (copy: string) => void, string]>([
    [
      'a file cut off',
      inFile('inventory_log.copy.gz', (all) => all.subarray(0, -40)),
      'inventory_log.copy.gz is not what was written',
    ],
    [
      'a file altered',
      inFile('message.copy.gz', (all) => Buffer.from(all.map((byte, nth) => (nth === 20 ? byte ^ 1 : byte)))),
      'message.copy.gz is not what was written',
    ],
    ['a file missing', (copy) => rmSync(join(copy, 'lot.copy.gz')), 'lot.copy.gz cannot be read (ENOENT)'],
    ['no manifest', (copy) => rmSync(join(copy, 'manifest.json')), 'manifest.json cannot be read (ENOENT)'],
    ['a manifest cut off', inFile('manifest.json', (all) => all.subarray(0, -40)), 'manifest.json is no manifest'],
    [
      'a table whose name leads elsewhere',
      inManifest(() => ({ tables: [{ name: '../lot', columns: ['id'], rows: 0, bytes: 0, sha256: '0'.repeat(64) }] })),
      '..%2Flot.copy.gz cannot be read (ENOENT)',
    ],
    ['a newer format', inManifest(() => ({ version: 2 })), 'made by a newer version'],
    [
      'a migration of a newer version',
      inManifest(({ migrations }) => ({
        migrations: [...migrations, { name: '20991231000000_later', checksum: '0'.repeat(64) }],
      })),
      'does not have its 20991231000000_later',
    ],
  ])('a backup with %s', { timeout: 120_000 }, async ([, alter, sentence]) => {
    const database = await forTest(emptyDatabase());
    expect(await restore(altered(alter), database)).toEqual({ code: 2, said: expect.stringContaining(sentence) });
    expect(await rowsIn(database.url)).toBe('no tables');
  });

  it('a backup whose manifest counts other rows: all or nothing', async () => {
    const database = await forTest(emptyDatabase());
    const counted = ({ tables }: Manifest) => ({
      tables: tables.map((table) => (table.name === 'stock' ? { ...table, rows: table.rows + 1 } : table)),
    });
    const { code, said } = await restore(altered(inManifest(counted)), database);
    expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(/stock has \d+ rows, and the backup says/) });
    expect(await rowsIn(database.url)).toBe(0);
    expect((await restore(backup, database)).code).toBe(0);
  });

  it.for<[string, (manifest: Manifest) => object, string]>([
    [
      'without a table',
      ({ tables }) => ({ tables: tables.filter(({ name }) => name !== 'sweep_lease') }),
      'does not have sweep_lease',
    ],
    [
      'without a column',
      ({ tables }) => ({ tables: tables.map((table) => ({ ...table, columns: table.columns.slice(1) })) }),
      'does not have access_log.id, ',
    ],
    ['without a sequence', () => ({ sequences: [] }), 'does not have '],
    [
      'with a column that no migration makes',
      ({ tables }) => ({ tables: tables.map((table) => ({ ...table, columns: [...table.columns, 'note'] })) }),
      'has access_log.note, ',
    ],
  ])('a backup %s of those that its migrations make', { timeout: 120_000 }, async ([, change, sentence]) => {
    const database = await forTest(emptyDatabase());
    expect(await restore(altered(inManifest(change)), database)).toEqual({
      code: 2,
      said: expect.stringContaining(sentence),
    });
    expect(await rowsIn(database.url)).toBe(0);
  });

  it('a database that is not empty, which is told what is there; migrated tables without rows are taken', async () => {
    const database = await forTest(freshDatabase());
    await onDatabase(database.url, (client) =>
      client.query(`INSERT INTO sweep_lease (name, holder_id, expires_at) VALUES ('x', gen_random_uuid(), now())`),
    );
    expect(await restore(backup, database)).toEqual({
      code: 2,
      said: expect.stringContaining('not empty: there are rows in sweep_lease.'),
    });
    expect(await rowsIn(database.url)).toBe(0);
    await onDatabase(database.url, (client) => client.query('DELETE FROM sweep_lease'));
    expect((await restore(backup, database)).code).toBe(0);
  });

  it('a database with tables of something else', async () => {
    const database = await forTest(emptyDatabase());
    await onDatabase(database.url, (client) => client.query('CREATE TABLE theirs (id int)'));
    expect(await restore(backup, database)).toEqual({
      code: 2,
      said: expect.stringContaining('tables of something else: theirs.'),
    });
    expect(await rowsIn(database.url)).toBe('no tables');
  });

  it('a backup over another, as somebody who may not read everything (one who may is enough), of an empty database, without --from', async () => {
    expect(await take(backup)).toEqual({ code: 2, said: expect.stringContaining('is there already') });
    const belowFile = await take(join(backup, 'manifest.json', 'monday'));
    expect(belowFile).toEqual({ code: 2, said: expect.stringContaining('cannot be written') });
    const { database } = source;
    const to = join(folder, 'as-server');
    const asServer = await take(to, { url: database.serverUrl, serverUrl: database.serverUrl });
    expect(asServer).toEqual({ code: 2, said: expect.stringContaining('OWNER_DATABASE_URL') });
    await onDatabase(database.url, (admin) =>
      admin.query(`CREATE ROLE reader_of_all LOGIN PASSWORD 'of-the-reader' IN ROLE pg_read_all_data`),
    );
    onTestFinished(() =>
      onDatabase(database.url, async (admin) => void (await admin.query('DROP ROLE reader_of_all'))),
    );
    const url = Object.assign(new URL(database.url), { username: 'reader_of_all', password: 'of-the-reader' }).href;
    // A shell that completes a folder's name ends it with a slash.
    expect((await take(`${join(folder, 'by-reader')}/`, { url, serverUrl: database.serverUrl })).code).toBe(0);
    expect(await take(to, await forTest(emptyDatabase()))).toEqual({
      code: 2,
      said: expect.stringContaining('There is nothing to back up'),
    });
    for (const [name, option] of [
      ['backup', '--to'],
      ['restore', '--from'],
    ] as const)
      expect(await command(name, [option, ''], ofDatabase(database)).gone).toEqual({
        code: 2,
        said: expect.stringContaining(`${option} names no folder`),
      });
    expect(await command('restore', [], {}).gone).toEqual({ code: 2, said: expect.stringContaining('--from FOLDER') });
    expect(await command('backup', ['--out', to], {}).gone).toEqual({
      code: 2,
      said: expect.stringContaining('--out'),
    });
    for (const name of ['backup', 'restore'] as const)
      expect(await command(name, ['--help'], {}).gone).toEqual({
        code: 0,
        said: expect.stringContaining(`npm run ${name}`),
      });
    expect(readdirSync(folder).filter((name) => name.startsWith('as-server'))).toEqual([]);
    expect(readdirSync(folder)).toContain('by-reader');
  });
});

it('a backup whose connection is lost in the middle leaves no folder, and the next one is whole', async () => {
  const holder = new pg.Client(source.databaseUrl);
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query('BEGIN; LOCK TABLE membership IN ACCESS EXCLUSIVE MODE');
  const to = join(folder, 'lost');
  const lost = take(to);
  await until('the backup is in the middle and its connection ended', async () => {
    const ended = await source.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'COPY "membership"%' AND wait_event_type = 'Lock'`,
    );
    return ended.length === 1;
  });
  expect(await lost).toEqual({ code: 1, said: expect.stringContaining('The command stopped: ') });
  await holder.query('ROLLBACK');
  expect(readdirSync(folder).filter((name) => name.startsWith('lost'))).toEqual([]);
  expect((await take(to)).code).toBe(0);
});

it('a backup that waits in its transaction holds no change up, and no limit of its role ends it', async () => {
  const { username, pathname } = new URL(source.databaseUrl);
  const { stockId } = await stocked(world, [{ quantity: 10 }]);
  const [holder, watcher] = [new pg.Client(source.databaseUrl), new pg.Client(source.databaseUrl)];
  await holder.connect();
  await watcher.connect();
  const limit = (change: string) => watcher.query(`ALTER ROLE ${username} IN DATABASE ${pathname.slice(1)} ${change}`);
  onTestFinished(async () => {
    await holder.end();
    await limit('RESET ALL');
    await watcher.end();
  });
  await limit(`SET lock_timeout = '1ms'`);
  await limit(`SET transaction_timeout = '2s'`);
  await holder.query('BEGIN; LOCK TABLE invitation IN ACCESS EXCLUSIVE MODE');
  const waiting = take(join(folder, 'waiting'));
  await until('the backup is in the middle', async () => {
    const { rowCount } = await watcher.query(
      `SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'COPY "invitation"%' AND wait_event_type = 'Lock'`,
    );
    return rowCount === 1;
  });
  const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
  as(dispenseStock, 'StockMovement');
  await watcher.query('SELECT pg_sleep(2.5)');
  await holder.query('ROLLBACK');
  expect(await waiting).toEqual({ code: 0, said: expect.stringContaining(' tables, as they were at ') });
});

it('leaves out what no migration makes, and names it', async () => {
  const odd = await forTest(freshDatabase());
  await onDatabase(odd.url, (client) =>
    client.query(`INSERT INTO organization (id, name, updated_at) VALUES (new_uuid_v7(), 'Of yore', now());
      CREATE TABLE "lot/old 2024" (id serial, "a note" text);
      INSERT INTO "lot/old 2024" ("a note") VALUES ('kept'), ('for later')`),
  );
  const to = join(folder, 'odd');
  expect((await take(to, odd)).code).toBe(0);
  const database = await forTest(emptyDatabase());
  const { code, said } = await restore(to, database);
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('What was restored is right.') });
  expect(said).toContain('lot/old 2024 (2 rows), lot/old 2024_id_seq');
  expect(await rowsIn(database.url)).toBe(1);
});

it('says so when the keys at hand do not open what was restored', async () => {
  const database = await forTest(emptyDatabase());
  const other = { MASTER_KEYS: `other:${Buffer.alloc(32, 'o').toString('base64')}` };
  const { code, said } = await restore(backup, database, other);
  expect({ code, said }).toEqual({ code: 3, said: expect.stringContaining('MASTER_KEYS has no key called test') });
  expect(said).toContain('NOT all of it is right');
});

it('brings a backup of an older version up to date', async () => {
  const old = await forTest(emptyDatabase());
  const names = readdirSync(fileURLToPath(new URL('../../prisma/migrations', import.meta.url))).filter((name) =>
    /^\d/.test(name),
  );
  const last = names.at(-1) ?? '';
  await onDatabase(old.url, (client) => applyMigrations(client, names.slice(0, -1)));
  await onDatabase(old.url, (client) =>
    client.query(`INSERT INTO organization (id, name, updated_at) VALUES (new_uuid_v7(), 'Of yore', now())`),
  );
  const to = join(folder, 'older');
  expect((await take(to, old)).code).toBe(0);
  const database = await forTest(emptyDatabase());
  expect(await restore(to, database)).toEqual({ code: 0, said: expect.stringContaining(`Applied ${last}`) });
  expect(await rowsIn(database.url)).toBe(1);
});

describe('what interrupts a restore', () => {
  /** Stops a restore when its rows are loaded and its rules come back, or at its COMMIT, until the test lets go. */
  async function held(at: 'ALTER TABLE' | 'COMMIT' = 'ALTER TABLE') {
    const database = await freshDatabase();
    const holder = new pg.Client(database.url);
    await holder.connect();
    onTestFinished(async () => {
      await holder.end();
      await database.drop();
    });
    await holder.query(`CREATE SCHEMA test; SELECT pg_advisory_lock(4711)`);
    // What happens to a table last is that histories are named anew; what is deferred then waits for the COMMIT.
    await holder.query(
      at === 'COMMIT'
        ? `CREATE FUNCTION test.wait() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END';
           CREATE CONSTRAINT TRIGGER wait AFTER UPDATE ON event_head DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION test.wait()`
        : `CREATE FUNCTION test.wait() RETURNS event_trigger LANGUAGE plpgsql AS
             'BEGIN IF EXISTS (SELECT FROM public.organization) THEN PERFORM pg_advisory_xact_lock(4711); END IF; END';
           CREATE EVENT TRIGGER wait ON ddl_command_start WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION test.wait()`,
    );
    const waiting = () =>
      until('the restore waits with its rows loaded', async () => {
        const { rowCount } = await holder.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND query LIKE $1`,
          [`${at}%`],
        );
        return rowCount === 1;
      });
    const letGo = () => holder.query('SELECT pg_advisory_unlock(4711)');
    /** Ends the connection of the restore while it waits in such a statement. */
    const endIn = (statement: string) =>
      until(`the connection was ended in ${statement}`, async () => {
        const { rowCount } = await holder.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`,
          [`${statement}%`],
        );
        return rowCount === 1;
      });
    return { database, holder, waiting, letGo, endIn };
  }

  it('killed in the middle it leaves nothing, and is done again', async () => {
    const { database, waiting, letGo } = await held();
    const { child, gone } = command('restore', ['--from', backup], ofDatabase(database));
    await waiting();
    child.kill('SIGKILL');
    await gone;
    await letGo();
    const { code, said } = await restore(backup, database);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('What was restored is right.') });
  });

  it('of two at once one restores, and the other finds the database full', async () => {
    const { database, waiting, letGo } = await held();
    const both = [0, 1].map(() => command('restore', ['--from', backup], ofDatabase(database)));
    await waiting();
    await until('one says for what it waits', () => both.some(({ said }) => said().includes('Waiting for a backup')));
    await letGo();
    const ends = await Promise.all(both.map(({ gone }) => gone));
    expect(ends.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(ends.map(({ said }) => said).join()).toContain('The database is not empty');
  });

  it('a COMMIT that fails restores nothing, and says so', async () => {
    const { database, waiting, endIn } = await held('COMMIT');
    const ending = restore(backup, database);
    await waiting();
    await endIn('COMMIT');
    expect(await ending).toEqual({ code: 2, said: expect.stringContaining('The command stopped: ') });
    expect(await rowsIn(database.url)).toBe(0);
  });

  it('a COMMIT whose answer is lost has restored everything, and says so', async () => {
    const { database, waiting, letGo } = await held('COMMIT');
    const line = await FlakyProxy.to(database.url);
    onTestFinished(() => line.close());
    const ending = restore(backup, { ...database, url: line.over(database.url) });
    await waiting();
    line.loseAnswers(1);
    await letGo();
    expect(await ending).toEqual({ code: 3, said: expect.stringContaining('Everything is restored, and then') });
    expect(await rowsIn(database.url)).toBeGreaterThan(0);
  });

  it('behind its COMMIT it leaves everything, says so, and a migration completes it', async () => {
    const { database, holder, waiting, letGo, endIn } = await held();
    const ending = restore(backup, database);
    await waiting();
    // It stands behind the restore, and what looks through the tables afterwards stands behind it.
    const other = new pg.Client(database.url);
    await other.connect();
    onTestFinished(() => other.end());
    const locked = other.query('BEGIN; LOCK TABLE stock IN SHARE UPDATE EXCLUSIVE MODE');
    await until('the other waits', async () => {
      const { rowCount } = await holder.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'BEGIN; LOCK%'`,
      );
      return rowCount === 1;
    });
    await letGo();
    await locked;
    await endIn('ANALYZE');
    expect(await ending).toEqual({ code: 3, said: expect.stringContaining('Everything is restored, and then') });
    await other.query('ROLLBACK');
    expect(await rowsIn(database.url)).toBeGreaterThan(0);
    expect((await command('migrate', [], ofDatabase(database)).gone).code).toBe(0);
    const app = await startApp({ database: { ...database, drop: async () => undefined } });
    onTestFinished(() => app.close());
    const { verifyAuditTrail } = await new Client(app.url, world.owner.token).ask(VerifyAuditTrailDocument, {});
    expect(verifyAuditTrail).toMatchObject({ __typename: 'AuditIntegrity', problem: null });
  });
});

it('the PostgreSQL of a checkout: what is restored takes the place of what was there, which is kept', async () => {
  const own = mkdtempSync(join(folder, 'checkout-'));
  chmodSync(own, 0o755);
  const cluster = await startDatabase({ dataDir: join(own, 'postgres'), durable: true });
  onTestFinished(() => cluster.stop());
  const local = { databaseUrl: cluster.url, ownerDatabaseUrl: cluster.ownerUrl };
  await bringUpToDate(cluster.ownerUrl, cluster.url);
  await onDatabase(cluster.ownerUrl, (client) =>
    client.query(`INSERT INTO organization (id, name, updated_at) VALUES (new_uuid_v7(), 'Of this checkout', now())`),
  );
  const run = (from: string) =>
    restoreLocal(local, async ({ databaseUrl, ownerDatabaseUrl }) => {
      const environment = { ...testKeys, DATABASE_URL: databaseUrl, OWNER_DATABASE_URL: ownerDatabaseUrl };
      return (await command('restore', ['--from', from], environment).gone).code;
    });
  const namesIn = (url: string) =>
    onDatabase(url, async (client) => (await client.query('SELECT name FROM organization ORDER BY name')).rows);
  const databases = () =>
    onDatabase(cluster.ownerUrl, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE NOT datistemplate',
      );
      return rows.map(({ datname }) => datname).sort();
    });
  const ofCheckout = [{ name: 'Of this checkout' }];

  expect(await run(join(folder, 'nowhere'))).toBe(2);
  expect(await namesIn(cluster.ownerUrl)).toEqual(ofCheckout);
  expect(await databases()).toEqual(['postgres']);

  // With 1 ends what Node ends, too.
  expect(await restoreLocal(local, async () => 1)).toBe(2);
  expect(await namesIn(cluster.ownerUrl)).toEqual(ofCheckout);
  expect(await databases()).toEqual(['postgres']);

  expect(await run(backup)).toBe(0);
  const [kept = '', ...others] = await databases();
  expect([kept, ...others]).toEqual([expect.stringMatching(/^before_restore_\d{14}$/), 'postgres']);
  expect(await namesIn(Object.assign(new URL(cluster.ownerUrl), { pathname: `/${kept}` }).href)).toEqual(ofCheckout);
  const app = await startApp({
    database: { url: cluster.ownerUrl, serverUrl: cluster.url, drop: async () => undefined },
  });
  onTestFinished(() => app.close());
  const { conversation } = await new Client(app.url, world.owner.token).ask(GetConversationDocument, {
    id: conversationId,
    first: 1,
  });
  expect(conversation?.title).toBe('Handover');
});
