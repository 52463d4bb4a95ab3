import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { tables } from '../../src/app/declarations.ts';
import { writeExport } from '../../src/platform/export/index.ts';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { testKeys } from '../kit/keys.ts';
import { newDrug, newMember, newWorld, someText, stocked, type World } from '../kit/world.ts';

/** What an organization takes with it, and what stays: somebody else's records, and every secret. */

const command = fileURLToPath(new URL('../../dist/cli/export-organization.js', import.meta.url));

let app: App;
let mine: World;
let mineId: string;
let theirs: World;
let folder: string;
const texts = { body: someText('The fridge is open'), title: someText('Night'), recipient: someText('Ward') };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-export-'));
  app = await startApp({ jobs: true });
  [mine, theirs] = [await newWorld(app), await newWorld(app)];
  mineId = await organizationOf(mine);
  await app.sql('UPDATE organization SET name = $2 WHERE id = $1', [mineId, 'Harbour Pharmacies']);
  for (const world of [mine, theirs]) await fill(world);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

async function organizationOf({ owner }: World): Promise<string> {
  const [row] = await app.sql<{ id: string }>('SELECT organization_id AS id FROM app_user WHERE id = $1', [
    owner.userId,
  ]);
  return row?.id ?? '';
}

async function fill(world: World): Promise<void> {
  const { client } = world.owner;
  const { drugId } = await stocked(world, [{ quantity: 20 }]);
  const { userId } = await newMember(world, 'PHARMACIST', world.pharmacyId);
  const { startConversation } = await client.ask(api.StartConversationDocument, {
    input: { announces: false, title: texts.title, userIds: [userId] },
  });
  await client.ask(api.SendMessageDocument, {
    input: { conversationId: startConversation.id, body: texts.body, acknowledgementRequired: false },
  });
  const { placeOrder } = await client.ask(api.PlaceOrderDocument, {
    input: { pharmacyId: world.pharmacyId, drugId, quantity: 1, kind: 'ISSUE', recipient: texts.recipient },
  });
  as(placeOrder, 'Order');
  await client.ask(api.InviteMemberDocument, {
    input: { email: `${someText('new')}@pharmacy.example`, role: 'AUDITOR' },
  });
  await client.ask(api.CreateServiceKeyDocument, {
    input: {
      name: 'Prescriptions',
      permissions: ['STOCK_READ'],
      expiresAt: new Date(app.clock.now().getTime() + 86_400_000).toISOString(),
    },
  });
}

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH, ...testKeys, DATABASE_URL: app.database.serverUrl, ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += String(data);
    });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, said };
}

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const exportsIn = () =>
  app.sql<{ action: string; actor: string; entity: string }>(
    `SELECT action, actor_label AS actor, entity_id AS entity FROM audit_log WHERE action = 'organization.export'`,
  );

describe('npm run export:organization', () => {
  it('writes every row of the organization, in clear, and nothing of another or that opens anything', async () => {
    const to = join(folder, 'whole');
    const { code, said } = await run(['--organization', 'harbour pharmacies', '--to', to]);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('rows of Harbour Pharmacies') });
    const content = JSON.parse(readFileSync(join(to, 'export.json'), 'utf8')) as {
      tables: { name: string; rows: number }[];
    };
    expect(content).toMatchObject({ format: 'apotheca-organization', version: 1, organization: { id: mineId } });
    expect(readdirSync(to).sort()).toEqual(
      [...content.tables.map(({ name }) => `${name}.jsonl`), 'export.json'].sort(),
    );
    for (const { name, rows } of content.tables) {
      const own = name === 'organization' ? 'id' : 'organization_id';
      const [counted] = await app.sql<{ count: number }>(`SELECT count(*)::int FROM ${name} WHERE ${own} = $1`, [
        mineId,
      ]);
      // What the export itself left in the trail came after it.
      const since = name === 'audit_log' ? 1 : 0;
      expect(rows, name).toBe((counted?.count ?? 0) - since);
      expect(linesOf(join(to, `${name}.jsonl`)), name).toHaveLength(rows);
      expect(statSync(join(to, `${name}.jsonl`)).mode & 0o077, name).toBe(0);
    }
    for (const [table, column, text] of [
      ['message', 'body', texts.body],
      ['conversation', 'title', texts.title],
      ['supply_order', 'recipient', texts.recipient],
    ] as const)
      expect(linesOf(join(to, `${table}.jsonl`)).map((row) => row[column])).toContain(text);

    const everything = readdirSync(to)
      .map((name) => readFileSync(join(to, name), 'utf8'))
      .join('\n');
    expect(everything).not.toContain(await organizationOf(theirs));
    expect(everything).not.toContain(theirs.owner.email);
    const secrets = await app.sql<{ secret: string }>(
      `SELECT password_hash AS secret FROM account WHERE password_hash IS NOT NULL UNION SELECT token_hash FROM session
        UNION SELECT token_hash FROM invitation UNION SELECT key_hash FROM service_key UNION SELECT encode(wrapped, 'hex') FROM data_key
        UNION SELECT encode(body, 'hex') FROM message WHERE body IS NOT NULL`,
    );
    expect(secrets.length).toBeGreaterThan(6);
    for (const { secret } of secrets) expect(everything).not.toContain(secret);
    expect(await exportsIn()).toEqual([{ action: 'organization.export', actor: 'operator', entity: mineId }]);
  });

  it('shows one instant, whatever is recorded meanwhile', async () => {
    const client = new pg.Client(app.database.serverUrl);
    await client.connect();
    onTestFinished(() => client.end());
    let late = '';
    const { vault } = app.server.platform;
    await writeExport(client, join(folder, 'instant'), {
      organization: mineId,
      tables,
      vault: {
        decrypt: async (...asked) => {
          // In the middle: orders are being read, and the trail comes last.
          late ||= await newDrug(mine);
          return vault.decrypt(...asked);
        },
      },
      onTable: () => undefined,
      beforeDone: async () => undefined,
    });
    expect(late).not.toBe('');
    const trail = linesOf(join(folder, 'instant/audit_log.jsonl'));
    expect(trail.length).toBeGreaterThan(5);
    expect(trail.map((row) => row.entity_id)).not.toContain(late);
  });

  it('leaves nothing when a text cannot be opened, and the trail tells of no export', async () => {
    const before = await exportsIn();
    const to = join(folder, 'other-keys');
    const { code, said } = await run(['--organization', mineId, '--to', to], {
      MASTER_KEYS: `test:${Buffer.alloc(32, 'x').toString('base64')}`,
    });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('MASTER_KEYS') });
    for (const path of [to, `${to}.partial`]) expect(existsSync(path), path).toBe(false);
    expect(await exportsIn()).toEqual(before);
  });

  it.each([
    [['--to', 'somewhere'], '--organization NAME'],
    [['--organization', 'Nobody’s'], 'There is no organization called Nobody’s.'],
    [['--organization', 'A Group', '--else'], '--help'],
  ])('refuses %j with 2', async (args, told) => {
    expect(await run([...args])).toEqual({ code: 2, said: expect.stringContaining(told) });
  });

  it('knows every table: it is exported, or somebody said why not', async () => {
    const rows = await app.sql<{ name: string; owned: boolean }>(
      `SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id') AS owned
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`,
    );
    const names = rows.map(({ name }) => name).sort();
    expect(names).toEqual(Object.keys(tables).sort());
    for (const { name, owned } of rows)
      if (tables[name]?.exported) expect(owned || name === 'organization', name).toBe(true);
  });

  it('exports no column that sounds like a secret', async () => {
    const rows = await app.sql<{ table: string; column: string }>(
      `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid <> 'bytea'::regtype
          AND a.attname ~ '(hash|secret|token|seed|code_|password|private|wrapped|challenge)'`,
    );
    const told = rows.filter(({ table, column }) => {
      const exported = tables[table]?.exported;
      return exported && (exported.columns?.includes(column) ?? true);
    });
    expect(told).toEqual([]);
  });
});
