import { requireAt } from '../../../domain/authorization/scope.ts';
import { notFound } from '../../../domain/error.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReceiveStockInput } from '../inventory.input.ts';
import { movementApplied, postMovement, requireDated, requirePast } from '../movements/ledger.ts';
import { byDrugAt, lockStock } from '../stocks/load-stock.ts';
import { arrivalOf } from './arriving-lot.input.ts';
import { planArrivals } from './plan-arrivals.ts';
import { receiveArrivals } from './receive-arrivals.ts';
import { loadReceivingPharmacy } from './receiving-stock.ts';

/** Takes goods into a stock, opening the stock and the lot when they are new. */
export function receiveStock(caller: Caller, input: ReceiveStockInput) {
  const { actor, now } = caller;
  const { pharmacyId, drugId, supplierId = null, occurredAt, note, confirm } = input;
  const arrival = arrivalOf(drugId, input, 'input', 'input.drugId');
  requireAt(actor, 'stock:receive', pharmacyId);
  requirePast(input, now);
  requireDated(caller, pharmacyId, input);
  return caller.run({
    load: async (tx) => ({
      found: await loadReceivingPharmacy(tx, actor.organizationId, pharmacyId, [drugId], supplierId),
      stock: isId(drugId) ? await lockStock(tx, actor, byDrugAt(pharmacyId, drugId), 'RECEIPT') : null,
    }),
    decide: ({ found: pharmacy, stock }) => {
      if (pharmacy === 'no-supplier') throw notFound('supplier', 'input.supplierId');
      if (!pharmacy) throw notFound('pharmacy', 'input.pharmacyId');
      const known = stock ? [stock] : [];
      const plan = planArrivals(pharmacy, known, [arrival], confirm, occurredAt ?? now);
      return isRefusal(plan) ? plan : { pharmacy, known, plan };
    },
    apply: async (tx, { pharmacy, known, plan }) => {
      const { byStock, openedStocks, openedLots, notices } = await receiveArrivals(tx, pharmacy, known, plan);
      const [into] = byStock;
      if (!into) throw new Error('Goods were received into no stock.');
      const { stock, lots, lines } = into;
      const reason = [into.reason, input.reason?.trim()].filter(Boolean).join('; ') || null;
      const movement = { type: 'RECEIPT' as const, lines, actorId: actor.userId, reason, note, occurredAt, notices };
      const opened = {
        ...(openedStocks.length > 0 && { drugId }),
        ...(openedLots[0] && { lot: openedLots[0] }),
      };
      const posted = await postMovement(tx, stock, lots, movement, now);
      return movementApplied(stock, stock.lots, posted, opened);
    },
  });
}
