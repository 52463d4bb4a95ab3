import { randomBytes } from 'node:crypto';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { networkOf } from '../../../domain/access/network.ts';
import { canonicalJson, type Json } from '../../../domain/canonical-json.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message, type Tries } from '../../../domain/messages/index.ts';
import { hmacSha256, sha256 } from '../../../platform/crypto/crypto.ts';
import type { Turn } from '../../../platform/gates/fair-queue.ts';
import type { Platform } from '../../../platform/platform.ts';

/** Five free tries; from there each failure closes the door for longer, and after ten it stays shut for the window. */
const freeTries = 5;
const refusedAt = 10;
const windowSeconds = 15 * 60;
/** Failures of a network, which may be a whole hospital behind one router: right passwords are not counted. */
const refusedAtNetwork = 100;
/** New organizations an hour: of a network, and in all. */
const signUpSeconds = 3_600;
const signUps = { network: 10, all: 100 };
/** So often the same sign-up may be sent again. */
const mostRepeats = 20;
/** Guesses are remembered up to so many; the oldest are forgotten first. */
const mostGuesses = 10_000;

interface Counters {
  /** Guesses at an account: by strangers together, and by each device that is known to it apart. */
  readonly guessed: RateLimiterAbstract;
  /** Failures of a network. */
  readonly failed: RateLimiterAbstract;
  /** The part of them that concerns one account, which a success gives back. */
  readonly failedOne: RateLimiterAbstract;
  readonly signedUp: RateLimiterAbstract;
  /** What was tried lately, by this process alone, with how counting it went. */
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
    const limiter = (keyPrefix: string, duration = windowSeconds) => {
      const options = { keyPrefix, points: 1_000, duration };
      const memory = new RateLimiterMemory(options);
      return platform.redis
        ? new RateLimiterRedis({ ...options, storeClient: platform.redis.commands, insuranceLimiter: memory })
        : memory;
    };
    found = {
      guessed: limiter('login-guessed'),
      failed: limiter('anonymous-failed'),
      failedOne: limiter('anonymous-failed-one'),
      signedUp: limiter('signed-up', signUpSeconds),
      guesses: new Map(),
    };
    counters.set(platform.gates, found);
  }
  return found;
}

/** When a stranger's password is looked at: behind those who are signed in, in turn with other networks. */
export const strangersTurn = (ip: string | null): Turn => ({ urgent: false, whom: networkOf(ip) });

/** Whose door a password is tried at. */
export interface Door {
  /** The account that was found; or the address, where there is none: its door closes just the same. */
  readonly account: string;
  /** The device, where it is known to the account: whatever strangers guess does not shut its door. */
  readonly device: string | null;
}

export const doorOf = (account: { readonly id: string } | null, email: string, device: string | null): Door => ({
  account: sha256(account?.id ?? email.toLowerCase()),
  device: device === null ? null : sha256(device),
});

const keyOf = ({ account, device }: Door) => (device === null ? account : `${account}:${device}`);

/**
 * Whether a network may still try anything: too many failures shut it out, wherever they were.
 * @throws ApothecaError RATE_LIMITED with the seconds to wait.
 */
export async function admitNetwork(platform: Platform, ip: string | null): Promise<void> {
  const failures = await countersOf(platform).failed.get(sha256(networkOf(ip)));
  if ((failures?.consumedPoints ?? 0) >= refusedAtNetwork) throw tooMany('FAILURES', failures?.msBeforeNext ?? 0);
}

/** Counts a failure of a network; one at an account's door is given back when the right password follows. */
export async function countFailure(platform: Platform, ip: string | null, door: Door | null = null): Promise<void> {
  const { failed, failedOne } = countersOf(platform);
  const network = sha256(networkOf(ip));
  await failed.consume(network, 1).catch(limited);
  if (door) await failedOne.consume(`${network}:${door.account}`, 1).catch(limited);
}

/** Takes back what was counted before the right password came: at the door, and of the network what concerns this account. */
export async function forgetFailures(platform: Platform, door: Door, ip: string | null): Promise<void> {
  const { guessed, failed, failedOne } = countersOf(platform);
  await guessed.delete(keyOf(door));
  const network = sha256(networkOf(ip));
  const own = await failedOne.get(`${network}:${door.account}`);
  if (!own || own.consumedPoints <= 0) return;
  await failedOne.delete(`${network}:${door.account}`);
  if (await failed.get(network)) await failed.reward(network, own.consumedPoints);
}

/**
 * Counts each password tried at a door before it is looked at, so that parallel guesses do not slip through together.
 * The same password again, as when a client repeats a request, is no further guess. Answers whether it is one.
 * @throws ApothecaError RATE_LIMITED with the seconds to wait.
 */
export async function admitGuess(platform: Platform, door: Door, password: string): Promise<boolean> {
  const { guessed, guesses } = countersOf(platform);
  const key = keyOf(door);
  const guess = hmacSha256(guessSecret, JSON.stringify([key, password]));
  const known = guesses.get(guess);
  const counting = known ?? countGuess(guessed, key);
  if (!known) {
    guesses.set(guess, counting);
    const forget = () => guesses.delete(guess);
    counting.then(() => setTimeout(forget, windowSeconds * 1_000).unref(), forget);
    const [oldest] = guesses.keys();
    if (guesses.size > mostGuesses && oldest !== undefined) guesses.delete(oldest);
  }
  await counting;
  return known === undefined;
}

async function countGuess(guessed: RateLimiterAbstract, key: string): Promise<void> {
  const before = await guessed.get(key);
  const tries = before?.consumedPoints ?? 0;
  if (tries >= refusedAt) throw tooMany('SIGN_INS', before?.msBeforeNext ?? 0);
  if (tries >= freeTries) {
    // Between the free tries and the refusal: 1, 2, 4, 8, 16 seconds since the last failure.
    const wait = 1_000 * 2 ** (tries - freeTries);
    const sinceLast = windowSeconds * 1_000 - (before?.msBeforeNext ?? 0);
    if (sinceLast < wait) throw tooMany('SIGN_INS', wait - sinceLast);
  }
  const after = await guessed.consume(key, 1).catch(limited);
  if (after.consumedPoints > refusedAt) throw tooMany('SIGN_INS', after.msBeforeNext);
  // Starts the window again, so that the delay counts from this try.
  await guessed.set(key, after.consumedPoints, windowSeconds);
}

/** For how many milliseconds strangers' guesses keep an account's door shut; null when they do not. */
export async function lockedForMs(platform: Platform, accountId: string): Promise<number | null> {
  const before = await countersOf(platform).guessed.get(sha256(accountId));
  return before && before.consumedPoints >= refusedAt ? before.msBeforeNext : null;
}

/** Opens the door that strangers' guesses shut. */
export async function liftLock(platform: Platform, accountId: string): Promise<void> {
  await countersOf(platform).guessed.delete(sha256(accountId));
}

/**
 * Counts an organization that is about to be made, of its network and in all; the same request again, as when a client repeats it, counts once.
 * Answers how to take it back when it is not made.
 * @throws ApothecaError RATE_LIMITED with the seconds to wait.
 */
export async function admitSignUp(platform: Platform, ip: string | null, input: Json): Promise<() => Promise<void>> {
  const { signedUp } = countersOf(platform);
  const request = hmacSha256(guessSecret, canonicalJson(input));
  const { consumedPoints: sent, msBeforeNext: left } = await signedUp.consume(request, 1).catch(limited);
  if (sent > mostRepeats) throw tooMany('ORGANIZATIONS', left);
  if (sent > 1) return async () => undefined;
  const limits: [string, number][] = [
    [sha256(networkOf(ip)), signUps.network],
    ['all', signUps.all],
  ];
  const counted: string[] = [];
  const takeBack = async () => {
    await signedUp.delete(request);
    for (const key of counted) await signedUp.reward(key, 1);
  };
  for (const [key, most] of limits) {
    const { consumedPoints, msBeforeNext } = await signedUp.consume(key, 1).catch(limited);
    counted.push(key);
    if (consumedPoints <= most) continue;
    await takeBack();
    throw tooMany('ORGANIZATIONS', msBeforeNext);
  }
  return takeBack;
}

/** The limiter rejects with its count when the points are used up; anything else is an error. */
function limited(reason: unknown): { consumedPoints: number; msBeforeNext: number } {
  if (reason instanceof Error) throw reason;
  return reason as { consumedPoints: number; msBeforeNext: number };
}

function tooMany(what: Tries, ms: number): ApothecaError {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return new ApothecaError('RATE_LIMITED', message('tooManyTries', { what, seconds }), [], {
    retryAfterSeconds: seconds,
  });
}
