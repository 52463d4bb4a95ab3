import { isExpired, type LocalDate } from '../dates.ts';
import { isHeld, type LotStatus } from './lot-status.ts';

/** What choosing lots needs to know of one. `createdAt` is when it was first received, in milliseconds. */
export interface CandidateLot {
  readonly id: string;
  readonly lotNumber: string;
  readonly expiresOn: LocalDate | null;
  readonly status: LotStatus;
  readonly quantity: number;
  readonly allocated: number;
  readonly createdAt: number;
}

export type SkipReason = 'EXPIRED' | 'ON_HOLD' | 'QUARANTINED' | 'RECALLED' | 'FULLY_ALLOCATED';

export interface Pick {
  readonly lot: CandidateLot;
  readonly quantity: number;
}

export interface PickResult {
  readonly picks: readonly Pick[];
  /** How much of the request the usable lots do not cover; 0 when they cover it. */
  readonly shortage: number;
  /** Lots that hold goods which may not be taken now, and why. */
  readonly skipped: readonly { readonly lot: CandidateLot; readonly reason: SkipReason }[];
}

/** Why nothing may be taken from a lot now, or null when something may be (or it is simply empty). */
export function skipReason(lot: CandidateLot, today: LocalDate): SkipReason | null {
  if (isHeld(lot.status)) return lot.status;
  if (isExpired(lot.expiresOn, today)) return 'EXPIRED';
  return lot.quantity > 0 && lot.allocated >= lot.quantity ? 'FULLY_ALLOCATED' : null;
}

/** What may be taken from a lot now. In SQL: lot_usable. */
export function usable(lot: CandidateLot, today: LocalDate): number {
  return skipReason(lot, today) === null ? lot.quantity - lot.allocated : 0;
}

/** First expired first out: earliest date first, lots without a date last, then the older receipt, then the id. */
export function fefoOrder(a: CandidateLot, b: CandidateLot): number {
  const byDate = compare(a.expiresOn ?? '9999-12-31~', b.expiresOn ?? '9999-12-31~');
  return byDate || a.createdAt - b.createdAt || compare(a.id, b.id);
}

/** Takes `quantity` units from the lots, first expired first out, and tells what is short and what was passed over. */
export function pickLots(lots: readonly CandidateLot[], quantity: number, today: LocalDate): PickResult {
  const picks: Pick[] = [];
  const skipped: { lot: CandidateLot; reason: SkipReason }[] = [];
  let needed = quantity;
  for (const lot of [...lots].sort(fefoOrder)) {
    const reason = skipReason(lot, today);
    if (reason !== null && lot.quantity > 0) skipped.push({ lot, reason });
    const taken = Math.min(usable(lot, today), needed);
    if (taken > 0) {
      picks.push({ lot, quantity: taken });
      needed -= taken;
    }
  }
  return { picks, shortage: needed, skipped };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
