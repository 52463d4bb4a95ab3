import type { CandidateLot, SkipReason } from '../../domain/fefo.ts';
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

export const lotNotUsable = (lot: CandidateLot, reason: SkipReason) =>
  refuse('LotNotUsable', 'LOT_NOT_USABLE', message('lotNotUsable', { lotNumber: lot.lotNumber, reason }), {
    lotId: lot.id,
    lotNumber: lot.lotNumber,
    reason,
  });

export const lotExpired = (expiredOn: string) =>
  refuse('LotExpired', 'LOT_EXPIRED', message('lotExpired', { expiredOn }), { expiredOn });

export const expiryRequired = (lotNumbers: readonly string[]) =>
  refuse('ExpiryRequired', 'EXPIRY_REQUIRED', message('expiryRequired', { lotNumbers }), {
    lotNumbers: [...lotNumbers],
  });

export const alreadyReversed = (reversalId: string) =>
  refuse('AlreadyReversed', 'ALREADY_REVERSED', message('alreadyReversed'), { reversalId });

export const returnedSince = (returnIds: readonly string[]) =>
  refuse('ReturnedSince', 'RETURNED_SINCE', message('returnedSince'), { returnIds: [...returnIds] });

export const notReturnable = (type: 'CUSTOMER_RETURN' | 'SUPPLIER_RETURN') =>
  refuse('NotReturnable', 'NOT_RETURNABLE', message('notReturnable', { type }), {});

export const returnExceeded = (lot: CandidateLot, moved: number, returned: number, requested: number) =>
  refuse(
    'ReturnExceeded',
    'RETURN_EXCEEDED',
    message('returnExceeded', { lotNumber: lot.lotNumber, moved, returned, requested }),
    { lotId: lot.id, moved, returned, requested },
  );

export const notReversible = () => refuse('NotReversible', 'NOT_REVERSIBLE', message('notReversible'), {});

export const illegalLotTransition = (from: LotStatus, to: LotStatus, allowed: readonly LotStatus[]) =>
  refuse('IllegalLotTransition', 'ILLEGAL_LOT_TRANSITION', message('illegalLotTransition', { from, to, allowed }), {
    from,
    to,
    allowed: [...allowed],
  });

export const lotUnderRecall = (
  lotNumber: string,
  { id, number, caughtAs }: { readonly id: string; readonly number: string; readonly caughtAs: string | null },
) =>
  refuse('LotUnderRecall', 'LOT_UNDER_RECALL', message('lotUnderRecall', { lotNumber, number, caughtAs }), {
    recallId: id,
    recallNumber: number,
  });
