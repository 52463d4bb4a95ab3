import pg from 'pg';
import type { Logger } from '../log.ts';

/** How long an answer may take; a database that takes longer is as good as away. */
const patienceMs = 1_000;
/** An event gets its position within a fraction of a second; one that waits so long waits for somebody who is stuck. */
const behind = '5 seconds';
/**
 * Two megabytes, more than one connection of the probe may hold in memory, so that they go to a file that is gone with the statement. It needs no right and no
 * table, works on a replica too, and took 4 ms of processor time on a busy machine.
 */
const spill = `WITH spilled AS MATERIALIZED (SELECT repeat('x', 8000) FROM generate_series(1, 256)) SELECT count(*) FROM spilled`;
const diskFull = '53100';

/**
 * What the database says of itself, on connections of its own: a pool that is used up and a table that is locked do not make a server unready, and a
 * lost line or a failover to a replica does.
 */
export class Probe {
  readonly #pool: pg.Pool;
  readonly #forRoom: pg.Pool;
  #looking: Promise<'ok' | 'read-only' | 'away'> | null = null;

  constructor(
    url: string,
    private readonly log: Logger,
  ) {
    // One for each question: a table that is locked holds up the one about events alone, a slow disk the one about room.
    this.#pool = poolOf(url, 2);
    this.#forRoom = poolOf(url, 1);
  }

  /** Whether it answers, and takes writes. Whoever asks at the same time gets the same answer. */
  look(): Promise<'ok' | 'read-only' | 'away'> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    const late = new Promise<'away'>((resolve) => setTimeout(() => resolve('away'), patienceMs).unref());
    return Promise.race([this.#looking, late]);
  }

  async #look(): Promise<'ok' | 'read-only' | 'away'> {
    try {
      const { rows } = await this.#pool.query<{ readOnly: boolean }>(
        `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "readOnly"`,
      );
      return rows[0]?.readOnly ? 'read-only' : 'ok';
    } catch (error) {
      this.log.warn({ err: error }, 'the database does not answer');
      return 'away';
    }
  }

  /** Whether an event waits for its position longer than one ever should: nothing is delivered live then. Null when that cannot be told. */
  async eventsBehind(): Promise<boolean | null> {
    try {
      const { rows } = await this.#pool.query<{ late: boolean }>(
        `SELECT created_at < now() - interval '${behind}' AS late FROM event WHERE position IS NULL ORDER BY seq LIMIT 1`,
      );
      return rows[0]?.late ?? false;
    } catch {
      // That it is away is told by whoever asks for the health; a table that is locked for a while is nothing.
      return null;
    }
  }

  /** Whether the disk of the database has room for what is to be recorded. Null when that cannot be told. */
  async hasRoom(): Promise<boolean | null> {
    let client: pg.PoolClient;
    try {
      client = await this.#forRoom.connect();
    } catch {
      // That it is away is told by whoever asks for the health.
      return null;
    }
    try {
      await client.query(spill);
      client.release();
      return true;
    } catch (error) {
      const full = error instanceof pg.DatabaseError && error.code === diskFull;
      // A connection that says so is sound; one that was too slow, or is lost, is not.
      client.release(!full);
      return full ? false : null;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#forRoom.end()]);
  }
}

function poolOf(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: patienceMs,
    // Counted by the client: what the line swallows, the database cannot end.
    query_timeout: patienceMs,
    application_name: 'apotheca-probe',
    // Temporary files lie where the tables of the database do, whatever was set for it or for the role.
    options: `-c statement_timeout=${patienceMs} -c lock_timeout=${patienceMs / 2} -c work_mem=64kB -c temp_tablespaces=`,
  });
  // An error that nobody hears ends the process. What it was doing fails by itself.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return pool;
}
