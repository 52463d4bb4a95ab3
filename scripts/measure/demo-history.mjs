// A long history in the demo data's first pharmacy, for scripts that measure how it is read.
import { setTimeout as sleep } from 'node:timers/promises';
import { demoClient } from './demo-client.mjs';

const pharmacy = 'Riverside Pharmacy';

/**
 * Stocks, alerts and events of each kind as they would be there, written past the ledger. Answers where, and the cursor before the events.
 * @param {{ demo: Awaited<ReturnType<typeof import('./demo.mjs').startDemo>>, owner: import('pg').Client, events: number, stocks: number }} history
 */
export async function fillHistory({ demo, owner, events, stocks }) {
  const { ask, signIn } = demoClient(demo);
  const { rows } = await owner.query('SELECT id, organization_id FROM pharmacy WHERE name = $1', [pharmacy]);
  const [{ id: pharmacyId, organization_id: organizationId }] = rows;
  await owner.query('SET session_replication_role = replica');
  await owner.query(
    `WITH drug AS (INSERT INTO drug (id, organization_id, name, dosage_form, strength, unit)
            SELECT new_uuid_v7(), $1, 'Product ' || to_char(n, 'FM0000'), 'TABLET, FILM COATED', (n % 20 + 1) * 5 || ' mg', 'tablet'
            FROM generate_series(1, ${stocks}) n RETURNING id),
          stock AS (INSERT INTO stock (id, organization_id, pharmacy_id, drug_id, quantity, min_quantity)
            SELECT new_uuid_v7(), $1, $2, drug.id, 20, 50 FROM drug RETURNING id),
          alert AS (INSERT INTO alert (id, organization_id, pharmacy_id, kind, stock_id, state)
            SELECT new_uuid_v7(), $1, $2, 'LOW_STOCK', id, 'OPEN' FROM stock)
     INSERT INTO lot (id, organization_id, stock_id, lot_number, expires_on, quantity)
     SELECT new_uuid_v7(), $1, id, 'M-' || row_number() OVER (), current_date + 60, 10 FROM stock, generate_series(1, 2)`,
    [organizationId, pharmacyId],
  );
  const { liveCursor } = await ask('{ liveCursor }', {}, await signIn(demo.userWith('MANAGER')));
  for (const [type, payload] of [
    [
      'stock.changed',
      `jsonb_build_object('stockId', s.id, 'drugId', s.drug_id, 'transactionId', NULL, 'quantity', 20, 'quantityChanged', -1)`,
    ],
    [
      'alert.opened',
      `jsonb_build_object('alertId', a.id, 'stockId', s.id, 'kind', 'LOW_STOCK', 'lotId', NULL, 'reopened', false)`,
    ],
  ])
    await owner.query(
      `INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
       SELECT new_uuid_v7(), $1, $2, '${type}', ${payload}
         FROM generate_series(1, ${events / stocks}) n, stock s JOIN alert a ON a.stock_id = s.id JOIN drug d ON d.id = s.drug_id
        WHERE d.name LIKE 'Product ____' ORDER BY n, s.id`,
      [organizationId, pharmacyId],
    );
  // Nobody was told of the stocks.
  await owner.query('SET session_replication_role = origin');
  await owner.query('INSERT INTO stock_listing (stock_id) SELECT id FROM stock ON CONFLICT DO NOTHING');
  await owner.query('ANALYZE');
  for (;;) {
    const { rowCount } = await owner.query('SELECT 1 FROM event WHERE position IS NULL LIMIT 1');
    if (rowCount === 0) return { pharmacyId, cursor: liveCursor };
    await sleep(100);
  }
}
