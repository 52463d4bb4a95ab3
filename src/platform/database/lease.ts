import type { Logger } from '../log.ts';
import { type Database, sql } from './database.ts';
import { newId } from './ids.ts';
import { nothing } from './row.ts';

/** How long whoever froze or died is waited for. */
const leaseMs = 60_000;

/**
 * Takes a piece of work for this node and keeps it until it is released. Null while another has it. It needs no connection in between, which an
 * advisory lock does; a node that is stopped in the middle loses the lease a minute later, where it would keep its lock as long as it is stopped.
 */
export async function takeLease(database: Database, log: Logger, name: string): Promise<(() => Promise<void>) | null> {
  const holder = newId();
  const take = () =>
    database.row(
      nothing,
      sql`
      INSERT INTO sweep_lease AS l (name, holder_id, expires_at)
      VALUES (${name}, ${holder}::uuid, now() + ${leaseMs} * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET holder_id = excluded.holder_id, expires_at = excluded.expires_at
       WHERE l.holder_id = excluded.holder_id OR l.expires_at <= now()
      RETURNING name`,
    );
  if (!(await take())) return null;
  let renewed: Promise<unknown> = Promise.resolve();
  const renewing = setInterval(() => {
    renewed = take().catch((error: unknown) => log.warn({ err: error, name }, 'a lease could not be renewed'));
  }, leaseMs / 3);
  return async () => {
    clearInterval(renewing);
    // Overtaken by one that is under way, giving it back would be undone.
    await renewed;
    await database.rows(
      nothing,
      sql`UPDATE sweep_lease SET expires_at = now() - interval '1 second' WHERE name = ${name} AND holder_id = ${holder}::uuid`,
    );
  };
}
