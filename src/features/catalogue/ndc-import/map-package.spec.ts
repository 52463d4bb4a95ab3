import { describe, expect, it } from 'vitest';
import { mapPackage, type PackageColumn } from './map-package.ts';

const row: Record<PackageColumn, string> = {
  PRODUCTID: '',
  PRODUCTNDC: '0002-3229',
  NDCPACKAGECODE: '0002-3229-30',
  PACKAGEDESCRIPTION: '30 CAPSULE in 1 BOTTLE (0002-3229-30)',
  STARTMARKETINGDATE: '20030110',
  ENDMARKETINGDATE: '',
  NDC_EXCLUDE_FLAG: 'N',
  SAMPLE_PACKAGE: 'N',
};
const findDrug = (productId: string, productNdc: string) =>
  productId === 'by-id' || productNdc === '0002-3229' ? '0002-3229' : undefined;
const map = (values: Partial<Record<PackageColumn, string>>) =>
  mapPackage({ line: 2, values: { ...row, ...values }, shifted: false }, findDrug);

describe('a package row', () => {
  it('becomes a package of its drug; the description does not repeat the code', () => {
    expect(map({})).toEqual({
      ndc: '0002-3229-30',
      ndcKey: '00002322930',
      drugNdc: '0002-3229',
      description: '30 CAPSULE in 1 BOTTLE',
      marketingStartOn: '2003-01-10',
      marketingEndOn: null,
    });
  });

  it('finds its drug by PRODUCTID too', () => {
    expect(map({ PRODUCTID: 'by-id', PRODUCTNDC: '' })).toMatchObject({ drugNdc: '0002-3229' });
  });

  it('keeps the codes of what it contains', () => {
    expect(map({ PACKAGEDESCRIPTION: '1 BOX (0002-3229-30)  > 3 VIAL (0002-3229-01)' })).toMatchObject({
      description: '1 BOX > 3 VIAL (0002-3229-01)',
    });
  });

  it.each([
    [{ NDCPACKAGECODE: '0002-3229' }, 'not a package NDC'],
    [{ PRODUCTNDC: '9999-9999' }, 'package without a product'],
    [{ NDCPACKAGECODE: '0002-3230-30' }, 'package code of another product'],
    [{ SAMPLE_PACKAGE: 'Y' }, 'sample package'],
    [{ NDC_EXCLUDE_FLAG: 'U' }, 'excluded by FDA: flag U'],
    [{ PACKAGEDESCRIPTION: ' ' }, 'no package description'],
    [{ STARTMARKETINGDATE: 'soon' }, 'date is not YYYYMMDD'],
  ])('%j is refused: %s', (values, reason) => {
    expect(map(values)).toMatchObject({ reason });
  });
});
