import { idAt, idOf } from './helpers.mjs';

/**
 * When an order was placed, by its number among all.
 * @param {string} n
 * @param {number} orders
 */
export const placedAt = (n, orders) =>
  `date_trunc('milliseconds', pg_temp.today() - interval '365 days' + (${n}) * (interval '365 days' / ${orders}))`;

/**
 * A year of orders with two lines each. All but the last fiftieth came to their end; of those, issues are pending and purchases on their way.
 * @param {import('./size.mjs').Size} size
 */
export function ordersOf({ orders, pharmacies, stocksEach, drugs, stride }) {
  const organization = idOf('organization', 1);
  const open = Math.floor(orders * 0.98);
  /** @param {string | number} line */
  const drugOf = (line) =>
    `((n / ${pharmacies} * 2 + ${line}) % ${stocksEach} * ${stride}::bigint + n % ${pharmacies} * 131) % ${drugs}`;
  const later = "interval '1 minute'";
  return [
    `CREATE TEMPORARY TABLE placed AS
     SELECT n, at, ${idAt('order', 'n', 'at')} AS id,
            (CASE WHEN n % 3 = 0 THEN 'PURCHASE' ELSE 'ISSUE' END)::order_kind AS kind,
            (CASE WHEN n >= ${open} THEN CASE WHEN n % 3 = 0 THEN 'SENT' ELSE 'PENDING' END WHEN n % 50 = 7 THEN 'CANCELED' ELSE 'FULFILLED' END)::order_status AS status
       FROM (SELECT n, ${placedAt('n', orders)} AS at FROM generate_series(0, ${orders - 1}) n) one`,
    `INSERT INTO supply_order (id, organization_id, pharmacy_id, number, kind, status, supplier_id, requested_by_id, approved_by_id, approved_at, sent_at, fulfilled_at, created_at, updated_at)
     SELECT id, ${organization}, ${idOf('pharmacy', `n % ${pharmacies}`)}, n / ${pharmacies} + 1, kind, status, CASE kind WHEN 'PURCHASE' THEN ${idOf('supplier', 'n % 3')} END,
            ${idOf('user', 1)}, CASE WHEN status <> 'PENDING' THEN ${idOf('user', 0)} END, CASE WHEN status <> 'PENDING' THEN at + ${later} END,
            CASE WHEN kind = 'PURCHASE' THEN at + ${later} END, CASE status WHEN 'FULFILLED' THEN at + 2 * ${later} END, at, at + 2 * ${later}
       FROM placed ORDER BY n`,
    `INSERT INTO order_line (id, organization_id, order_id, position, drug_id, quantity, fulfilled_quantity, canceled_quantity)
     SELECT ${idAt('orderLine', 'n * 2 + line', 'at')}, ${organization}, id, line, ${idOf('drug', drugOf('line'))}, 10,
            CASE status WHEN 'FULFILLED' THEN 10 ELSE 0 END, CASE status WHEN 'CANCELED' THEN 10 ELSE 0 END
       FROM placed, generate_series(1, 2) line ORDER BY n, line`,
    `INSERT INTO order_event (id, organization_id, order_id, from_status, to_status, actor_id, at)
     SELECT ${idAt('orderEvent', 'n * 3 + step', 'at')}, ${organization}, id, CASE step WHEN 1 THEN 'PENDING' WHEN 2 THEN 'APPROVED' END::order_status,
            CASE step WHEN 0 THEN 'PENDING' WHEN 1 THEN 'APPROVED' ELSE status END, ${idOf('user', 'CASE step WHEN 1 THEN 0 ELSE 1 END')}, at + step * ${later}
       FROM placed, generate_series(0, CASE status WHEN 'PENDING' THEN 0 ELSE 2 END) step ORDER BY n, step`,
    `INSERT INTO order_number (pharmacy_id, organization_id, last)
     SELECT pharmacy_id, organization_id, max(number) FROM supply_order GROUP BY pharmacy_id, organization_id`,
  ];
}
