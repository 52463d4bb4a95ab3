import { type Actor, pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { empty, join, type Sql, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import {
  counted,
  digits,
  instant,
  nullable,
  number,
  oneOf,
  type RowType,
  row,
  text,
} from '../../../platform/database/row.ts';
import type { InventoryLogFilter, TransactionFilter } from '../inventory.filter.ts';
import type { InventoryLog, Transaction } from './transaction.type.ts';

const transactionColumns = sql`
  t.id, t.organization_id AS "organizationId", t.pharmacy_id AS "pharmacyId", t.stock_id AS "stockId", t.drug_id AS "drugId",
  t.transaction_type AS "transactionType", t.quantity, t.occurred_at AS "occurredAt", t.timestamp, t.actor_id AS "actorId", t.reason, t.note,
  t.reverses_id AS "reversesId", t.order_id AS "orderId", t.returns_id AS "returnsId"`;

const lineColumns = sql`
  l.id, l.seq, l.transaction_id AS "transactionId", l.stock_id AS "stockId", l.lot_id AS "lotId", l.action,
  l.quantity_changed AS "quantityChanged", l.quantity_after AS "quantityAfter", l.occurred_at AS "occurredAt", l.timestamp`;

/** An id as a condition's value: a text that is no id matches nothing, rather than being an error of the database. */
const idOrNone = (id: string): Sql => sql`${isId(id) ? id : null}::uuid`;

const transactionRow: RowType<Transaction> = row({
  id: text,
  transactionType: oneOf(enums.TransactionType),
  quantity: number,
  occurredAt: instant,
  timestamp: instant,
  reason: nullable(text),
  note: nullable(text),
  reversesId: nullable(text),
  returnsId: nullable(text),
  orderId: nullable(text),
  stockId: text,
  pharmacyId: text,
  drugId: text,
  actorId: nullable(text),
});

/** A page of a pharmacy's transactions, newest first. */
export async function transactionsPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: TransactionFilter | null,
  page: PageArgs,
) {
  requireVisible(actor, pharmacyId);
  const { stockId, drugId, types, actorId, from, until } = filter ?? {};
  const condition = join(
    [
      sql`t.pharmacy_id = ${pharmacyId}::uuid`,
      ...(stockId ? [sql`t.stock_id = ${idOrNone(stockId)}`] : []),
      ...(drugId ? [sql`t.drug_id = ${idOrNone(drugId)}`] : []),
      ...(types ? [sql`t.transaction_type::text = ANY (${types})`] : []),
      ...(actorId ? [sql`t.actor_id = ${idOrNone(actorId)}`] : []),
      ...(from ? [sql`t.occurred_at >= ${from}`] : []),
      ...(until ? [sql`t.occurred_at < ${until}`] : []),
    ],
    ' AND ',
  );
  const transactionCursors = new Cursors('transactions', ['id'], [pharmacyId, filter ?? {}]);
  const after = transactionCursors.decode(page.after);
  const rows = await platform.database.rows(
    transactionRow,
    sql`
    SELECT ${transactionColumns} FROM transaction t WHERE ${condition} ${after ? sql`AND t.id < ${after[0]}::uuid` : empty} ORDER BY t.id DESC LIMIT ${page.first + 1}`,
  );
  return makePage(
    rows,
    page,
    (row) => transactionCursors.encode([row.id]),
    (row) => row,
    async () => {
      const found = await platform.database.row(
        counted,
        sql`SELECT count(*)::int AS count FROM transaction t WHERE ${condition}`,
      );
      return found?.count ?? 0;
    },
  );
}

const ledgerLineRow = row({
  id: text,
  action: oneOf(enums.TransactionType),
  quantityChanged: number,
  quantityAfter: number,
  occurredAt: instant,
  timestamp: instant,
  lotId: text,
  stockId: text,
  transactionId: text,
  seq: digits,
});

/** A page of a pharmacy's ledger, newest line first. */
export async function inventoryLogsPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: InventoryLogFilter | null,
  page: PageArgs,
) {
  requireVisible(actor, pharmacyId);
  const { stockId, lotId, actions, from, until } = filter ?? {};
  const condition = join(
    [
      sql`l.stock_id IN (SELECT s.id FROM stock s WHERE s.pharmacy_id = ${pharmacyId}::uuid)`,
      ...(stockId ? [sql`l.stock_id = ${idOrNone(stockId)}`] : []),
      ...(lotId ? [sql`l.lot_id = ${idOrNone(lotId)}`] : []),
      ...(actions ? [sql`l.action::text = ANY (${actions})`] : []),
      ...(from ? [sql`l.occurred_at >= ${from}`] : []),
      ...(until ? [sql`l.occurred_at < ${until}`] : []),
    ],
    ' AND ',
  );
  const lineCursors = new Cursors('inventoryLogs', ['sequence'], [pharmacyId, filter ?? {}]);
  const after = lineCursors.decode(page.after);
  const rows = await platform.database.rows(
    ledgerLineRow,
    sql`
    SELECT ${lineColumns} FROM inventory_log l WHERE ${condition} ${after ? sql`AND l.seq < ${after[0]}::bigint` : empty} ORDER BY l.seq DESC LIMIT ${page.first + 1}`,
  );
  return makePage(
    rows,
    page,
    (row) => lineCursors.encode([row.seq]),
    (row) => row,
    async () => {
      const found = await platform.database.row(
        counted,
        sql`SELECT count(*)::int AS count FROM inventory_log l WHERE ${condition}`,
      );
      return found?.count ?? 0;
    },
  );
}

/** Transactions by id, of the pharmacies where the actor may read stock. */
export const loadTransaction = defineLoader(async ({ platform, actor }, ids) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  const rows = await platform.database.rows(
    transactionRow,
    sql`
    SELECT ${transactionColumns} FROM transaction t WHERE t.id = ANY (${ids.filter(isId)}::uuid[]) AND t.pharmacy_id = ANY (${visible}::uuid[])`,
  );
  return byKey(rows, (row) => row.id);
});

const inventoryLogRow: RowType<InventoryLog> = row({
  id: text,
  action: oneOf(enums.TransactionType),
  quantityChanged: number,
  quantityAfter: number,
  occurredAt: instant,
  timestamp: instant,
  lotId: text,
  stockId: text,
  transactionId: text,
});

/** The lines of transactions, in the order they were written. */
export const loadLines = defineLoader(async ({ platform, actor }, transactionIds) => {
  const rows = await platform.database.rows(
    inventoryLogRow,
    sql`
    SELECT ${lineColumns} FROM inventory_log l
     WHERE l.transaction_id = ANY (${[...transactionIds]}::uuid[]) AND l.organization_id = ${actor?.organizationId ?? null}::uuid ORDER BY l.seq`,
  );
  return groupByKey(transactionIds, rows, (row) => row.transactionId);
});

const transactionOfStockRow = row({
  id: text,
  transactionType: oneOf(enums.TransactionType),
  quantity: number,
  occurredAt: instant,
  timestamp: instant,
  reason: nullable(text),
  note: nullable(text),
  reversesId: nullable(text),
  returnsId: nullable(text),
  orderId: nullable(text),
  stockId: text,
  pharmacyId: text,
  drugId: text,
  actorId: nullable(text),
  asked: number,
});

/** The newest transactions of stocks, page by page: the key is the JSON of stock, size and cursor, so one statement serves all rows of a list. */
const loadTransactionPages = defineLoader(async ({ platform }, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [string, number, string | null]);
  const rows = await platform.database.rows(
    transactionOfStockRow,
    sql`
    SELECT k.asked::int AS asked, t.*
      FROM unnest(${asked.map(([stockId]) => stockId)}::uuid[], ${asked.map(([, size]) => size)}::int[], ${asked.map(([, , after]) => after)}::uuid[])
           WITH ORDINALITY AS k(stock_id, size, after, asked)
     CROSS JOIN LATERAL (SELECT ${transactionColumns} FROM transaction t WHERE t.stock_id = k.stock_id AND (k.after IS NULL OR t.id < k.after)
                          ORDER BY t.id DESC LIMIT k.size) t
     ORDER BY k.asked, t.id DESC`,
  );
  return groupByKey(keys, rows, (row) => keys[row.asked - 1] ?? '');
});

const reversalRow = row({ id: text, reversesId: text });

/** Which transactions were reversed, and by which. */
export const loadReversal = defineLoader(async ({ platform }, ids) => {
  const rows = await platform.database.rows(
    reversalRow,
    sql`SELECT t.id, t.reverses_id AS "reversesId" FROM transaction t WHERE t.reverses_id = ANY (${[...ids]}::uuid[])`,
  );
  return byKey(rows, (row) => row.reversesId);
});

const transactionCountRow = row({ stockId: text, count: number });

const loadTransactionCount = defineLoader(async ({ platform }, stockIds) => {
  const rows = await platform.database.rows(
    transactionCountRow,
    sql`
    SELECT t.stock_id AS "stockId", count(*)::int AS count FROM transaction t WHERE t.stock_id = ANY (${[...stockIds]}::uuid[]) GROUP BY t.stock_id`,
  );
  return new Map(rows.map(({ stockId, count }) => [stockId, count]));
});

/** A page of a stock's transactions, newest first. */
export async function transactionsOfStock(context: Context, stockId: string, page: PageArgs) {
  const stockTransactionCursors = new Cursors('stock.transactions', ['id'], stockId);
  const after = stockTransactionCursors.decode(page.after)?.[0] ?? null;
  const rows = (await loadTransactionPages(context, JSON.stringify([stockId, page.first + 1, after]))) ?? [];
  return makePage(
    rows,
    page,
    (row) => stockTransactionCursors.encode([row.id]),
    (row) => row,
    async () => (await loadTransactionCount(context, stockId)) ?? 0,
  );
}

const lineOfLotRow = row({
  id: text,
  action: oneOf(enums.TransactionType),
  quantityChanged: number,
  quantityAfter: number,
  occurredAt: instant,
  timestamp: instant,
  lotId: text,
  stockId: text,
  transactionId: text,
  asked: number,
  seq: digits,
});

/** The newest lines of lots, page by page, as `loadTransactionPages` has them of stocks. */
const loadLinePages = defineLoader(async ({ platform }, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [string, number, string | null]);
  const rows = await platform.database.rows(
    lineOfLotRow,
    sql`
    SELECT k.asked::int AS asked, l.*
      FROM unnest(${asked.map(([lotId]) => lotId)}::uuid[], ${asked.map(([, size]) => size)}::int[], ${asked.map(([, , after]) => after)}::bigint[])
           WITH ORDINALITY AS k(lot_id, size, after, asked)
     CROSS JOIN LATERAL (SELECT ${lineColumns} FROM inventory_log l WHERE l.lot_id = k.lot_id AND (k.after IS NULL OR l.seq < k.after)
                          ORDER BY l.seq DESC LIMIT k.size) l
     ORDER BY k.asked, l.seq DESC`,
  );
  return groupByKey(keys, rows, (row) => keys[row.asked - 1] ?? '');
});

const lineCountRow = row({ lotId: text, count: number });

const loadLineCount = defineLoader(async ({ platform }, lotIds) => {
  const rows = await platform.database.rows(
    lineCountRow,
    sql`
    SELECT l.lot_id AS "lotId", count(*)::int AS count FROM inventory_log l WHERE l.lot_id = ANY (${[...lotIds]}::uuid[]) GROUP BY l.lot_id`,
  );
  return new Map(rows.map(({ lotId, count }) => [lotId, count]));
});

/** A page of a lot's ledger, newest line first. */
export async function linesOfLot(context: Context, lotId: string, page: PageArgs) {
  const cursors = new Cursors('lot.movements', ['sequence'], lotId);
  const after = cursors.decode(page.after)?.[0] ?? null;
  const rows = (await loadLinePages(context, JSON.stringify([lotId, page.first + 1, after]))) ?? [];
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.seq]),
    (row) => row,
    async () => (await loadLineCount(context, lotId)) ?? 0,
  );
}

/** What was moved for orders, in the order of time. */
export const loadTransactionsOfOrder = defineLoader(async ({ platform, actor }, orderIds) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  const rows = await platform.database.rows(
    transactionRow,
    sql`
    SELECT ${transactionColumns} FROM transaction t WHERE t.order_id = ANY (${[...orderIds]}::uuid[]) AND t.pharmacy_id = ANY (${visible}::uuid[]) ORDER BY t.id`,
  );
  return groupByKey(orderIds, rows, (row) => row.orderId ?? '');
});
