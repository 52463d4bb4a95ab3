import { askAgain, type Doubt } from '../../../domain/doubt.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { maxBalance, maxMovement } from '../../../domain/quantity.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import type { LotQuantityInput, ReturnFromCustomerInput, ReturnToSupplierInput } from '../inventory.input.ts';
import { insufficientStock, notReturnable, returnExceeded } from '../inventory.results.ts';
import { openLot } from '../lots/open-lot.ts';
import { promisedSentence, promisedUnits } from '../stocks/allocated.ts';
import { byTransactionId, type LockedLot, type LockedStock, lockStock, requireAt } from '../stocks/load-stock.ts';
import { promisesReleased, type ReleasedPromise, releasePromises, releasesOf } from '../stocks/release-allocations.ts';
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
      const exceeded = excess(rows, wholes);
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

/** Sends back what came by a receipt, whatever its lot's status. Goods promised to orders go only when the promise has gone. */
export function returnToSupplier(caller: Caller, input: ReturnToSupplierInput) {
  const { actor, now } = caller;
  requirePast(input, now);
  return caller.run({
    load: async (tx) => {
      const found = await loadReturn(tx, caller, input.transactionId);
      const named = input.lots.map(({ lotId }) => lotId);
      return { ...found, promised: found.stock ? await promisedUnits(tx, found.stock, named) : [] };
    },
    decide: ({ stock, original, rows, promised }) => {
      if (!stock || !original) throw notFound('transaction', 'input.transactionId');
      requireAt(actor, 'stock:adjust', stock.pharmacyId);
      requireDated(caller, stock.pharmacyId, input);
      if (original.transactionType === 'DISPENSE' || rows.length === 0) return notReturnable('SUPPLIER_RETURN');
      requireAfter(original, input.occurredAt);
      const taken = sumsOf(stock, input.lots);
      const exceeded = excess(rows, taken);
      if (exceeded) return exceeded;
      const doubts: Doubt[] = [];
      for (const [lot, quantity] of taken) {
        if (quantity > lot.quantity) return insufficientStock(quantity, lot.quantity, [], lot);
        if (quantity <= lot.quantity - lot.allocated) continue;
        const ofLot = promised.filter(({ lotId }) => lotId === lot.id);
        const message = `${promisedSentence(lot.lotNumber, ofLot)} What is sent back is not promised any more.`;
        doubts.push({ kind: 'PROMISED_TO_ORDER', message });
      }
      return askAgain(doubts, input.confirm) ?? { stock, taken };
    },
    apply: async (tx, { stock, taken }) => {
      const over = [...taken].filter(([lot, quantity]) => quantity > lot.quantity - lot.allocated);
      const released =
        over.length > 0
          ? await releasePromises(
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
      const promises = (left: (promise: ReleasedPromise) => number) => ({
        allocated: released.map((each) => ({ lineId: each.lineId, lotId: each.lotId, quantity: left(each) })),
      });
      const change = {
        before: { ...applied.change.before, ...promises(({ was }) => was) },
        after: { ...applied.change.after, ...promises(({ was, quantity }) => was - quantity) },
      };
      const numbers = over.map(([lot]) => lot.lotNumber).join(', ');
      const told = promisesReleased(stock, actor.userId, released, `Goods of lot ${numbers} were sent back.`);
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
  for (const { lotId, quantity } of named) {
    const lot = stock.lots.find((each) => each.id === lotId);
    if (!lot) throw notFound('lot of this stock', 'input.lots.lotId');
    sums.set(lot, (sums.get(lot) ?? 0) + quantity);
  }
  return sums;
}

/** Why it is too much of a lot, parts counted with their whole; null when it is not. */
function excess(rows: readonly Returnable[], wanted: ReadonlyMap<LockedLot, number>) {
  const sums = new Map<string, number>();
  for (const [lot, quantity] of wanted) {
    const requested = (sums.get(wholeOf(lot)) ?? 0) + quantity;
    sums.set(wholeOf(lot), requested);
    const { moved, returned } = rows.find(({ lotId }) => lotId === wholeOf(lot)) ?? { moved: 0, returned: 0 };
    if (requested > moved - returned) return returnExceeded(lot, moved, returned, requested);
  }
  return null;
}

/** @throws ApothecaError BAD_USER_INPUT for goods that are returned before they moved. */
function requireAfter(original: { readonly occurredAt: Date }, occurredAt: Date | null | undefined): void {
  if (occurredAt && occurredAt < original.occurredAt)
    throw badInput('input.occurredAt', 'after', 'Goods are returned after they moved: give a later input.occurredAt.');
}
