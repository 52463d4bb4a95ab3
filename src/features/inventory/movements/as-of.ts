import type { LocalDate } from '../../../domain/dates.ts';
import { sql } from '../../../platform/database/database.ts';
import { number, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { type LockedLot, type LockedStock, todayAt } from '../stocks/load-stock.ts';

/** What an entry dated earlier is judged by: the day it is dated, and the lots with no more than they have held ever since. */
export interface AsOf {
  readonly today: LocalDate;
  readonly lots: readonly LockedLot[];
}

const stockAsOfRow = row({ lotId: text, lowest: number });

/**
 * A locked stock as an entry finds it. Dated earlier, it may take of a lot what is free now and what the lot never fell below from then on; the
 * ledger's trigger refuses anything else. It reads the movements since then, and not those before.
 */
export async function stockAsOf(
  tx: ReadTx,
  stock: LockedStock,
  occurredAt: Date | null | undefined,
  now: Date,
): Promise<AsOf> {
  if (!occurredAt) return { today: todayAt(stock, now), lots: stock.lots };
  const rows = await rowsIn(
    tx,
    stockAsOfRow,
    sql`
    SELECT b."lotId", min(b.before)::int AS lowest
      FROM (SELECT l.lot_id AS "lotId",
                   lot.quantity - sum(l.quantity_changed) OVER (PARTITION BY l.lot_id ORDER BY l.occurred_at DESC, l.seq DESC) AS before
              FROM lot JOIN inventory_log l ON l.lot_id = lot.id
             WHERE lot.id = ANY (${stock.lots.map(({ id }) => id)}::uuid[]) AND l.occurred_at > ${occurredAt}) b
     GROUP BY 1`,
  );
  const lowest = new Map(rows.map((row) => [row.lotId, row.lowest]));
  return {
    today: todayAt(stock, occurredAt),
    lots: stock.lots.map((lot) => {
      const free = Math.min(lot.quantity - lot.allocated, lowest.get(lot.id) ?? lot.quantity);
      return { ...lot, quantity: free + lot.allocated };
    }),
  };
}
