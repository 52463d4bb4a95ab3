import type { OrderCodesQuery } from '../../generated/graphql.ts';
import { keysOfCode } from '../scan/index.ts';

type Lines = NonNullable<OrderCodesQuery['order']>['lines'];

/** The lines of an order whose drug a scanned code names, itself or one of its packages. */
export function linesOfCode(lines: Lines, code: string): string[] {
  const { ndcKeys, gtins } = keysOfCode(code);
  return lines
    .filter(({ drug }) => {
      const ndcs = [drug.ndc, ...drug.packages.map(({ ndc }) => ndc)].filter((ndc) => ndc !== null);
      return (
        (drug.gtin !== null && gtins.includes(drug.gtin)) ||
        ndcs.some((ndc) => keysOfCode(ndc).ndcKeys.some((key) => ndcKeys.includes(key)))
      );
    })
    .map(({ id }) => id);
}
