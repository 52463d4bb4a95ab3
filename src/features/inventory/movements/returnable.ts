import { defineLoader, groupByKey } from '../../../graphql/loaders.ts';
import { arrayOf, type Sql, sql } from '../../../platform/database/database.ts';
import { number, type RowType, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { ReadTx } from '../../../platform/transaction.ts';

/** What a dispense or receipt moved of a lot, parts of it counted with it, and how much of that was returned. */
export interface Returnable {
  readonly transactionId: string;
  /** The whole lot. */
  readonly lotId: string;
  readonly moved: number;
  readonly returned: number;
}

/** By transactions that goods can be returned of: what was reversed, and returns that were, do not count. `check_returns` of the database does the same. */
const returnable = (ids: readonly string[]): Sql => sql`
  SELECT s.id AS "transactionId", coalesce(lot.parent_id, lot.id) AS "lotId",
         coalesce(sum(abs(l.quantity_changed)) FILTER (WHERE t.id = s.id), 0)::int AS moved,
         coalesce(sum(abs(l.quantity_changed)) FILTER (WHERE t.id <> s.id), 0)::int AS returned
    FROM transaction s
   CROSS JOIN LATERAL (SELECT s.id UNION ALL SELECT r.id FROM transaction r WHERE r.returns_id = s.id) t
    JOIN inventory_log l ON l.transaction_id = t.id
    JOIN lot ON lot.id = l.lot_id
   WHERE s.id = ANY (${arrayOf(ids)}) AND s.transaction_type IN ('DISPENSE', 'RECEIPT', 'OPENING')
     AND NOT EXISTS (SELECT 1 FROM transaction u WHERE u.reverses_id IN (s.id, t.id))
   GROUP BY 1, 2 ORDER BY min(l.seq)`;

const returnableRow: RowType<Returnable> = row({ transactionId: text, lotId: text, moved: number, returned: number });

/** What can be returned of a transaction whose stock is locked. */
export function findReturnable(tx: ReadTx, transactionId: string): Promise<Returnable[]> {
  return rowsIn(tx, returnableRow, returnable([transactionId]));
}

/** What can be returned of transactions, lot by lot. */
export const loadReturnable = defineLoader(async ({ platform }, ids) =>
  groupByKey(ids, await platform.database.rows(returnableRow, returnable(ids)), (row) => row.transactionId),
);
