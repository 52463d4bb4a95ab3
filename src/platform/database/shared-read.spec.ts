import { expect, it } from 'vitest';
import { SharedRead } from './shared-read.ts';

/** A read that answers when it is told to. */
function reading() {
  const begun: PromiseWithResolvers<string>[] = [];
  const shared = new SharedRead(() => {
    const read = Promise.withResolvers<string>();
    begun.push(read);
    return read.promise;
  });
  return { begun, shared };
}

it('is begun once for all who ask while another is under way, and after they asked', async () => {
  const { begun, shared } = reading();
  const first = shared.ask();
  const [second, third] = [shared.ask(), shared.ask()];
  expect(begun).toHaveLength(1);
  begun[0]?.resolve('old');
  expect(await first).toBe('old');
  await Promise.resolve();
  expect(begun).toHaveLength(2);
  begun[1]?.resolve('new');
  expect(await Promise.all([second, third])).toEqual(['new', 'new']);
  expect(begun).toHaveLength(2);
});

it('is never begun twice at once, whoever asks in the moment in which one ends', async () => {
  const { begun, shared } = reading();
  const first = shared.ask();
  const waited = shared.ask();
  const late = first.then(() => shared.ask());
  begun[0]?.resolve('old');
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toHaveLength(2);
  begun[1]?.resolve('new');
  expect(await waited).toBe('new');
  await new Promise((resolve) => setImmediate(resolve));
  begun[2]?.resolve('newest');
  expect(['new', 'newest']).toContain(await late);
});

it('tells a failure to those who asked for that read, and reads again for the next', async () => {
  const { begun, shared } = reading();
  const first = shared.ask();
  const second = shared.ask();
  begun[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await new Promise((resolve) => setImmediate(resolve));
  begun[1]?.resolve('back');
  expect(await second).toBe('back');
});
