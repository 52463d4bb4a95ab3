import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Freshness } from './freshness.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('says nothing unless it was told how old answers may be', () => {
  expect(new Freshness(undefined).headers()).toEqual({});
});

it('says how old, and nothing for as long after something was written', () => {
  const freshness = new Freshness(5);
  expect(freshness.headers()).toEqual({ 'x-max-staleness': '5' });
  freshness.wrote();
  vi.advanceTimersByTime(5_000);
  expect(freshness.headers()).toEqual({});
  vi.advanceTimersByTime(1);
  expect(freshness.headers()).toEqual({ 'x-max-staleness': '5' });
});

it('names where each subscription has come to, and waits when one has ended', () => {
  const freshness = new Freshness(5);
  const [stocks, orders] = [{}, {}];
  freshness.heard(stocks, 'b3JnLjE');
  freshness.heard(stocks, 'b3JnLjI');
  freshness.heard(orders, 'b3JnLjM');
  expect(freshness.headers()).toEqual({ 'x-max-staleness': '5', 'x-read-after': 'b3JnLjI, b3JnLjM' });
  freshness.left(stocks);
  expect(freshness.headers()).toEqual({});
  vi.advanceTimersByTime(5_001);
  expect(freshness.headers()).toEqual({ 'x-max-staleness': '5', 'x-read-after': 'b3JnLjM' });
  freshness.left({});
  expect(freshness.headers()).not.toEqual({});
});

it('says nothing when it follows more than can be named', () => {
  const freshness = new Freshness(5);
  for (let each = 0; each < 11; each += 1) freshness.heard({}, `cursor${each}`);
  expect(freshness.headers()).toEqual({});
});
