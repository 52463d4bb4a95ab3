/** A kind of movement of which it is known what is usual. */
export type UsualMovement = 'DISPENSE' | 'RECEIPT';

/** How many of the last movements of one kind of a stock say what is usual of it. */
export const usualSample = 20;
/** With fewer than these nothing is known, and nothing is asked. */
const leastKnown = 5;
/** A slip is tenfold (a nought too many) or more (a code in the field); what really happens stays below four times the larger ones. */
const beyond = 4;
/** Single pieces vary more than that without being a slip; ten in the place of one are. */
const neverAsked = 9;

/**
 * The most that is not asked again, by the last movements of the same kind of the same stock: four times their upper quartile. The quartile and not
 * the largest, so that one movement that was really large, or a slip that somebody confirmed, does not let the next slip pass; and not the median,
 * so that a ward's monthly supply beside single packages is not asked every time; never fewer than ten. Null where too little is known to say.
 */
export function usualLimit(quantities: readonly number[]): number | null {
  if (quantities.length < leastKnown) return null;
  const sorted = quantities.map(Math.abs).sort((a, b) => a - b);
  const quartile = sorted[Math.ceil(sorted.length * 0.75) - 1] ?? 0;
  return Math.max(quartile * beyond, neverAsked);
}

/** Whether a quantity is far beyond what is usual. */
export function isUnusual(quantity: number, quantities: readonly number[]): boolean {
  const limit = usualLimit(quantities);
  return limit !== null && quantity > limit;
}
