import type { Feature } from '../../graphql/feature.ts';
import './order.events.ts';
import { AllocationResolver, OrderEventResolver, OrderLineResolver, OrderResolver } from './order.resolver.ts';
import { OrderStatusChangedResolver } from './order-status-changed.resolver.ts';
import { DrugOrderResolver, ReorderSuggestionResolver, StockOrderResolver } from './order-stock.resolver.ts';

export { approveOrder } from './approve-order.ts';
export { acknowledgeOrder, cancelOrder, closeOrderShort, rejectOrder, sendOrder } from './end-order.ts';
export { fulfillOrder } from './fulfill-order.ts';
export { loadOrder } from './order.queries.ts';
export { Order } from './order.type.ts';
export { placeOrder } from './place-order.ts';

/** What was asked for, from placement to delivery. */
export const orders: Feature = {
  resolvers: [
    OrderResolver,
    OrderLineResolver,
    AllocationResolver,
    OrderEventResolver,
    StockOrderResolver,
    DrugOrderResolver,
    ReorderSuggestionResolver,
    OrderStatusChangedResolver,
  ],
};
