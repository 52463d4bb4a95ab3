// npm run measure:fairness: what another user's `me` takes while one user asks for as much as the limits of a single request let them: nothing, 4 sockets
// with 50 replays each, and 24 lists at once again and again; production build, embedded database, the demanding clients in a thread of their own.
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureInstalled } from '../machine/install.mjs';

await ensureInstalled();
const { parseArgs } = await import('node:util');
const { Worker } = await import('node:worker_threads');
const { default: pg } = await import('pg');
const { startDemo } = await import('./demo.mjs');
const { demoClient } = await import('./demo-client.mjs');
const { fillHistory } = await import('./demo-history.mjs');

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '10' } } });
const seconds = Number(values.seconds);

const demo = await startDemo();
const { ask, signIn } = demoClient(demo);
const owner = new pg.Client({ connectionString: demo.ownerUrl });
try {
  await owner.connect();
  const { pharmacyId, cursor } = await fillHistory({ demo, owner, events: 5_000, stocks: 500 });
  const token = await signIn(demo.userWith('MANAGER'));
  const other = await signIn(demo.userWith('TECHNICIAN'));
  console.log(`what another user's me takes, for ${seconds} seconds each (milliseconds)`);
  for (const demand of ['nothing', 'replays', 'lists']) {
    const worker = new Worker(new URL('./demanding-client.mjs', import.meta.url), {
      workerData: { url: demo.url, token, pharmacyId, cursor, demand },
    });
    // Until it is at work.
    await sleep(2_000);
    /** @type {number[]} */
    const times = [];
    let failed = 0;
    for (const end = Date.now() + seconds * 1_000; Date.now() < end; await sleep(20)) {
      const began = performance.now();
      await ask('{ me { id } }', {}, other).catch(() => {
        failed += 1;
      });
      times.push(performance.now() - began);
    }
    worker.postMessage('stop');
    const answers = await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    const sorted = times.toSorted((a, b) => a - b).map(Math.round);
    /** @param {number} share */
    const at = (share) => String(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]).padStart(6);
    console.log(
      `  ${demand.padEnd(8)} median ${at(0.5)}  95th ${at(0.95)}  longest ${at(1)}  (${sorted.length}, ${failed} failed); answers to the other: ${answers}`,
    );
  }
} finally {
  await owner.end();
  await demo.stop();
}
