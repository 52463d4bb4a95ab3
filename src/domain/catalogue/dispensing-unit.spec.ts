import { describe, expect, it } from 'vitest';
import { dispensingUnit } from './dispensing-unit.ts';

describe('the smallest dispensable unit of a dosage form', () => {
  it.each([
    ['TABLET, FILM COATED, EXTENDED RELEASE', 'tablet'],
    ['CAPSULE', 'capsule'],
    ['INJECTION, SOLUTION', 'mL'],
    ['INJECTION, POWDER, LYOPHILIZED, FOR SOLUTION', 'vial'],
    ['AEROSOL, METERED', 'actuation'],
    ['AEROSOL, FOAM', 'g'],
    ['POWDER, FOR SUSPENSION', 'mL'],
    ['POWDER, FOR SOLUTION', 'g'],
    ['SOLUTION/ DROPS', 'mL'],
    ['GEL, DENTIFRICE', 'g'],
    ['PATCH, EXTENDED RELEASE', 'patch'],
    ['kit', 'kit'],
    ['GAS', 'L'],
  ])('of %s is %s', (form, unit) => {
    expect(dispensingUnit(form)).toBe(unit);
  });

  it('is "unit" for a form it does not know, a form that only begins alike, and none', () => {
    expect([dispensingUnit('INHALANT'), dispensingUnit('GELATIN SHEET'), dispensingUnit(null)]).toEqual([
      'unit',
      'unit',
      'unit',
    ]);
  });
});
