import { describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

/** Work that ends when it is told to. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { end: resolve, work: () => promise };
}
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a gate', () => {
  it('lets so many in at once, and the others in the order in which they came', async () => {
    const gate = new Gate(2);
    const works = Array.from({ length: 5 }, held);
    const begun: number[] = [];
    const done = works.map(({ work }, nth) =>
      gate.run(() => {
        begun.push(nth);
        return work();
      }),
    );
    expect({ begun, waiting: gate.waiting }).toEqual({ begun: [0, 1], waiting: 3 });
    works[1]?.end();
    await done[1];
    await nextTurn();
    await nextTurn();
    expect(begun).toEqual([0, 1, 2]);
    for (const { end } of works) end();
    await Promise.all(done);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(gate.waiting).toBe(0);
  });

  it('gives the place back after work that fails, and tells its failure', async () => {
    const gate = new Gate(1);
    const failing = gate.run(() => Promise.reject(new Error('no')));
    const next = gate.run(async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('lets others have their turn of the event loop between two that waited', async () => {
    const gate = new Gate(1);
    let turns = 0;
    let over = false;
    const count = () => {
      turns += 1;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    await Promise.all(Array.from({ length: 50 }, () => gate.run(async () => undefined)));
    over = true;
    expect(turns).toBeGreaterThanOrEqual(48);
  });

  it('waits with those who wait while new connections come, though not for ever', async () => {
    const gate = new Gate(1);
    const first = held();
    const inside = gate.run(first.work);
    let isIn = false;
    const second = gate.run(async () => {
      isIn = true;
    });
    first.end();
    await inside;
    for (let turns = 0; turns < 50; turns += 1) {
      gate.makeWay();
      await nextTurn();
      expect(isIn).toBe(false);
    }
    for (let turns = 0; !isIn; turns += 1) {
      expect(turns).toBeLessThan(60);
      gate.makeWay();
      await nextTurn();
    }
    await second;
  });

  it('turns away who waits too long, and keeps nothing of them', async () => {
    const gate = new Gate(1, { waitMs: 5 });
    const first = held();
    const inside = gate.run(first.work);
    await expect(gate.run(async () => 'never')).rejects.toMatchObject({ code: 'BUSY' });
    expect(gate.waiting).toBe(0);
    first.end();
    await inside;
    expect(await gate.run(async () => 'then')).toBe('then');
  });
});
