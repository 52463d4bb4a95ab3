/** Entries dated further back than this need `stock:back-date` and a reason: the paper of a long weekend is entered by whoever is there. */
export const ordinaryHours = 72;

/** Whether an entry is dated so far back that it needs a right and a reason. */
export function isFarBack(occurredAt: Date | null | undefined, now: Date): boolean {
  return occurredAt != null && now.getTime() - occurredAt.getTime() > ordinaryHours * 3_600_000;
}

/** Whether a person may undo what they entered themselves: within so many minutes of recording it, and not of when it is said to have happened. */
export function isFresh(recordedAt: Date, now: Date, minutes: number): boolean {
  return now.getTime() - recordedAt.getTime() <= minutes * 60_000;
}
