import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Query, Tag } from '../../graphql/operations.ts';
import { Drug } from '../catalogue/index.ts';
import { loadStock, loadTransactionsOfOrder, Stock, Transaction } from '../inventory/index.ts';
import { loadOnOrderOfStock, loadOpenOrdersOfDrug, loadOrder } from './order.queries.ts';
import { Order } from './order.type.ts';
import { ReorderSuggestion, ReorderSuggestionConnection } from './suggestions/suggestion.type.ts';
import { suggestionsPage } from './suggestions/suggestions.queries.ts';

@Resolver(() => ReorderSuggestion)
@Tag('Orders')
export class ReorderSuggestionResolver {
  @Query(() => ReorderSuggestionConnection, {
    replica: true,
    policy: 'order:read',
    description: 'Stocks of which less than the reorder point is usable and on order together, by name.',
  })
  reorderSuggestions(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose stocks are looked at.' }) pharmacyId: string,
    @Args() page: PageArgs,
  ) {
    return suggestionsPage(context, actorOf(context), pharmacyId, page);
  }

  @FieldResolver(() => Stock, { description: 'The stock that is below its reorder point.' })
  stock(@Root() suggestion: ReorderSuggestion, @Ctx() context: Context) {
    return loadStock(context, suggestion.stockId);
  }
}

/** What orders add to the types they depend on. */
@Resolver(() => Stock)
export class OrdersOfStockResolver {
  @FieldResolver(() => Int, { description: 'Still to come by purchases that were approved and are not done.' })
  async onOrder(@Root() stock: Stock, @Ctx() context: Context) {
    return (await loadOnOrderOfStock(context, stock.id)) ?? 0;
  }
}

@Resolver(() => Drug)
export class DrugOrderResolver {
  @FieldResolver(() => [Order], {
    description: 'The newest 100 orders with a line of it that are not done, at the pharmacies you may see.',
  })
  async openOrders(@Root() drug: Drug, @Ctx() context: Context) {
    return (await loadOpenOrdersOfDrug(context, drug.id)) ?? [];
  }
}

@Resolver(() => Transaction)
export class TransactionOrderResolver {
  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order it was for: a purchase that was delivered, or an issue that took the goods.',
  })
  order(@Root() transaction: Transaction, @Ctx() context: Context) {
    return transaction.orderId ? loadOrder(context, transaction.orderId) : null;
  }
}

@Resolver(() => Order)
export class OrderTransactionResolver {
  @FieldResolver(() => [Transaction], { description: 'What was moved for it, each with the lots.' })
  transactions(@Root() order: Order, @Ctx() context: Context) {
    return loadTransactionsOfOrder(context, order.id);
  }
}
