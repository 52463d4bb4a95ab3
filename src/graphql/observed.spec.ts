import { describe, expect, it } from 'vitest';
import { observed } from './observed.ts';

describe('an observed object', () => {
  const seen = () => {
    let noticed = 0;
    const target = { role: 'OWNER', name: 'A Name' };
    const watched: { role: string; name: string; then?: unknown } = observed(target, new Set(['role']), () => {
      noticed += 1;
    });
    return { watched, noticed: () => noticed };
  };

  it('answers what is common unnoticed, also to whoever asks whether it is a promise', async () => {
    const { watched, noticed } = seen();
    expect([watched.role, watched.then, await watched]).toEqual(['OWNER', undefined, watched]);
    expect(noticed()).toBe(0);
  });

  it.each<[string, (watched: { name: string }) => unknown]>([
    ['reads', ({ name }) => name],
    ['copies', (watched) => ({ ...watched })],
    ['lists', (watched) => Object.entries(watched)],
  ])('notices who %s anything else', (_how, read) => {
    const { watched, noticed } = seen();
    read(watched);
    expect(noticed()).toBeGreaterThan(0);
  });
});
