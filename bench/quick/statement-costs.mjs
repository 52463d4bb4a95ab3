import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * Lets no server have a turn at its jobs, which begin when it starts and would be counted, or change what is read, at some moment of a run. Answers
 * what lets them have it again.
 * @param {string} ownerUrl
 */
export async function withoutJobs(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("CREATE FUNCTION no_lease() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
  await owner.query('CREATE TRIGGER no_lease BEFORE INSERT ON sweep_lease FOR EACH ROW EXECUTE FUNCTION no_lease()');
  return async () => {
    await owner.query('DROP FUNCTION no_lease CASCADE');
    await owner.end();
  };
}

/**
 * Counts what a server asks of its database. Its clock is stopped, so all of it is because of requests; blocks are those that executing touched,
 * found in memory or not, the work of triggers and of COMMIT included.
 * @param {string} ownerUrl
 */
export async function statementCosts(ownerUrl) {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('CREATE SCHEMA IF NOT EXISTS counting');
  await owner.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA counting');
  const isServer = "userid = 'apotheca_server'::regrole";

  /** Until what a request left behind is done: its events and changes have their positions, and no connection is at work. */
  async function settled() {
    // A look holds a snapshot, and what a snapshot may still see is not pruned: the first is when all is over, as a rule.
    await sleep(20);
    for (let quiet = 0; quiet < 2; ) {
      const { rows } = await owner.query(`
        SELECT EXISTS (SELECT 1 FROM event WHERE position IS NULL) OR EXISTS (SELECT 1 FROM entity_change WHERE position IS NULL)
            OR EXISTS (SELECT 1 FROM pg_stat_activity WHERE usename = 'apotheca_server' AND state <> 'idle') AS busy`);
      quiet = rows[0].busy ? 0 : quiet + 1;
      await sleep(5);
    }
  }

  return {
    settled,
    reset: () => owner.query('SELECT counting.pg_stat_statements_reset()'),
    /** @returns {Promise<{ statements: number, blocks: number }>} since the last reset */
    read: async () => {
      const { rows } = await owner.query(
        `SELECT coalesce(sum(calls), 0)::int AS statements, coalesce(sum(shared_blks_hit + shared_blks_read), 0)::int AS blocks
           FROM counting.pg_stat_statements WHERE ${isServer}`,
      );
      return rows[0];
    },
    /** The same by statement, dearest first. */
    list: async () => {
      const { rows } = await owner.query(
        `SELECT calls::int, (shared_blks_hit + shared_blks_read)::int AS blocks, regexp_replace(query, '\\s+', ' ', 'g') AS query
           FROM counting.pg_stat_statements WHERE ${isServer} ORDER BY 2 DESC, 3`,
      );
      return rows;
    },
    close: () => owner.end(),
  };
}
