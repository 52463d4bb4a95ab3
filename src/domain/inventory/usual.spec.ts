import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnusual, usualLimit } from './usual.ts';

describe('what is usual', () => {
  it.each([
    ['nothing is known of four', [30, 30, 30, 30], null],
    ['four times what is always the same', [30, 30, 30, 30, 30], 120],
    ['what leaves is negative in the ledger', [-30, -30, -30, -30, -30], 120],
    ['one that was really large counts for little', [30, 30, 30, 30, 3_000], 120],
    ['single pieces: ten in the place of one', [1, 1, 1, 1, 2], 9],
    ['a ward that takes more now and then', [30, 30, 300, 30, 300, 30, 300, 30], 1_200],
  ])('%s', (_name, quantities, limit) => {
    expect(usualLimit(quantities)).toBe(limit);
  });

  it('a nought too many is asked again, the quantity itself is not', () => {
    const usual = [28, 56, 28, 84, 28, 56, 28];
    expect(isUnusual(56, usual)).toBe(false);
    expect(isUnusual(560, usual)).toBe(true);
  });

  it('what was the largest of several like it is never asked again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 5, maxLength: 20 }), (quantities) => {
        const sorted = [...quantities].sort((a, b) => a - b);
        expect(isUnusual(sorted[Math.ceil(sorted.length * 0.75) - 1] ?? 0, quantities)).toBe(false);
      }),
    );
  });
});
