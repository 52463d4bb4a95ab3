import { type LocalDate, localDate } from '../../../domain/dates.ts';
import { askAgain, type DoubtKind, doubtsAbout } from '../../../domain/doubt.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { doubtsOfExpiry, type ExpiryRule, whyNotReceived } from '../../../domain/inventory/expiry.ts';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import { isHeld, type LotStatus } from '../../../domain/inventory/lot-status.ts';
import { maxBalance } from '../../../domain/inventory/quantity.ts';
import { type Message, message } from '../../../domain/messages/index.ts';
import { about, refuse } from '../../../domain/refusal.ts';
import { drugArchived } from '../../catalogue/index.ts';
import { expiryRequired } from '../inventory.refusals.ts';
import { unusualQuantity } from '../movements/unusual.ts';
import type { LockedLot, LockedStock } from '../stocks/load-stock.ts';
import type { ReceivingPharmacy } from './receiving-stock.ts';

export const lotExpired = (expiredOn: string) =>
  refuse('LotExpired', 'LOT_EXPIRED', message('lotExpired', { expiredOn }), { expiredOn });

/** Goods of one lot that arrive, loose or of an order. */
export interface Arrival {
  readonly drugId: string;
  readonly lotNumber: string;
  readonly expiresOn: LocalDate | null;
  readonly quantity: number;
  /** Why they go into quarantine; null when they do not. */
  readonly quarantine: string | null;
  /** That the person insists on a lot of its own beside one of another spelling. */
  readonly asOwnLot: boolean;
  /** Why they came although nobody ordered them, of an order; null for what was ordered, and for what came loose. */
  readonly extra: string | null;
  /** That they were ordered: how many was asked about then. */
  readonly ordered: boolean;
  /** Where the input tells of them, such as `input.lines.3.lots.1`. */
  readonly field: string;
  /** Where the input names their drug, or the line of an order that does. */
  readonly drugField: string;
}

/** A lot that goods go into: one that is there, or one to be opened (with `openedAs`, by which others of the plan name it). */
type Target =
  | { readonly lot: LockedLot }
  | {
      readonly openedAs: number;
      readonly status: LotStatus;
      /** The whole that it is a part of: a lot that is there, or the number of one that the plan opens. */
      readonly partOf: LockedLot | number | null;
      readonly spelledApart: boolean;
    };

export interface PlannedArrival {
  readonly arrival: Arrival;
  readonly target: Target;
}

export interface ArrivalPlan {
  readonly arrivals: readonly PlannedArrival[];
  /** What the person should know although it is no error, in sentences. */
  readonly notices: readonly Message[];
}

/**
 * The one rule for goods that arrive, by whichever way: what is refused, what is asked again, and which lot they go into. Two spellings of one
 * number are one lot unless somebody insists; what goes into quarantine is a part of the lot that is there.
 * @throws ApothecaError NOT_FOUND for a drug or supplier that the organization does not have, BAD_USER_INPUT when a stock would hold too much
 */
export function planArrivals(
  pharmacy: ReceivingPharmacy,
  stocks: readonly LockedStock[],
  arrivals: readonly Arrival[],
  confirmed: readonly DoubtKind[] | null | undefined,
  at: Date,
) {
  const today = localDate(at, pharmacy.timezone);
  const rules = arrivals.map((arrival) => ruleFor(pharmacy, arrival, today));
  const archived = arrivals.find(({ drugId }) => pharmacy.drugs.get(drugId)?.archived);
  if (archived) return about(drugArchived(archived.drugId), archived.drugField);
  const judged = arrivals.map((arrival, index) => ({ arrival, rule: rules[index] as ExpiryRule }));
  const undated = judged.filter(({ arrival, rule }) => whyNotReceived(arrival.expiresOn, rule) === 'DATE_REQUIRED');
  const [first] = undated;
  if (first) {
    const lotNumbers = undated.map(({ arrival }) => arrival.lotNumber);
    return about(expiryRequired(lotNumbers), `${first.arrival.field}.expiresOn`);
  }
  const expired = judged.find(({ arrival, rule }) => whyNotReceived(arrival.expiresOn, rule) === 'EXPIRED');
  if (expired) return about(lotExpired(expired.arrival.expiresOn ?? ''), `${expired.arrival.field}.expiresOn`);
  const doubts = judged
    .filter(({ arrival }) => arrival.quarantine === null)
    .flatMap(({ arrival: { lotNumber, expiresOn, field }, rule }) =>
      doubtsAbout(`${field}.expiresOn`, doubtsOfExpiry(lotNumber, expiresOn, rule)),
    );
  const loose = arrivals.filter(({ ordered }) => !ordered);
  const unusual = stocks.flatMap((stock) => {
    const doubts = unusualQuantity(comingOf(stock, loose), stock.usual, stock.drug, 'RECEIPT');
    return doubtsAbout(quantityField(stock, loose), doubts);
  });
  const open = askAgain([...doubts, ...unusual], confirmed);
  if (open) return open;
  requireRoom(stocks, arrivals);
  return chooseLots(stocks, arrivals);
}

function ruleFor(
  { drugs, supplierMinRemainingDays }: ReceivingPharmacy,
  { drugId, drugField }: Arrival,
  today: LocalDate,
): ExpiryRule {
  const drug = drugs.get(drugId);
  if (!drug) throw notFound('drug', drugField);
  const minRemainingDays = drug.minRemainingDays ?? supplierMinRemainingDays;
  return { expiryControl: drug.expiryControl, minRemainingDays, today };
}

/** How much arrives of what a stock holds. */
const comingOf = ({ drugId }: Pick<LockedStock, 'drugId'>, arrivals: readonly Arrival[]) =>
  arrivals.reduce((sum, each) => sum + (each.drugId === drugId ? each.quantity : 0), 0);

/** Where the input first says how much arrives of what a stock holds. */
const quantityField = ({ drugId }: Pick<LockedStock, 'drugId'>, arrivals: readonly Arrival[]) =>
  `${arrivals.find((each) => each.drugId === drugId)?.field ?? 'input'}.quantity`;

function requireRoom(stocks: readonly LockedStock[], arrivals: readonly Arrival[]): void {
  for (const { drugId, lots } of stocks) {
    const onHand = lots.reduce((sum, lot) => sum + lot.quantity, 0);
    if (onHand + comingOf({ drugId }, arrivals) > maxBalance) {
      throw badInput(
        quantityField({ drugId }, arrivals),
        'max-balance',
        message('stockHolds', { onHand, most: maxBalance }),
      );
    }
  }
}

/** A whole lot of the stock, there already or planned. */
interface Whole {
  readonly drugId: string;
  readonly lotNumber: string;
  readonly key: string;
  readonly expiresOn: LocalDate | null;
  readonly held: boolean;
  readonly target: Target;
}

function chooseLots(stocks: readonly LockedStock[], arrivals: readonly Arrival[]): ArrivalPlan {
  const wholes: Whole[] = stocks.flatMap(({ drugId, lots }) =>
    lots
      .filter((lot) => lot.parentId === null)
      .map((lot) => ({ ...lot, drugId, key: lot.lotKey, held: isHeld(lot.status), target: { lot } })),
  );
  const planned: PlannedArrival[] = [];
  const notices: Message[] = [];
  // What is sound is placed first, so that a lot of which some is damaged is a whole with a part in quarantine, in whichever order they came.
  for (const arrival of [...arrivals].sort((a, b) => Number(a.quarantine !== null) - Number(b.quarantine !== null))) {
    const { drugId, lotNumber, expiresOn, quarantine } = arrival;
    const key = lotKey(lotNumber);
    const namesakes = wholes.filter((each) => each.drugId === drugId && each.key === key);
    const sameDate = namesakes.filter((each) => each.expiresOn === expiresOn);
    const spelled = sameDate.find((each) => each.lotNumber === lotNumber);
    const whole = spelled ?? (arrival.asOwnLot ? undefined : sameDate[0]);
    const status: LotStatus = quarantine === null ? 'RELEASED' : 'QUARANTINED';
    if (whole) {
      if (!spelled) {
        notices.push(message('lotTakenFor', { lotNumber, known: whole.lotNumber }));
      }
      const split = quarantine !== null && !whole.held;
      const partOf = 'lot' in whole.target ? whole.target.lot : whole.target.openedAs;
      const target: Target = split ? { openedAs: planned.length, status, partOf, spelledApart: false } : whole.target;
      planned.push({ arrival: { ...arrival, lotNumber: whole.lotNumber }, target });
      continue;
    }
    const [alike] = sameDate;
    if (alike) {
      notices.push(message('lotKeptApart', { lotNumber, known: alike.lotNumber }));
    } else if (namesakes.length > 0) {
      const dates = [...new Set(namesakes.map((each) => each.expiresOn))];
      notices.push(message('lotOfOtherExpiry', { lotNumber, dates }));
    }
    const target: Target = { openedAs: planned.length, status, partOf: null, spelledApart: sameDate.length > 0 };
    wholes.push({ drugId, lotNumber, key, expiresOn, held: quarantine !== null, target });
    planned.push({ arrival, target });
  }
  return { arrivals: planned, notices };
}
