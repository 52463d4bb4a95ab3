import type { OrderStatus } from '../../domain/orders/order-state.ts';

declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    /**
     * An order was placed (`from` is null) or took a step; from PARTIALLY_FULFILLED to itself when more of it was fulfilled. With `released` it took
     * none: it names the lots of which nothing is allocated to it any more.
     */
    'order.status-changed': {
      orderId: string;
      requestedById: string;
      from: OrderStatus | null;
      to: OrderStatus;
      released?: string;
    };
    /** Somebody confirmed having received what an order brought. */
    'order.acknowledged': { orderId: string };
  }
}
