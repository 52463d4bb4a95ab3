import { parseNdc, productPart } from '../../../domain/catalogue/ndc.ts';
import type { Columns, NdcRow } from './ndc-file.ts';
import { dateOf, exclusionOf, isRowRefusal, type RowRefusal, shown, textOf } from './row-reading.ts';

export type PackageColumn = (typeof packageColumns)['required' | 'optional'][number];

export const packageColumns = {
  required: ['PRODUCTNDC', 'NDCPACKAGECODE', 'PACKAGEDESCRIPTION'],
  optional: ['PRODUCTID', 'STARTMARKETINGDATE', 'ENDMARKETINGDATE', 'NDC_EXCLUDE_FLAG', 'SAMPLE_PACKAGE'],
} as const satisfies Columns<string, string>;

/** What the directory says about a package. */
export interface ImportedPackage {
  readonly ndc: string;
  readonly ndcKey: string;
  readonly drugNdc: string;
  readonly description: string;
  readonly marketingStartOn: string | null;
  readonly marketingEndOn: string | null;
}

/**
 * Reads a package row, or tells why it is not taken. `findDrug` answers the NDC of the imported product that a PRODUCTID or
 * PRODUCTNDC names, or undefined.
 */
export function mapPackage(
  { values, shifted }: NdcRow<PackageColumn>,
  findDrug: (productId: string, productNdc: string) => string | undefined,
): ImportedPackage | RowRefusal {
  if (shifted) return { reason: 'more values than columns', detail: 'a stray tab has shifted them' };
  const parsed = parseNdc(values.NDCPACKAGECODE);
  if (parsed?.kind !== 'package')
    return { reason: 'not a package NDC', detail: `NDCPACKAGECODE is ${shown(values.NDCPACKAGECODE)}` };
  const excluded = exclusionOf(values.NDC_EXCLUDE_FLAG);
  if (excluded) return excluded;
  if (values.SAMPLE_PACKAGE.toUpperCase() === 'Y') return { reason: 'sample package', detail: '' };

  const drugNdc = findDrug(values.PRODUCTID, values.PRODUCTNDC);
  if (drugNdc === undefined)
    return { reason: 'package without a product', detail: `no product row was taken for ${shown(values.PRODUCTNDC)}` };
  // A scanned package must never lead to another drug.
  if (productPart(parsed.ndc) !== drugNdc)
    return { reason: 'package code of another product', detail: `its product is ${drugNdc}` };

  const description = textOf(values.PACKAGEDESCRIPTION.replaceAll(` (${values.NDCPACKAGECODE})`, ''), 1_000);
  if (description === null) return { reason: 'no package description', detail: '' };
  const marketingStartOn = dateOf('STARTMARKETINGDATE', values.STARTMARKETINGDATE);
  if (isRowRefusal(marketingStartOn)) return marketingStartOn;
  const marketingEndOn = dateOf('ENDMARKETINGDATE', values.ENDMARKETINGDATE);
  if (isRowRefusal(marketingEndOn)) return marketingEndOn;
  return { ndc: parsed.ndc, ndcKey: parsed.ndcKey, drugNdc, description, marketingStartOn, marketingEndOn };
}
