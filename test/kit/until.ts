import { setTimeout as sleep } from 'node:timers/promises';

/** It ends as soon as the condition holds; what takes half a second here takes ten where ten processes share a core. */
export const patienceMs = 30_000;

/** Waits until the condition holds and answers what it gave; fails with its name when it does not hold in time. */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = patienceMs,
): Promise<Exclude<T, undefined | null | false>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== null && value !== false) return value as Exclude<T, undefined | null | false>;
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await sleep(10);
  }
}
