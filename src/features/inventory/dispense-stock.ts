import { canAt } from '../../domain/actor.ts';
import { badInput, Fault, notFound } from '../../domain/fault.ts';
import { pickLots, skipReason, usable } from '../../domain/fefo.ts';
import { maxMovement } from '../../domain/quantity.ts';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { DispenseStockInput, LotQuantityInput } from './inventory.input.ts';
import { insufficientStock, lotNotUsable, skippedLots } from './inventory.results.ts';
import { movementApplied, postMovement, requirePast } from './ledger.ts';
import { byStockId, type LockedStock, lockStock, requireAt, todayAt } from './load-stock.ts';

/** Takes goods out of a stock: a quantity first expired first out, or named lots. All of it or nothing. */
export function dispenseStock(caller: Caller, input: DispenseStockInput) {
  const { actor, now } = caller;
  const { quantity = null, lots = null } = input;
  if ((quantity === null) === (lots === null)) {
    throw badInput('input.quantity', 'one-of', 'Give either input.quantity or input.lots, not both and not neither.');
  }
  requirePast(input.occurredAt, now);
  return caller.run({
    load: (tx) => (isId(input.stockId) ? lockStock(tx, actor, byStockId(input.stockId)) : Promise.resolve(null)),
    decide: (stock) => {
      if (!stock) throw notFound('stock', 'input.stockId');
      requireAt(actor, 'stock:dispense', stock.pharmacyId);
      const today = todayAt(stock, now);
      if (lots !== null) {
        const chosen = chooseLots(stock, lots, today);
        if ('kind' in chosen) return chosen;
        requireFefoOrReason(caller, stock, chosen, input.reason, today);
        return { stock, lines: [...chosen].map(([lotId, taken]) => ({ lotId, change: -taken })), skipped: [] };
      }
      const wanted = quantity ?? 0;
      const { picks, shortage, skipped } = pickLots(stock.lots, wanted, today);
      if (shortage > 0) return insufficientStock(wanted, wanted - shortage, skipped);
      return {
        stock,
        lines: picks.map((pick) => ({ lotId: pick.lot.id, change: -pick.quantity })),
        skipped: skippedLots(skipped),
      };
    },
    apply: async (tx, { stock, lines, skipped }) => {
      const { reason, note, occurredAt } = input;
      const movement = {
        type: 'DISPENSE' as const,
        lines,
        actorId: actor.userId,
        reason: reason?.trim() || null,
        note,
        occurredAt,
        skipped,
      };
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, stock.lots, movement, now));
    },
  });
}

/** The named lots with the sum asked of each, judged on that sum; or why it cannot be. */
function chooseLots(stock: LockedStock, named: readonly LotQuantityInput[], today: string) {
  if (named.reduce((sum, each) => sum + each.quantity, 0) > maxMovement) {
    throw badInput('input.lots', 'max', `One movement carries at most ${maxMovement} units.`);
  }
  const sums = new Map<string, number>();
  for (const { lotId, quantity } of named) sums.set(lotId, (sums.get(lotId) ?? 0) + quantity);
  for (const [lotId, wanted] of sums) {
    const lot = stock.lots.find((each) => each.id === lotId);
    if (!lot) throw notFound('lot of this stock', 'input.lots.lotId');
    const reason = skipReason(lot, today);
    if (reason !== null && reason !== 'FULLY_ALLOCATED') return lotNotUsable(lot, reason);
    if (usable(lot, today) < wanted) return insufficientStock(wanted, usable(lot, today), [], lot);
  }
  return sums;
}

/** @throws Fault when lots are named against first expired first out without the permission or without a reason. */
function requireFefoOrReason(
  { actor }: Caller,
  stock: LockedStock,
  chosen: ReadonlyMap<string, number>,
  reason: string | null | undefined,
  today: string,
): void {
  const total = [...chosen.values()].reduce((sum, each) => sum + each, 0);
  const { picks } = pickLots(stock.lots, total, today);
  if (picks.length === chosen.size && picks.every((pick) => chosen.get(pick.lot.id) === pick.quantity)) return;
  const first = picks[0]?.lot.lotNumber ?? '';
  if (!canAt(actor, 'stock:choose-lot', stock.pharmacyId)) {
    throw new Fault(
      'FORBIDDEN',
      `Lot ${first} expires first. Taking another one before it needs stock:choose-lot, which your role does not include.`,
    );
  }
  if (!reason?.trim()) {
    throw badInput(
      'input.reason',
      'required',
      `Lot ${first} expires first. Tell in input.reason why another one is taken before it.`,
    );
  }
}
