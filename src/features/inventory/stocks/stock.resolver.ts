import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../../graphql/operations.ts';
import { loadPharmacy, Pharmacy } from '../../access/index.ts';
import { loadSupplier, Supplier } from '../../catalogue/index.ts';
import { StockFilter, StockSort } from '../inventory.filter.ts';
import { SetLotStatusInput, SetLotStatusResult, setLotStatus } from '../lots/set-lot-status.ts';
import { DispensePlan, DispensePlanArgs, dispensePlan } from '../movements/dispense-plan.ts';
import { transactionsOfStock } from '../movements/transaction.queries.ts';
import { TransactionConnection } from '../movements/transaction.type.ts';
import { loadLotsOfStock } from './lot.queries.ts';
import { SetStockLevelsInput, SetStockLevelsResult, setStockLevels } from './set-stock-levels.ts';
import { loadStock, loadSuppliersOfStock, stocksPage } from './stock.queries.ts';
import { Lot, Stock, StockConnection } from './stock.type.ts';

@Resolver(() => Stock)
@Tag('Stock')
export class StockResolver {
  @Query(() => Stock, {
    replica: true,
    policy: 'stock:read',
    nullable: true,
    description: 'A stock by its id; null when there is none.',
  })
  stock(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the stock, which is one drug at one pharmacy.' }) id: string,
  ) {
    return loadStock(context, id);
  }

  @Query(() => StockConnection, {
    replica: true,
    policy: 'stock:read',
    description: 'The stocks of a pharmacy; unless told otherwise by name, or by what fits a search best.',
  })
  stocks(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose stocks are listed.' }) pharmacyId: string,
    @Arg('filter', () => StockFilter, {
      nullable: true,
      description: 'Conditions that stocks must meet, such as a status.',
    })
    filter: StockFilter | null,
    @Arg('orderBy', () => StockSort, {
      nullable: true,
      description: 'What the list is sorted by; left out, by the name of the drug.',
    })
    orderBy: StockSort | null,
    @Args() page: PageArgs,
  ) {
    return stocksPage(context, actorOf(context), pharmacyId, filter, orderBy, page);
  }

  @FieldResolver(() => Pharmacy, { description: 'The pharmacy that keeps it.' })
  pharmacy(@Root() stock: Stock, @Ctx() context: Context) {
    return loadPharmacy(context, stock.pharmacyId);
  }

  @FieldResolver(() => [Lot], { description: 'Its lots, first expired first; empty ones after those with goods.' })
  lots(@Root() stock: Stock, @Ctx() context: Context) {
    return loadLotsOfStock(context, stock.id);
  }

  @FieldResolver(() => DispensePlan, {
    description: 'Which lots `dispenseStock` would take now of a quantity, first expired first out.',
  })
  dispensePlan(@Root() stock: Stock, @Ctx() context: Context, @Args() { quantity }: DispensePlanArgs) {
    return dispensePlan(context, stock, quantity);
  }

  @FieldResolver(() => [Supplier], { description: 'The suppliers of the goods on hand.' })
  async suppliers(@Root() stock: Stock, @Ctx() context: Context) {
    const found = (await loadSuppliersOfStock(context, stock.id)) ?? [];
    return Promise.all(found.map(({ supplierId }) => loadSupplier(context, supplierId)));
  }

  @FieldResolver(() => TransactionConnection, { description: 'Its movements, newest first.' })
  transactions(@Root() stock: Stock, @Ctx() context: Context, @Args() page: PageArgs) {
    return transactionsOfStock(context, stock.id, page);
  }

  @Mutation(() => SetStockLevelsResult, {
    policy: 'stock:set-levels',
    action: 'stock.set-levels',
    entity: 'Stock',
    idFrom: 'stockId',
    description: 'Sets the reorder point of a stock and up to where it is filled.',
  })
  setStockLevels(@Ctx() context: Context, @Arg('input') input: SetStockLevelsInput) {
    return setStockLevels(callerOf(context), input);
  }

  @Mutation(() => SetLotStatusResult, {
    policy: 'stock:set-lot-status',
    action: 'lot.set-status',
    entity: 'Lot',
    idFrom: 'lotId',
    description: 'Holds, quarantines, recalls or releases a lot, with a reason.',
  })
  setLotStatus(@Ctx() context: Context, @Arg('input') input: SetLotStatusInput) {
    return setLotStatus(callerOf(context), input);
  }
}
