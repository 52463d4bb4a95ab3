import { codeKeys } from '../catalogue/ndc.ts';
import { gtinOfPzn, namedPzn } from './pzn.ts';
import { readScan } from './read-scan.ts';
import { gtinOfUpcE } from './upc-e.ts';

/** What to look a product up by. */
export interface ProductKeys {
  /** Keys of products and packages (NDC). */
  readonly ndcKeys: string[];
  readonly gtins: string[];
}

/** The keys of whatever was typed or scanned: a label, an NDC, a GTIN, UPC-A or UPC-E, a PZN. Several where digits alone do not tell what they are. */
export function productKeys(text: string): ProductKeys {
  return keysOfCode(readScan(text).code);
}

/** The keys of a code as `readScan` tells it. */
export function keysOfCode(code: string): ProductKeys {
  const { ndcKeys, gtin } = codeKeys(code);
  const bare = code.replaceAll(/\s/g, '');
  const pzn = namedPzn(code) ?? (/^\d{7,8}$/.test(bare) ? bare.padStart(8, '0') : '');
  const gtins = [gtin, gtinOfPzn(pzn), gtinOfUpcE(bare)].filter((each) => each !== null);
  return { ndcKeys, gtins: [...new Set(gtins)] };
}
