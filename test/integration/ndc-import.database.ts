import pg from 'pg';
import { applyMigrations } from '../../src/platform/schema-engine.ts';

/** A migrated database of its own, until the kit gives one. `NDC_TEST_SERVER` is a PostgreSQL server, as postgres://user@host:port. */
export async function migratedDatabase() {
  const server = process.env.NDC_TEST_SERVER;
  if (!server) throw new Error('NDC_TEST_SERVER is not set: name a PostgreSQL server on which databases can be made.');
  const name = `ndc_test_${process.pid}`;
  const admin = new pg.Client(`${server}/postgres`);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await applyMigrations(`${server}/${name}`);
  return {
    url: `${server}/${name}`,
    drop: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
