import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { loadSupplier, Supplier } from '../catalogue/index.ts';
import { loadStock } from './stock.queries.ts';
import { Lot, Stock } from './stock.type.ts';

@Resolver(() => Lot)
export class LotResolver {
  @FieldResolver(() => Supplier, { nullable: true, description: 'Who it first came from, if that was told.' })
  supplier(@Root() lot: Lot, @Ctx() context: Context) {
    return lot.supplierId === null ? null : loadSupplier(context, lot.supplierId);
  }

  @FieldResolver(() => Stock, { description: 'The stock it belongs to.' })
  stock(@Root() lot: Lot, @Ctx() context: Context) {
    return loadStock(context, lot.stockId);
  }
}
