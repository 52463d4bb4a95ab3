import type { Actor } from '../../../domain/authorization/actor.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import * as enums from '../../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { arrayOf, empty, join, sql } from '../../../platform/database/database.ts';
import { digits, instant, number, oneOf, type RowType, row, rowsWith, text } from '../../../platform/database/row.ts';
import type { InventoryLogFilter } from '../inventory.filter.ts';
import { idOrNone } from './transaction.queries.ts';
import type { InventoryLog } from './transaction.type.ts';

const lineColumns = sql`
  l.id, l.seq, l.transaction_id AS "transactionId", l.stock_id AS "stockId", l.lot_id AS "lotId", l.action,
  l.quantity_changed AS "quantityChanged", l.quantity_after AS "quantityAfter", l.occurred_at AS "occurredAt", l.timestamp`;

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

/** Pages are read on behind the number of their last line. */
const ledgerLineRow = rowsWith(inventoryLogRow, row({ seq: digits }));

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
    () => platform.database.count(sql`SELECT count(*)::int AS count FROM inventory_log l WHERE ${condition}`),
  );
}

/** The lines of transactions, in the order they were written. */
export const loadLines = defineLoader(async ({ platform, actor }, transactionIds) => {
  const rows = await platform.database.rows(
    inventoryLogRow,
    sql`
    SELECT ${lineColumns} FROM inventory_log l
     WHERE l.transaction_id = ANY (${arrayOf(transactionIds)}) AND l.organization_id = ${actor?.organizationId ?? null}::uuid ORDER BY l.seq`,
  );
  return groupByKey(transactionIds, rows, (row) => row.transactionId);
});

const lineOfLotRow = rowsWith(ledgerLineRow, row({ asked: number }));

/** The newest lines of lots, page by page, as `loadTransactionPages` has them of stocks. */
const loadLinePages = defineLoader(async ({ platform }, keys) => {
  const asked = keys.map((key) => JSON.parse(key) as [string, number, string | null]);
  const rows = await platform.database.rows(
    lineOfLotRow,
    sql`
    SELECT k.asked::int AS asked, l.*
      FROM unnest(${arrayOf(asked.map(([lotId]) => lotId))}, ${arrayOf(
        asked.map(([, size]) => size),
        'int',
      )}, ${arrayOf(
        asked.map(([, , after]) => after),
        'bigint',
      )})
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
    SELECT l.lot_id AS "lotId", count(*)::int AS count FROM inventory_log l WHERE l.lot_id = ANY (${arrayOf(lotIds)}) GROUP BY l.lot_id`,
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
