import { type Doubt, doubt } from '../../../domain/doubt.ts';
import { isUnusual, type UsualMovement, usualLimit } from '../../../domain/inventory/usual.ts';
import { message } from '../../../domain/messages/index.ts';

/** The doubt about a quantity far beyond the last ones of its kind; none when it is usual or nothing is known. */
export function unusualQuantity(
  quantity: number,
  usual: readonly number[] | undefined,
  { name: drug, unit }: { readonly name: string; readonly unit: string },
  movement: UsualMovement,
): Doubt[] {
  const known = usual ?? [];
  if (!isUnusual(quantity, known)) return [];
  const largest = known.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const facts = { quantity, unit, drug, movement, limit: usualLimit(known) ?? 0, count: known.length, largest };
  return [doubt('UNUSUAL_QUANTITY', message('unusualQuantity', facts))];
}
