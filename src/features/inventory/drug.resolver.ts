import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { LocalDateScalar } from '../../graphql/scalars.ts';
import { Drug } from '../catalogue/index.ts';
import { loadDrugTotals, loadStocksOfDrug } from './stocks/stock.queries.ts';
import { Stock } from './stocks/stock.type.ts';

/** What the inventory knows of a drug. */
@Resolver(() => Drug)
export class DrugStockResolver {
  @FieldResolver(() => [Stock], { description: 'Its stocks at the pharmacies you may see.' })
  stocks(@Root() drug: Drug, @Ctx() context: Context) {
    return loadStocksOfDrug(context, drug.id);
  }

  @FieldResolver(() => Float, {
    description: 'On hand over the pharmacies you may see, a whole number of units; it may exceed 32 bits.',
  })
  async quantity(@Root() drug: Drug, @Ctx() context: Context) {
    return (await loadDrugTotals(context, drug.id))?.quantity ?? 0;
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description: 'The earliest expiry of a lot with goods in it, over the pharmacies you may see.',
  })
  async expiration(@Root() drug: Drug, @Ctx() context: Context) {
    return (await loadDrugTotals(context, drug.id))?.expiration ?? null;
  }
}
