import { useState } from 'react';
import { useSession } from '../../session/index.ts';

/** One lot of a line as it is being entered. */
export interface Came {
  readonly key: number;
  readonly lineId: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly quantity: number | string;
}

/** What was entered of a delivery; it outlives the form that it was entered in, and ends with the session. */
export function useDeliveryDraft(orderId: string, begin: () => Came[]) {
  const { drafts } = useSession();
  const name = draftOf(orderId);
  const [came, setCame] = useState<readonly Came[]>(() => {
    const draft = drafts.get(name);
    return draft === undefined ? begin() : (JSON.parse(draft) as Came[]);
  });
  const change = (next: (before: readonly Came[]) => readonly Came[]) =>
    setCame((before) => {
      const after = next(before);
      drafts.set(name, JSON.stringify(after));
      return after;
    });
  return { came, change };
}

/** Under which name the session keeps the draft of an order's delivery. */
export function draftOf(orderId: string): string {
  return `delivery ${orderId}`;
}
