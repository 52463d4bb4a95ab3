import { Field, Int, ObjectType } from 'type-graphql';
import { type Database, sql } from '../../../platform/database/database.ts';
import { instant, number, type RowType, row } from '../../../platform/database/row.ts';

@ObjectType({ description: 'Whether the ledger explains every balance.', simpleResolvers: true })
export class LedgerHealth {
  @Field(() => Int, { description: 'How many stocks were looked at.' })
  stocks!: number;

  @Field(() => Int, { description: 'How many lots were looked at.' })
  lots!: number;

  @Field(() => Int, {
    description:
      'Balances of stocks and lots, and balances after a line, that the lines do not add up to, and allocated quantities that allocations do not. 0 when all is well.',
  })
  unexplainedBalances!: number;

  @Field(() => Int, {
    description:
      'Lots that are not RECALLED although an active recall covers them, or another lot of their drug and number is RECALLED. 0 when all is well: the database lets none be.',
  })
  unheldRecalledLots!: number;

  @Field({ description: 'The UTC instant at which the ledger was added up.' })
  checkedAt!: Date;
}

const ledgerHealthRow: RowType<LedgerHealth> = row({
  stocks: number,
  lots: number,
  unexplainedBalances: number,
  unheldRecalledLots: number,
  checkedAt: instant,
});

/** Adds every line of the organization's ledger up again and compares; all organizations when none is named. */
export async function ledgerHealth(database: Database, organizationId: string | null): Promise<LedgerHealth> {
  const row = await database.row(
    ledgerHealthRow,
    sql`
    WITH own_lot AS (SELECT * FROM lot WHERE ${organizationId}::uuid IS NULL OR organization_id = ${organizationId}::uuid),
    own_stock AS (SELECT * FROM stock WHERE ${organizationId}::uuid IS NULL OR organization_id = ${organizationId}::uuid),
    line AS (
      SELECT l.lot_id, l.seq, l.quantity_after, sum(l.quantity_changed) OVER (PARTITION BY l.lot_id ORDER BY l.seq) AS balance
        FROM inventory_log l JOIN own_lot ON own_lot.id = l.lot_id
    ), last AS (SELECT DISTINCT ON (lot_id) lot_id, balance FROM line ORDER BY lot_id, seq DESC)
    SELECT (SELECT count(*) FROM own_stock)::int AS stocks, (SELECT count(*) FROM own_lot)::int AS lots, now() AS "checkedAt",
           (SELECT count(*) FROM own_lot l WHERE l.status <> 'RECALLED' AND (l.id IN (SELECT lot_id FROM recalled_lots(ARRAY(
              SELECT id FROM recall WHERE state = 'ACTIVE' AND (${organizationId}::uuid IS NULL OR organization_id = ${organizationId}::uuid)), NULL))
              OR (l.organization_id, l.lot_key, (SELECT s.drug_id FROM own_stock s WHERE s.id = l.stock_id)) IN (
                SELECT r.organization_id, r.lot_key, s.drug_id FROM lot r JOIN own_stock s ON s.id = r.stock_id WHERE r.status = 'RECALLED' AND recalls_its_key(r))))::int
             AS "unheldRecalledLots",
           ((SELECT count(*) FROM line WHERE quantity_after <> balance OR balance < 0)
          + (SELECT count(*) FROM own_lot LEFT JOIN last ON last.lot_id = own_lot.id WHERE own_lot.quantity <> coalesce(last.balance, 0))
          + (SELECT count(*) FROM own_stock s LEFT JOIN (SELECT stock_id, sum(quantity) AS quantity, sum(allocated) AS allocated FROM own_lot GROUP BY stock_id) l
                    ON l.stock_id = s.id WHERE s.quantity <> coalesce(l.quantity, 0) OR s.allocated <> coalesce(l.allocated, 0))
          + (SELECT count(*) FROM own_lot LEFT JOIN (SELECT lot_id, sum(quantity) AS quantity FROM allocation GROUP BY lot_id) a ON a.lot_id = own_lot.id
              WHERE own_lot.allocated <> coalesce(a.quantity, 0)))::int AS "unexplainedBalances"`,
  );
  if (!row) throw new Error('The ledger could not be added up.');
  return row;
}
