import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, strengthOf } from './strength.ts';

describe('the strength of a product', () => {
  it.each([
    ['40', 'mg/1', '40 mg'],
    ['250', 'mg/5mL', '250 mg/5mL'],
    ['10; 20', 'mg/1; mg/1', '10 mg / 20 mg'],
    ['.5', 'mg/.5mL', '0.5 mg/0.5mL'],
    ['12', "[USP'U]/mL", "12 [USP'U]/mL"],
    ['5', '', null],
    ['', '', null],
    ['10; 20', 'mg/1', null],
  ])('of %j and %j is %j', (numerators, units, strength) => {
    expect(strengthOf(numerators, units)).toBe(strength);
  });

  it('never writes a decimal without its zero, and keeps every part', () => {
    const amount = fc.constantFrom('.5', '5', '0.25', '.05', '20000000');
    const unit = fc.constantFrom('mg/1', 'mg/mL', 'g/.2g', 'ug/h');
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, unit), { minLength: 1 }), (parts) => {
        const strength = strengthOf(parts.map(([one]) => one).join('; '), parts.map(([, one]) => one).join(';')) ?? '';
        expect(strength.split(' / ')).toHaveLength(parts.length);
        expect(strength).not.toMatch(/(^|[^\d])\.\d/);
      }),
    );
  });

  it('is read from lists with stray separators', () => {
    expect(listOf(' A;B ; ;C;')).toEqual(['A', 'B', 'C']);
  });
});
