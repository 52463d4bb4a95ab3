import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { applyMigrations } from './schema-engine.ts';
import { bringServerRole, roleOf } from './server-role.ts';

/** Any 64-bit number that nothing else on the database uses as an advisory lock. */
const lock = '7236828013265018882';
const patienceMs = 30_000;

/**
 * Works on the tables as a whole, as their owner: one at a time, or beside others who only read (`shared`). Waits up to 30 seconds for the database,
 * and for its turn as long as it takes.
 */
export async function asOwner<T>(
  url: string,
  turn: 'alone' | 'shared',
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(url, Date.now() + patienceMs);
  try {
    await client.query(`SELECT ${turn === 'alone' ? 'pg_advisory_lock' : 'pg_advisory_lock_shared'}($1::bigint)`, [
      lock,
    ]);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect(url: string, deadline: number): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
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
  { ownerUrl, serverUrl }: { readonly ownerUrl: string; readonly serverUrl: string },
  onApplied: (line: string) => void,
): Promise<string[]> {
  for (const name of await applyMigrations(ownerUrl)) onApplied(`Applied ${name}`);
  const role = roleOf(serverUrl, owner);
  return role ? bringServerRole(owner, role) : [];
}
