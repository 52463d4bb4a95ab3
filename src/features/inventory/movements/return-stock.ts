import { requireAt } from '../../../domain/authorization/scope.ts';
import { askAgain, type Doubt, doubt } from '../../../domain/doubt.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { maxBalance, maxMovement } from '../../../domain/quantity.ts';
import { about } from '../../../domain/refusal.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/unit-of-work.ts';
import type { LotQuantityInput, ReturnFromCustomerInput, ReturnToSupplierInput } from '../inventory.input.ts';
import { insufficientStock, notReturnable, returnExceeded } from '../inventory.results.ts';
import { openLot } from '../lots/open-lot.ts';
import { allocatedUnits, ordersOf } from '../stocks/allocated.ts';
import { byTransactionId, type LockedLot, type LockedStock, lockStock } from '../stocks/load-stock.ts';
import {
  allocationsReleased,
  type ReleasedAllocation,
  releaseAllocations,
  releasesOf,
} from '../stocks/release-allocations.ts';
import { lotOpened, movementApplied, postMovement, requireDated, requirePast } from './ledger.ts';
import { findReturnable, type Returnable } from './returnable.ts';

/** Takes back what left by a dispense or issue. It was out of the house, so it is a part of its lot that nobody may use until somebody releases it. */
export function returnFromCustomer(caller: Caller, input: ReturnFromCustomerInput) {
  const { actor, now } = caller;
  requirePast(input, now);
  return caller.run({
    load: (tx) => loadReturn(tx, caller, input.transactionId),
    decide: ({ stock, original, rows }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireAt(actor, 'stock:receive', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      if (original.transactionType !== 'DISPENSE' || rows.length === 0) return notReturnable('CUSTOMER_RETURN');
      requireAfter(original, input.occurredAt);
      const wholes = new Map<LockedLot, number>();
      for (const [lot, quantity] of sumsOf(stock, input.lots)) {
        const whole = stock.lots.find((each) => each.id === wholeOf(lot)) ?? lot;
        wholes.set(whole, (wholes.get(whole) ?? 0) + quantity);
      }
      const exceeded = excess(stock, rows, wholes, input.lots);
      if (exceeded) return exceeded;
      const onHand = stock.lots.reduce((sum, lot) => sum + lot.quantity, 0);
      if (onHand + [...wholes.values()].reduce((sum, each) => sum + each, 0) > maxBalance)
        throw badInput(
          'input.lots',
          'max-balance',
          `A stock cannot hold more than ${maxBalance.toLocaleString('en')}.`,
        );
      return { stock, wholes };
    },
    apply: async (tx, { stock, wholes }) => {
      const parts: { lot: LockedLot; quantity: number }[] = [];
      for (const [whole, quantity] of wholes) {
        const { id: parentId, lotNumber, expiresOn, supplierId } = whole;
        const status = whole.status === 'RECALLED' ? ('RECALLED' as const) : ('QUARANTINED' as const);
        parts.push({ lot: await openLot(tx, stock, { lotNumber, expiresOn, supplierId, status, parentId }), quantity });
      }
      const movement = {
        type: 'CUSTOMER_RETURN' as const,
        lines: parts.map(({ lot, quantity }) => ({ lotId: lot.id, change: quantity })),
        actorId: actor.userId,
        reason: input.reason.trim(),
        note: input.note,
        occurredAt: input.occurredAt,
        returnsId: input.transactionId,
        notices: parts.map(({ lot }) => `What came back of lot ${lot.lotNumber} is ${lot.status}: ${whatThen(lot)}`),
      };
      const lots = [...stock.lots, ...parts.map(({ lot }) => lot)];
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, lots, movement, now), {
        lots: parts.map(({ lot }) => lotOpened(lot)),
      });
    },
  });
}

/** Sends back what came by a receipt, whatever its lot's status. Goods allocated to orders go only when the allocation has gone. */
export function returnToSupplier(caller: Caller, input: ReturnToSupplierInput) {
  const { actor, now } = caller;
  requirePast(input, now);
  return caller.run({
    load: async (tx) => {
      const found = await loadReturn(tx, caller, input.transactionId);
      const named = input.lots.map(({ lotId }) => lotId);
      return { ...found, allocated: found.stock ? await allocatedUnits(tx, found.stock, named) : [] };
    },
    decide: ({ stock, original, rows, allocated }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireAt(actor, 'stock:adjust', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      if (original.transactionType === 'DISPENSE' || rows.length === 0) return notReturnable('SUPPLIER_RETURN');
      requireAfter(original, input.occurredAt);
      const taken = sumsOf(stock, input.lots);
      const exceeded = excess(stock, rows, taken, input.lots);
      if (exceeded) return exceeded;
      const doubts: Doubt[] = [];
      for (const [lot, quantity] of taken) {
        const field = `${lineOf(stock, input.lots, lot)}.quantity`;
        if (quantity > lot.quantity) return about(insufficientStock(quantity, lot.quantity, [], lot), field);
        if (quantity <= lot.quantity - lot.allocated) continue;
        const ofLot = allocated.filter(({ lotId }) => lotId === lot.id);
        const facts = { lotNumber: lot.lotNumber, orders: ordersOf(ofLot) };
        doubts.push({ ...doubt('PROMISED_TO_ORDER', message('returnsAllocated', facts)), field });
      }
      return askAgain(doubts, input.confirm) ?? { stock, taken };
    },
    apply: async (tx, { stock, taken }) => {
      const over = [...taken].filter(([lot, quantity]) => quantity > lot.quantity - lot.allocated);
      const released =
        over.length > 0
          ? await releaseAllocations(
              tx,
              over.map(([lot, quantity]) => ({ lotId: lot.id, keep: lot.quantity - quantity })),
            )
          : [];
      const lots = stock.lots.map((lot) => ({
        ...lot,
        allocated: lot.allocated - released.reduce((sum, each) => sum + (each.lotId === lot.id ? each.quantity : 0), 0),
      }));
      const movement = {
        type: 'SUPPLIER_RETURN' as const,
        lines: [...taken].map(([lot, quantity]) => ({ lotId: lot.id, change: -quantity })),
        actorId: actor.userId,
        reason: input.reason.trim(),
        note: input.note,
        occurredAt: input.occurredAt,
        returnsId: input.transactionId,
      };
      const applied = movementApplied(
        stock,
        stock.lots,
        await postMovement(tx, stock, lots, movement, now),
        released.length > 0 ? { released: releasesOf(released) } : {},
      );
      const allocations = (left: (allocation: ReleasedAllocation) => number) => ({
        allocated: released.map((each) => ({ lineId: each.lineId, lotId: each.lotId, quantity: left(each) })),
      });
      const change = {
        before: { ...applied.change.before, ...allocations(({ was }) => was) },
        after: { ...applied.change.after, ...allocations(({ was, quantity }) => was - quantity) },
      };
      const numbers = over.map(([lot]) => lot.lotNumber).join(', ');
      const told = allocationsReleased(stock, actor.userId, released, `Goods of lot ${numbers} were sent back.`);
      return { ...applied, ...(released.length > 0 && { change }), events: [...(applied.events ?? []), ...told] };
    },
  });
}

const whatThen = ({ status }: LockedLot) =>
  status === 'RECALLED'
    ? 'put it aside. Nobody can release it while a recall that holds it is active.'
    : 'it cannot be used until somebody releases it.';

async function loadReturn(tx: ReadTx, { actor }: Caller, transactionId: string) {
  if (!isId(transactionId)) return { stock: null, original: null, rows: [] };
  const stock = await lockStock(tx, actor, byTransactionId(transactionId));
  const original = stock && (await tx.transaction.findUnique({ where: { id: transactionId } }));
  return { stock, original, rows: stock ? await findReturnable(tx, transactionId) : [] };
}

/** The whole lot that a part is of; a whole lot itself. */
const wholeOf = (lot: LockedLot) => lot.parentId ?? lot.id;

/** The named lots with the sum asked of each. @throws ApothecaError NOT_FOUND, BAD_USER_INPUT */
function sumsOf(stock: LockedStock, named: readonly LotQuantityInput[]): Map<LockedLot, number> {
  if (named.reduce((sum, each) => sum + each.quantity, 0) > maxMovement)
    throw badInput('input.lots', 'max', `One movement carries at most ${maxMovement} units.`);
  const sums = new Map<LockedLot, number>();
  for (const [index, { lotId, quantity }] of named.entries()) {
    const lot = stock.lots.find((each) => each.id === lotId);
    if (!lot) throw notFound('lot of this stock', `input.lots.${index}.lotId`);
    sums.set(lot, (sums.get(lot) ?? 0) + quantity);
  }
  return sums;
}

/** Where the input first names a lot, or another part of the same whole. */
function lineOf(stock: LockedStock, named: readonly LotQuantityInput[], lot: LockedLot): string {
  const same = new Set(stock.lots.filter((each) => wholeOf(each) === wholeOf(lot)).map(({ id }) => id));
  return `input.lots.${named.findIndex(({ lotId }) => same.has(lotId))}`;
}

/** Why it is too much of a lot, parts counted with their whole; null when it is not. */
function excess(
  stock: LockedStock,
  rows: readonly Returnable[],
  wanted: ReadonlyMap<LockedLot, number>,
  named: readonly LotQuantityInput[],
) {
  const sums = new Map<string, number>();
  for (const [lot, quantity] of wanted) {
    const requested = (sums.get(wholeOf(lot)) ?? 0) + quantity;
    sums.set(wholeOf(lot), requested);
    const { moved, returned } = rows.find(({ lotId }) => lotId === wholeOf(lot)) ?? { moved: 0, returned: 0 };
    if (requested > moved - returned)
      return about(returnExceeded(lot, moved, returned, requested), `${lineOf(stock, named, lot)}.quantity`);
  }
  return null;
}

/** @throws ApothecaError BAD_USER_INPUT for goods that are returned before they moved. */
function requireAfter(original: { readonly occurredAt: Date }, occurredAt: Date | null | undefined): void {
  if (occurredAt && occurredAt < original.occurredAt)
    throw badInput('input.occurredAt', 'after', 'Goods are returned after they moved: give a later input.occurredAt.');
}
