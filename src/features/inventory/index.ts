import type { Feature } from '../../graphql/feature.ts';
import './inventory.events.ts';
import { DrugStockResolver } from './drug.resolver.ts';
import { LotCorrectionResolver, LotResolver } from './lot.resolver.ts';
import { MovementResolver } from './movement.resolver.ts';
import { postOpening } from './post-opening.ts';
import { figures, loadLot, loadStock, loadStockAt, requireVisible } from './stock.queries.ts';
import { StockResolver } from './stock.resolver.ts';
import { Lot, Stock } from './stock.type.ts';
import { StockChangedResolver } from './stock-changed.resolver.ts';
import { loadTransaction } from './transaction.queries.ts';
import { InventoryLogResolver, ReturnableLotResolver, TransactionResolver } from './transaction.resolver.ts';
import { Transaction } from './transaction.type.ts';

export { ArrivingLot, arrivalOf } from './arriving-lot.input.ts';
export { correctLot } from './correct-lot.ts';
export { dispenseStock } from './dispense-stock.ts';
export { ExpiryRequired, LotExpired, SkippedLot, skippedLots } from './inventory.results.ts';
export { type PostedMovement, type Posting, postMovements, stockChanged } from './ledger.ts';
export { ledgerHealth } from './ledger-health.ts';
export { type LockedStock, lockStocks, requireAt, todayAt, usualOf } from './load-stock.ts';
export { type Arrival, type ArrivalPlan, planArrivals } from './plan-arrivals.ts';
export { receiveArrivals, type StockArrival } from './receive-arrivals.ts';
export { receiveStock } from './receive-stock.ts';
export { loadReceivingPlace, type ReceivingPlace } from './receiving-place.ts';
export { promisesReleased, type ReleasedPromise, releasePromises, releasesOf } from './release-promises.ts';
export { setLotStatus } from './set-lot-status.ts';
export { setStockLevels } from './set-stock-levels.ts';
export { loadTransactionsOfOrder } from './transaction.queries.ts';
export { unusualQuantity } from './unusual.ts';
export { figures, Lot, loadLot, loadStock, loadTransaction, requireVisible, Stock, Transaction };

/** The key by which a service knows a stock that it has not seen: one drug at one pharmacy. */
interface StockPlace {
  readonly pharmacy: { readonly id: string };
  readonly drug: { readonly id: string };
}

/** What is on the shelf, in which lots, and how it came and went. */
export const inventory: Feature = {
  resolvers: [
    StockResolver,
    LotResolver,
    LotCorrectionResolver,
    MovementResolver,
    TransactionResolver,
    InventoryLogResolver,
    ReturnableLotResolver,
    DrugStockResolver,
    StockChangedResolver,
  ],
  reactions: { 'drug.created': postOpening },
  sensitive: { Stock: (record) => (record as Partial<Stock>).drug?.controlledSchedule != null },
  entities: {
    Stock: {
      policy: 'stock:read',
      keys: {
        id: (context, { id }: Stock) => loadStock(context, id),
        'pharmacy { id } drug { id }': (context, { pharmacy, drug }: StockPlace) =>
          loadStockAt(context, pharmacy.id, drug.id),
      },
    },
  },
};
