import type pg from 'pg';
import { expect, it } from 'vitest';
import { DispenseStockDocument } from '../generated/graphql.ts';
import { startApp } from '../kit/app.ts';
import { Client } from '../kit/client.ts';
import { freshDatabase } from '../kit/databases.ts';
import { onDatabase } from '../kit/on-database.ts';
import { spawnServer } from '../kit/server-process.ts';
import { until } from '../kit/until.ts';
import { newMember, newWorld, stocked } from '../kit/world.ts';

/** What the sequencer and the sealer take in turn, and a row that a job removes. */
const held = `
  BEGIN;
  SELECT id FROM session WHERE expires_at < now() FOR UPDATE;
  SELECT pg_advisory_xact_lock(7236828013265018881), pg_advisory_xact_lock(7236828013265018883)`;
const waiting = `SELECT pid, query FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'apotheca' AND wait_event_type = 'Lock'`;

/** Two connections: within a transaction pg_stat_activity stands still. */
const using = (url: string, work: (holder: pg.Client, admin: pg.Client) => Promise<void>) =>
  onDatabase(url, (holder) => onDatabase(url, (admin) => work(holder, admin)));

it('a server whose connections are ended while sequencer, sealer and jobs hold them lives on, and takes up their work', async () => {
  const database = await freshDatabase();
  const app = await startApp({ database });
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ quantity: 9 }]);
  const gone = await newMember(world, 'TECHNICIAN', null);
  await app.close();

  await using(database.url, async (holder, admin) => {
    await admin.query(`UPDATE session SET expires_at = now() - interval '1 year' WHERE user_id = $1`, [gone.userId]);
    await holder.query(held);
    const server = await spawnServer({ DATABASE_URL: database.serverUrl });
    const owner = new Client(server.url, world.owner.token);
    const waitsFor = (each: string) =>
      until(`somebody waits for ${each}`, async () =>
        (await admin.query<{ query: string }>(waiting)).rows.some(({ query }) => query.includes(each)),
      );
    // The job has its one turn at the start; the others try again and again.
    await waitsFor('DELETE FROM session');
    await owner.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    for (const each of ['batch', 'pg_advisory_xact_lock(7236828013265018883)']) await waitsFor(each);
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'apotheca'`,
    );
    expect(rowCount).toBeGreaterThanOrEqual(2);
    await holder.query('ROLLBACK');

    await until('what happened before has its place and its seal', async () => {
      if (server.child.exitCode !== null) throw new Error(`The server ended with ${server.child.exitCode}.`);
      const { rows } = await admin.query<{ waiting: number }>(
        'SELECT ((SELECT count(*) FROM event WHERE position IS NULL) + (SELECT count(*) FROM audit_unsealed))::int AS waiting',
      );
      return rows[0]?.waiting === 0;
    });
    await owner.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    server.child.kill('SIGTERM');
    expect(await server.gone).toBe(0);
  });
  await database.drop();
});
