import pg from 'pg';
import { applyMigrations } from '../../src/platform/schema-engine.ts';

export async function migratedDatabase() {
  const server = process.env.NDC_TEST_SERVER ?? '';
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
