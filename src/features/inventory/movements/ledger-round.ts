import { type Database, sql } from '../../../platform/database/database.ts';
import { flag, instant, nothing, number, row } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';
import { walkStocks } from '../stocks/walk.ts';
import { addedUp } from './add-up.ts';
import { checkDays } from './movement-days.ts';

/** As whose it is kept how far the round has come. */
const name = 'ledger';

/** A page of 200 stocks with 15 lines each touches 6,200 blocks; twenty a minute look at 200,000 stocks in an hour. */
const walk = { name, pageSize: 200, mostPages: 20, restMs: 6 * 3_600_000 };

/**
 * Adds the ledgers of all organizations up again, a piece at each turn, and keeps what each round finds.
 * @throws Error when pages failed; the log has each, and the round says that it is not of everything.
 */
export async function addUpLedgers(platform: Platform): Promise<void> {
  const { database } = platform;
  const failed = await walkStocks(platform, walk, async (stockIds, beganAt) => {
    try {
      await keepPage(database, stockIds, beganAt);
    } catch (error) {
      await keepFailure(database, stockIds, beganAt);
      throw error;
    }
  });
  await database.rows(
    nothing,
    sql`
    DELETE FROM ledger_round r USING stock_walk w
     WHERE w.name = ${name} AND w.after_id IS NULL AND w.ended_at >= w.began_at AND r.began_at < w.began_at`,
  );
  const failedDays = await checkDays(platform);
  if (failed + failedDays > 0)
    throw new Error(`The ledgers of ${failed} pages of stocks and ${failedDays} pharmacies could not be added up.`);
}

/** A page that was kept already, by a turn that died before it could say how far it had come, is not counted again. */
async function keepPage(database: Database, stockIds: readonly string[], beganAt: Date): Promise<void> {
  await database.rows(
    nothing,
    sql`
    WITH ${addedUp(sql`SELECT * FROM stock WHERE id = ANY (${[...stockIds]}::uuid[])`)}
    INSERT INTO ledger_round AS kept (organization_id, began_at, stocks, lots, unexplained_balances, unheld_recalled_lots, through_id)
    SELECT organization_id, ${beganAt}, stocks, lots, unexplained, unheld, ${stockIds.at(-1)}::uuid FROM found
    ON CONFLICT (organization_id, began_at) DO UPDATE SET
      stocks = kept.stocks + excluded.stocks, lots = kept.lots + excluded.lots,
      unexplained_balances = kept.unexplained_balances + excluded.unexplained_balances,
      unheld_recalled_lots = kept.unheld_recalled_lots + excluded.unheld_recalled_lots, through_id = excluded.through_id
    WHERE kept.through_id < ${stockIds[0]}::uuid`,
  );
}

async function keepFailure(database: Database, stockIds: readonly string[], beganAt: Date): Promise<void> {
  await database.rows(
    nothing,
    sql`
    INSERT INTO ledger_round AS kept (organization_id, began_at, stocks, lots, unexplained_balances, unheld_recalled_lots, failed_pages, through_id)
    SELECT DISTINCT organization_id, ${beganAt}::timestamptz, 0, 0, 0, 0, 1, ${stockIds.at(-1)}::uuid FROM stock WHERE id = ANY (${[...stockIds]}::uuid[])
    ON CONFLICT (organization_id, began_at) DO UPDATE SET failed_pages = kept.failed_pages + 1, through_id = excluded.through_id`,
  );
}

/** What a round found in an organization; with `complete`, of all its stocks. */
const roundRow = row({
  stocks: number,
  lots: number,
  unexplainedBalances: number,
  unheldRecalledLots: number,
  startedAt: instant,
  checkedAt: instant,
  complete: flag,
});

/** The last round that is over, of an organization; the one under way while none is; null before the first. */
export function lastRound(database: Database, organizationId: string) {
  return database.row(
    roundRow,
    sql`
    SELECT coalesce(r.stocks, 0) AS stocks, coalesce(r.lots, 0) AS lots, coalesce(r.unexplained_balances, 0) + days.unexplained AS "unexplainedBalances",
           coalesce(r.unheld_recalled_lots, 0) AS "unheldRecalledLots", coalesce(r.began_at, w.began_at) AS "startedAt",
           CASE WHEN r.is_over THEN w.ended_at ELSE now() END AS "checkedAt",
           coalesce(r.is_over AND r.failed_pages = 0, w.ended_at IS NOT NULL) AND days.complete AS complete
      FROM stock_walk w LEFT JOIN LATERAL (
        SELECT r.*, r.began_at < w.began_at OR (w.after_id IS NULL AND coalesce(w.ended_at >= w.began_at, false)) AS is_over
          FROM ledger_round r WHERE r.organization_id = ${organizationId}::uuid ORDER BY is_over DESC, r.began_at DESC LIMIT 1) r ON true
      CROSS JOIN (
        SELECT coalesce(sum(c.unexplained), 0)::int AS unexplained, coalesce(bool_and(c.checked_at IS NOT NULL), true) AS complete
          FROM pharmacy p LEFT JOIN movement_day_check c ON c.pharmacy_id = p.id WHERE p.organization_id = ${organizationId}::uuid) days
     WHERE w.name = ${name}`,
  );
}
