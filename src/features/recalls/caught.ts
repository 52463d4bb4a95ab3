import type { LotStatus } from '../../generated/prisma/enums.ts';
import { type Sql, sql } from '../../platform/database/database.ts';
import { json, number, row, text } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { Tx } from '../../platform/transaction.ts';

/** A lot that was caught, and what its status was. */
interface Caught {
  readonly lotId: string;
  readonly statusBefore: LotStatus | null;
}

/** A stock of which lots were caught. */
export interface CaughtStock {
  readonly id: string;
  readonly organizationId: string;
  readonly pharmacyId: string;
  readonly drugId: string;
  readonly quantity: number;
}

/** Which lots were frozen, before and after, as the trail tells it. */
export const frozen = (matches: readonly Caught[]) => ({
  before: { lots: matches.map(({ lotId, statusBefore: status }) => ({ lotId, status })) },
  after: { lots: matches.map(({ lotId }) => ({ lotId, status: 'RECALLED' })) },
});

const caughtStockRow = row({
  id: text,
  organizationId: text,
  pharmacyId: text,
  drugId: text,
  quantity: number,
  matches: json<Caught[]>(),
});

/** The lots that the database's triggers caught within this very transaction, of matches `m` by a condition, and their stocks. */
export async function caughtNow(tx: Tx, which: Sql): Promise<{ matches: Caught[]; stocks: CaughtStock[] }> {
  const rows = await rowsIn(
    tx,
    caughtStockRow,
    sql`
    SELECT s.id, s.organization_id AS "organizationId", s.pharmacy_id AS "pharmacyId", s.drug_id AS "drugId", s.quantity,
           json_agg(json_build_object('lotId', m.lot_id, 'statusBefore', m.status_before) ORDER BY m.lot_id) AS matches
      FROM recall_match m JOIN stock s ON s.id = m.stock_id
     WHERE ${which} AND m.xmin = pg_current_xact_id()::xid
     GROUP BY s.id ORDER BY s.id`,
  );
  return {
    matches: rows.flatMap(({ matches }) => matches),
    stocks: rows.map(({ matches: _, ...stock }) => stock),
  };
}
