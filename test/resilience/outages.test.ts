import { readdirSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../scripts/machine/database.mjs';
import { applyMigrations } from '../../src/platform/database/migrations.ts';
import { MeDocument } from '../generated/graphql.ts';
import { appForTest } from '../kit/app.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { newWorld } from '../kit/world.ts';

/** A database that nobody can reach. */
function nowhere(port: number): FreshDatabase {
  const url = `postgres://nobody:secret@127.0.0.1:${port}/none`;
  return { url, serverUrl: url, drop: async () => undefined };
}

describe('what is away', () => {
  it('a server starts and serves while Redis cannot be reached', async () => {
    const app = await appForTest({ redis: `redis://127.0.0.1:${await freePort()}` });
    const { owner } = await newWorld(app);
    expect((await owner.client.ask(MeDocument, {})).me?.email).toBe(owner.email);
    expect(await (await fetch(`${app.url}/health/ready`)).json()).toMatchObject({ ready: true, redis: 'away' });
  });

  it('a server starts without its database, is not ready, and tells a client nothing of it', async () => {
    const port = await freePort();
    const app = await appForTest({
      database: nowhere(port),
    });
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(503);
    const { errors, status } = await app.client('a-token').send(MeDocument.toString());
    expect(status).toBe(500);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', requestId: expect.any(String) });
    expect(JSON.stringify(errors)).not.toMatch(/ECONN|127\.0\.0\.1|secret|Context creation/);
  });

  it('a database that accepts connections and never answers makes the server unready long before it gives up on one', async () => {
    const connections = new Set<Socket>();
    const silent = createServer((connection) => connections.add(connection));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as { port: number };
    const app = await appForTest({ database: nowhere(port), databaseTimeouts: { connection: 60_000 } });
    onTestFinished(() => {
      for (const connection of connections) connection.destroy();
      silent.close();
    });
    const began = performance.now();
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(503);
    // It is asked for a second; a busy machine may add to it.
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(900);
    expect(took).toBeLessThan(15_000);
  });

  it('the database is waited for no longer than is good for who asks', async () => {
    const { pool } = (await appForTest()).server.platform.database;
    expect(pool.options.connectionTimeoutMillis).toBe(5_000);
    const { rows } = await pool.query(
      `SELECT name, setting FROM pg_settings
        WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') ORDER BY name`,
    );
    expect(rows.map(({ name, setting }) => `${name} ${setting}`)).toEqual([
      'idle_in_transaction_session_timeout 10000',
      'lock_timeout 4000',
      'statement_timeout 8000',
    ]);
  });
});

describe('a migration that fails', () => {
  it('says why, changes nothing, and can be run again when the cause is mended', async () => {
    const database = await freshDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    // A database of before the second migration, in which something of its name is in the way.
    await client.query(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE FUNCTION new_uuid_v7() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    );
    await expect(applyMigrations(client)).rejects.toThrow(/new_uuid_v7.*already exists/);
    await client.query('DROP FUNCTION new_uuid_v7()');
    const names = readdirSync(new URL('../../prisma/migrations/', import.meta.url)).filter(
      (name) => !name.includes('.'),
    );
    expect(await applyMigrations(client)).toEqual(names.sort().slice(1));
    await client.end();
    await database.drop();
  });
});
