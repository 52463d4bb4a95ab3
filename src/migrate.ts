import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readSettings } from './config.ts';
import { applyMigrations } from './platform/schema-engine.ts';
import { bringServerRole, RoleMissing, roleOf } from './platform/server-role.ts';

/**
 * Brings the database up to date: waits for it up to 30 seconds, lets one process at a time through, prints each migration applied. With an
 * owner of its own it also brings the server's role in line, and prints what it granted and took back.
 */
const { DATABASE_URL: serverUrl, OWNER_DATABASE_URL: ownerUrl = serverUrl } = readSettings([
  'DATABASE_URL',
  'OWNER_DATABASE_URL',
]);
const lock = '7236828013265018882';

async function connect(deadline: number): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: ownerUrl });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(500);
    }
  }
}

const client = await connect(Date.now() + 30_000);
try {
  await client.query('SELECT pg_advisory_lock($1::bigint)', [lock]);
  const applied = await applyMigrations(ownerUrl);
  for (const name of applied) console.log(`Applied ${name}`);
  const role = roleOf(serverUrl, client);
  const changes = role ? await bringServerRole(client, role) : [];
  for (const change of changes) console.log(change);
  if (applied.length + changes.length === 0) console.log('The database is up to date.');
} catch (error) {
  if (!(error instanceof RoleMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await client.end();
}
// Prisma's engine leaves the timer of its 10-second lock timeout behind; nothing else is under way.
process.exit();
