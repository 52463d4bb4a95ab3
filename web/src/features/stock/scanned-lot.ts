import { lotKey, type Scan } from '../scan/index.ts';
import type { Product } from './product.ts';

type Lot = NonNullable<Product['stock']>['lots'][number];

/** Which lot a label means: the one here, one that is not here, one that cannot be told; or none, when it names no lot. */
export type ScannedLot =
  | { readonly kind: 'none' }
  | { readonly kind: 'lot'; readonly lot: Lot }
  | { readonly kind: 'unknown'; readonly lotNumber: string }
  | { readonly kind: 'unreadable' };

/** What makes a lot number of a label one that was not taken. */
const spoiling = ['SEPARATOR', 'CONTRADICTION', 'NOT_ALLOWED', 'UNKNOWN_ELEMENT', 'KEYBOARD_LAYOUT'];

/** The lot of the product that its label means: whatever its spelling, and of that date if several have the number. */
export function scannedLot(product: Product | null): ScannedLot {
  const scan = product?.scanned ?? null;
  if (!product || !scan) return { kind: 'none' };
  if (scan.lotNumber === null)
    return scan.doubts.some(({ kind }) => spoiling.includes(kind)) ? { kind: 'unreadable' } : { kind: 'none' };
  const key = lotKey(scan.lotNumber);
  const same = (product.stock?.lots ?? []).filter((lot) => lotKey(lot.lotNumber) === key);
  const lot = best(same, scan);
  return lot ? { kind: 'lot', lot } : { kind: 'unknown', lotNumber: scan.lotNumber };
}

/** Whether the scanned lot is here, and none with another number that the label could mean. */
export function lotIsKnown(product: Product | null): boolean {
  const others = new Set(product?.scanned?.otherLotNumbers.map(lotKey));
  const here = product?.stock?.lots ?? [];
  return scannedLot(product).kind === 'lot' && !here.some((lot) => others.has(lotKey(lot.lotNumber)));
}

/** Of lots with one number: those with goods before those without, of the label's date before those of another. */
function best(lots: readonly Lot[], { expiresOn }: Scan): Lot | undefined {
  const rank = (lot: Lot) => (lot.quantity > 0 ? 2 : 0) + (lot.expiresOn === expiresOn ? 1 : 0);
  return [...lots].sort((one, other) => rank(other) - rank(one))[0];
}
