declare module '../../platform/events.ts' {
  interface EventPayloads {
    /** A stock's quantity, levels or usable lots changed. `quantity` is the balance after; no transaction where nothing moved. */
    'stock.changed': {
      stockId: string;
      drugId: string;
      transactionId: string | null;
      quantity: number;
      quantityChanged: number;
    };
  }
}

export {};
