import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { localDate } from '../../../domain/dates.ts';
import { pickLots } from '../../../domain/inventory/fefo.ts';
import type { Context } from '../../../graphql/context.ts';
import { Quantity } from '../../../graphql/rules.ts';
import { loadPharmacy } from '../../access/index.ts';
import { skippedLots } from '../inventory.refusals.ts';
import { SkippedLot } from '../inventory.results.ts';
import { loadLotsOfStock } from '../stocks/lot.queries.ts';
import { Lot, type Stock } from '../stocks/stock.type.ts';

@ArgsType()
export class DispensePlanArgs {
  @Field(() => Int, { description: 'How many units, 1 to 10,000,000.' })
  @Quantity()
  quantity!: number;
}

@ObjectType({ description: 'A lot, and how many units would be taken from it.', simpleResolvers: true })
export class PlannedLot {
  @Field(() => Lot, { description: 'The lot that the units would come from.' })
  lot!: Lot;

  @Field(() => Int, { description: 'How many units of the drug would be taken from it.' })
  quantity!: number;
}

@ObjectType({
  description: 'What dispensing a quantity now would take, first expired first out.',
  simpleResolvers: true,
})
export class DispensePlan {
  @Field(() => [PlannedLot], { description: 'From which lots, in the order they are taken.' })
  lots!: PlannedLot[];

  @Field(() => Int, { description: 'How many units are missing; 0 when there is enough.' })
  shortage!: number;

  @Field(() => [SkippedLot], { description: 'Lots with goods that would be passed over, and why.' })
  skipped!: SkippedLot[];
}

/** What `dispenseStock` of this quantity would take now: the same rule over the same lots. Nothing is allocated by asking. */
export async function dispensePlan(context: Context, stock: Stock, quantity: number): Promise<DispensePlan> {
  const lots = (await loadLotsOfStock(context, stock.id)) ?? [];
  const pharmacy = await loadPharmacy(context, stock.pharmacyId);
  const today = localDate(context.platform.clock.now(), pharmacy?.timezone ?? 'UTC');
  const candidates = lots.map((lot) => ({ ...lot, createdAt: lot.createdAt.getTime() }));
  const { picks, shortage, skipped } = pickLots(candidates, quantity, today);
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  return {
    lots: picks.flatMap(({ lot: { id }, quantity: taken }) => {
      const lot = byId.get(id);
      return lot ? [{ lot, quantity: taken }] : [];
    }),
    shortage,
    skipped: skippedLots(skipped),
  };
}
