import { Field, ID, InputType } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import type { DoubtKind } from '../../../domain/doubt.ts';
import { notFound } from '../../../domain/error.ts';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { ConfirmationNeeded, confirmDescription, doubtKinds } from '../../../graphql/confirmation.type.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Instant, LongText } from '../../../graphql/rules.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { DrugArchived } from '../../catalogue/index.ts';
import { ExpiryRequired, LotExpired, StockMovement } from '../inventory.results.ts';
import { movementApplied, postMovement, requireDated, requirePast } from '../movements/ledger.ts';
import { byDrugAt, lockStock } from '../stocks/load-stock.ts';
import { ArrivingLot, arrivalOf } from './arriving-lot.input.ts';
import { planArrivals } from './plan-arrivals.ts';
import { receiveArrivals } from './receive-arrivals.ts';
import { loadReceivingPharmacy } from './receiving-stock.ts';

@InputType({ description: 'Goods of one lot that arrive at a pharmacy.' })
export class ReceiveStockInput extends ArrivingLot {
  @Field(() => ID, { description: 'The pharmacy where the goods arrive.' })
  pharmacyId!: string;

  @Field(() => ID, { description: 'The drug that arrives, from the catalogue.' })
  drugId!: string;

  @Field(() => ID, { nullable: true, description: 'The supplier that the goods come from, if that is known.' })
  supplierId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; needed when it is dated more than three days back.' })
  @LongText(500)
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Anything else worth noting, up to 2,000 characters.' })
  @LongText()
  note?: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When they came, if that was earlier; left out, now. Never in the future, nor in a period that is closed. Their expiry is judged by that day. More than three days back needs `stock:back-date` and a reason.',
  })
  @Instant()
  occurredAt?: Date | null;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}

export const ReceiveStockResult = resultUnion('ReceiveStockResult', 'What receiveStock answers.', () => [
  StockMovement,
  ExpiryRequired,
  LotExpired,
  ConfirmationNeeded,
  DrugArchived,
]);

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
      stock: isId(drugId)
        ? await lockStock(tx, actor, byDrugAt(pharmacyId, drugId), {
            usual: 'RECEIPT',
            empty: { lotKeys: [lotKey(arrival.lotNumber)] },
          })
        : null,
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
