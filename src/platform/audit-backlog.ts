import { type Attempt, recordUnsuccessful, type UnsuccessfulOutcome } from './audit.ts';
import type { Database } from './database.ts';
import type { Logger } from './log.ts';

interface Waiting {
  readonly attempt: Attempt;
  readonly outcome: UnsuccessfulOutcome;
  readonly code: string;
}

const retryMs = 1_000;
const mostWaiting = 10_000;

/**
 * Records attempts that changed nothing. What cannot be written now, because the database is away or overloaded, waits and is written when it
 * answers again; an error must not take the place of what the caller is to be told.
 */
export class AuditBacklog {
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  async record(attempt: Attempt, outcome: UnsuccessfulOutcome, code: string): Promise<void> {
    try {
      await recordUnsuccessful(this.database, attempt, outcome, code);
    } catch (error) {
      if (this.#waiting.length >= mostWaiting) {
        this.#giveUp([{ attempt, outcome, code }], error);
        return;
      }
      this.log.warn({ err: error, requestId: attempt.requestId }, 'an unsuccessful attempt is recorded later');
      this.#waiting.push({ attempt, outcome, code });
      this.#soon();
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#write().then((error) => {
        if (error !== null) this.#soon();
      });
    }, retryMs);
  }

  /** Answers why something still waits, or null. What fails goes behind the others: it may be the only one that does. */
  async #write(): Promise<unknown> {
    for (let left = this.#waiting.length; left > 0; left -= 1) {
      const first = this.#waiting.shift();
      if (!first) break;
      try {
        await recordUnsuccessful(this.database, first.attempt, first.outcome, first.code);
      } catch (error) {
        this.#waiting.push(first);
        return error;
      }
    }
    return null;
  }

  /** Tries for a while to write what waits, and tells in the log what was given up. */
  async close(patienceMs: number): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const error = await this.#write();
      if (this.#waiting.length === 0) return;
      if (Date.now() > deadline) {
        this.#giveUp(this.#waiting, error);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, retryMs / 5));
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
