import { idAt, idOf } from './helpers.mjs';
import { placedAt } from './orders.mjs';

/**
 * What is kept of what happened: an attempt in the audit trail for every other movement, the events of the last month, who looked at orders, and
 * where each record stands in the feed of changes. The trail is not sealed: its hashes are the server's.
 * @param {import('./size.mjs').Size} size
 */
export function trailOf({ lines, attempts, events, views, stocksEach, orders }) {
  const organization = idOf('organization', 1);
  /** @param {number} times */
  const orderSeen = (times) => idAt('order', `n * ${times} % ${orders}`, placedAt(`n * ${times} % ${orders}`, orders));
  const pharmacy = idOf('pharmacy', `s / ${stocksEach}`);
  return [
    `INSERT INTO audit_log (id, organization_id, actor_id, actor_label, session_id, action, entity_type, entity_id, pharmacy_id, outcome, code, payload, request_id, ip, created_at)
     SELECT ${idAt('attempt', 'g', 'at')}, ${organization}, ${idOf('user', 's % 3')}, 'technician@bench.example', ${idOf('session', 1)},
            CASE type WHEN 'DISPENSE' THEN 'stock.dispense' ELSE 'stock.receive' END, 'Stock', ${idOf('stock', 's')}, ${pharmacy},
            (CASE WHEN s % 100 = 6 THEN 'REFUSED' ELSE 'SUCCEEDED' END)::audit_outcome, CASE WHEN s % 100 = 6 THEN 'INSUFFICIENT_STOCK' END,
            jsonb_build_object('input', jsonb_build_object('stockId', ${idOf('stock', 's')}, 'quantity', abs(changed)),
                               'before', jsonb_build_object('quantity', after - changed), 'after', jsonb_build_object('quantity', after, 'transactionId', transaction_id)),
            ${idAt('request', 'g', 'at')}::text, '10.0.0.1', at
       FROM line WHERE (g + k) % ${Math.round(lines / attempts)} = 0 ORDER BY g`,
    `INSERT INTO event (id, organization_id, pharmacy_id, seq, type, payload, position, created_at)
     SELECT ${idAt('event', 'g', 'at')}, ${organization}, ${pharmacy}, nth, 'stock.changed',
            jsonb_build_object('stockId', ${idOf('stock', 's')}, 'transactionId', transaction_id, 'quantity', after, 'quantityChanged', changed), nth, at
       FROM (SELECT *, g - ${lines - events - 1} AS nth FROM line WHERE g >= ${lines - events}) kept ORDER BY g`,
    `UPDATE event_head SET position = ${events}`,
    `INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, operation, entity_types, fields, entity_ids, request_id, ip, viewed_at)
     SELECT ${idAt('view', 'n', 'at')}, ${organization}, ${idOf('user', 'n % 3')}, 'pharmacist@bench.example', ${idOf('session', 1)}, 'OrderPage', ARRAY['Order'],
            ARRAY['Order.recipient'], ARRAY[${[3, 5, 7].map(orderSeen)}],
            ${idAt('request', 'n', 'at')}::text, '10.0.0.1', at
       FROM (SELECT n, date_trunc('milliseconds', pg_temp.today() - interval '365 days' + n * (interval '365 days' / ${views})) AS at FROM generate_series(0, ${views - 1}) n) v ORDER BY n`,
    `INSERT INTO entity_change (seq, organization_id, scope_id, type, entity_id, position)
     SELECT nth, ${organization}, scope, type::changed_type, id, nth
       FROM (SELECT *, row_number() OVER (ORDER BY rank, id) AS nth
               FROM (SELECT 1 AS rank, organization_id AS scope, 'DRUG' AS type, id FROM drug
                     UNION ALL SELECT 2, pharmacy_id, 'STOCK', id FROM stock
                     UNION ALL SELECT 3, s.pharmacy_id, 'LOT', l.id FROM lot l JOIN stock s ON s.id = l.stock_id
                     UNION ALL SELECT 4, pharmacy_id, 'ORDER', id FROM supply_order
                     UNION ALL SELECT 5, pharmacy_id, 'ALERT', id FROM alert) record) numbered ORDER BY nth`,
    'UPDATE change_head SET position = (SELECT max(position) FROM entity_change)',
  ];
}
