import { isHeld } from '../../../domain/inventory/lot-status.ts';
import { inWords, type Message, message } from '../../../domain/messages/index.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { openLots, openStocks } from '../lots/open-lot.ts';
import { lotOpened } from '../movements/ledger.ts';
import type { LockedLot, LockedStock } from '../stocks/load-stock.ts';
import type { Arrival, ArrivalPlan, PlannedArrival } from './plan-arrivals.ts';
import type { ReceivingPharmacy } from './receiving-stock.ts';

/** What comes into the lots of one stock, ready to be posted. */
export interface StockArrival {
  readonly stock: LockedStock;
  /** Its lots, those that were opened for it as well. */
  readonly lots: readonly LockedLot[];
  readonly lines: readonly { readonly lotId: string; readonly change: number }[];
  /** Whether they came beyond what an order asked for. */
  readonly extra: boolean;
  readonly reason: string | null;
}

/** Opens the stocks and lots that a plan needs, and tells what comes into which lot and what the person should know. */
export async function receiveArrivals(
  tx: Tx,
  pharmacy: ReceivingPharmacy,
  known: readonly LockedStock[],
  plan: ArrivalPlan,
) {
  const { organizationId, pharmacyId, supplierId } = pharmacy;
  const stocks = new Map(known.map((stock) => [stock.drugId, stock]));
  const missing = plan.arrivals.map(({ arrival }) => arrival.drugId).filter((drugId) => !stocks.has(drugId));
  const openedStocks = await openStocks(tx, organizationId, pharmacyId, [...new Set(missing)]);
  for (const stock of openedStocks) stocks.set(stock.drugId, stock);
  const ids = new Map(plan.arrivals.flatMap(({ target }) => ('lot' in target ? [] : [[target.openedAs, newId()]])));
  const opened = await openLots(
    tx,
    organizationId,
    opening(plan.arrivals).map(({ arrival, target }) => ({
      id: ids.get(target.openedAs) ?? '',
      stockId: stocks.get(arrival.drugId)?.id ?? '',
      lotNumber: arrival.lotNumber,
      expiresOn: arrival.expiresOn,
      supplierId,
      status: target.status,
      parentId: typeof target.partOf === 'number' ? (ids.get(target.partOf) ?? null) : (target.partOf?.id ?? null),
      spelledApart: target.spelledApart,
    })),
  );
  const lotOf = ({ target }: PlannedArrival) =>
    'lot' in target ? target.lot : opened.find((lot) => lot.id === ids.get(target.openedAs));
  const byStock = [...stocks.values()].flatMap((stock): StockArrival[] => {
    const lots = [...stock.lots, ...opened.filter((lot) => lot.stockId === stock.id)];
    const of = plan.arrivals.filter(({ arrival }) => arrival.drugId === stock.drugId);
    const sum = (arrivals: readonly PlannedArrival[]) => {
      const sums = new Map<string, number>();
      for (const each of arrivals) {
        const lotId = lotOf(each)?.id ?? '';
        sums.set(lotId, (sums.get(lotId) ?? 0) + each.arrival.quantity);
      }
      return sums;
    };
    const ordered = of.filter(({ arrival }) => arrival.extra === null);
    const came = sum(ordered);
    const afterOrdered = lots.map((lot) => ({ ...lot, quantity: lot.quantity + (came.get(lot.id) ?? 0) }));
    return [
      { own: ordered, extra: false, lots },
      { own: of.filter(({ arrival }) => arrival.extra !== null), extra: true, lots: afterOrdered },
    ].flatMap(({ own, extra, lots }) =>
      own.length === 0
        ? []
        : [
            {
              stock,
              lots,
              extra,
              lines: [...sum(own)].map(([lotId, change]) => ({ lotId, change })),
              reason: reasonOf(own.map(({ arrival }) => arrival)),
            },
          ],
    );
  });
  const held = plan.arrivals.flatMap((each) => {
    const lot = lotOf(each);
    return lot && isHeld(lot.status) ? [heldNotice(lot, each.arrival)] : [];
  });
  return {
    byStock,
    openedStocks: openedStocks.map(({ id: stockId, drugId }) => ({ stockId, drugId })),
    openedLots: opened.map(lotOpened),
    notices: [...plan.notices, ...new Map(held.map((notice) => [inWords('en', notice), notice])).values()],
  };
}

type Opening = PlannedArrival & { readonly target: Exclude<PlannedArrival['target'], { readonly lot: LockedLot }> };

/** The lots to open, each once: those that others are a part of or go into as well stand under one number. */
function opening(arrivals: readonly PlannedArrival[]): Opening[] {
  const seen = new Set<number>();
  return arrivals.filter((each): each is Opening => {
    if ('lot' in each.target || seen.has(each.target.openedAs)) return false;
    seen.add(each.target.openedAs);
    return true;
  });
}

/** What whoever receives goods is told of a lot that nothing can be taken from. */
function heldNotice({ lotNumber, status }: LockedLot, { quantity, quarantine }: Arrival): Message {
  if (status === 'RECALLED') return message('arrivedRecalled', { lotNumber, quantity, noted: quarantine });
  return quarantine !== null && status === 'QUARANTINED'
    ? message('arrivedInQuarantine', { lotNumber, quantity, reason: quarantine })
    : message('arrivedInHeldLot', { lotNumber, status });
}

/** Why goods came beyond an order or went into quarantine, in the words of whoever received them; null when neither. */
function reasonOf(arrivals: readonly Arrival[]): string | null {
  const reasons = [...new Set(arrivals.flatMap(({ extra, quarantine }) => [extra ?? [], quarantine ?? []].flat()))];
  return reasons.length > 0 ? reasons.join('; ').slice(0, 500) : null;
}
