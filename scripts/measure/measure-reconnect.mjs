// npm run measure:reconnect: a server that starts while thousands of clients wait for it. How soon each has heard what it missed, and what another
// user's queries take meanwhile; on the embedded database, with the clients in a thread beside the one that asks.
import { ensureInstalled } from '../machine/install.mjs';

await ensureInstalled();
const { createHash, randomBytes } = await import('node:crypto');
const { setTimeout: sleep } = await import('node:timers/promises');
const { parseArgs } = await import('node:util');
const { Worker } = await import('node:worker_threads');
const { default: pg } = await import('pg');
const { startDemo } = await import('./demo.mjs');
const { demoClient } = await import('./demo-client.mjs');

const usage = `npm run measure:reconnect -- [--clients 3000] [--events 20] [--rounds 3]
  --clients  how many come at the moment at which the server is ready, each with a session of its own; at most 5000
  --events   how many each has missed
  --rounds   how often the server is restarted`;

const { clients, events, rounds } = readArguments();
const members = 50;
const patienceMs = 60_000;
const everyMs = 100;

const demo = await startDemo();
const { ask, signIn } = demoClient(demo);
try {
  const token = await signIn(demo.userWith('TECHNICIAN'));
  const { pharmacyId, stockId } = await someStock(token);
  const tokens = await manySessions();
  console.log(`${clients} clients, ${events} events behind, the server starts ${rounds} times (milliseconds)`);
  for (let round = 1; round <= rounds; round += 1) {
    const { liveCursor: after } = await ask('{ liveCursor }', {}, token);
    for (let count = 0; count < events; count += 1)
      await ask(
        'mutation ($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename } }',
        { input: { stockId, quantity: 1 } },
        token,
      );
    await demo.restart();
    const began = performance.now();
    const worker = new Worker(new URL('./reconnecting-clients.mjs', import.meta.url), {
      workerData: { url: demo.url, tokens, pharmacyId, after, events, patienceMs },
    });
    /** @type {Promise<import('./reconnecting-clients.mjs').Outcome>} */
    const coming = new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const asked = askMeanwhile(token, pharmacyId);
    const outcome = await coming;
    const took = performance.now() - began;
    const { times, failures } = await asked.stop();
    await worker.terminate();
    console.log(
      `start ${round}: ${outcome.caughtUp.length} of ${clients} caught up, all was over after ${Math.round(took)}`,
    );
    tell('let in', outcome.letIn);
    tell('heard the newest event', outcome.caughtUp);
    tell('queries of another user meanwhile', times);
    if (outcome.wrong > 0) console.log(`  ${outcome.wrong} clients missed events or heard them twice`);
    for (const [what, count] of [...outcome.troubles, ...failures]) console.log(`  ${count} times ${what}`);
  }
} finally {
  await demo.stop();
}

/**
 * @param {string} what
 * @param {readonly number[]} times
 */
function tell(what, times) {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  /** @param {number} share */
  const at = (share) =>
    String(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? '–').padStart(6);
  console.log(`  ${what.padEnd(36)} median ${at(0.5)}  99th ${at(0.99)}  longest ${at(1)}  (${sorted.length})`);
}

/**
 * Asks every so often, whether or not the answer before has come, as people do who know nothing of each other.
 * @param {string} token
 * @param {string} pharmacyId
 */
function askMeanwhile(token, pharmacyId) {
  /** @type {number[]} */
  const times = [];
  /** @type {Map<string, number>} */
  const failures = new Map();
  /** @type {Promise<void>[]} */
  const asked = [];
  const query =
    'query ($pharmacyId: ID!) { stocks(pharmacyId: $pharmacyId, first: 20) { nodes { id quantity drug { name } } } }';
  const timer = setInterval(() => {
    const began = performance.now();
    const answered = ask(query, { pharmacyId }, token).then(
      () => void times.push(performance.now() - began),
      (/** @type {Error} */ { message }) => void failures.set(message, (failures.get(message) ?? 0) + 1),
    );
    asked.push(answered);
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(asked);
      return { times, failures };
    },
  };
}

/**
 * A stock that can be dispensed from as often as is measured.
 * @param {string} token
 */
async function someStock(token) {
  const { pharmacies } = await ask('{ pharmacies { id name } }', {}, token);
  const { pharmacy } = demo.userWith('TECHNICIAN');
  const pharmacyId = pharmacies.find((/** @type {{ name: string }} */ { name }) => name === pharmacy).id;
  const { stocks } = await ask(
    'query ($pharmacyId: ID!) { stocks(pharmacyId: $pharmacyId, first: 100) { nodes { id usable } } }',
    { pharmacyId },
    token,
  );
  const found = stocks.nodes.find((/** @type {{ usable: number }} */ { usable }) => usable >= events * rounds);
  if (!found) throw new Error('No stock has enough: ask for fewer events.');
  return { pharmacyId, stockId: found.id };
}

/** Sessions of so many members of the organization, written around the server. Answers their tokens. */
async function manySessions() {
  const tokens = Array.from({ length: clients }, () => randomBytes(32).toString('base64url'));
  const owner = new pg.Client({ connectionString: demo.ownerUrl });
  await owner.connect();
  try {
    await owner.query(
      `WITH here AS (SELECT organization_id FROM app_user WHERE email = $1),
            signed_up AS (INSERT INTO account (id, email)
              SELECT new_uuid_v7(), 'member-' || n || '@measured.example' FROM generate_series(0, ${members - 1}) n RETURNING id, email),
            member AS (INSERT INTO app_user (id, organization_id, account_id, email, name)
              SELECT new_uuid_v7(), organization_id, s.id, s.email, 'A member' FROM here, signed_up s RETURNING id, organization_id, email),
            right_of AS (INSERT INTO membership (id, organization_id, user_id, role, pharmacy_id)
              SELECT new_uuid_v7(), organization_id, id, 'TECHNICIAN', NULL FROM member)
       INSERT INTO session (id, organization_id, user_id, token_hash, ip, user_agent, created_at, last_seen_at, expires_at)
       SELECT new_uuid_v7(), m.organization_id, m.id, t.hash, '127.0.0.1', 'node', now(), now(), now() + interval '1 day'
         FROM unnest($2::text[]) WITH ORDINALITY t (hash, n) JOIN member m ON m.email = 'member-' || t.n % ${members} || '@measured.example'`,
      [demo.userWith('TECHNICIAN').email, tokens.map((each) => createHash('sha256').update(each).digest('hex'))],
    );
    await owner.query('ANALYZE');
  } finally {
    await owner.end();
  }
  // What the triggers noted of them gets its places.
  await sleep(2_000);
  return tokens;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        clients: { type: 'string', default: '3000' },
        events: { type: 'string', default: '20' },
        rounds: { type: 'string', default: '3' },
      },
    });
    /**
     * @param {'clients' | 'events' | 'rounds'} name
     * @param {number} most
     */
    const number = (name, most) => {
      const wanted = Number(values[name]);
      if (!(Number.isInteger(wanted) && wanted >= 1 && wanted <= most))
        throw new Error(`Give ${name} from 1 to ${most}, and not ${values[name]}.`);
      return wanted;
    };
    return { clients: number('clients', 5_000), events: number('events', 100), rounds: number('rounds', 10) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}
