import type { Feature } from '../../graphql/feature.ts';
import { ordersTables } from './tables.ts';
import './order.events.ts';
import { loadOrder, loadOrderByNumber } from './order.queries.ts';
import {
  AllocationResolver,
  OrderEventResolver,
  OrderFulfilledResolver,
  OrderLineResolver,
  OrderResolver,
} from './order.resolver.ts';
import { Order } from './order.type.ts';
import { OrderStatusChangedResolver } from './order-status-changed.resolver.ts';
import {
  DrugOrderResolver,
  OrdersOfStockResolver,
  OrderTransactionResolver,
  ReorderSuggestionResolver,
  TransactionOrderResolver,
} from './order-stock.resolver.ts';
import { loseAllocations } from './steps/lose-allocations.ts';
import { OrderStepsResolver } from './steps/order-steps.resolver.ts';

export { acknowledgeOrder } from './steps/acknowledge-order.ts';
export { approveOrder } from './steps/approve-order.ts';
export { cancelOrder } from './steps/cancel-order.ts';
export { closeOrderShort } from './steps/close-order-short.ts';
export { fulfillOrder } from './steps/fulfill-order.ts';
export { placeOrder } from './steps/place-order.ts';
export { rejectOrder } from './steps/reject-order.ts';
export { sendOrder } from './steps/send-order.ts';
export { loadOrder, Order };

/** The key that people read out: an order's number at its pharmacy. */
interface OrderNumber {
  readonly number: number;
  readonly pharmacy: { readonly id: string };
}

/** What was asked for, from placement to delivery. */
export const orders: Feature = {
  resolvers: [
    OrderResolver,
    OrderStepsResolver,
    OrderLineResolver,
    AllocationResolver,
    OrderEventResolver,
    OrderFulfilledResolver,
    OrdersOfStockResolver,
    DrugOrderResolver,
    OrderTransactionResolver,
    TransactionOrderResolver,
    ReorderSuggestionResolver,
    OrderStatusChangedResolver,
  ],
  reactions: { 'allocations.released': loseAllocations },
  entities: {
    Order: {
      policy: 'order:read',
      keys: {
        id: (context, { id }: Order) => loadOrder(context, id),
        'number pharmacy { id }': (context, { number, pharmacy }: OrderNumber) =>
          loadOrderByNumber(context, pharmacy.id, number),
      },
    },
  },
  nodes: { Order: { table: 'supply_order', policy: 'order:read', load: loadOrder } },
  tables: ordersTables,
  daily: ['order'],
};
