import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { Passwords } from './crypto.ts';

describe('passwords', () => {
  const passwords = new Passwords();
  const password = 'a-long-enough-password';

  it('are hashed at the full cost unless a test says otherwise', async () => {
    const made = await passwords.hash(password);
    expect(made).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(made, password)).toBe(true);
    expect(await passwords.verify(made, `${password}!`)).toBe(false);
  });

  it('are one whichever way their letters are composed; a hash of what was typed, or at another cost, is outdated', async () => {
    const cost = { memoryCost: 64, timeCost: 1, parallelism: 1 };
    const [passwords, cheap] = [new Passwords(cost), new Passwords({ ...cost, memoryCost: 8 })];
    const [composed, apart] = ['caf\u00e9 au lait', 'cafe\u0301 au lait'];
    const tried = async (made: Promise<string>, typed: string) => passwords.try(await made, typed);
    const yes = { matches: true, outdated: false };
    for (const typed of [composed, apart]) {
      expect(await tried(passwords.hash(composed), typed)).toEqual(yes);
      expect(await tried(passwords.hash(apart), typed)).toEqual(yes);
    }
    expect(await tried(hash(apart, cost), apart)).toEqual({ matches: true, outdated: true });
    expect(await tried(hash(apart, cost), composed)).toEqual({ matches: false, outdated: false });
    expect(await tried(cheap.hash(composed), composed)).toEqual({ matches: true, outdated: true });
    expect(await tried(cheap.hash(composed), 'another')).toEqual({ matches: false, outdated: false });
    expect(await passwords.try(null, apart)).toEqual({ matches: false, outdated: false });
  });

  it('of an unknown user cost as much to try as those of a known one', async () => {
    const made = await passwords.hash(password);
    const costs = { known: [] as number[], unknown: [] as number[] };
    // Once before measuring: the first of an unknown user makes the hash that all of them are compared with.
    expect(await passwords.verify(null, password)).toBe(false);
    for (let nth = 0; nth < 5; nth += 1) {
      costs.known.push(await cpuMs(() => passwords.verify(made, 'another-password')));
      costs.unknown.push(await cpuMs(() => passwords.verify(null, 'another-password')));
    }
    const [known, unknown] = [Math.min(...costs.known), Math.min(...costs.unknown)];
    // Without a hash to compare it takes hundredths of a millisecond.
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });
});

/** Processor time, which does not grow with what else the machine does. */
async function cpuMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
