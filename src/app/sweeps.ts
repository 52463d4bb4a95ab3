import { createHash } from 'node:crypto';
import type { Sweep } from '../graphql/feature.ts';
import { forgetExpiredKeys } from '../platform/idempotency.ts';
import type { Platform } from '../platform/platform.ts';
import { features } from './features.ts';

const ownSweeps: readonly Sweep[] = [{ name: 'idempotency keys', everyMs: 3_600_000, run: forgetExpiredKeys }];

/** Runs the features' work by the clock, and the platform's own. Every node tries; an advisory lock lets one at a time through, the others skip their turn. */
export class Sweeps {
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(private readonly platform: Platform) {}

  start(): void {
    for (const sweep of [...features.flatMap((feature) => feature.sweeps ?? []), ...ownSweeps]) {
      this.#turn(sweep);
      this.#timers.push(setInterval(() => this.#turn(sweep), sweep.everyMs));
    }
  }

  #turn(sweep: Sweep): void {
    const turn = this.#alone(sweep)
      .catch((error: unknown) =>
        this.platform.log.error(
          { err: error, sweep: sweep.name },
          'a sweep failed; it is tried again at its next turn',
        ),
      )
      .finally(() => this.#running.delete(turn));
    this.#running.add(turn);
  }

  async #alone(sweep: Sweep): Promise<void> {
    const client = await this.platform.database.pool.connect();
    const lock = createHash('sha256').update(`sweep:${sweep.name}`).digest().readBigInt64BE(0).toString();
    let broken: Error | undefined;
    try {
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS locked', [
        lock,
      ]);
      if (rows[0]?.locked !== true) return;
      await sweep.run(this.platform);
      await client.query('SELECT pg_advisory_unlock($1::bigint)', [lock]);
    } catch (error) {
      // A connection that is thrown away gives its locks back.
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running);
  }
}
