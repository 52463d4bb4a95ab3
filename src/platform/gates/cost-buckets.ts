import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { Party } from './waiting-line.ts';

/** What may be asked for on and on, and how much of it may come at once after a rest; in the cost that limits.ts reckons. */
interface Allowance {
  readonly perSecond: number;
  readonly burst: number;
}

export interface CostLimits {
  readonly user: Allowance;
  readonly organization: Allowance;
}

/**
 * Ten of the dearest operations a second and two hundred at once for one user, which a client that waits for each answer hardly comes to; four times as much for all of an
 * organization. That others are answered meanwhile is the work of the gates: this ends what goes on and on.
 */
export const costLimits: CostLimits = {
  user: { perSecond: 10_000, burst: 200_000 },
  organization: { perSecond: 40_000, burst: 800_000 },
};

/** What users and organizations have asked of this process lately. Whoever has a whole bucket again is forgotten, so it holds those of the last minute at most. */
export class CostBuckets {
  readonly #users: Bucket;
  readonly #organizations: Bucket;

  constructor(
    { user, organization }: CostLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#users = new Bucket(user);
    this.#organizations = new Bucket(organization);
  }

  /** Takes the cost out of the buckets of the user, or service, and of the organization; out of none when one of them has not enough. @throws ApothecaError RATE_LIMITED */
  spend({ userId, organizationId }: Party, cost: number): void {
    const now = this.now();
    const own = this.#users.secondsUntil(userId, cost, now);
    const all = this.#organizations.secondsUntil(organizationId, cost, now);
    const seconds = Math.ceil(Math.max(own, all));
    if (seconds > 0)
      throw new ApothecaError('RATE_LIMITED', message('askedTooMuch', { own: own > 0, seconds }), [], {
        retryAfterSeconds: seconds,
      });
    this.#users.take(userId, cost, now);
    this.#organizations.take(organizationId, cost, now);
  }

  /** Of how many users and organizations something is known. */
  get size(): number {
    return this.#users.size + this.#organizations.size;
  }
}

interface Level {
  readonly left: number;
  readonly at: number;
}

class Bucket {
  /** Whoever asked last is last. */
  readonly #levels = new Map<string, Level>();

  constructor(private readonly allowance: Allowance) {}

  get size(): number {
    return this.#levels.size;
  }

  secondsUntil(key: string, cost: number, now: number): number {
    return Math.max(0, cost - this.#left(key, now)) / this.allowance.perSecond;
  }

  take(key: string, cost: number, now: number): void {
    const left = this.#left(key, now) - cost;
    this.#levels.delete(key);
    this.#levels.set(key, { left, at: now });
    for (const [each] of this.#levels) {
      if (this.#left(each, now) < this.allowance.burst) break;
      this.#levels.delete(each);
    }
  }

  #left(key: string, now: number): number {
    const { perSecond, burst } = this.allowance;
    const level = this.#levels.get(key);
    return level ? Math.min(burst, level.left + ((now - level.at) / 1_000) * perSecond) : burst;
  }
}
