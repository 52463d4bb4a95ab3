// npm run measure:replay: how many events a second a subscriber gets who resumes 5,000 behind, by what it selects, and how many transactions
// of the database that takes; production build, embedded database.
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureInstalled } from '../machine/install.mjs';

await ensureInstalled();
const { default: pg } = await import('pg');
const { WebSocket } = await import('ws');
const { createClient } = await import('graphql-ws');
const { startDemo } = await import('./demo.mjs');
const { demoClient } = await import('./demo-client.mjs');
const { fillHistory } = await import('./demo-history.mjs');

const events = 5_000;
const stocks = 500;
const rounds = 3;
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
const { signIn } = demoClient(demo);
const owner = new pg.Client({ connectionString: demo.ownerUrl });
const socket = createClient({
  url: `${demo.url.replace(/^http/, 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: async () => ({ authorization: `Bearer ${await signIn(demo.userWith('MANAGER'))}` }),
});
try {
  await owner.connect();
  const { pharmacyId, cursor } = await fillHistory({ demo, owner, events, stocks });
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
