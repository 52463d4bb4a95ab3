import { useEffect, useMemo } from 'react';
import type { ChangedType } from '../generated/enums.ts';
import { MessageTouchedDocument, RecordTouchedDocument } from '../generated/graphql.ts';
import { apotheca } from './client.ts';
import { useFollow } from './live.ts';
import { useRefresher } from './provider.tsx';

/** Which types a change concerns: what shows any of them is asked again. */
const concerns: Readonly<Record<ChangedType, ReadonlySet<string>>> = {
  DRUG: new Set(['Drug']),
  STOCK: new Set(['Stock', 'Lot', 'Transaction', 'InventoryLog', 'ReorderSuggestion', 'Drug']),
  LOT: new Set(['Lot', 'Stock']),
  ALERT: new Set(['Alert']),
  // Approving and delivering an order promises and moves stock.
  ORDER: new Set(['Order', 'OrderCount', 'Stock', 'Lot', 'ReorderSuggestion']),
};
const messages = new Set(['Message', 'Conversation']);

/** Everything that the pages below show stays right by this: they need not follow anything themselves. */
export function useLiveUpdates(pharmacyId: string, may: { readonly stock: boolean; readonly messages: boolean }): void {
  const refresher = useRefresher();
  const here = useMemo(() => ({ pharmacyId }), [pharmacyId]);
  const nowhere = useMemo(() => ({}), []);
  useFollow(RecordTouchedDocument, may.stock ? here : null, ({ recordChanged: { type } }) =>
    refresher.touched(concerns[type]),
  );
  useFollow(MessageTouchedDocument, may.messages ? nowhere : null, () => refresher.touched(messages));
  useEffect(() => {
    let wasDown = false;
    // Not everything that is shown has events of its own; after a break all of it is asked again.
    return apotheca.onConnection(() => {
      const { state } = apotheca.connection;
      if (state === 'live' && wasDown) refresher.everything();
      wasDown = state === 'down' || (wasDown && state !== 'live');
    });
  }, [refresher]);
}
