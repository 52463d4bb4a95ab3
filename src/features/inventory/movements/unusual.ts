import type { Doubt } from '../../../domain/doubt.ts';
import { isUnusual, usualLimit } from '../../../domain/usual.ts';

/** The doubt about a quantity far beyond the last ones of its kind; none when it is usual or nothing is known. */
export function unusualQuantity(
  quantity: number,
  usual: readonly number[] | undefined,
  unit: string,
  what: string,
): Doubt[] {
  const known = usual ?? [];
  if (!isUnusual(quantity, known)) return [];
  const largest = known.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  return [
    {
      kind: 'UNUSUAL_QUANTITY',
      message: `${quantity} (${unit}) is far more than is usual of ${what}: more than ${usualLimit(known)}; the most of the last ${known.length} movements was ${largest}. Is it right?`,
    },
  ];
}
