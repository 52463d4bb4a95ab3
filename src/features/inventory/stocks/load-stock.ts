import { type Actor } from '../../../domain/authorization/actor.ts';
import { type LocalDate, localDate } from '../../../domain/dates.ts';
import type { CandidateLot } from '../../../domain/inventory/fefo.ts';
import { figuresOf } from '../../../domain/inventory/stock-status.ts';
import { usualSample } from '../../../domain/inventory/usual.ts';
import type { Drug } from '../../../generated/prisma/client.ts';
import { arrayOf, empty, type Sql, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { instant, json, nullable, number, optional, type RowType, row, text } from '../../../platform/database/row.ts';
import { type Asks, rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { drugColumns } from '../../catalogue/index.ts';

/** A lot as it is under the lock of its stock. */
export interface LockedLot extends CandidateLot {
  readonly stockId: string;
  readonly supplierId: string | null;
  /** Since when it has its status, in milliseconds; null for the one it was entered with. */
  readonly statusSince: number | null;
  /** The number as recalls and scans compare it, made by the database. */
  readonly lotKey: string;
  /** The lot that it was split off; null for a whole one. */
  readonly parentId: string | null;
}

/** A stock whose row is locked until the transaction ends, with its lots as they are now. */
export interface LockedStock {
  readonly id: string;
  readonly organizationId: string;
  readonly pharmacyId: string;
  readonly drugId: string;
  readonly minQuantity: number;
  readonly maxQuantity: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly timezone: string;
  readonly drug: Drug;
  readonly lots: readonly LockedLot[];
  /** The quantities of its last movements of the kind that was asked for; see `domain/inventory/usual.ts`. */
  readonly usual?: readonly number[];
}

/** Which stock: the condition on the tables `s` (stock), in words of SQL. */
export const byStockId = (id: string): Sql => sql`s.id = ${id}::uuid`;
export const byLotId = (id: string): Sql => sql`s.id = (SELECT l.stock_id FROM lot l WHERE l.id = ${id}::uuid)`;
export const byTransactionId = (id: string): Sql =>
  sql`s.id = (SELECT t.stock_id FROM transaction t WHERE t.id = ${id}::uuid)`;
export const byDrugAt = (pharmacyId: string, drugId: string): Sql =>
  sql`s.pharmacy_id = ${pharmacyId}::uuid AND s.drug_id = ${drugId}::uuid`;

const lockedStockColumns = sql`
  s.id, s.organization_id AS "organizationId", s.pharmacy_id AS "pharmacyId", s.drug_id AS "drugId", s.min_quantity AS "minQuantity",
  s.max_quantity AS "maxQuantity", s.created_at AS "createdAt", s.updated_at AS "updatedAt", p.timezone,
  (SELECT to_json(drug) FROM (SELECT ${drugColumns} FROM drug d WHERE d.id = s.drug_id) drug) AS drug`;
const lockedLotJson = sql`json_build_object(
  'id', l.id, 'stockId', l.stock_id, 'parentId', l.parent_id, 'lotNumber', l.lot_number, 'lotKey', l.lot_key, 'expiresOn', l.expires_on, 'status', l.status,
  'statusSince', (extract(epoch FROM l.status_since) * 1000)::bigint, 'quantity', l.quantity, 'allocated', l.allocated, 'supplierId', l.supplier_id,
  'createdAt', (extract(epoch FROM l.created_at) * 1000)::bigint)`;

/** What to read of a stock besides its row. */
export interface StockReading {
  /** The kind of movement whose usual quantities are asked for. */
  readonly usual?: 'DISPENSE' | 'RECEIPT';
  /** Which lots are read besides those with goods: all of them where it is left out. A stock may have thousands that were used up. */
  readonly empty?: { readonly ids?: readonly string[]; readonly lotKeys?: readonly string[] };
}

/** For what concerns goods alone. */
export const withGoods: StockReading = { empty: {} };

/** The arguments of `locked_lots` after the stocks. */
const emptyLots = (empty: StockReading['empty']): Sql =>
  empty ? sql`${(empty.ids ?? []).filter(isId)}::uuid[], ${[...(empty.lotKeys ?? [])]}::text[]` : sql`NULL, NULL`;

/** The last movements of one kind of the stock called `s`, as a list of their quantities: as many as say what is usual, whatever its history. */
export const usualOf = (kind: 'DISPENSE' | 'RECEIPT', stockId: Sql): Sql => sql`
  (SELECT coalesce(json_agg(u.quantity), '[]')
     FROM (SELECT t.quantity FROM transaction t
            WHERE t.stock_id = ${stockId} AND t.transaction_type = ${kind}::transaction_type
              AND NOT EXISTS (SELECT 1 FROM transaction r WHERE r.reverses_id = t.id)
            ORDER BY t.id DESC LIMIT ${usualSample}) u)`;

const lockedStockRow: RowType<LockedStock> = row({
  id: text,
  organizationId: text,
  pharmacyId: text,
  drugId: text,
  minQuantity: number,
  maxQuantity: nullable(number),
  createdAt: instant,
  updatedAt: instant,
  timezone: text,
  drug: json<LockedStock['drug']>(),
  lots: json<readonly LockedLot[]>(),
  usual: optional(json<number[]>()),
});

/**
 * Locks a stock of the actor's organization and reads it with its lots, in one statement; null when there is none they may see.
 */
export async function lockStock(
  tx: ReadTx,
  actor: Actor,
  which: Sql,
  { usual, empty: emptyOnes }: StockReading = {},
): Promise<LockedStock | null> {
  const [row] = await rowsIn(
    tx,
    lockedStockRow,
    sql`
    SELECT ${lockedStockColumns}, ${usual ? sql`${usualOf(usual, sql`s.id`)} AS usual,` : empty}
           (SELECT coalesce(json_agg(${lockedLotJson}), '[]') FROM locked_lots(ARRAY[s.id], ${emptyLots(emptyOnes)}) l) AS lots
      FROM stock s JOIN pharmacy p ON p.id = s.pharmacy_id
     WHERE ${which} AND s.organization_id = ${actor.organizationId}::uuid`,
  );
  return row && actor.pharmacyIds.includes(row.pharmacyId) ? row : null;
}

/**
 * Locks the stocks of drugs at a pharmacy, in id order, and reads them with their lots in one statement; drugs that are not kept there are left out.
 */
export async function lockStocks(
  tx: Asks,
  pharmacyId: string,
  drugIds: readonly string[],
  { usual, empty: emptyOnes }: StockReading = {},
): Promise<LockedStock[]> {
  return rowsIn(
    tx,
    lockedStockRow,
    sql`
    WITH wanted AS MATERIALIZED (
      SELECT s.id FROM stock s WHERE s.pharmacy_id = ${pharmacyId}::uuid AND s.drug_id = ANY (${arrayOf(drugIds)})
    ), lots AS MATERIALIZED (
      SELECT l.stock_id, json_agg(${lockedLotJson}) AS lots
        FROM locked_lots(ARRAY(SELECT id FROM wanted), ${emptyLots(emptyOnes)}) l GROUP BY l.stock_id
    )
    SELECT ${lockedStockColumns}, ${usual ? sql`${usualOf(usual, sql`s.id`)} AS usual,` : empty} coalesce(lots.lots, '[]') AS lots
      FROM wanted JOIN stock s ON s.id = wanted.id JOIN pharmacy p ON p.id = s.pharmacy_id LEFT JOIN lots ON lots.stock_id = s.id
     ORDER BY s.id`,
  );
}

/** The date in the stock's pharmacy. */
export function todayAt(stock: { readonly timezone: string }, now: Date): LocalDate {
  return localDate(now, stock.timezone);
}

/** A stock as the schema shows it, with its lots after a change. */
export function stockView(
  stock: LockedStock,
  lots: readonly CandidateLot[],
  today: LocalDate,
  minQuantity = stock.minQuantity,
) {
  const { timezone: _timezone, lots: _lots, usual: _usual, ...row } = stock;
  return { __typename: 'Stock' as const, ...row, minQuantity, ...figuresOf(lots, minQuantity, today) };
}
