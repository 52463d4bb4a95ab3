import { Field, ID, InputType, Int } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { maxMovement } from '../../../domain/inventory/quantity.ts';
import { message } from '../../../domain/messages/index.ts';
import { about } from '../../../domain/refusal.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { IsInt, Max, Min } from '../../../graphql/rules.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { DrugArchived, drugArchived } from '../../catalogue/index.ts';
import { openStock } from '../lots/open-lot.ts';
import { stockChanged } from '../movements/ledger.ts';
import { byDrugAt, byStockId, lockStock, stockView, todayAt, withGoods } from './load-stock.ts';
import { Stock } from './stock.type.ts';

@InputType({
  description: 'The levels of a stock: by its id, or by pharmacy and drug, which begins to keep the drug there.',
})
export class SetStockLevelsInput {
  @Field(() => ID, { nullable: true, description: 'The stock whose levels change; or pharmacy and drug in its place.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Instead of the stock: the pharmacy.' })
  pharmacyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Instead of the stock: the drug.' })
  drugId?: string | null;

  @Field(() => Int, { description: 'The reorder point: below it the stock is low. 0 to 10,000,000.' })
  @IsInt()
  @Min(0)
  @Max(maxMovement)
  minQuantity!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Up to where it is filled, at least minQuantity; null for no such level.',
  })
  @IsInt()
  @Min(0)
  @Max(maxMovement)
  maxQuantity?: number | null;
}

export const SetStockLevelsResult = resultUnion('SetStockLevelsResult', 'What setStockLevels answers.', () => [
  Stock,
  DrugArchived,
]);

/** Sets the reorder point of a stock and up to where it is filled; begins to keep the drug when it is not kept yet. */
export function setStockLevels(caller: Caller, input: SetStockLevelsInput) {
  const { actor, now } = caller;
  const { organizationId } = actor;
  const { minQuantity, maxQuantity = null } = input;
  const target = targetOf(input);
  if (maxQuantity !== null && maxQuantity < minQuantity) {
    throw badInput('input.maxQuantity', 'min-max', message('maximumBelowMinimum'));
  }
  if ('pharmacyId' in target) requireAt(actor, 'stock:set-levels', target.pharmacyId);
  return caller.run({
    load: async (tx) => {
      if ('stockId' in target)
        return {
          stock: isId(target.stockId) ? await lockStock(tx, actor, byStockId(target.stockId), withGoods) : null,
          drug: null,
        };
      const drug = await findDrug(tx, organizationId, target.drugId);
      return {
        stock: drug && (await lockStock(tx, actor, byDrugAt(target.pharmacyId, target.drugId), withGoods)),
        drug,
      };
    },
    decide: ({ stock, drug }) => {
      if ('stockId' in target && !stock) throw notFound('stock', 'input.stockId');
      if ('drugId' in target && !drug) throw notFound('drug', 'input.drugId');
      if (stock) requireAt(actor, 'stock:set-levels', stock.pharmacyId, 'input.stockId');
      const archived = stock ? stock.drug.archivedAt : drug?.archivedAt;
      const field = 'stockId' in target ? 'input.stockId' : 'input.drugId';
      return archived ? about(drugArchived(stock?.drugId ?? drug?.id ?? ''), field) : { stock };
    },
    apply: async (tx, { stock: known }) => {
      const levels = { minQuantity, maxQuantity };
      if (known) await tx.stock.update({ where: { id: known.id }, data: levels, select: { id: true } });
      const stock =
        known ??
        (await openStock(
          tx,
          organizationId,
          'pharmacyId' in target ? target.pharmacyId : '',
          'drugId' in target ? target.drugId : '',
          levels,
        ));
      const answer = stockView({ ...stock, ...levels, updatedAt: now }, stock.lots, todayAt(stock, now));
      return {
        answer,
        change: {
          before: known && { minQuantity: known.minQuantity, maxQuantity: known.maxQuantity },
          after: known ? levels : { drugId: stock.drugId, ...levels },
        },
        subject: { entityId: stock.id, pharmacyId: stock.pharmacyId },
        events: [stockChanged(stock, answer.quantity)],
      };
    },
  });
}

function targetOf({
  stockId,
  pharmacyId,
  drugId,
}: SetStockLevelsInput): { stockId: string } | { pharmacyId: string; drugId: string } {
  if (stockId && !pharmacyId && !drugId) return { stockId };
  if (!stockId && pharmacyId && drugId) return { pharmacyId, drugId };
  throw badInput('input.stockId', 'one-of', message('stockOrPharmacyAndDrug'));
}

function findDrug(tx: ReadTx, organizationId: string, id: string) {
  return isId(id)
    ? tx.drug.findFirst({ where: { id, organizationId }, select: { id: true, archivedAt: true } })
    : Promise.resolve(null);
}
