import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readSettings } from './config.ts';
import { applyMigrations } from './platform/schema-engine.ts';

/** Brings the database up to date: waits for it up to 30 seconds, lets one process at a time through, prints each migration applied. */
const { DATABASE_URL: url } = readSettings(['DATABASE_URL']);
const lock = '7236828013265018882';

async function connect(deadline: number): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
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
  const applied = await applyMigrations(url);
  for (const name of applied) console.log(`Applied ${name}`);
  if (applied.length === 0) console.log('The database is up to date.');
} finally {
  await client.end();
}
// Prisma's engine leaves the timer of its 10-second lock timeout behind; nothing else is under way.
process.exit();
