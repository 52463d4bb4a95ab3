import { useEffect, useMemo } from 'react';
import {
  MessageTouchedDocument,
  OrderTouchedDocument,
  ShortageTouchedDocument,
  StockTouchedDocument,
} from '../generated/graphql.ts';
import { apotheca } from './client.ts';
import { useFollow } from './live.ts';
import { useRefresher } from './provider.tsx';

/** Which types an event concerns: what shows any of them is asked again. */
const concerns = {
  stock: new Set(['Stock', 'Lot', 'Transaction', 'InventoryLog', 'Alert', 'ReorderSuggestion', 'Drug']),
  shortage: new Set(['Alert', 'Stock']),
  // Approving and delivering an order promises and moves stock.
  order: new Set(['Order', 'Stock', 'Lot', 'Alert', 'ReorderSuggestion']),
  message: new Set(['Message', 'Conversation']),
};

/** Everything that the pages below show stays right by this: they need not follow anything themselves. */
export function useLiveUpdates(
  pharmacyId: string,
  may: { readonly stock: boolean; readonly orders: boolean; readonly messages: boolean },
): void {
  const refresher = useRefresher();
  const here = useMemo(() => ({ pharmacyId }), [pharmacyId]);
  const nowhere = useMemo(() => ({}), []);
  useFollow(StockTouchedDocument, may.stock ? here : null, () => refresher.touched(concerns.stock));
  useFollow(ShortageTouchedDocument, may.stock ? here : null, () => refresher.touched(concerns.shortage));
  useFollow(OrderTouchedDocument, may.orders ? here : null, () => refresher.touched(concerns.order));
  useFollow(MessageTouchedDocument, may.messages ? nowhere : null, () => refresher.touched(concerns.message));
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
