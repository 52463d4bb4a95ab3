import type { Sweep } from '../graphql/feature.ts';
import { takeLease } from '../platform/database/lease.ts';
import type { Platform } from '../platform/platform.ts';
import {
  forgetAnswers,
  forgetEvents,
  forgetInvitations,
  forgetLetters,
  forgetLinks,
  forgetPendingSignUps,
  forgetSessions,
  forgetSignInChallenges,
  forgetSignOns,
  forgetUnusedDevices,
  forgetVisitorAttempts,
} from '../platform/database/retention.ts';
import { features } from './features.ts';

const removalMs = 600_000;
const ownSweeps: readonly Sweep[] = [
  { name: 'idempotency keys', everyMs: removalMs, run: forgetAnswers },
  { name: 'old events', everyMs: removalMs, run: forgetEvents },
  { name: 'old sessions', everyMs: removalMs, run: forgetSessions },
  { name: 'old invitations', everyMs: removalMs, run: forgetInvitations },
  { name: 'old links', everyMs: removalMs, run: forgetLinks },
  { name: 'old letters', everyMs: removalMs, run: forgetLetters },
  { name: 'old sign-ups', everyMs: removalMs, run: forgetPendingSignUps },
  { name: 'old sign-ons', everyMs: removalMs, run: forgetSignOns },
  { name: 'unused devices', everyMs: removalMs, run: forgetUnusedDevices },
  { name: 'old attempts of visitors', everyMs: removalMs, run: forgetVisitorAttempts },
  { name: 'old challenges', everyMs: removalMs, run: forgetSignInChallenges },
];

/** All work by the clock: the features', and the platform's own. */
export const allSweeps: readonly Sweep[] = [...features.flatMap((feature) => feature.sweeps ?? []), ...ownSweeps];

/** Runs the features' work by the clock, and the platform's own. Every node tries; a lease lets one at a time through, the others skip their turn. */
export class Sweeps {
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<Promise<void>>();
  /** Whose last turn is not over: another one would only wait behind it, with a connection in hand. */
  readonly #underWay = new Set<Sweep>();
  /** Who was woken in the middle of a turn, which may have looked already: another turn follows it. */
  readonly #wokenAgain = new Set<Sweep>();
  #closed = false;

  constructor(private readonly platform: Platform) {}

  /** Settles when each has had its first turn. */
  start(): Promise<void> {
    for (const sweep of allSweeps)
      this.#timers.push(setInterval(() => void this.#track(this.#run(sweep)), sweep.everyMs));
    for (const sweep of allSweeps) sweep.wakes?.(this.platform, () => void this.#track(this.#wake(sweep)));
    return this.#track(this.#firstTurns());
  }

  /** One after the other: all at once they would keep the first requests waiting for a connection. */
  async #firstTurns(): Promise<void> {
    for (const sweep of allSweeps) {
      if (this.#closed) return;
      await this.#run(sweep);
    }
  }

  #track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return tracked;
  }

  async #wake(sweep: Sweep): Promise<void> {
    if (this.#closed) return;
    if (this.#underWay.has(sweep)) this.#wokenAgain.add(sweep);
    else await this.#run(sweep);
  }

  async #run(sweep: Sweep): Promise<void> {
    if (this.#underWay.has(sweep)) return;
    this.#underWay.add(sweep);
    try {
      if (sweep.together) await sweep.run(this.platform);
      else await this.#runUnderLease(sweep);
    } catch (error) {
      this.platform.log.error({ err: error, sweep: sweep.name }, 'a sweep failed; it is tried again at its next turn');
    } finally {
      this.#underWay.delete(sweep);
    }
    if (this.#wokenAgain.delete(sweep)) await this.#wake(sweep);
  }

  async #runUnderLease(sweep: Sweep): Promise<void> {
    const { database, log } = this.platform;
    const release = await takeLease(database, log, sweep.name);
    if (!release) return;
    try {
      await sweep.run(this.platform);
    } finally {
      await release();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running);
  }
}
