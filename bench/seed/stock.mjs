import { idAt, idOf } from './helpers.mjs';

const lotsOfStock = 3;
/** In which of its lines a stock receives each lot; the first is used up when the second comes. */
const receipts = [0, 4, 9];

/**
 * The stocks with their lots and a year of movements, in the order in which they happened: line k of every stock, then line k + 1. Of each stock
 * the same quantity leaves again and again, so that every balance follows from the number of the line. A tenth is low, a fiftieth has expired.
 * @param {import('./size.mjs').Size} size
 */
export function stockOf(size) {
  const { stocks, stocksEach, drugs, lines, linesOfStock, stride } = size;
  const organization = idOf('organization', 1);
  const year = "interval '365 days'";
  const began = `(pg_temp.today() - ${year})`;
  const drugOf = `(s % ${stocksEach} * ${stride}::bigint + s / ${stocksEach} * 131) % ${drugs}`;
  const pharmacyOf = idOf('pharmacy', `s / ${stocksEach}`);
  const dose = '(2 + s % 8)';
  /** @param {string} g */
  const at = (g) => `date_trunc('milliseconds', ${began} + (${g}) * (${year} / ${lines}))`;
  /** @param {string} s @param {string | number} k */
  const nth = (s, k) => `(${k})::bigint * ${stocks} + ${s}`;
  /** @param {string} s @param {string} l */
  const lotOf = (s, l) => idOf('lot', `${s}::bigint * ${lotsOfStock} + ${l}`);
  const left = `CASE l WHEN 0 THEN 0 WHEN 1 THEN 100 - 4 * ${dose} ELSE 100 - 5 * ${dose} END`;
  return [
    `INSERT INTO stock (id, organization_id, pharmacy_id, drug_id, min_quantity, max_quantity, quantity)
     SELECT ${idOf('stock', 's')}, ${organization}, ${pharmacyOf}, ${idOf('drug', drugOf)}, CASE WHEN s % 10 = 0 THEN 250 ELSE 20 END, 400, 200 - 9 * ${dose}
       FROM generate_series(0, ${stocks - 1}) s`,
    `INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, supplier_id, quantity)
     SELECT ${lotOf('s', 'l')}, ${organization}, ${idOf('stock', 's')}, chr(65 + s % 26) || (10000 + (s * ${lotsOfStock}::bigint + l) % 90000),
            pg_temp.today()::date + CASE WHEN s % 50 = 1 THEN -5 WHEN l < 2 THEN 1 + s * 37 % 500 ELSE 100 + s * 53 % 800 END, ${idOf('supplier', 's % 3')}, ${left}
       FROM generate_series(0, ${stocks - 1}) s, generate_series(0, ${lotsOfStock - 1}) l`,
    `CREATE TEMPORARY TABLE line AS
     SELECT g, s, k, l, type, at, ${idAt('transaction', 'g', 'at')} AS transaction_id,
            CASE WHEN type <> 'RECEIPT' THEN -${dose} WHEN l = 0 THEN 3 * ${dose} ELSE 100 END AS changed,
            CASE l WHEN 0 THEN 3 - k WHEN 1 THEN 4 - k ELSE 9 - k END * ${dose} + CASE WHEN l > 0 THEN 100 ELSE 0 END AS after
       FROM (SELECT g, g / ${stocks} AS k, g % ${stocks} * ${stride}::bigint % ${stocks} AS s, ${at('g')} AS at FROM generate_series(0, ${lines - 1}) g) one,
            LATERAL (SELECT CASE WHEN k < ${receipts[1]} THEN 0 WHEN k < ${receipts[2]} THEN 1 ELSE 2 END AS l,
                            (CASE WHEN k IN (${receipts}) THEN 'RECEIPT' WHEN k = ${linesOfStock - 1} AND s % 500 = 3 THEN 'DISPOSAL' ELSE 'DISPENSE' END)::transaction_type AS type) two`,
    `INSERT INTO transaction (id, organization_id, pharmacy_id, stock_id, drug_id, transaction_type, quantity, line_count, occurred_at, timestamp, actor_id, reason)
     SELECT transaction_id, ${organization}, ${pharmacyOf}, ${idOf('stock', 's')}, ${idOf('drug', drugOf)}, type, changed, 1, at, at, ${idOf('user', 1)},
            CASE type WHEN 'DISPOSAL' THEN 'Damaged' END
       FROM line ORDER BY g`,
    `INSERT INTO inventory_log (id, organization_id, seq, transaction_id, stock_id, lot_id, action, quantity_changed, quantity_after, occurred_at, timestamp)
     SELECT ${idAt('line', 'g', 'at')}, ${organization}, g + 1, transaction_id, ${idOf('stock', 's')}, ${lotOf('s', 'l')}, type, changed, after, at, at
       FROM line ORDER BY g`,
    // What is wrong now, by the rules of alerts; and a shortage in half of the stocks that came and went.
    `INSERT INTO alert (id, organization_id, pharmacy_id, kind, stock_id, lot_id, opened_at)
     SELECT ${idAt('alert', 's * 10 + nth', 'opened')}, ${organization}, ${pharmacyOf}, kind::alert_kind, ${idOf('stock', 's')}, CASE WHEN nth > 1 THEN ${lotOf('s', 'nth - 1')} END, opened
       FROM (SELECT s, nth, pg_temp.today() - (1 + s % 30) * interval '1 day' AS opened,
                    CASE WHEN nth = 0 AND (s % 10 = 0 OR s % 50 = 1) THEN 'LOW_STOCK'
                         WHEN nth = 1 AND s % 50 = 1 THEN 'OUT_OF_STOCK'
                         WHEN nth > 1 AND s % 50 = 1 THEN 'EXPIRED'
                         WHEN nth = 2 AND 1 + s * 37 % 500 <= 90 THEN 'EXPIRING' END AS kind
               FROM generate_series(0, ${stocks - 1}) s, generate_series(0, 3) nth) one
      WHERE kind IS NOT NULL ORDER BY opened, s`,
    `INSERT INTO alert (id, organization_id, pharmacy_id, kind, stock_id, state, opened_at, resolved_at, cause_ended_at)
     SELECT ${idAt('alert', 's * 10 + 9', 'opened')}, ${organization}, ${pharmacyOf}, 'LOW_STOCK', ${idOf('stock', 's')}, 'RESOLVED', opened, ended, ended
       FROM (SELECT s, opened, opened + interval '3 days' AS ended
               FROM generate_series(0, ${stocks - 1}) s, LATERAL (SELECT ${at(nth('s', 8))} AS opened) one WHERE s % 2 = 0) two
      ORDER BY opened`,
  ];
}
