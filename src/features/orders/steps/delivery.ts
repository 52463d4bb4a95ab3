import { badInput, notFound } from '../../../domain/error.ts';
import { maxMovement } from '../../../domain/inventory/quantity.ts';
import { message } from '../../../domain/messages/index.ts';
import { outstanding } from '../../../domain/orders/order-state.ts';
import { type Arrival, arrivalOf } from '../../inventory/index.ts';
import type { FulfillOrderInput } from '../order.input.ts';
import type { LockedOrder } from './load-order.ts';
import type { Delivery } from './plan-issue.ts';

/** @throws ApothecaError BAD_USER_INPUT for a line named twice or in the words of the other kind, NOT_FOUND for a line of another order. */
export function deliveryOf({ kind, lines: own }: LockedOrder, { lines }: FulfillOrderInput): Delivery {
  if (!lines) {
    if (kind === 'PURCHASE') throw badInput('input.lines', 'required', message('lotsMissing'));
    return new Map(own.filter((line) => outstanding(line) > 0).map((line) => [line.id, outstanding(line)]));
  }
  const delivery = new Map<string, number>();
  const [meant, other] = kind === 'ISSUE' ? (['quantity', 'lots'] as const) : (['lots', 'quantity'] as const);
  for (const [index, line] of lines.entries()) {
    const field = `input.lines.${index}`;
    if (!own.some((each) => each.id === line.lineId)) throw notFound('line of this order', `${field}.lineId`);
    if (delivery.has(line.lineId)) throw badInput(`${field}.lineId`, 'once', message('lineTwice'));
    if (!line[meant] || line[other]) throw badInput(`${field}.${meant}`, 'kind', message('lineNeeds', { kind }));
    delivery.set(line.lineId, line.quantity ?? line.lots?.reduce((sum, lot) => sum + lot.quantity, 0) ?? 0);
  }
  return delivery;
}

/** Where the input says how much of a line is delivered; null where it does not name the line. */
export function lineField({ lines }: FulfillOrderInput, lineId: string | undefined): string | null {
  const index = lines?.findIndex((line) => line.lineId === lineId) ?? -1;
  return index < 0 ? null : `input.lines.${index}.${lines?.[index]?.lots ? 'lots' : 'quantity'}`;
}

/** @throws ApothecaError BAD_USER_INPUT when the lines of one drug together are more than a movement carries. */
export function requireMovable({ lines }: LockedOrder, delivery: Delivery): void {
  const sums = new Map<string, number>();
  for (const { id, drugId } of lines) sums.set(drugId, (sums.get(drugId) ?? 0) + (delivery.get(id) ?? 0));
  if ([...sums.values()].some((sum) => sum > maxMovement)) {
    throw badInput('input.lines', 'max', message('deliveryTooLarge', { most: maxMovement }));
  }
}

/**
 * What arrives of an order's lines, and beyond them.
 * @throws ApothecaError NOT_FOUND for a line that the order does not have.
 */
export function arrivalsOf({ lines: own }: LockedOrder, { lines, extras }: FulfillOrderInput): Arrival[] {
  const ordered = (lines ?? []).flatMap(({ lineId, lots }, index) => {
    const field = `input.lines.${index}`;
    const line = own.find((each) => each.id === lineId);
    if (!line) throw notFound('line of this order', `${field}.lineId`);
    return (lots ?? []).map((lot, nth) => ({
      ...arrivalOf(line.drugId, lot, `${field}.lots.${nth}`, `${field}.lineId`),
      ordered: true,
    }));
  });
  const extra = (extras ?? []).flatMap(({ drugId, lots, reason }, index) => {
    const field = `input.extras.${index}`;
    return lots.map((lot, nth) => ({
      ...arrivalOf(drugId, lot, `${field}.lots.${nth}`, `${field}.drugId`),
      extra: reason.trim(),
    }));
  });
  return [...ordered, ...extra];
}
