import { describe, expect, it } from 'vitest';
import { CostBuckets } from './cost-buckets.ts';

/** Buckets whose time goes on when it is told to. */
function buckets(user = { perSecond: 10, burst: 100 }, organization = { perSecond: 20, burst: 150 }) {
  let now = 0;
  const costs = new CostBuckets({ user, organization }, () => now);
  const pass = (seconds: number) => {
    now += seconds * 1_000;
  };
  return { costs, pass };
}
const ana = { organizationId: 'one', userId: 'ana' };
const ben = { organizationId: 'one', userId: 'ben' };
const eve = { organizationId: 'two', userId: 'eve' };

describe('the buckets of cost', () => {
  it('give a burst and then as much a second as is said, with the time until the next has room', () => {
    const { costs, pass } = buckets();
    costs.spend(ana, 60);
    costs.spend(ana, 40);
    expect(() => costs.spend(ana, 25)).toThrow(
      expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 3 } }),
    );
    pass(2);
    expect(() => costs.spend(ana, 25)).toThrow('try again in 1 second');
    pass(1);
    costs.spend(ana, 25);
    pass(1_000);
    costs.spend(ana, 100);
    expect(() => costs.spend(ana, 1)).toThrow();
  });

  it('hold what all of an organization ask for together, and nothing of another', () => {
    const { costs } = buckets();
    costs.spend(ana, 100);
    costs.spend(ben, 50);
    expect(() => costs.spend(ben, 1)).toThrow('Your organization has requested');
    costs.spend(eve, 100);
  });

  it('take nothing for what is refused', () => {
    const { costs, pass } = buckets();
    costs.spend(ana, 90);
    for (let count = 0; count < 10; count += 1) expect(() => costs.spend(ana, 20)).toThrow();
    costs.spend(ben, 60);
    pass(1);
    costs.spend(ana, 20);
  });

  it('forget whoever has a whole bucket again', () => {
    const { costs, pass } = buckets();
    for (let count = 0; count < 1_000; count += 1) {
      costs.spend({ organizationId: `organization ${count}`, userId: `user ${count}` }, 50);
      pass(1);
    }
    expect(costs.size).toBeLessThan(20);
  });
});
