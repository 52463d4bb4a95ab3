import { readFileSync, writeFileSync } from 'node:fs';
import { clientOf } from '../requests/client.mjs';
import { officeReads, shelfReads } from '../requests/reads.mjs';
import { worldOf } from '../requests/world.mjs';
import { writes } from '../requests/writes.mjs';
import { seed } from '../seed/seed.mjs';
import { startMigrated } from '../server/start-database.mjs';
import { startServer } from '../server/start-server.mjs';
import { statementCosts, withoutJobs } from './statement-costs.mjs';

const file = new URL('../costs.json', import.meta.url);
/** Small enough to be there in seconds, and so that the planner's figures are of every row and not of a sample. */
const factor = 0.25;
/** A named statement is planned for its values five times on each connection, and then once for all. */
const warmUps = 16;
const times = 10;
/**
 * Reads touch exactly the same blocks in every run. Changes do so to within three hundredths: ids are random within their millisecond, so pages split
 * elsewhere, and what is dead is pruned when no snapshot sees it. Their statements are the same.
 */
const tolerance = 0.05;
const changing = new Set(writes.map(({ name }) => name));

/** @typedef {Record<string, { statements: number, blocks: number }>} Costs */

/**
 * What each request costs the database, ten times over. Compares it with the committed file, or writes that.
 * @param {{ update: boolean, only: RegExp, verbose: boolean }} options
 * @returns {Promise<boolean>} whether all is as it was
 */
export async function quick({ update, only, verbose }) {
  const database = await startMigrated();
  try {
    await seed(database.ownerUrl, factor);
    const allowJobs = await withoutJobs(database.ownerUrl);
    const server = await startServer({
      url: database.url,
      preload: ['stopped-clock.mjs'],
      // Who looked is recorded before the answer, not just after it with that of others.
      environment: { DATABASE_POOL_SIZE: '2', ACCESS_LOG: 'strict' },
    });
    try {
      const costs = await measure(server.url, database.ownerUrl, { only, verbose });
      if (update) {
        writeFileSync(file, `${JSON.stringify(costs, null, 2)}\n`);
        console.log(`Written: the costs of ${Object.keys(costs).length} requests.`);
        return true;
      }
      return compare(JSON.parse(readFileSync(file, 'utf8')), costs, only);
    } finally {
      await server.stop();
      await allowJobs();
    }
  } finally {
    await database.stop();
  }
}

/**
 * @param {string} url
 * @param {string} ownerUrl
 * @param {{ only: RegExp, verbose: boolean }} options
 * @returns {Promise<Costs>}
 */
async function measure(url, ownerUrl, { only, verbose }) {
  const world = await worldOf(ownerUrl);
  const ask = clientOf(url);
  const counter = await statementCosts(ownerUrl);
  /** @type {Costs} */
  const costs = {};
  try {
    for (const request of [...shelfReads, ...officeReads, ...writes]) {
      if (!only.test(request.name)) continue;
      // Each change gets its position before the next, which would share its statement.
      const changes = changing.has(request.name);
      for (let nth = 0; nth < warmUps + times; nth += 1) {
        if (nth === warmUps) await counter.reset();
        const data = await ask(request.role, request.query, request.variables(world, nth)).catch((error) => {
          throw new Error(`"${request.name}" failed: ${error.message}`);
        });
        if (request.check && !request.check(data, nth))
          throw new Error(`"${request.name}" answered something else: ${JSON.stringify(data).slice(0, 400)}`);
        if (changes || nth === warmUps - 1) await counter.settled();
      }
      await counter.settled();
      costs[request.name] = await counter.read();
      if (verbose)
        for (const { calls, blocks, query } of await counter.list())
          console.log(`${request.name}\t${calls}\t${blocks}\t${query.slice(0, 200)}`);
    }
    return costs;
  } finally {
    await counter.close();
  }
}

/**
 * @param {string} name
 * @param {Costs[string] | undefined} known
 * @param {Costs[string] | undefined} found
 */
function isSame(name, known, found) {
  if (!known || !found || known.statements !== found.statements) return false;
  return Math.abs(known.blocks - found.blocks) <= (changing.has(name) ? tolerance * known.blocks : 0);
}

/**
 * @param {Costs} known
 * @param {Costs} found
 * @param {RegExp} only
 */
function compare(known, found, only) {
  const names = [...new Set([...Object.keys(known), ...Object.keys(found)])].filter((name) => only.test(name));
  const other = names.filter((name) => !isSame(name, known[name], found[name]));
  /** @param {Costs[string] | undefined} cost */
  const text = (cost) => (cost ? `${cost.statements} statements, ${cost.blocks} blocks` : 'not there');
  for (const name of other) console.log(`${name}: was ${text(known[name])}; is ${text(found[name])} (ten times)`);
  console.log(
    other.length === 0
      ? `The costs of ${names.length} requests are as bench/costs.json has them.`
      : `${other.length} of ${names.length} requests cost something else. If that is meant, npm run bench -- --quick --update writes bench/costs.json.`,
  );
  return other.length === 0;
}
