import { type CandidateLot, fefoOrder, pickLots, type SkipReason, skipReason } from '../../../domain/inventory/fefo.ts';
import { outstanding } from '../../../domain/orders/order-state.ts';
import { type LockedStock, type SkippedLot, skippedLots, todayAt } from '../../inventory/index.ts';
import type { ShortLine } from '../order.results.ts';
import type { Draft } from './allocate.ts';
import type { LockedOrder } from './load-order.ts';

/** How much of which line leaves. */
export type Delivery = ReadonlyMap<string, number>;

export interface IssuePlan {
  /** What leaves each lot, by stock. */
  readonly taken: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What is still allocated of each allocation afterwards. */
  readonly allocated: readonly { readonly id: string; readonly quantity: number }[];
  readonly short: readonly ShortLine[];
  /** Allocated lots that can no longer be taken. */
  readonly replaced: readonly SkippedLot[];
}

/**
 * Serves lines from what is allocated to them, first expired first out, and from other usable lots where an allocated one was put on hold
 * or has expired since. What is allocated to a line never exceeds what is outstanding of it afterwards.
 */
export function planIssue(
  order: LockedOrder,
  stocks: readonly LockedStock[],
  delivery: Delivery,
  now: Date,
): IssuePlan {
  const drafts = new Map(
    stocks.map((stock) => [stock.drugId, { stock, lots: stock.lots.map((lot): Draft => ({ ...lot })) }]),
  );
  const taken = new Map<string, Map<string, number>>();
  const allocated = new Map(order.allocations.map(({ id, quantity }) => [id, quantity]));
  const short: ShortLine[] = [];
  const replaced = new Map<string, { lot: CandidateLot; reason: SkipReason }>();
  for (const line of order.lines) {
    const wanted = delivery.get(line.id) ?? 0;
    const found = drafts.get(line.drugId);
    if (wanted === 0) continue;
    if (!found) {
      short.push({ lineId: line.id, drugId: line.drugId, requested: wanted, available: 0, skipped: [] });
      continue;
    }
    const { stock, lots } = found;
    const today = todayAt(stock, now);
    const take = (lot: Draft, quantity: number) => {
      lot.quantity -= quantity;
      const ofStock = taken.get(stock.id) ?? new Map<string, number>();
      taken.set(stock.id, ofStock.set(lot.id, (ofStock.get(lot.id) ?? 0) + quantity));
    };
    const release = (id: string, lot: Draft, quantity: number) => {
      lot.allocated -= quantity;
      allocated.set(id, (allocated.get(id) ?? 0) - quantity);
    };
    const own = order.allocations
      .filter((allocation) => allocation.lineId === line.id)
      .flatMap(({ id, lotId }) => lots.filter((lot) => lot.id === lotId).map((lot) => ({ id, lot })))
      .sort((a, b) => fefoOrder(a.lot, b.lot));
    const reasonNow = (lot: Draft) => skipReason({ ...lot, allocated: 0 }, today);
    let needed = wanted;
    for (const { id, lot } of own) {
      const reason = reasonNow(lot);
      if (reason !== null) {
        replaced.set(lot.id, { lot: { ...lot }, reason });
        continue;
      }
      const quantity = Math.min(allocated.get(id) ?? 0, needed);
      release(id, lot, quantity);
      take(lot, quantity);
      needed -= quantity;
    }
    const { picks, shortage, skipped } = pickLots(lots, needed, today);
    for (const pick of picks) take(pick.lot as Draft, pick.quantity);
    if (shortage > 0)
      short.push({
        lineId: line.id,
        drugId: line.drugId,
        requested: wanted,
        available: wanted - shortage,
        skipped: skippedLots(skipped),
      });
    // Allocations beyond what is left to deliver go: first those on lots that cannot be taken, then those that expire last.
    let excess = own.reduce((sum, { id }) => sum + (allocated.get(id) ?? 0), 0) - (outstanding(line) - wanted);
    const surrendered = [...own]
      .reverse()
      .sort((a, b) => Number(reasonNow(a.lot) === null) - Number(reasonNow(b.lot) === null));
    for (const { id, lot } of surrendered) {
      const quantity = Math.min(allocated.get(id) ?? 0, Math.max(0, excess));
      release(id, lot, quantity);
      excess -= quantity;
    }
  }
  return {
    taken: new Map(
      [...taken].map(([stockId, lots]) => [stockId, new Map([...lots].filter(([, quantity]) => quantity > 0))]),
    ),
    allocated: [...allocated]
      .filter(([id, quantity]) => order.allocations.some((each) => each.id === id && each.quantity !== quantity))
      .map(([id, quantity]) => ({ id, quantity })),
    short,
    replaced: skippedLots([...replaced.values()]),
  };
}
