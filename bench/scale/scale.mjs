import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { statementCosts, withoutJobs } from '../quick/statement-costs.mjs';
import { markdownTable } from '../report/table.mjs';
import { clientOf } from '../requests/client.mjs';
import { officeReads, shelfReads } from '../requests/reads.mjs';
import { worldOf } from '../requests/world.mjs';
import { writes } from '../requests/writes.mjs';
import { seed } from '../seed/seed.mjs';
import { startMigrated } from '../server/start-database.mjs';
import { environmentOf, startServer } from '../server/start-server.mjs';

/** So that plans are those of a connection that has been open for a while. */
const warmUps = 6;
const times = 3;

/**
 * What each request and each job touches at several sizes, as a table.
 * @param {readonly number[]} factors
 * @param {RegExp} only
 */
export async function scale(factors, only) {
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  for (const [nth, factor] of factors.entries()) {
    for await (const { name, text } of figuresAt(factor, only)) {
      console.error(`${factor} ×  ${name}: ${text}`);
      const row = rows.get(name) ?? Array(factors.length).fill('');
      row[nth] = text;
      rows.set(name, row);
    }
  }
  return markdownTable(
    ['blocks touched · ms', ...factors.map((factor) => `${factor} ×`)],
    [...rows].map(([name, figures]) => [name, ...figures]),
  );
}

/** @param {number} factor @param {RegExp} only */
async function* figuresAt(factor, only) {
  const database = await startMigrated({ max_wal_size: '2GB', checkpoint_timeout: '30min' });
  try {
    const began = performance.now();
    const size = await seed(database.ownerUrl, factor);
    yield { name: 'seed', text: `${Math.round((performance.now() - began) / 1000)} s, ${size.lines} lines` };
    const counter = await statementCosts(database.ownerUrl);
    try {
      for await (const figure of requestsOf(database, counter, only)) yield figure;
      for await (const figure of jobsOf(database, counter, only)) yield figure;
    } finally {
      await counter.close();
    }
  } finally {
    await database.stop();
  }
}

/**
 * @typedef {{ url: string, ownerUrl: string }} Where
 * @typedef {Awaited<ReturnType<typeof statementCosts>>} Counter
 */

/** @param {Where} database @param {Counter} counter @param {RegExp} only */
async function* requestsOf({ url, ownerUrl }, counter, only) {
  const allowJobs = await withoutJobs(ownerUrl);
  const server = await startServer({ url, preload: ['stopped-clock.mjs'], environment: { DATABASE_POOL_SIZE: '2' } });
  try {
    const world = await worldOf(ownerUrl);
    const ask = clientOf(server.url);
    for (const request of [...shelfReads, ...officeReads, ...writes].filter(({ name }) => only.test(name))) {
      let ms = 0;
      /** @param {number} nth */
      const once = async (nth) => {
        const began = performance.now();
        const data = await ask(request.role, request.query, request.variables(world, nth));
        ms = performance.now() - began;
        request.check?.(data, nth);
      };
      try {
        for (let nth = 0; nth < warmUps; nth += 1) await once(nth);
        await counter.settled();
        await counter.reset();
        /** @type {number[]} */
        const walls = [];
        for (let nth = warmUps; nth < warmUps + times; nth += 1) {
          await once(nth);
          walls.push(ms);
        }
        await counter.settled();
        const { blocks } = await counter.read();
        yield { name: request.name, text: figure(blocks / times, walls.sort((a, b) => a - b)[1] ?? 0) };
      } catch (error) {
        yield { name: request.name, text: `no answer (${/** @type {Error} */ (error).message.split(':')[0]})` };
      }
    }
  } finally {
    await server.stop();
    await allowJobs();
  }
}

/** @param {Where} database @param {Counter} counter @param {RegExp} only */
async function* jobsOf({ url }, counter, only) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('jobs.mjs', import.meta.url))], {
    env: environmentOf(url),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await counter.reset();
  child.stdin.write('\n');
  for await (const line of createInterface({ input: child.stdout })) {
    /** @type {{ name: string, ms: number, error: string | null }} */
    const { name, ms, error } = JSON.parse(line);
    const { blocks } = await counter.read();
    const text = error === null ? figure(blocks, ms) : `failed after ${Math.round(ms)} ms`;
    if (only.test(`job: ${name}`)) yield { name: `job: ${name}`, text };
    await counter.reset();
    if (child.stdin.writable) child.stdin.write('\n');
  }
  await ended;
}

/** @param {number} blocks @param {number} ms */
const figure = (blocks, ms) =>
  `${Math.round(blocks).toLocaleString('en')} · ${ms < 10 ? ms.toFixed(1) : Math.round(ms)}`;
