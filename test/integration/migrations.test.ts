import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appliedMigrations, applyMigrations } from '../../src/platform/database/migrations.ts';
import { emptyDatabase, type FreshDatabase } from '../kit/databases.ts';
import { onDatabase } from '../kit/on-database.ts';

/** What becomes of Prisma's table of migrations. That an interrupted one is applied whole or not at all: interrupted-migration.test.ts. */
let database: FreshDatabase;
let owner: pg.Client;

beforeEach(async () => {
  database = await emptyDatabase();
  owner = new pg.Client(database.url);
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});

async function migrationRows() {
  const { rows } = await owner.query<Record<string, unknown>>(
    `SELECT migration_name, finished_at >= started_at AS finished, rolled_back_at IS NOT NULL AS given_up, logs, applied_steps_count FROM _prisma_migrations ORDER BY started_at`,
  );
  return rows;
}

/** Runs the command, which also brings the rights of the server's role in line. */
function migrate(): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../dist/cli/migrate.js', import.meta.url))],
    {
      env: { PATH: process.env.PATH, DATABASE_URL: database.serverUrl, OWNER_DATABASE_URL: database.url },
      encoding: 'utf8',
    },
  );
  return { status, said: stdout + stderr };
}

it('have one row each, as Prisma writes it', async () => {
  const [first = ''] = await applyMigrations(owner);
  const rows = await migrationRows();
  expect(rows[0]).toEqual({
    migration_name: first,
    finished: true,
    given_up: false,
    logs: null,
    applied_steps_count: 1,
  });
  expect(rows.map((row) => row.migration_name)).toEqual((await appliedMigrations(owner)).map(({ name }) => name));
});

it('are applied once when two start at the same moment', async () => {
  const both = await Promise.all([
    applyMigrations(owner),
    onDatabase(database.url, (second) => applyMigrations(second)),
  ]);
  expect(both.map((names) => names.length).sort()).toEqual([0, (await migrationRows()).length]);
});

it('keep the row of a failure, with its cause, beside the one of the success after it', async () => {
  await owner.query(`CREATE FUNCTION new_uuid_v7() RETURNS int LANGUAGE sql AS 'SELECT 1'`);
  await expect(applyMigrations(owner)).rejects.toThrow(/failed and changed nothing: .*already exists/);
  expect((await migrationRows()).at(-1)).toMatchObject({
    given_up: true,
    finished: null,
    logs: expect.stringContaining('already exists'),
    applied_steps_count: 0,
  });
  await owner.query('DROP FUNCTION new_uuid_v7()');
  const [name] = await applyMigrations(owner);
  expect((await migrationRows()).filter((row) => row.migration_name === name).map((row) => row.finished)).toEqual([
    null,
    true,
  ]);
});

it('are applied again when a row of another program has no end', async () => {
  const [first = ''] = await applyMigrations(owner);
  await owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await applyMigrations(owner, []);
  await owner.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('begun', '', $1)`, [first]);
  expect((await applyMigrations(owner))[0]).toBe(first);
  expect((await migrationRows()).filter((row) => row.given_up)).toHaveLength(1);
});

it('are not begun among the tables of something else', async () => {
  await owner.query('CREATE TABLE of_another_program ()');
  await expect(applyMigrations(owner)).rejects.toThrow('something else: of_another_program');
  expect(await appliedMigrations(owner)).toEqual([]);
});

it('of a newer version, or changed ones, are named and left as they are', async () => {
  expect(migrate()).toEqual({ status: 0, said: expect.stringContaining('Applied') });
  expect(migrate()).toEqual({ status: 0, said: 'The database is up to date.\n' });
  const { rows } = await owner.query<{ name: string }>(
    `UPDATE _prisma_migrations SET checksum = 'another' WHERE migration_name LIKE '%_orders' RETURNING migration_name AS name`,
  );
  await owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('newer', '', '29990101000000_of_tomorrow', now())`,
  );
  expect(migrate()).toEqual({
    status: 0,
    said: expect.stringContaining(`${rows[0]?.name}, 29990101000000_of_tomorrow`),
  });
});
