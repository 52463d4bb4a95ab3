import type { Message } from '../../domain/messages/index.ts';

declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    /** A stock's quantity, levels or usable lots changed. `quantity` is the balance after; no transaction where nothing moved. */
    'stock.changed': {
      stockId: string;
      drugId: string;
      transactionId: string | null;
      quantity: number;
      quantityChanged: number;
    };
    /** What of lots was allocated to an order was taken back, since nobody may have those goods any more. */
    'allocations.released': {
      orderId: string;
      actorId: string;
      reason: Message;
      lots: { lotId: string; lotNumber: string; quantity: number }[];
    };
  }
}
