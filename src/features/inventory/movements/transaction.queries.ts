import { type Actor, pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { arrayOf, empty, join, type Sql, sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { instant, nullable, number, oneOf, type RowType, row, rowsWith, text } from '../../../platform/database/row.ts';
import type { TransactionFilter } from '../inventory.filter.ts';
import type { Transaction } from './transaction.type.ts';

const transactionColumns = sql`
  t.id, t.organization_id AS "organizationId", t.pharmacy_id AS "pharmacyId", t.stock_id AS "stockId", t.drug_id AS "drugId",
  t.transaction_type AS "transactionType", t.quantity, t.occurred_at AS "occurredAt", t.timestamp, t.actor_id AS "actorId", t.reason, t.note,
  t.reverses_id AS "reversesId", t.order_id AS "orderId", t.returns_id AS "returnsId"`;

/** An id as a condition's value: a text that is no id matches nothing, rather than being an error of the database. */
export const idOrNone = (id: string): Sql => sql`${isId(id) ? id : null}::uuid`;

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

/** Below and above every id that there is. */
const lowestId = '00000000-0000-0000-0000-000000000000';
const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

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
  const conditions = [
    ...(stockId ? [sql`t.stock_id = ${idOrNone(stockId)}`] : []),
    ...(drugId ? [sql`t.drug_id = ${idOrNone(drugId)}`] : []),
    ...(actorId ? [sql`t.actor_id = ${idOrNone(actorId)}`] : []),
    ...(from ? [sql`t.occurred_at >= ${from}`] : []),
    ...(until ? [sql`t.occurred_at < ${until}`] : []),
  ];
  const narrowed = conditions.length > 0 ? sql`AND ${join(conditions, ' AND ')}` : empty;
  const transactionCursors = new Cursors('transactions', ['id'], [pharmacyId, filter ?? {}]);
  const after = transactionCursors.decode(page.after);
  const beyond = after ? sql`AND t.id < ${after[0]}::uuid` : empty;
  const newest = sql`ORDER BY t.id DESC LIMIT ${page.first + 1}`;
  // Each type has its newest from its own stretch of the index. Said as a range of rows, since by equalities the planner takes the ids of all pharmacies to be cheaper.
  const newestOfTypes = (asked: readonly string[]) => sql`
    SELECT t.* FROM unnest(${[...new Set(asked)]}::transaction_type[]) AS asked(type), LATERAL (
      SELECT ${transactionColumns} FROM transaction t
       WHERE (t.pharmacy_id, t.transaction_type, t.id) >= (${pharmacyId}::uuid, asked.type, ${lowestId}::uuid)
         AND (t.pharmacy_id, t.transaction_type, t.id) < (${pharmacyId}::uuid, asked.type, ${after?.[0] ?? highestId}::uuid) ${narrowed}
       ORDER BY t.pharmacy_id DESC, t.transaction_type DESC, t.id DESC LIMIT ${page.first + 1}) t ${newest}`;
  const rows = await platform.database.rows(
    transactionRow,
    types
      ? newestOfTypes(types)
      : sql`SELECT ${transactionColumns} FROM transaction t WHERE t.pharmacy_id = ${pharmacyId}::uuid ${narrowed} ${beyond} ${newest}`,
  );
  return makePage(
    rows,
    page,
    (row) => transactionCursors.encode([row.id]),
    (row) => row,
    () =>
      platform.database.count(
        sql`SELECT count(*)::int AS count FROM transaction t
             WHERE t.pharmacy_id = ${pharmacyId}::uuid ${types ? sql`AND t.transaction_type = ANY (${types}::transaction_type[])` : empty} ${narrowed}`,
      ),
  );
}

/** Transactions by id, of the pharmacies where the actor may read stock. */
export const loadTransaction = defineLoader(async ({ platform, actor }, ids) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  const rows = await platform.database.rows(
    transactionRow,
    sql`
    SELECT ${transactionColumns} FROM transaction t WHERE t.id = ANY (${arrayOf(ids.filter(isId))}) AND t.pharmacy_id = ANY (${arrayOf(visible)})`,
  );
  return byKey(rows, (row) => row.id);
});

const transactionOfStockRow = rowsWith(transactionRow, row({ asked: number }));

/** The newest transactions of stocks, page by page: the key is the JSON of stock, size and cursor, so one statement serves all rows of a list. */
const loadTransactionPages = defineLoader(async ({ platform }, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [string, number, string | null]);
  const rows = await platform.database.rows(
    transactionOfStockRow,
    sql`
    SELECT k.asked::int AS asked, t.*
      FROM unnest(${arrayOf(asked.map(([stockId]) => stockId))}, ${arrayOf(
        asked.map(([, size]) => size),
        'int',
      )}, ${arrayOf(asked.map(([, , after]) => after))})
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
    sql`SELECT t.id, t.reverses_id AS "reversesId" FROM transaction t WHERE t.reverses_id = ANY (${arrayOf(ids)})`,
  );
  return byKey(rows, (row) => row.reversesId);
});

const transactionCountRow = row({ stockId: text, count: number });

const loadTransactionCount = defineLoader(async ({ platform }, stockIds) => {
  const rows = await platform.database.rows(
    transactionCountRow,
    sql`
    SELECT t.stock_id AS "stockId", count(*)::int AS count FROM transaction t WHERE t.stock_id = ANY (${arrayOf(stockIds)}) GROUP BY t.stock_id`,
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

/** What was moved for orders, in the order of time. */
export const loadTransactionsOfOrder = defineLoader(async ({ platform, actor }, orderIds) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  const rows = await platform.database.rows(
    transactionRow,
    sql`
    SELECT ${transactionColumns} FROM transaction t WHERE t.order_id = ANY (${arrayOf(orderIds)}) AND t.pharmacy_id = ANY (${arrayOf(visible)}) ORDER BY t.id`,
  );
  return groupByKey(orderIds, rows, (row) => row.orderId ?? '');
});
