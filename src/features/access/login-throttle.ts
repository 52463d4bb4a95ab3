import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { Fault } from '../../domain/fault.ts';
import { sha256 } from '../../platform/crypto.ts';
import type { Platform } from '../../platform/platform.ts';

/** Five free tries; from there each failure closes the account's door for longer, and after ten it stays shut for the window. */
const freeTries = 5;
const refusedAt = 10;
const windowSeconds = 15 * 60;
/** An address may stand for a whole pharmacy behind one router. */
const refusedAtAddress = 100;

interface Counters {
  readonly account: RateLimiterAbstract;
  readonly address: RateLimiterAbstract;
}

const counters = new WeakMap<Platform, Counters>();

/** In Redis where there is one, so that all nodes count together; in memory while it is away. */
function countersOf(platform: Platform): Counters {
  let found = counters.get(platform);
  if (!found) {
    const limiter = (keyPrefix: string) => {
      const options = { keyPrefix, points: 1_000, duration: windowSeconds };
      const memory = new RateLimiterMemory(options);
      return platform.redis
        ? new RateLimiterRedis({ ...options, storeClient: platform.redis.commands, insuranceLimiter: memory })
        : memory;
    };
    found = { account: limiter('login-account'), address: limiter('login-address') };
    counters.set(platform, found);
  }
  return found;
}

/**
 * Counts each try to sign in before the password is looked at, so that parallel guesses do not slip through together.
 * @throws Fault RATE_LIMITED with the seconds to wait.
 */
export async function admitSignIn(platform: Platform, email: string, ip: string | null): Promise<void> {
  const { account, address } = countersOf(platform);
  const byAddress = ip === null ? null : await address.consume(sha256(ip), 1).catch(limited);
  if (byAddress && byAddress.consumedPoints > refusedAtAddress) throw tooMany(byAddress.msBeforeNext);
  const key = sha256(email.toLowerCase());
  const before = await account.get(key);
  const tries = before?.consumedPoints ?? 0;
  if (tries >= refusedAt) throw tooMany(before?.msBeforeNext ?? 0);
  if (tries >= freeTries) {
    // Between the free tries and the refusal: 1, 2, 4, 8, 16 seconds since the last failure.
    const wait = 1_000 * 2 ** (tries - freeTries);
    const sinceLast = windowSeconds * 1_000 - (before?.msBeforeNext ?? 0);
    if (sinceLast < wait) throw tooMany(wait - sinceLast);
  }
  const after = await account.consume(key, 1).catch(limited);
  if (after.consumedPoints > refusedAt) throw tooMany(after.msBeforeNext);
  // Starts the window again, so that the delay counts from this try.
  await account.set(key, after.consumedPoints, windowSeconds);
}

/** Forgets the account's failures after a success. */
export async function forgetFailures(platform: Platform, email: string): Promise<void> {
  await countersOf(platform).account.delete(sha256(email.toLowerCase()));
}

/** The limiter rejects with its count when the points are used up; anything else is an error. */
function limited(reason: unknown): { consumedPoints: number; msBeforeNext: number } {
  if (reason instanceof Error) throw reason;
  return reason as { consumedPoints: number; msBeforeNext: number };
}

function tooMany(ms: number): Fault {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return new Fault('RATE_LIMITED', `Too many tries to sign in. Try again in ${seconds} seconds.`, [], {
    retryAfterSeconds: seconds,
  });
}
