import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emptyDatabase, type FreshDatabase } from '../kit/databases.ts';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';

/** `migrate` is killed in the middle of a migration: an event trigger stops it there, until the test lets go of a lock. */
const entry = fileURLToPath(new URL('../../dist/cli/migrate.js', import.meta.url));
const migrations = readdirSync(fileURLToPath(new URL('../../prisma/migrations', import.meta.url))).filter((name) =>
  /^\d/.test(name),
);

let database: FreshDatabase;
let holder: pg.Client;

beforeEach(async () => {
  database = await emptyDatabase();
  holder = new pg.Client(database.url);
  await holder.connect();
  await holder.query(`CREATE SCHEMA test;
    CREATE FUNCTION test.wait() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(4711); END';
    CREATE EVENT TRIGGER wait ON ddl_command_start WHEN TAG IN ('CREATE TRIGGER') EXECUTE FUNCTION test.wait();
    SELECT pg_advisory_lock(4711)`);
});
afterEach(async () => {
  await holder.end();
  await database.drop();
});

function migrate() {
  const { PATH } = process.env;
  const child = spawn(process.execPath, [entry], {
    env: { PATH, DATABASE_URL: database.serverUrl, OWNER_DATABASE_URL: database.url },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += String(data);
    });
  const gone = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  return { child, gone };
}

const waiting = (count: number) =>
  until(`${count} wait in the middle of a migration`, async () => {
    const { rowCount } = await holder.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount === count;
  });
const letGo = () => holder.query('SELECT pg_advisory_unlock(4711)');
const finished = () =>
  onDatabase(database.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name',
    );
    return rows.map(({ name }) => name);
  });

async function killedInTheMiddle(): Promise<void> {
  const { child, gone } = migrate();
  await waiting(1);
  child.kill('SIGKILL');
  await gone;
}

it('is applied by the next migrate when its connection ended with the process', async () => {
  await killedInTheMiddle();
  await holder.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  const before = await finished();
  expect(before.length).toBeLessThan(migrations.length);
  await letGo();
  const { code, said } = await migrate().gone;
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Applied') });
  expect(await finished()).toEqual(migrations);
});

it('is applied once when PostgreSQL was still at work on it as the next migrate came', async () => {
  await killedInTheMiddle();
  const next = migrate();
  await waiting(2);
  await letGo();
  const { code, said } = await next.gone;
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Applied') });
  expect(await finished()).toEqual(migrations);
});

it('stays applied when PostgreSQL came to its end without the process', async () => {
  await killedInTheMiddle();
  const before = await finished();
  await letGo();
  await until('the migration is finished', async () => (await finished()).length === before.length + 1);
  const { code } = await migrate().gone;
  expect(code).toBe(0);
  expect(await finished()).toEqual(migrations);
});
