import type { Feature } from '../../graphql/feature.ts';
import { inventoryConstraints } from './constraints.ts';
import { inventoryTables } from './tables.ts';
import './inventory.events.ts';
import { DrugStockResolver } from './drug.resolver.ts';
import { LotCorrectedResolver, LotCorrectionResolver, LotResolver } from './lots/lot.resolver.ts';
import { addUpLedgers } from './movements/ledger-round.ts';
import { MovementResolver, StockMovementResolver } from './movements/movement.resolver.ts';
import { loadTransaction, loadTransactionsOfOrder } from './movements/transaction.queries.ts';
import { InventoryLogResolver, ReturnableLotResolver, TransactionResolver } from './movements/transaction.resolver.ts';
import { postOpening } from './receiving/post-opening.ts';
import { LabelDoubtResolver, ScanResolver } from './scan/scan.resolver.ts';
import { loadLot } from './stocks/lot.queries.ts';
import { figures, loadStock, loadStockAt } from './stocks/stock.queries.ts';
import { StockResolver } from './stocks/stock.resolver.ts';
import { Lot, Stock } from './stocks/stock.type.ts';
import { StockChangedResolver } from './stocks/stock-changed.resolver.ts';
import { refreshListings } from './stocks/stock-listing.ts';

export { skippedLots } from './inventory.refusals.ts';
export { ExpiryRequired, LotExpired, SkippedLot } from './inventory.results.ts';

export { dispenseStock } from './movements/dispense-stock.ts';
export { type PostedMovement, type Posting, postMovements, stockChanged } from './movements/ledger.ts';
export { addUpEverything } from './movements/ledger-health.ts';
export { Transaction } from './movements/transaction.type.ts';
export { unusualQuantity } from './movements/unusual.ts';
export { ArrivingLot, arrivalOf } from './receiving/arriving-lot.input.ts';
export { type Arrival, type ArrivalPlan, planArrivals } from './receiving/plan-arrivals.ts';
export { receiveArrivals, type StockArrival } from './receiving/receive-arrivals.ts';
export { receiveStock } from './receiving/receive-stock.ts';
export { loadReceivingPharmacy, type ReceivingPharmacy } from './receiving/receiving-stock.ts';
export { type LockedStock, lockStocks, todayAt, usualOf, withGoods } from './stocks/load-stock.ts';
export {
  allocationsReleased,
  releaseAllocations,
  releasesOf,
} from './stocks/release-allocations.ts';
export { setStockLevels } from './stocks/set-stock-levels.ts';
export { walkStocks } from './stocks/walk.ts';
export { addUpLedgers, figures, Lot, loadLot, loadStock, loadTransaction, loadTransactionsOfOrder, Stock };

/** The key by which a service knows a stock that it has not seen: one drug at one pharmacy. */
interface StockKey {
  readonly pharmacy: { readonly id: string };
  readonly drug: { readonly id: string };
}

/** What is on the shelf, in which lots, and how it came and went. */
export const inventory: Feature = {
  resolvers: [
    StockResolver,
    LotResolver,
    LotCorrectionResolver,
    LotCorrectedResolver,
    ScanResolver,
    LabelDoubtResolver,
    MovementResolver,
    StockMovementResolver,
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
        'pharmacy { id } drug { id }': (context, { pharmacy, drug }: StockKey) =>
          loadStockAt(context, pharmacy.id, drug.id),
      },
    },
  },
  jobs: [
    { name: 'ledger', everyMs: 60_000, run: addUpLedgers },
    { name: 'stock listings', everyMs: 60_000, run: refreshListings },
  ],
  nodes: {
    Stock: { table: 'stock', policy: 'stock:read', load: loadStock },
    Lot: { table: 'lot', policy: 'stock:read', load: loadLot },
    Transaction: { table: 'transaction', policy: 'stock:read', load: loadTransaction },
  },
  tables: inventoryTables,
  functions: { refresh_listings: ['stock_listing.usable', 'stock_listing.usable_from', 'stock_listing.usable_until'] },
  constraints: inventoryConstraints,
  daily: ['stock', 'lot', 'period'],
};
