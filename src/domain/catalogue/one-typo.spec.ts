import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWithOneTypo, isOneTypo, piecesAroundOneTypo } from './one-typo.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcde'), minLength: 5, maxLength: 12 });

/** The word with one error in it. */
const spoilt = fc
  .tuple(word, fc.nat(), fc.constantFrom(...'xyz'), fc.constantFrom('more', 'less', 'other', 'changed'))
  .map(([right, nth, letter, how]) => {
    const at = nth % (right.length - 1);
    const [before, here, behind] = [right.slice(0, at), right.slice(at, at + 1), right.slice(at + 1)];
    const typed = {
      more: before + letter + here + behind,
      less: before + behind,
      other: before + letter + behind,
      changed: before + behind.slice(0, 1) + here + behind.slice(1),
    }[how];
    return { right, typed };
  });

describe('one typing error', () => {
  it('is one letter more, one less, another one, or two that changed places', () => {
    fc.assert(
      fc.property(
        spoilt,
        ({ right, typed }) => typed === right || (isOneTypo(typed, right) && isOneTypo(right, typed)),
      ),
    );
  });

  it.each([
    ['zocor', 'zocor'],
    ['zocor', 'zcoro'],
    ['zocor', 'zorco'],
    ['abc', 'abcde'],
    ['abcd', 'badc'],
  ])('does not make %s of %s', (one, other) => {
    expect(isOneTypo(one, other)).toBe(false);
  });

  it('may be in the beginning of a longer word', () => {
    fc.assert(
      fc.property(
        spoilt,
        word,
        ({ right, typed }, rest) => beginsWithOneTypo(typed, right + rest) || (right + rest).startsWith(typed),
      ),
    );
  });

  it('leaves something that the pieces have, whatever it is, from five letters on', () => {
    fc.assert(
      fc.property(
        spoilt,
        word,
        ({ right, typed }, rest) =>
          typed.length < 5 ||
          piecesAroundOneTypo(typed).some((piece) => {
            const text = ` ${right}${rest}`;
            return text.includes(piece);
          }),
      ),
      { numRuns: 2_000 },
    );
  });
});
