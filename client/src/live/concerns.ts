import type { ChangedType } from '../generated/graphql.ts';

/** Types whose records say something else once a record of this kind has changed: what shows any of them is asked again. */
export const concernsOf: Readonly<Record<ChangedType, ReadonlySet<string>>> = {
  DRUG: new Set(['Drug']),
  STOCK: new Set([
    'Stock',
    'Lot',
    'Transaction',
    'InventoryLog',
    'Drug',
    'ReorderSuggestion',
    'MovementPeriod',
    'ExpiryOutlook',
    'ExpiryMonth',
  ]),
  LOT: new Set(['Lot', 'Stock']),
  // An alert may say that a lot has expired, and with it what of the stock is usable.
  ALERT: new Set(['Alert', 'Stock', 'Lot', 'ShortagePeriod']),
  // Approving and delivering an order allocates and moves stock.
  ORDER: new Set(['Order', 'OrderCount', 'Stock', 'Lot', 'ReorderSuggestion']),
};

/** The same for conversations. */
export const ofConversations: ReadonlySet<string> = new Set(['Conversation', 'Message']);
