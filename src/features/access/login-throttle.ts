import { randomBytes } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { Fault } from '../../domain/fault.ts';
import { hmacSha256, sha256 } from '../../platform/crypto.ts';
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
  /** What was tried of late, by this process alone, with how counting it went. */
  readonly guesses: Map<string, Promise<void>>;
}

/** Never leaves the process: what is kept of a tried password tells nothing elsewhere. */
const guessSecret = randomBytes(32).toString('hex');

/** By what all requests to one server share. */
const counters = new WeakMap<Platform['gates'], Counters>();

/** In Redis where there is one, so that all nodes count together; in memory while it is away. */
function countersOf(platform: Platform): Counters {
  let found = counters.get(platform.gates);
  if (!found) {
    const limiter = (keyPrefix: string) => {
      const options = { keyPrefix, points: 1_000, duration: windowSeconds };
      const memory = new RateLimiterMemory(options);
      return platform.redis
        ? new RateLimiterRedis({ ...options, storeClient: platform.redis.commands, insuranceLimiter: memory })
        : memory;
    };
    found = {
      account: limiter('login-account'),
      address: limiter('login-address'),
      guesses: new Map(),
    };
    counters.set(platform.gates, found);
  }
  return found;
}

/**
 * Counts each password tried for an account before it is looked at, so that parallel guesses do not slip through together.
 * The same password again, as when a client sends a request anew, is no further guess.
 * @throws Fault RATE_LIMITED with the seconds to wait.
 */
export async function admitSignIn(
  platform: Platform,
  { email, password }: { readonly email: string; readonly password: string },
  ip: string | null,
): Promise<void> {
  const { account, address, guesses } = countersOf(platform);
  const byAddress = ip === null ? null : await address.consume(sha256(ip), 1).catch(limited);
  if (byAddress && byAddress.consumedPoints > refusedAtAddress) throw tooMany(byAddress.msBeforeNext);
  const key = sha256(email.toLowerCase());
  const guess = hmacSha256(guessSecret, JSON.stringify([key, password]));
  let counting = guesses.get(guess);
  if (!counting) {
    counting = countGuess(account, key);
    guesses.set(guess, counting);
    const forget = () => guesses.delete(guess);
    counting.then(() => setTimeout(forget, windowSeconds * 1_000).unref(), forget);
  }
  await counting;
}

async function countGuess(account: RateLimiterAbstract, key: string): Promise<void> {
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
