import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { TimeSlices } from './time-slices.ts';

/** Keeps the process at work for so long. */
function work(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

it('lets work go on within a slice, and what is too much for it waits for another turn of the event loop', async () => {
  const slices = new TimeSlices();
  let turns = 0;
  let isDone = false;
  const counting = (async () => {
    while (!isDone) {
      await turn();
      turns += 1;
    }
  })();
  expect(slices.pass()).toBeUndefined();
  for (let nth = 0; nth < 100; nth += 1) {
    await slices.pass();
    work(0.5);
  }
  isDone = true;
  await counting;
  // Fifty milliseconds in slices of five, with up to sixteen pieces before the clock is looked at.
  expect(turns).toBeGreaterThan(3);
});
