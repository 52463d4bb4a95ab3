import { isExpired, type LocalDate } from '../../domain/dates.ts';
import { badInput, notFound } from '../../domain/fault.ts';
import { maxBalance } from '../../domain/quantity.ts';
import { sql } from '../../platform/database.ts';
import { isId } from '../../platform/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx } from '../../platform/unit-of-work.ts';
import { drugArchived } from '../catalogue/index.ts';
import type { ReceiveStockInput } from './inventory.input.ts';
import { lotExpired } from './inventory.results.ts';
import { lotOpened, movementApplied, postMovement, requirePast } from './ledger.ts';
import { byDrugAt, type LockedStock, lockStock, requireAt, todayAt } from './load-stock.ts';
import { openLot, openStock } from './open-lot.ts';

/** Takes goods into a stock, opening the stock and the lot when they are new. */
export function receiveStock(caller: Caller, input: ReceiveStockInput) {
  const { actor, now } = caller;
  const { pharmacyId, drugId, quantity, supplierId = null, expiresOn = null } = input;
  const lotNumber = input.lotNumber.trim();
  requireAt(actor, 'stock:receive', pharmacyId);
  requirePast(input.occurredAt, now);
  return caller.run({
    load: async (tx) => ({
      place: await loadPlace(tx, actor.organizationId, pharmacyId, drugId, supplierId),
      stock: isId(drugId) ? await lockStock(tx, actor, byDrugAt(pharmacyId, drugId)) : null,
    }),
    decide: ({ place, stock }) => {
      if (!place) throw notFound('drug', 'input.drugId');
      if (supplierId !== null && !place.supplierKnown) throw notFound('supplier', 'input.supplierId');
      if (place.archived) return drugArchived(drugId);
      if (isExpired(expiresOn, todayAt(place, now))) return lotExpired(expiresOn ?? '');
      const onHand = (stock?.lots ?? []).reduce((sum, lot) => sum + lot.quantity, 0);
      if (onHand + quantity > maxBalance) {
        throw badInput(
          'input.quantity',
          'max-balance',
          `The stock holds ${onHand}; it cannot hold more than ${maxBalance.toLocaleString('en')}.`,
        );
      }
      return { stock, ...placeOfLot(stock, lotNumber, expiresOn) };
    },
    apply: async (tx, { stock: known, lot, notices }) => {
      const stock = known ?? (await openStock(tx, actor.organizationId, pharmacyId, drugId));
      const target = lot ?? (await openLot(tx, stock, { lotNumber, expiresOn, supplierId }));
      const lots = lot ? stock.lots : [...stock.lots, target];
      const lines = [{ lotId: target.id, change: quantity }];
      const movement = {
        type: 'RECEIPT' as const,
        lines,
        actorId: actor.userId,
        note: input.note,
        occurredAt: input.occurredAt,
        notices,
      };
      const opened = { ...(known ? {} : { drugId }), ...(lot ? {} : { lot: lotOpened(target) }) };
      return movementApplied(stock, stock.lots, await postMovement(tx, stock, lots, movement, now), opened);
    },
  });
}

/** The lot to top up, if there is one by number and date, and what the person should know. */
function placeOfLot(stock: LockedStock | null, lotNumber: string, expiresOn: LocalDate | null) {
  const namesakes = (stock?.lots ?? []).filter((lot) => lot.lotNumber === lotNumber);
  const lot = namesakes.find((each) => each.expiresOn === expiresOn) ?? null;
  const others = namesakes.filter((each) => each !== lot).map((each) => each.expiresOn ?? 'no date');
  return {
    lot,
    notices: [
      ...(lot || others.length === 0
        ? []
        : [
            `Lot ${lotNumber} is known with another expiry (${others.join(', ')}); this is kept as a lot of its own. Check the date on the package.`,
          ]),
      ...(lot && lot.status !== 'RELEASED'
        ? [`Lot ${lotNumber} is ${lot.status}; nothing can be dispensed from it until it is released.`]
        : []),
    ],
  };
}

interface Place {
  readonly timezone: string;
  readonly archived: boolean;
  readonly supplierKnown: boolean;
}

async function loadPlace(
  tx: ReadTx,
  organizationId: string,
  pharmacyId: string,
  drugId: string,
  supplierId: string | null,
): Promise<Place | null> {
  if (!isId(drugId)) return null;
  const supplier = supplierId !== null && isId(supplierId) ? supplierId : null;
  const [row] = await tx.$queryRaw<Place[]>(sql`
    SELECT p.timezone, d.archived_at IS NOT NULL AS archived,
           EXISTS (SELECT 1 FROM supplier s WHERE s.id = ${supplier}::uuid AND s.organization_id = d.organization_id) AS "supplierKnown"
      FROM drug d, pharmacy p
     WHERE d.id = ${drugId}::uuid AND d.organization_id = ${organizationId}::uuid AND p.id = ${pharmacyId}::uuid AND p.organization_id = d.organization_id`);
  return row ?? null;
}
