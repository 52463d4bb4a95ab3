import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { Gate } from '../gates/gate.ts';
import type { Logger } from '../log.ts';
import type { AnonymousAttempts } from './anonymous-attempts.ts';
import {
  type Attempt,
  type AuditRow,
  auditRow,
  partyOf,
  recordUnsuccessful,
  type UnsuccessfulOutcome,
} from './audit.ts';

interface Waiting {
  readonly attempt: Attempt;
  readonly outcome: UnsuccessfulOutcome;
  readonly code: string;
  readonly size: number;
}

const retryMs = 1_000;
/** How many wait at most, and how many characters of their input. */
const most = { waiting: 10_000, size: 20_000_000 };

/**
 * Records attempts that changed nothing. What cannot be written now, because the database is away or overloaded, waits and is written when it
 * answers again; an error must not take the place of what the caller is to be told.
 */
export class AuditBacklog {
  readonly #waiting: Waiting[] = [];
  #writing: Promise<unknown> = Promise.resolve(null);
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    /** Those that are made on somebody's behalf have a place here; what waits is written one at a time. */
    private readonly gate: Gate,
    private readonly anonymousAttempts: AnonymousAttempts,
    /** Told of each attempt at once, also where its row is written later or not at all. */
    private readonly tell: (row: AuditRow) => void,
    private readonly limits: Readonly<typeof most> = most,
  ) {}

  /** How many attempts wait in memory to be recorded. */
  get waiting(): number {
    return this.#waiting.length;
  }

  async record(attempt: Attempt, outcome: UnsuccessfulOutcome, code: string): Promise<void> {
    // What is committed was told of then: an error after that is one of showing it.
    if (attempt.changed === undefined) this.tell(auditRow(attempt, outcome, code));
    if (!attempt.recorded && !this.anonymousAttempts.belongsInTrail(attempt))
      return this.anonymousAttempts.record(attempt, outcome, code);
    try {
      await this.gate.run(() => recordUnsuccessful(this.database, attempt, outcome, code), partyOf(attempt));
    } catch (error) {
      const waiting = { attempt, outcome, code, size: JSON.stringify(attempt.input).length };
      const size = this.#waiting.reduce((sum, each) => sum + each.size, waiting.size);
      if (this.#closed || this.#waiting.length >= this.limits.waiting || size > this.limits.size) {
        this.#giveUp([waiting], error);
        return;
      }
      this.log.warn({ err: error, requestId: attempt.requestId }, 'an unsuccessful attempt is recorded later');
      this.#waiting.push(waiting);
      this.#soon();
    }
  }

  #soon(): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#write().then((error) => {
        if (error !== null) this.#soon();
      });
    }, retryMs);
  }

  /** Writes what waits, one at a time. Answers why something still does, or null. */
  #write(): Promise<unknown> {
    this.#writing = this.#writing.then(async () => {
      for (let left = this.#waiting.length; left > 0; left -= 1) {
        const [first] = this.#waiting;
        if (!first) break;
        try {
          await recordUnsuccessful(this.database, first.attempt, first.outcome, first.code);
          this.#waiting.shift();
        } catch (error) {
          // Behind the others: it may be the only one that fails.
          this.#waiting.shift();
          this.#waiting.push(first);
          return error;
        }
      }
      return null;
    });
    return this.#writing;
  }

  /** Tries for a while to write what waits, and tells in the log what was given up. */
  async close(patienceMs: number): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const deadline = Date.now() + patienceMs;
    while (this.#waiting.length > 0) {
      const late = sleep(Math.max(0, deadline - Date.now()), new Error('There was no time left.'), { ref: false });
      const error = await Promise.race([this.#write(), late]);
      if (this.#waiting.length === 0) return;
      if (Date.now() >= deadline) {
        this.#giveUp(this.#waiting, error);
        return;
      }
      await sleep(retryMs / 5);
    }
  }

  #giveUp(given: readonly Waiting[], error: unknown): void {
    const attempts = given.map(({ attempt: { action, requestId }, outcome, code }) => ({
      action,
      requestId,
      outcome,
      code,
    }));
    this.log.error({ err: error, lost: attempts.length, attempts }, 'unsuccessful attempts are missing from the trail');
  }
}
