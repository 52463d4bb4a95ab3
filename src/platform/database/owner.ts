import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { appliedMigrations, applyMigrations, unknownMigrations } from './migrations.ts';
import { roleOf, syncServerRole } from './server-role.ts';
import type { ServerRights } from './tables.ts';

/** Any 64-bit number that nothing else on the database uses as an advisory lock. */
const lock = '7236828013265018882';
const patienceMs = 30_000;
/** Who waits longer than this for their turn is told why. */
const turnSilenceMs = 3_000;

/**
 * Works on the tables as a whole, as their owner: one at a time, or beside others who only read (`shared`). Waits up to 30 seconds for the database,
 * and for its turn as long as it takes. No limit of the role or the database ends a statement, a transaction or the waiting for a lock.
 */
export async function asOwner<T>(
  url: string,
  turn: 'alone' | 'shared',
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connectAsOwner(url);
  try {
    await client.query(withoutLimits);
    await takeTurn(client, turn);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Those that this version of PostgreSQL has: some came with 14 and 17, and may not be named before. */
const withoutLimits = `SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN
  ('statement_timeout', 'lock_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout')`;

async function takeTurn(client: pg.Client, turn: 'alone' | 'shared'): Promise<void> {
  const told = setTimeout(
    () => process.stderr.write('Waiting for a backup, a restore or a migration that is under way.\n'),
    turnSilenceMs,
  );
  try {
    await client.query(`SELECT ${turn === 'alone' ? 'pg_advisory_lock' : 'pg_advisory_lock_shared'}($1::bigint)`, [
      lock,
    ]);
  } finally {
    clearTimeout(told);
  }
}

/** A connection of the owner, as soon as the database takes one; waits for that up to 30 seconds. Whoever asked for it ends it. */
export async function connectAsOwner(url: string): Promise<pg.Client> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    // What is asked may take hours. Where the line swallows everything, only the system's own probes can tell.
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    // A connection that is lost fails what is asked of it; heard by nobody, its own error would end the process first.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(500);
    }
  }
}

/**
 * Applies what migrations are missing and brings the rights of the server's role in line. Answers what it granted and took back, in lines for a person.
 * @throws RoleMissing when somebody else has to make the server's role first.
 */
export async function bringUpToDate(
  owner: pg.Client,
  serverUrl: string,
  rights: ServerRights,
  onApplied: (line: string) => void,
): Promise<string[]> {
  for (const name of await applyMigrations(owner)) onApplied(`Applied ${name}`);
  const others = unknownMigrations(await appliedMigrations(owner));
  if (others.length > 0)
    onApplied(
      `The database has migrations of a newer version, or others of the same name: ${others.join(', ')}. They are left as they are.`,
    );
  const role = roleOf(serverUrl, owner);
  return role ? syncServerRole(owner, role, rights) : [];
}
