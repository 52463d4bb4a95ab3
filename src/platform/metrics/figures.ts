import pg from 'pg';
import type { GaugeTexts, Reading } from './metrics.ts';

/** What the database tells of itself as figures. They are the same whichever process asks. */
export interface Figures {
  /** The gauges, by name; each is a column of what the statement answers. */
  readonly gauges: GaugeTexts;
  /** The column that tells the rows apart; without one there is one row. */
  readonly label?: string;
  /** For so long what was read is answered again, however many ask. */
  readonly freshMs: number;
  /** Plain SQL, of bounded cost at any size of the database. */
  readonly statement: string;
}

/** A database that takes longer over a figure answers none: whoever watches is not to make it slower. */
const patienceMs = 2_000;

interface Kept {
  readonly reading: Promise<readonly Reading[]>;
  readonly at: number;
}

/** Reads figures on a connection of its own, so that a pool that is used up can be seen from outside. */
export class FiguresReader {
  readonly #pool: pg.Pool;
  readonly #kept = new Map<Figures, Kept>();

  constructor(url: string) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      application_name: 'apotheca-metrics',
      options: `-c statement_timeout=${patienceMs} -c lock_timeout=${patienceMs / 2} -c timezone=UTC`,
    });
    // An error that nobody hears ends the process. What it was doing fails by itself.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pool.on('error', () => undefined);
  }

  /** The figures as of now or a moment ago; none when the database does not tell them in time. */
  read(figures: Figures): Promise<readonly Reading[]> {
    const kept = this.#kept.get(figures);
    if (kept && performance.now() - kept.at < figures.freshMs) return kept.reading;
    const reading = this.#pool.query<Reading>(figures.statement).then(
      ({ rows }) => rows,
      () => [],
    );
    this.#kept.set(figures, { reading, at: performance.now() });
    return reading;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
