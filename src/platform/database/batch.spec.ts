import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Gate } from '../gates/gate.ts';
import { Batch } from './batch.ts';

/** Reads that answer when they are told to. */
function reading(places: number) {
  const begun: {
    keys: readonly string[];
    answer: (answers: readonly string[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const gate = new Gate(places);
  const batch = new Batch<string, string>(gate, (keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    begun.push({ keys, answer: resolve, fail: reject });
    return promise;
  });
  return { begun, gate, batch };
}
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

it('answers each who asks, and reads together for all who ask while there is no place', async () => {
  const { begun, batch } = reading(1);
  const asked = ['a', 'b', 'c'].map((key) => batch.ask(key));
  expect(begun.map(({ keys }) => keys)).toEqual([['a']]);
  begun[0]?.answer(['A']);
  expect(await asked[0]).toBe('A');
  await nextTurn();
  await nextTurn();
  expect(begun.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c']]);
  begun[1]?.answer(['B', 'C']);
  expect(await Promise.all(asked)).toEqual(['A', 'B', 'C']);
});

it('never answers with what was read before somebody asked', async () => {
  const { begun, batch } = reading(2);
  const early = batch.ask('a');
  const late = batch.ask('a');
  expect(begun).toHaveLength(2);
  begun[0]?.answer(['before']);
  begun[1]?.answer(['after']);
  expect(await Promise.all([early, late])).toEqual(['before', 'after']);
});

it('tells a failure to those whom that read was for, and goes on', async () => {
  const { begun, gate, batch } = reading(1);
  const asked = ['a', 'b'].map((key) => batch.ask(key));
  begun[0]?.fail(new Error('away'));
  await expect(asked[0]).rejects.toThrow('away');
  await nextTurn();
  await nextTurn();
  begun[1]?.answer(['B']);
  expect(await asked[1]).toBe('B');
  expect(gate.waiting).toBe(0);
});

it('reads for a bounded number together', async () => {
  const { begun, batch } = reading(1);
  const asked = Array.from({ length: 121 }, (_, nth) => batch.ask(String(nth)));
  for (let nth = 0; nth < 4; nth += 1) {
    begun[nth]?.answer(begun[nth]?.keys ?? []);
    await nextTurn();
    await nextTurn();
  }
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 121 }, (_, nth) => String(nth)));
  expect(begun.map(({ keys }) => keys.length)).toEqual([1, 50, 50, 20]);
});

it('gives up for those who have waited for long, and not for those who came later', async () => {
  const gate = new Gate(1, { waitMs: 500 });
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const inside = gate.run(() => held);
  const batch = new Batch<string, string>(gate, async (keys) => keys, 10);
  const early = batch.ask('early');
  await sleep(50);
  const late = batch.ask('late');
  await expect(early).rejects.toMatchObject({ code: 'BUSY' });
  release();
  expect(await late).toBe('late');
  await inside;
});
