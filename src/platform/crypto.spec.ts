import { describe, expect, it } from 'vitest';
import { Passwords } from './crypto.ts';

describe('passwords', () => {
  const passwords = new Passwords();
  const password = 'a-long-enough-password';

  it('are hashed at the full cost unless a test says otherwise', async () => {
    const hash = await passwords.hash(password);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.verify(hash, password)).toBe(true);
    expect(await passwords.verify(hash, `${password}!`)).toBe(false);
  });

  it('of an unknown user cost as much to try as those of a known one', async () => {
    const hash = await passwords.hash(password);
    const costs = { known: [] as number[], unknown: [] as number[] };
    // Once before measuring: the first of an unknown user makes the hash that all of them are compared with.
    expect(await passwords.verify(null, password)).toBe(false);
    for (let nth = 0; nth < 5; nth += 1) {
      costs.known.push(await cpuMs(() => passwords.verify(hash, 'another-password')));
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
