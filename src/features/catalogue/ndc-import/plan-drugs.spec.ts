import { describe, expect, it } from 'vitest';
import type { ImportedDrug } from './map-product.ts';
import { type CurrentDrug, planDrugs } from './plan-drugs.ts';

const imported: ImportedDrug = {
  ndc: '0002-3229',
  ndcKey: '000023229',
  name: 'Strattera',
  genericName: 'atomoxetine',
  brandName: 'Strattera',
  dosageForm: 'CAPSULE',
  strength: '40 mg',
  unit: 'capsule',
  labelerName: 'Eli Lilly and Company',
  substances: ['ATOMOXETINE'],
  routes: ['ORAL'],
  controlledSchedule: null,
  marketingStartOn: '2002-11-26',
  marketingEndOn: null,
};
const { ndcKey: _key, unit: _unit, ...fields } = imported;
const current: CurrentDrug = { id: 'a', ...fields };

describe('a batch of drugs', () => {
  it('creates what the catalogue does not have', () => {
    expect(planDrugs([], [imported])).toEqual({ created: [imported], updated: [], unchanged: 0 });
  });

  it('changes nothing the second time', () => {
    expect(planDrugs([current], [imported])).toEqual({ created: [], updated: [], unchanged: 1 });
  });

  it('updates what differs and tells before and after', () => {
    const { updated } = planDrugs([current], [{ ...imported, strength: '60 mg', marketingStartOn: null }]);
    expect(updated).toMatchObject([
      {
        id: 'a',
        before: { strength: '40 mg', marketingStartOn: '2002-11-26' },
        after: { strength: '60 mg', marketingStartOn: null },
      },
    ]);
  });

  it('never changes the unit, since stock is counted in it', () => {
    expect(planDrugs([current], [{ ...imported, unit: 'mL' }]).unchanged).toBe(1);
  });

  it('does not erase what a person entered where the directory is blank', () => {
    const entered = { ...current, controlledSchedule: 'CII' as const, routes: ['BUCCAL'] };
    const blank = { ...imported, strength: null, substances: [], routes: [], labelerName: null };
    expect(planDrugs([entered], [blank]).unchanged).toBe(1);
    expect(planDrugs([entered], [{ ...imported, controlledSchedule: 'CIV' }]).updated[0]?.after).toEqual({
      controlledSchedule: 'CIV',
      routes: ['ORAL'],
    });
  });
});
