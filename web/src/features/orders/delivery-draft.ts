import { useState } from 'react';
import { useSession } from '../../session/index.ts';

/** One lot of what came, as it is being entered. */
export interface Came {
  readonly key: number;
  /** The line of the order, or the group of extra goods. */
  readonly lineId: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly quantity: number | string;
  /** Why it goes into quarantine; null when it does not. */
  readonly quarantine: string | null;
}

/** Goods beyond the lines of the order. */
export interface Extra {
  readonly id: string;
  readonly drugId: string;
  readonly name: string;
  readonly reason: string;
}

export interface Draft {
  readonly came: readonly Came[];
  readonly extras: readonly Extra[];
}

/** What was entered of a delivery; it outlives the form that it was entered in, and ends with the session. */
export function useDeliveryDraft(orderId: string, begin: () => Came[]) {
  const { drafts } = useSession();
  const name = draftOf(orderId);
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = drafts.get(name);
    return kept === undefined ? { came: begin(), extras: [] } : (JSON.parse(kept) as Draft);
  });
  const change = (next: (before: Draft) => Draft) =>
    setDraft((before) => {
      const after = next(before);
      drafts.set(name, JSON.stringify(after));
      return after;
    });
  return { ...draft, change };
}

/** Under which name the session keeps the draft of an order's delivery. */
export function draftOf(orderId: string): string {
  return `delivery ${orderId}`;
}

/** A row for another lot. */
export function newRow(before: Draft, lineId: string, fields: Partial<Came>): Came {
  const key = Math.max(-1, ...before.came.map((each) => each.key)) + 1;
  return { key, lineId, lotNumber: '', expiresOn: '', quantity: '', quarantine: null, ...fields };
}
