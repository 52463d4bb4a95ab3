import type { RecordType } from '../generated/graphql.ts';

/** Types whose records say something else once a record of this kind has changed: what shows any of them is asked again. */
export const concernsOf: Readonly<Record<RecordType, ReadonlySet<string>>> = {
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
  SUPPLIER: new Set(['Supplier']),
  // What a recall holds is told by its stocks as well.
  RECALL: new Set(['Recall', 'Stock', 'Lot']),
  // Steps of orders and conversations are for some roles and not for others.
  ACCESS: new Set(['User', 'Membership', 'Pharmacy', 'Organization', 'Invitation', 'Order', 'Conversation', 'Message']),
};

/** Types of which not every change is told: offering an invitation, and withdrawing it, are not. */
const partlyTold: ReadonlySet<string> = new Set(['Invitation']);

/** The types of which every change is told by `recordChanged`. */
export const ofRecords: ReadonlySet<string> = new Set(
  Object.values(concernsOf)
    .flatMap((types) => [...types])
    .filter((type) => !partlyTold.has(type)),
);

/** The same for conversations. */
export const ofConversations: ReadonlySet<string> = new Set(['Conversation', 'Message']);
