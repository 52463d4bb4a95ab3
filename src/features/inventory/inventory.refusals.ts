import type { CandidateLot, SkipReason } from '../../domain/fefo.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LotStatus } from '../../generated/prisma/enums.ts';
import type { SkippedLot } from './inventory.results.ts';
import { type AllocatedUnits, allocatedSentence } from './stocks/allocated.ts';

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
    `${requested} were asked for, ${available} can be had now${lot ? ` from lot ${lot.lotNumber}` : ''}.${skipped.length > 0 ? ` ${skipped.length} lot${skipped.length === 1 ? '' : 's'} with goods cannot be used.` : ''}${lot && allocated.length > 0 ? ` ${allocatedSentence(lot.lotNumber, allocated)}` : ''}`,
    {
      allocated: [...allocated],
      promised: [...allocated],
      requested,
      available,
      shortLotId: lot?.id ?? null,
      skipped: skippedLots(skipped),
    },
  );

const because: Record<SkipReason, string> = {
  EXPIRED: 'it has expired',
  ON_HOLD: 'it is on hold',
  QUARANTINED: 'it is in quarantine',
  RECALLED: 'it was recalled',
  FULLY_ALLOCATED: 'all of it is promised to orders',
};

export const lotNotUsable = (lot: CandidateLot, reason: SkipReason) =>
  refuse('LotNotUsable', 'LOT_NOT_USABLE', `Nothing can be dispensed from lot ${lot.lotNumber}: ${because[reason]}.`, {
    lotId: lot.id,
    lotNumber: lot.lotNumber,
    reason,
  });

export const lotExpired = (expiredOn: string) =>
  refuse(
    'LotExpired',
    'LOT_EXPIRED',
    `These goods expired on ${expiredOn} and cannot be received. Check the date on the package.`,
    { expiredOn },
  );

export const expiryRequired = (lotNumbers: readonly string[]) =>
  refuse(
    'ExpiryRequired',
    'EXPIRY_REQUIRED',
    `Lot ${lotNumbers.join(', ')} has no expiry date. Give the one on the package; where it names only a month, that month.`,
    { lotNumbers: [...lotNumbers] },
  );

export const alreadyReversed = (reversalId: string) =>
  refuse(
    'AlreadyReversed',
    'ALREADY_REVERSED',
    'This transaction was reversed before. Enter the movement anew if it was right after all.',
    { reversalId },
  );

export const returnedSince = (returnIds: readonly string[]) =>
  refuse(
    'ReturnedSince',
    'RETURNED_SINCE',
    'Goods of this transaction were returned. Reverse the returns first if they were mistaken as well.',
    { returnIds: [...returnIds] },
  );

export const notReturnable = (type: 'CUSTOMER_RETURN' | 'SUPPLIER_RETURN') =>
  refuse(
    'NotReturnable',
    'NOT_RETURNABLE',
    type === 'CUSTOMER_RETURN'
      ? 'What comes back left by a dispense or an issue that was not reversed. Name that one.'
      : 'What is sent back came by a receipt that was not reversed. Name that one.',
    {},
  );

export const returnExceeded = (lot: CandidateLot, moved: number, returned: number, requested: number) =>
  refuse(
    'ReturnExceeded',
    'RETURN_EXCEEDED',
    `${requested} of lot ${lot.lotNumber} are more than can be returned: this transaction moved ${moved} of it, and ${returned} were returned already.`,
    { lotId: lot.id, moved, returned, requested },
  );

export const notReversible = () =>
  refuse('NotReversible', 'NOT_REVERSIBLE', 'A reversal cannot be reversed. Enter the movement anew.', {});

export const illegalLotTransition = (from: LotStatus, to: LotStatus, allowed: readonly LotStatus[]) =>
  refuse(
    'IllegalLotTransition',
    'ILLEGAL_LOT_TRANSITION',
    `A lot that is ${from} cannot become ${to}. ${allowed.length > 0 ? `It can become ${allowed.join(' or ')}` : 'It leaves that with all of its number: use setLotStatus'}.`,
    {
      from,
      to,
      allowed: [...allowed],
    },
  );

export const lotUnderRecall = (
  lotNumber: string,
  { id, number, caughtAs }: { readonly id: string; readonly number: string; readonly caughtAs: string | null },
) =>
  refuse(
    'LotUnderRecall',
    'LOT_UNDER_RECALL',
    `Lot ${lotNumber} ${caughtAs === null ? `is covered by recall ${number}` : `was caught as ${caughtAs} by recall ${number}`}, which is active. It can be released once that is closed.`,
    { recallId: id, recallNumber: number },
  );
