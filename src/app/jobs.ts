import type { Job } from '../graphql/feature.ts';
import { takeLease } from '../platform/database/lease.ts';
import { forgetAnswers, forgetEvents, removeOld } from '../platform/database/retention.ts';
import type { Platform } from '../platform/platform.ts';
import { tables } from './declarations.ts';
import { features } from './features.ts';

const removalMs = 600_000;
const removals: readonly Job[] = [
  { name: 'idempotency keys', everyMs: removalMs, run: forgetAnswers },
  { name: 'old events', everyMs: removalMs, run: forgetEvents },
  ...Object.entries(tables).flatMap(([name, { removed }]): Job[] =>
    removed ? [{ name: removed.job, everyMs: removalMs, run: (platform) => removeOld(platform, name, removed) }] : [],
  ),
];

/** All work by the clock: the features', and what is removed after its time. */
export const allJobs: readonly Job[] = [...features.flatMap((feature) => feature.jobs ?? []), ...removals];

/** Runs the features' work by the clock, and the platform's own. Every node tries; a lease lets one at a time through, the others skip their turn. */
export class Jobs {
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Set<Promise<void>>();
  /** Whose last turn is not over: another one would only wait behind it, with a connection in hand. */
  readonly #underWay = new Set<Job>();
  /** Who was woken in the middle of a turn, which may have looked already: another turn follows it. */
  readonly #wokenAgain = new Set<Job>();
  #closed = false;

  constructor(private readonly platform: Platform) {}

  /** Settles when each has had its first turn. */
  start(): Promise<void> {
    for (const { name, everyMs } of allJobs) this.platform.metrics?.jobDue(name, everyMs);
    for (const job of allJobs) this.#timers.push(setInterval(() => void this.#track(this.#run(job)), job.everyMs));
    for (const job of allJobs) job.wakes?.(this.platform, () => void this.#track(this.#wake(job)));
    return this.#track(this.#firstTurns());
  }

  /** One after the other: all at once they would keep the first requests waiting for a connection. */
  async #firstTurns(): Promise<void> {
    for (const job of allJobs) {
      if (this.#closed) return;
      await this.#run(job);
    }
  }

  #track(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    return tracked;
  }

  async #wake(job: Job): Promise<void> {
    if (this.#closed) return;
    if (this.#underWay.has(job)) this.#wokenAgain.add(job);
    else await this.#run(job);
  }

  async #run(job: Job): Promise<void> {
    if (this.#underWay.has(job)) return;
    this.#underWay.add(job);
    try {
      if (job.together) await this.#turn(job);
      else await this.#runUnderLease(job);
    } catch (error) {
      this.platform.log.error({ err: error, job: job.name }, 'a job failed; it is tried again at its next turn');
    } finally {
      this.#underWay.delete(job);
    }
    if (this.#wokenAgain.delete(job)) await this.#wake(job);
  }

  async #runUnderLease(job: Job): Promise<void> {
    const { database, log } = this.platform;
    const release = await takeLease(database, log, job.name);
    if (!release) return;
    try {
      await this.#turn(job);
    } finally {
      await release();
    }
  }

  async #turn(job: Job): Promise<void> {
    const began = performance.now();
    const ended = (outcome: 'success' | 'failure') =>
      this.platform.metrics?.jobEnded(job.name, outcome, (performance.now() - began) / 1_000);
    try {
      await job.run(this.platform);
      ended('success');
    } catch (error) {
      ended('failure');
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running);
  }
}
