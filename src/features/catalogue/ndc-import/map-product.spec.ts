import { describe, expect, it } from 'vitest';
import { mapProduct, type ProductColumn, productColumns } from './map-product.ts';

const blank = Object.fromEntries(
  [...productColumns.required, ...productColumns.optional].map((column) => [column, '']),
) as Record<ProductColumn, string>;
const strattera = {
  ...blank,
  PRODUCTID: '0002-3229_f1ee27ad',
  PRODUCTNDC: '0002-3229',
  PROPRIETARYNAME: 'Strattera',
  NONPROPRIETARYNAME: 'Atomoxetine hydrochloride',
  DOSAGEFORMNAME: 'CAPSULE',
  ROUTENAME: 'ORAL',
  STARTMARKETINGDATE: '20021126',
  LABELERNAME: 'Eli Lilly and Company',
  SUBSTANCENAME: 'ATOMOXETINE HYDROCHLORIDE',
  ACTIVE_NUMERATOR_STRENGTH: '40',
  ACTIVE_INGRED_UNIT: 'mg/1',
};
const map = (values: Partial<Record<ProductColumn, string>>, shifted = false) =>
  mapProduct({ line: 2, values: { ...strattera, ...values }, shifted });

describe('a product row', () => {
  it('becomes a drug', () => {
    expect(map({})).toEqual({
      ndc: '0002-3229',
      ndcKey: '000023229',
      name: 'Strattera',
      genericName: 'Atomoxetine hydrochloride',
      brandName: 'Strattera',
      dosageForm: 'CAPSULE',
      strength: '40 mg',
      unit: 'capsule',
      labelerName: 'Eli Lilly and Company',
      substances: ['ATOMOXETINE HYDROCHLORIDE'],
      routes: ['ORAL'],
      controlledSchedule: null,
      marketingStartOn: '2002-11-26',
      marketingEndOn: null,
    });
  });

  it('is called by its proprietary name with the suffix, or else by its nonproprietary name', () => {
    expect(map({ PROPRIETARYNAMESUFFIX: 'XR' })).toMatchObject({ name: 'Strattera XR', brandName: 'Strattera' });
    expect(map({ PROPRIETARYNAME: '' })).toMatchObject({ name: 'Atomoxetine hydrochloride', brandName: null });
  });

  it('has no brand when both names are the same', () => {
    expect(map({ PROPRIETARYNAME: 'ATOMOXETINE Hydrochloride' })).toMatchObject({ brandName: null });
  });

  it('is cut where the catalogue has a limit, and freed of control characters', () => {
    const drug = map({ PROPRIETARYNAME: `a\u0000b  c${'x'.repeat(600)}` });
    expect(drug).toMatchObject({ name: expect.stringMatching(/^a b cx+…$/) });
    expect('name' in drug && drug.name.length).toBe(500);
  });

  it('reads schedules and lists', () => {
    expect(map({ DEASCHEDULE: 'CII', SUBSTANCENAME: 'A; B', ROUTENAME: 'ORAL; BUCCAL' })).toMatchObject({
      controlledSchedule: 'CII',
      substances: ['A', 'B'],
      routes: ['ORAL', 'BUCCAL'],
    });
  });

  it.each([
    [{ PRODUCTNDC: '00023229' }, 'not a product NDC', 'PRODUCTNDC is 00023229'],
    [{ PRODUCTNDC: '0002-3229-30' }, 'not a product NDC', 'PRODUCTNDC is 0002-3229-30'],
    [{ NDC_EXCLUDE_FLAG: 'E' }, 'excluded by FDA: flag E', ''],
    [{ PROPRIETARYNAME: '', NONPROPRIETARYNAME: '' }, 'no name', 'PROPRIETARYNAME and NONPROPRIETARYNAME are blank'],
    [{ STARTMARKETINGDATE: '20140230' }, 'date is not YYYYMMDD', 'STARTMARKETINGDATE is 20140230'],
    [{ ENDMARKETINGDATE: '2014' }, 'date is not YYYYMMDD', 'ENDMARKETINGDATE is 2014'],
    [{ DEASCHEDULE: 'CVI' }, 'unknown DEA schedule', 'DEASCHEDULE is CVI'],
  ])('%j is refused: %s', (values, reason, detail) => {
    expect(map(values)).toEqual({ reason, detail });
  });

  it('is refused when a stray tab has shifted its values', () => {
    expect(map({}, true)).toMatchObject({ reason: 'more values than columns' });
  });
});
