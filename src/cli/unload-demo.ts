import pg from 'pg';
import { readSettings } from '../app/config/config.ts';
import { demoState, waitForTurn } from '../demo/state.ts';

/**
 * Empties a database that holds nothing but an unfinished load of the demo data, all or nothing; refuses every other. The tables only grow,
 * for the server as for anybody, so they go whole: as the owner, and `migrate` makes them again.
 */
const { OWNER_DATABASE_URL: connectionString } = readSettings(['OWNER_DATABASE_URL']);
const owner = new pg.Client({ connectionString });
await owner.connect();
try {
  await waitForTurn(owner);
  const state = await demoState(owner);
  if (state !== 'unfinished')
    throw new Error(`The database is left as it is: its demo data is not unfinished (${state}).`);
  await owner.query('DROP SCHEMA public CASCADE');
  await owner.query('CREATE SCHEMA public');
  await owner.query('COMMIT');
} finally {
  await owner.end();
}
