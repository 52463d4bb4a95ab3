import type { LocalDate } from '../dates.ts';
import { type CandidateLot, usable } from './fefo.ts';

export type StockStatus = 'OK' | 'LOW' | 'OUT';

/** Nothing may be dispensed, even if expired or held goods are there. In SQL: stock_out. */
export function isOut(usableQuantity: number): boolean {
  return usableQuantity === 0;
}

/** So much is below the reorder point. In SQL: stock_low. */
export function isLow(usableQuantity: number, minQuantity: number): boolean {
  return usableQuantity < minQuantity;
}

/** The status of a stock in one word. In SQL: stock_status. */
export function stockStatus(usableQuantity: number, minQuantity: number): StockStatus {
  if (isOut(usableQuantity)) return 'OUT';
  return isLow(usableQuantity, minQuantity) ? 'LOW' : 'OK';
}

/** The figures of a stock that follow from its lots. */
export function figuresOf(lots: readonly CandidateLot[], minQuantity: number, today: LocalDate) {
  const quantity = sum(lots.map((lot) => lot.quantity));
  const allocated = sum(lots.map((lot) => lot.allocated));
  const usableQuantity = sum(lots.map((lot) => usable(lot, today)));
  const dates = lots.flatMap((lot) => (lot.quantity > 0 && lot.expiresOn !== null ? [lot.expiresOn] : []));
  return {
    quantity,
    allocated,
    available: quantity - allocated,
    usable: usableQuantity,
    status: stockStatus(usableQuantity, minQuantity),
    earliestExpiry: dates.sort()[0] ?? null,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
