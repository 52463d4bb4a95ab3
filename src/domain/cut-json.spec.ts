import { describe, expect, it } from 'vitest';
import type { Json } from './canonical-json.ts';
import { cutJson } from './cut-json.ts';

const deep = (levels: number): Json => (levels === 0 ? 'x'.repeat(100) : { inner: deep(levels - 1) });

describe('a value cut to so many bytes', () => {
  it('is as it is where it fits', () => {
    const value = { a: [1, 2, null], b: 'text', c: { d: true } };
    expect(cutJson(value, 200)).toBe(value);
  });

  it('says what was cut, in its place', () => {
    expect(cutJson({ id: 'one', note: 'x'.repeat(9_000), lots: [1, 2, 3] }, 4_000)).toEqual({
      id: 'one',
      note: `${'x'.repeat(500)}… (9000 characters)`,
      lots: [1, 2, 3],
    });
    expect(cutJson({ lots: Array.from({ length: 900 }, () => 'abcdef') }, 200)).toEqual({
      lots: [...Array.from({ length: 5 }, () => 'abcdef'), '… (900 items)'],
    });
  });

  it.each<[string, Json]>([
    ['a long text', '€'.repeat(100_000)],
    ['half of a pair', '💊'.repeat(50_000)],
    ['a long list', Array.from({ length: 50_000 }, () => 1)],
    ['many fields', Object.fromEntries(Array.from({ length: 9_000 }, (_, nth) => [`field${nth}`, nth]))],
    ['long names of fields', Object.fromEntries(Array.from({ length: 90 }, (_, nth) => [`${nth}`.padEnd(9_000), nth]))],
    ['lists of lists', Array.from({ length: 99 }, () => Array.from({ length: 99 }, () => deep(2)))],
    ['depth', { a: deep(500), b: deep(500) }],
    ['numbers that are written out', Array.from({ length: 90 }, () => 1e300)],
  ])('fits, whatever it is: %s', (_what, value) => {
    const text = JSON.stringify(cutJson(value, 4_000));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
    expect(text).toBe(text.toWellFormed());
  });
});
