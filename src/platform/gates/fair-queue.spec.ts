import { describe, expect, it } from 'vitest';
import { FairQueue } from './fair-queue.ts';

/** A queue whose one place is taken until `begin`; what is done in it is told in order. */
function crowded(limits?: { ofOne: number; inAll: number }) {
  const queue = new FairQueue(1, limits);
  const done: string[] = [];
  const { promise, resolve: begin } = Promise.withResolvers<void>();
  const first = queue.run({ urgent: true, whom: 'first' }, () => promise);
  const all: Promise<unknown>[] = [first];
  const add = (whom: string, what = whom, urgent = false) => {
    const added = queue
      .run({ urgent, whom }, async () => void done.push(what))
      .catch((error: { code: string }) => void done.push(`${what} ${error.code}`));
    all.push(added);
  };
  const end = () => {
    begin();
    return Promise.all(all);
  };
  return { add, done, end };
}

describe('a fair queue', () => {
  it('gives turns by whom work is for, urgent work first', async () => {
    const { add, done, end } = crowded();
    for (const nth of [1, 2, 3]) add('a', `a${nth}`);
    for (const nth of [1, 2]) add('b', `b${nth}`);
    add('c', 'c1', true);
    await end();
    expect(done).toEqual(['c1', 'a1', 'b1', 'a2', 'b2', 'a3']);
  });

  it('lets no crowd of urgent work keep the rest waiting for ever', async () => {
    const { add, done, end } = crowded();
    for (const nth of [1, 2, 3, 4, 5]) add('a', `a${nth}`, true);
    for (const nth of [1, 2]) add('b', `b${nth}`);
    await end();
    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'a4', 'a5', 'b2']);
  });

  it('tells one who has too many waiting that it is busy', async () => {
    const { add, done, end } = crowded({ ofOne: 2, inAll: 10 });
    for (const nth of [1, 2, 3]) add('a', `a${nth}`);
    add('b');
    await end();
    expect(done).toEqual(['a3 BUSY', 'a1', 'b', 'a2']);
  });

  it('lets whoever has most waiting make room when too many wait in all', async () => {
    const { add, done, end } = crowded({ ofOne: 3, inAll: 4 });
    for (const nth of [1, 2, 3]) add('a', `a${nth}`);
    for (const nth of [1, 2, 3]) add('b', `b${nth}`);
    await end();
    // The second of b takes the place of the third of a; then both have two, and a third of b has to go.
    expect(done.toSorted()).toEqual(['a1', 'a2', 'a3 BUSY', 'b1', 'b2', 'b3 BUSY']);
  });

  it('goes on after work that failed', async () => {
    const queue = new FairQueue(1);
    const turn = { urgent: false, whom: 'a' };
    await expect(queue.run(turn, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await queue.run(turn, async () => 'yes')).toBe('yes');
  });
});
