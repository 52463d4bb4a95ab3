import { type Actor, canAt } from '../../../domain/authorization/actor.ts';
import { ApothecaError } from '../../../domain/error.ts';
import type { LotStatus } from '../../../domain/inventory/lot-status.ts';
import { type Message, message } from '../../../domain/messages/index.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { sql } from '../../../platform/database/database.ts';
import { json, oneOf, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { byLotId, type LockedLot, lockStock } from '../stocks/load-stock.ts';
import type { ReleasedAllocation } from '../stocks/release-allocations.ts';

/** A stock that has lots of the drug and number in question. */
interface NamesakeStock {
  readonly id: string;
  readonly organizationId: string;
  readonly pharmacyId: string;
  readonly drugId: string;
  readonly quantity: number;
}

/** A lot of the same drug and number, at whatever pharmacy of the organization. */
export interface Namesake {
  readonly id: string;
  readonly status: LotStatus;
  readonly stock: NamesakeStock;
}

const likeIt = (lotId: string) => sql`
  lot one JOIN stock o ON o.id = one.stock_id
  JOIN lot l ON l.organization_id = one.organization_id AND l.lot_key = one.lot_key
  JOIN stock s ON s.id = l.stock_id AND s.drug_id = o.drug_id
 WHERE one.id = ${lotId}::uuid`;

/** Locks every stock that has lots of this one's drug and number, in id order, and reads its own as lockStock does. */
export async function lockNamesake(tx: ReadTx, actor: Actor, lotId: string) {
  await tx.$queryRaw(sql`
    SELECT s.id FROM stock s
     WHERE s.organization_id = ${actor.organizationId}::uuid AND s.id IN (SELECT s.id FROM ${likeIt(lotId)}) ORDER BY s.id FOR UPDATE`);
  return lockStock(tx, actor, byLotId(lotId));
}

const namesakeRow: RowType<Namesake> = row({ id: text, status: oneOf(enums.LotStatus), stock: json<NamesakeStock>() });

/**
 * The lots of this one's drug and number that have one of these statuses, itself among them, but not those that an active recall caught under another
 * number. Until the transaction ends nobody else writes a lot of the organization.
 */
export async function namesakesOf(tx: Tx, lotId: string, statuses: readonly LotStatus[]): Promise<Namesake[]> {
  await tx.$queryRaw(
    sql`SELECT pg_advisory_xact_lock(recall_lock(organization_id))::text FROM lot WHERE id = ${lotId}::uuid`,
  );
  return rowsIn(
    tx,
    namesakeRow,
    sql`
    SELECT l.id, l.status, json_build_object('id', s.id, 'organizationId', s.organization_id, 'pharmacyId', s.pharmacy_id, 'drugId', s.drug_id,
                                             'quantity', s.quantity) AS stock
      FROM ${likeIt(lotId)} AND l.status::text = ANY (${[...statuses]}::text[])
       AND NOT EXISTS (SELECT 1 FROM recall_match m JOIN recall r ON r.id = m.recall_id WHERE m.lot_id = l.id AND r.state = 'ACTIVE')
     ORDER BY l.id`,
  );
}

/** Their stocks, each once. */
export const stocksOf = (lots: readonly Namesake[]): NamesakeStock[] => [
  ...new Map(lots.map(({ stock }) => [stock.id, stock])).values(),
];

/** What became of their statuses, as the trail tells it. */
export const statusesOf = (lots: readonly Namesake[], status: LotStatus) =>
  lots.length > 0
    ? {
        before: { lots: lots.map(({ id: lotId, status: was }) => ({ lotId, status: was })) },
        after: { lots: lots.map(({ id: lotId }) => ({ lotId, status })) },
      }
    : {};

/** A lot as it is once its number is held and its promises are taken back. */
export function afterHolding(
  lot: LockedLot,
  held: readonly Namesake[],
  released: readonly ReleasedAllocation[],
): LockedLot {
  const back = released.reduce((sum, each) => sum + (each.lotId === lot.id ? each.quantity : 0), 0);
  const status = held.some(({ id }) => id === lot.id) ? ('RECALLED' as const) : lot.status;
  return { ...lot, status, allocated: lot.allocated - back };
}

/** What whoever changes one lot is told of the others of its number. */
export function namesakesNotice(others: number, status: LotStatus): Message[] {
  return others === 0 ? [] : [message('namesakesHeld', { others, status })];
}

/** @throws ApothecaError FORBIDDEN where the actor may not release what is held at other pharmacies. */
export function requireAtAll(actor: Actor, lots: readonly Namesake[]): void {
  if (stocksOf(lots).every(({ pharmacyId }) => canAt(actor, 'stock:set-lot-status', pharmacyId))) return;
  throw new ApothecaError('FORBIDDEN', message('recalledElsewhere'));
}
