// npm run measure:replay: how many events a second a subscriber gets who resumes 5,000 behind, by what it selects, and how many transactions
// of the database that takes; production build, embedded database.
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
const { default: pg } = await import('pg');
const { WebSocket } = await import('ws');
const { createClient } = await import('graphql-ws');
const { startDemo } = await import('./demo.mjs');
const { demoClient } = await import('./demo-client.mjs');

const events = 5_000;
const stocks = 500;
const rounds = 3;
const pharmacy = 'Riverside Pharmacy';
const stock = 'stock { id quantity usable status drug { id name strength } lots { id lotNumber expiresOn quantity } }';

const selections = [
  ['stockChanged, fields of the event', 'stockChanged', 'cursor at stockId quantity quantityChanged'],
  ['stockChanged with stock, drug and lots', 'stockChanged', `cursor at quantity quantityChanged ${stock}`],
  ['lowStockAlerted with alert', 'lowStockAlerted', 'cursor at kind alert { id kind state }'],
  [
    'lowStockAlerted with alert, its stock, drug and lots',
    'lowStockAlerted',
    `cursor at kind alert { id kind state ${stock} }`,
  ],
];

const demo = await startDemo();
const { ask, signIn } = demoClient(demo);
const owner = new pg.Client({ connectionString: demo.ownerUrl });
const socket = createClient({
  url: `${demo.url.replace(/^http/, 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: async () => ({ authorization: `Bearer ${await signIn(demo.userWith('MANAGER'))}` }),
});
try {
  await owner.connect();
  const { pharmacyId, cursor } = await fill();
  console.log(`${events} events of each kind, ${stocks} stocks with two lots each, ${rounds} rounds`);
  for (const [what = '', field = '', selection = ''] of selections) {
    /** @type {number[]} */
    const rates = [];
    let transactions = 0;
    // The first round warms the server; what it reads is forgotten.
    for (let round = 0; round <= rounds; round += 1) {
      const before = await committed();
      const began = performance.now();
      await replay(
        `subscription ($pharmacyId: ID!, $after: String) { ${field}(pharmacyId: $pharmacyId, after: $after) { ${selection} } }`,
        { pharmacyId, after: cursor },
      );
      if (round > 0) rates.push(Math.round((events / (performance.now() - began)) * 1_000));
      transactions = (await committed()) - before;
    }
    const sorted = rates.toSorted((a, b) => a - b);
    console.log(
      `${what.padEnd(55)} median ${String(sorted[Math.floor(rounds / 2)]).padStart(6)} a second  (${sorted[0]} to ${sorted.at(-1)}), ` +
        `${(transactions / events).toFixed(2)} transactions an event`,
    );
  }
} finally {
  await socket.dispose();
  await owner.end();
  await demo.stop();
}

/**
 * Settles when all events have arrived.
 * @param {string} query
 * @param {Record<string, unknown>} variables
 */
async function replay(query, variables) {
  let count = 0;
  for await (const { errors } of socket.iterate({ query, variables })) {
    if (errors) throw new Error(JSON.stringify(errors));
    count += 1;
    if (count === events) return;
  }
  throw new Error('The subscription ended.');
}

/** The transactions of the server so far: its reads are one each. Sessions report theirs a second later. */
async function committed() {
  await sleep(2_000);
  const { rows } = await owner.query(
    'SELECT xact_commit::int AS count FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0].count;
}

/** Stocks, alerts and events as they would be there, written past the ledger. Answers where, and the cursor before the events. */
async function fill() {
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
  await owner.query('ANALYZE');
  for (;;) {
    const { rowCount } = await owner.query('SELECT 1 FROM event WHERE position IS NULL LIMIT 1');
    if (rowCount === 0) return { pharmacyId, cursor: liveCursor };
    await sleep(100);
  }
}
