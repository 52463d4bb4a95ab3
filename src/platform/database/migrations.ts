import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Applies the folders of prisma/migrations and keeps Prisma's own table of them, so that `prisma migrate deploy` and `status` agree. */

export interface Migration {
  readonly name: string;
  /** The SHA-256 of its script. */
  readonly checksum: string;
}

const folder = new URL('../../../prisma/migrations/', import.meta.url);
/** Prisma's own advisory lock, so that its command takes turns with this one. */
const prismaLock = 72707369;

/** Applies the migrations that the database does not have yet, or those of them that are named, and answers their names, oldest first. */
export async function applyMigrations(owner: pg.Client, only?: readonly string[]): Promise<string[]> {
  await owner.query('SELECT pg_advisory_lock($1)', [prismaLock]);
  try {
    await makeTable(owner);
    const there = new Set((await appliedMigrations(owner)).map(({ name }) => name));
    const missing = migrationNames().filter((name) => !there.has(name) && (only?.includes(name) ?? true));
    for (const name of missing) await apply(owner, name);
    return missing;
  } finally {
    // A connection that was lost has let go of it already.
    await owner.query('SELECT pg_advisory_unlock($1)', [prismaLock]).catch(() => undefined);
  }
}

/** What the database has, oldest first; nothing where no migration was ever applied. */
export async function appliedMigrations(client: pg.Client): Promise<Migration[]> {
  if (!(await hasTable(client))) return [];
  const { rows } = await client.query<Migration>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY name`,
  );
  return rows;
}

/** The names of those that are not among the migrations of this version, or are others of the same name. Line ends make no difference. */
export function unknownMigrations(those: readonly Migration[]): string[] {
  const known = new Set(migrationNames());
  return those.flatMap(({ name, checksum }) => {
    if (!known.has(name)) return [name];
    const script = scriptOf(name).replaceAll('\r\n', '\n');
    return [script, script.replaceAll('\n', '\r\n')].map(sha256Of).includes(checksum) ? [] : [name];
  });
}

/**
 * One message of several statements is one transaction: the script and its row come together or not at all, even where this process is gone
 * before PostgreSQL is at the end of it.
 */
async function apply(owner: pg.Client, name: string): Promise<void> {
  const script = scriptOf(name);
  const id = pg.escapeLiteral(randomUUID());
  const values = `${id}, ${pg.escapeLiteral(sha256Of(script))}, ${pg.escapeLiteral(name)}`;
  const insert = 'INSERT INTO _prisma_migrations (id, checksum, migration_name';
  try {
    await owner.query(`${insert}) VALUES (${values});
${script}
;
UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = ${id}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const failed = `${insert}, logs, rolled_back_at) VALUES (${values}, ${pg.escapeLiteral(message)}, now())`;
    const recorded = await owner.query(failed).catch(() => null);
    throw new Error(
      recorded
        ? `The migration ${name} failed and changed nothing: ${message}`
        : `The connection was lost during the migration ${name}, which is applied whole or not at all. Migrate again. ${message}`,
      { cause: error },
    );
  }
}

async function makeTable(owner: pg.Client): Promise<void> {
  if (await hasTable(owner)) {
    // Prisma's command and former versions wrote the row before the script; where its end is missing, the script was rolled back.
    await owner.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
    );
    return;
  }
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY name`,
  );
  if (rows.length > 0)
    throw new Error(
      `The database has tables of something else: ${rows.map(({ name }) => name).join(', ')}. Name an empty one.`,
    );
  await owner.query(`CREATE TABLE _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`);
}

async function hasTable(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  return rows[0]?.there === true;
}

const migrationNames = () =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort();

const scriptOf = (name: string) => readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8');
const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
