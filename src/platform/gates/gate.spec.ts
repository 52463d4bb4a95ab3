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

describe('between parties, a gate', () => {
  const party = (organizationId: string, userId: string) => ({ organizationId, userId });
  const ana = party('one', 'ana');
  const ben = party('one', 'ben');
  const eve = party('two', 'eve');

  /** Comes with so many pieces of work while the gate is taken, and tells in which order they are done once it is not. */
  async function orderOf(comers: readonly (typeof ana | null)[]): Promise<string[]> {
    const gate = new Gate(1);
    const first = held();
    const inside = gate.run(first.work);
    const order: string[] = [];
    const done = comers.map((each) => gate.run(async () => void order.push(each?.userId ?? 'nobody'), each));
    first.end();
    await Promise.all([inside, ...done]);
    return order;
  }

  it('takes turns by organization, and within one by user', async () => {
    expect(await orderOf([ana, ana, ana, ben, eve, eve])).toEqual(['ana', 'eve', 'ben', 'eve', 'ana', 'ana']);
    expect(await orderOf([ana, ana, ana, null, null])).toEqual(['ana', 'nobody', 'nobody', 'ana', 'ana']);
  });

  it('lets one user have so many places and no more, and others the rest', async () => {
    const gate = new Gate(3, { each: 2 });
    const begun: string[] = [];
    const works: ReturnType<typeof held>[] = [];
    const come = (name: string, who: typeof ana) => {
      const work = held();
      works.push(work);
      return gate.run(() => {
        begun.push(name);
        return work.work();
      }, who);
    };
    const done = [come('a1', ana), come('a2', ana), come('a3', ana), come('b1', ben), come('b2', ben)];
    expect([begun, gate.waiting]).toEqual([['a1', 'a2', 'b1'], 2]);
    works[3]?.end();
    await done[3];
    await nextTurn();
    await nextTurn();
    // Ana has waited longer, and has what one may have.
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    works[0]?.end();
    await done[0];
    await nextTurn();
    await nextTurn();
    expect(begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
    for (const { end } of works) end();
    await Promise.all(done);
    expect(gate.waiting).toBe(0);
  });

  it('within another takes a place there as well', async () => {
    const all = new Gate(1);
    const part = new Gate(1, { within: all });
    const work = held();
    const other = all.run(work.work);
    let isIn = false;
    const inner = part.run(async () => {
      isIn = true;
    });
    await nextTurn();
    expect([isIn, all.waiting]).toEqual([false, 1]);
    work.end();
    await Promise.all([other, inner]);
    expect(isIn).toBe(true);
  });

  it('keeps nothing of whoever gave up, nor of whoever is done', async () => {
    const gate = new Gate(1, { waitMs: 5, each: 1 });
    const work = held();
    const inside = gate.run(work.work, ana);
    await expect(gate.run(async () => 'never', ana)).rejects.toMatchObject({ code: 'BUSY' });
    work.end();
    await inside;
    expect(await gate.run(async () => 'then', ana)).toBe('then');
  });
});
