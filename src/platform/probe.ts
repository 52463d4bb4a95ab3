import pg from 'pg';
import type { Logger } from './log.ts';

/** How long an answer may take; a database that takes longer is as good as away. */
const patienceMs = 1_000;
/** An event gets its position within a fraction of a second; one that waits so long waits for somebody who is stuck. */
const behind = '5 seconds';

/**
 * What the database says of itself, on connections of its own: a pool that is used up and a table that is locked do not make a server unready, and a
 * lost line or a failover to a replica does.
 */
export class Probe {
  readonly #pool: pg.Pool;
  #looking: Promise<'ok' | 'read-only' | 'away'> | null = null;

  constructor(
    url: string,
    private readonly log: Logger,
  ) {
    this.#pool = new pg.Pool({
      connectionString: url,
      // One for each question: a table that is locked holds up the one about events alone.
      max: 2,
      connectionTimeoutMillis: patienceMs,
      // Counted by the client: what the line swallows, the database cannot end.
      query_timeout: patienceMs,
      application_name: 'apotheca-probe',
      options: `-c statement_timeout=${patienceMs} -c lock_timeout=${patienceMs / 2}`,
    });
    // An error that nobody hears ends the process. What it was doing fails by itself.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pool.on('error', () => undefined);
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

  close(): Promise<void> {
    return this.#pool.end();
  }
}
