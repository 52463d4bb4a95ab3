import type { LocalDate } from '../../domain/dates.ts';

/** Stock that is there already when a drug is entered; the inventory posts it in the same transaction. */
export interface OpeningStock {
  pharmacyId: string;
  quantity: number;
  lotNumber: string;
  expiresOn: LocalDate | null;
  actorId: string;
}

declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    'drug.created': { drugId: string; opening: (OpeningStock & Record<string, string | number | null>) | null };
    'drug.changed': { drugId: string };
    'supplier.changed': { supplierId: string };
  }
}
