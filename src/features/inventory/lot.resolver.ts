import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Queries } from '../../graphql/policy.ts';
import { loadSupplier, Supplier } from '../catalogue/index.ts';
import { LotsArgs } from './inventory.input.ts';
import { lotsPage } from './lots.queries.ts';
import { loadStock } from './stock.queries.ts';
import { Lot, LotConnection, Stock } from './stock.type.ts';
import { linesOfLot } from './transaction.queries.ts';
import { InventoryLogConnection } from './transaction.type.ts';

@Resolver(() => Lot)
export class LotResolver {
  @Queries(() => LotConnection, {
    policy: 'stock:read',
    description:
      'The lots that a search finds at all pharmacies you may see, those without goods as well: what has that very number first, then by drug, newest last.',
  })
  lots(@Ctx() context: Context, @Args() args: LotsArgs) {
    return lotsPage(context, actorOf(context), args);
  }

  @FieldResolver(() => Supplier, { nullable: true, description: 'Who it first came from, if that was told.' })
  supplier(@Root() lot: Lot, @Ctx() context: Context) {
    return lot.supplierId === null ? null : loadSupplier(context, lot.supplierId);
  }

  @FieldResolver(() => Stock, { description: 'The stock it belongs to.' })
  stock(@Root() lot: Lot, @Ctx() context: Context) {
    return loadStock(context, lot.stockId);
  }

  @FieldResolver(() => InventoryLogConnection, {
    description:
      'How its goods came and went, newest first: each line with its transaction, and the order that it was for.',
  })
  movements(@Root() lot: Lot, @Ctx() context: Context, @Args() page: PageArgs) {
    return linesOfLot(context, lot.id, page);
  }
}
