import { setTimeout as sleep } from 'node:timers/promises';
import { type Gate } from '../gates/gate.ts';
import type { Party } from '../gates/waiting-line.ts';
import type { Logger } from '../log.ts';
import { type Database, sql } from './database.ts';
import { digits, row } from './row.ts';

/** How often is asked how far the replica has come. */
const lookEveryMs = 500;
/** Within a look, how often and how long is waited for what the primary had when it began. */
const stepMs = 25;
const steps = 16;
/** A statement that failed after so long was too much for the replica, and would be for the primary. */
const quickMs = 2_000;

/** What a reader asks of a replica. */
export interface Freshness {
  /** How old what is read may be, in milliseconds. */
  readonly maxStalenessMs: number;
  /** A position in the organization's history that it must have come to. */
  readonly position: bigint | null;
}

const positionRow = row({ position: digits });

/**
 * A read replica of the database, for those who say how old what they read may be. How old it is at most is measured here, by this process's own
 * clock: what it had replayed when last looked at, the primary had when that look began. Whatever it cannot answer the primary is asked.
 */
export class ReadReplica {
  /** When what the replica is known to have was the newest there was; by `performance.now()`. */
  #asOf = Number.NEGATIVE_INFINITY;
  #ended = new AbortController();
  #looking: Promise<void> = Promise.resolve();
  #isTold = false;

  constructor(
    private readonly replica: Database,
    private readonly primary: Database,
    private readonly gate: Gate,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.#looking = this.#keepLooking();
  }

  /** How old what it answers is at most, in milliseconds; infinite while that is not known. */
  get stalenessMs(): number {
    return performance.now() - this.#asOf;
  }

  /** Whether it has what a reader of the organization must not miss. */
  async serves(organizationId: string, { maxStalenessMs, position }: Freshness): Promise<boolean> {
    if (this.stalenessMs > maxStalenessMs) return false;
    if (position === null) return true;
    const head = await this.replica
      .row(positionRow, sql`SELECT position FROM event_head WHERE organization_id = ${organizationId}::uuid`)
      .catch((error: unknown) => this.#failed(error));
    return head !== null && BigInt(head.position) >= position;
  }

  /** The database to read from as work of the party; what the replica does not answer, the primary does, with its own gate. */
  behind(primary: Database, party: Party): Database {
    const replica = this.replica.behind(this.gate, party);
    const orPrimary = async <T>(ask: () => Promise<T>, askPrimary: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      try {
        return await ask();
      } catch (error) {
        if (performance.now() - began > quickMs) throw error;
        this.#failed(error);
        return askPrimary();
      }
    };
    type Operation = (args: unknown) => Promise<unknown>;
    const operationOf = (model: string | undefined, operation: string) => {
      const { prisma } = primary as unknown as {
        readonly prisma: Record<string, Operation & Record<string, Operation>>;
      };
      const name = model && model.charAt(0).toLowerCase() + model.slice(1);
      return (name === undefined ? prisma : prisma[name])?.[operation];
    };
    let prisma: unknown;
    return Object.create(replica, {
      rows: {
        value: (...args: Parameters<Database['rows']>) =>
          orPrimary(
            () => replica.rows(...args),
            () => primary.rows(...args),
          ),
      },
      prisma: {
        get: () =>
          (prisma ??= replica.prisma.$extends({
            query: {
              $allOperations: ({ model, operation, args, query }) =>
                orPrimary(
                  () => query(args),
                  async () => operationOf(model, operation)?.(args),
                ),
            },
          })),
      },
    }) as Database;
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await this.#looking;
    await this.replica.close();
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      const began = performance.now();
      if (await this.#look().catch((error: unknown) => this.#failed(error) !== null)) {
        this.#asOf = began;
        if (this.#isTold) this.log.info('the read replica is read from again');
        this.#isTold = false;
      }
      await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whether the replica has replayed, after a short wait, what the primary had when asked. */
  async #look(): Promise<boolean> {
    const [end] = (await this.primary.pool.query<{ lsn: string }>('SELECT pg_current_wal_insert_lsn()::text AS lsn'))
      .rows;
    for (let step = 0; step < steps && !this.#ended.signal.aborted; step += 1) {
      const [has] = (
        await this.replica.pool.query<{ has: boolean | null }>(
          'SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS has',
          [end?.lsn],
        )
      ).rows;
      if (has?.has) return true;
      await sleep(stepMs);
    }
    return false;
  }

  /** It is not read from until it has been looked at again. */
  #failed(error: unknown): null {
    this.#asOf = Number.NEGATIVE_INFINITY;
    if (!this.#isTold && !this.#ended.signal.aborted)
      this.log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'the read replica does not answer; the primary is read from',
      );
    this.#isTold = true;
    return null;
  }
}
