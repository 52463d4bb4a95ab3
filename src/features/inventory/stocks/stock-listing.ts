import { type Database, empty, type Sql, sql } from '../../../platform/database/database.ts';
import { number, row } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';

// What lists of stocks are ordered and narrowed by stands in stock_listing, one row beside each stock, here called `o`. It is right on any day but for what is
// usable, which is kept for some days alone. On another, since a lot has expired or the pharmacy's clock was changed, it is computed from the lots: those rows
// are few, and an index finds them.

const isKept = (today: Sql): Sql => sql`o.usable_from <= ${today} AND o.usable_until > ${today}`;
const isDue = (today: Sql): Sql =>
  sql`((o.usable_until < 'infinity' AND o.usable_until <= ${today}) OR (o.usable_from > '-infinity' AND o.usable_from > ${today}))`;
const fromLots = (stockId: Sql, today: Sql): Sql => sql`
  (SELECT coalesce(sum(lot_usable(l.status, l.expires_on, l.quantity, l.allocated, ${today})), 0)::int FROM lot l WHERE l.stock_id = ${stockId} AND l.quantity > 0)`;

const columns = sql`o.stock_id, o.drug_id, o.sort_name, o.strength_order, o.quantity, o.earliest_expiry, o.held`;

/** Where the rows of a pharmacy are read from, called `o`, with what is usable where that is known. */
export interface Listed {
  /** Before the statement. */
  readonly before: Sql;
  readonly from: Sql;
}

/** As they are kept; null is usable where it is to be computed. */
export const asKept = (pharmacyId: Sql, today: Sql): Listed => ({
  before: empty,
  from: sql`(SELECT ${columns}, CASE WHEN ${isKept(today)} THEN o.usable END AS usable FROM stock_listing o WHERE o.pharmacy_id = ${pharmacyId}) o`,
});

/** With what is low and out on a day. Those that are to be computed come first and by themselves, so that the others are read in the order of an index. */
export const withStatus = (pharmacyId: Sql, today: Sql): Listed => ({
  before: sql`
    WITH due AS MATERIALIZED (
      SELECT ${columns}, o.min_quantity, ${fromLots(sql`o.stock_id`, today)} AS usable FROM stock_listing o WHERE o.pharmacy_id = ${pharmacyId} AND ${isDue(today)})`,
  from: sql`
    (SELECT ${columns}, o.usable, o.low, o.out FROM stock_listing o WHERE o.pharmacy_id = ${pharmacyId} AND ${isKept(today)}
     UNION ALL SELECT ${columns}, o.usable, stock_low(o.usable, o.min_quantity), stock_out(o.usable) FROM due o) o`,
});

/** What \`figures\` computes, as \`f\`, of the stock called \`s\` by its row on the page. */
export const figuresOfPage = (today: Sql): Sql => sql`
  LATERAL (SELECT coalesce(page.usable, ${fromLots(sql`s.id`, today)}) AS usable, nullif(page.earliest_expiry, 'infinity') AS earliest) f`;

const refreshedRow = row({ refreshed: number });
const together = 500;

/** Brings what is kept up to date for the day, so that lists compute little. Nothing is wrong until then. */
export async function refreshListings({ database }: Pick<Platform, 'database'>): Promise<void> {
  while ((await refreshed(database)) === together);
}

async function refreshed(database: Database): Promise<number> {
  return (
    (await database.row(refreshedRow, sql`SELECT refresh_listings(${together}::int) AS refreshed`))?.refreshed ?? 0
  );
}
