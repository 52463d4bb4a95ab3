import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { Alert } from '../alerts/index.ts';
import { Drug } from '../catalogue/index.ts';
import { Stock } from '../inventory/index.ts';
import { Order } from '../orders/index.ts';
import { loadConversationsAbout } from './conversation.queries.ts';
import { Conversation } from './conversation.type.ts';

const description = 'The newest 20 conversations about it that you take part in.';

/** What messaging adds to the records that people talk about. */
@Resolver(() => Order)
export class OrderConversationsResolver {
  @FieldResolver(() => [Conversation], { description })
  async conversations(@Root() order: Order, @Ctx() context: Context) {
    return (await loadConversationsAbout.orderId(context, order.id)) ?? [];
  }
}

@Resolver(() => Stock)
export class StockConversationsResolver {
  @FieldResolver(() => [Conversation], { description })
  async conversations(@Root() stock: Stock, @Ctx() context: Context) {
    return (await loadConversationsAbout.stockId(context, stock.id)) ?? [];
  }
}

@Resolver(() => Alert)
export class AlertConversationsResolver {
  @FieldResolver(() => [Conversation], { description })
  async conversations(@Root() alert: Alert, @Ctx() context: Context) {
    return (await loadConversationsAbout.alertId(context, alert.id)) ?? [];
  }
}

@Resolver(() => Drug)
export class DrugConversationsResolver {
  @FieldResolver(() => [Conversation], { description })
  async conversations(@Root() drug: Drug, @Ctx() context: Context) {
    return (await loadConversationsAbout.drugId(context, drug.id)) ?? [];
  }
}
