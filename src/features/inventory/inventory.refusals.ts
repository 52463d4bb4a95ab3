import type { CandidateLot, SkipReason } from '../../domain/inventory/fefo.ts';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LotStatus } from '../../generated/prisma/enums.ts';
import type { SkippedLot } from './inventory.results.ts';
import { type AllocatedUnits, ordersOf } from './stocks/allocated.ts';

type Skipped = readonly { readonly lot: CandidateLot; readonly reason: SkipReason }[];

/** Skipped lots as the schema shows them. */
export function skippedLots(skipped: Skipped): SkippedLot[] {
  return skipped.map(({ lot, reason }) => ({
    lotId: lot.id,
    lotNumber: lot.lotNumber,
    quantity: lot.quantity,
    reason,
  }));
}

export const insufficientStock = (
  requested: number,
  available: number,
  skipped: Skipped,
  lot: CandidateLot | null = null,
  allocated: readonly AllocatedUnits[] = [],
) =>
  refuse(
    'InsufficientStock',
    'INSUFFICIENT_STOCK',
    message('insufficientStock', {
      requested,
      available,
      lotNumber: lot?.lotNumber ?? null,
      skipped: skipped.length,
      orders: ordersOf(allocated),
    }),
    {
      allocated: [...allocated],
      promised: [...allocated],
      requested,
      available,
      shortLotId: lot?.id ?? null,
      skipped: skippedLots(skipped),
    },
  );

export const expiryRequired = (lotNumbers: readonly string[]) =>
  refuse('ExpiryRequired', 'EXPIRY_REQUIRED', message('expiryRequired', { lotNumbers }), {
    lotNumbers: [...lotNumbers],
  });

export const notReturnable = (type: 'CUSTOMER_RETURN' | 'SUPPLIER_RETURN') =>
  refuse('NotReturnable', 'NOT_RETURNABLE', message('notReturnable', { type }), {});

export const illegalLotTransition = (from: LotStatus, to: LotStatus, allowed: readonly LotStatus[]) =>
  refuse('IllegalLotTransition', 'ILLEGAL_LOT_TRANSITION', message('illegalLotTransition', { from, to, allowed }), {
    from,
    to,
    allowed: [...allowed],
  });
