// Runs each job of the server once on the database of DATABASE_URL, in a process without a server. After each it tells its name, its milliseconds
// and what went wrong as a line of JSON, and goes on when it is told to.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/machine/install.mjs';

/** @param {string} path */
const built = (path) => import(`${root}dist/${path}`);
await import('reflect-metadata');
const [{ readConfig }, { createPlatform }, { allJobs }, { createLog }] = await Promise.all([
  built('app/config/config.js'),
  built('app/platform.js'),
  built('app/jobs.js'),
  built('platform/log.js'),
]);

const platform = await createPlatform(readConfig(), { log: createLog('silent', process.stderr) });
const lines = createInterface({ input: process.stdin });
for (const job of allJobs) {
  await once(lines, 'line');
  const began = performance.now();
  const error = await job.run(platform).then(
    () => null,
    (/** @type {Error} */ failure) => failure.message,
  );
  console.log(JSON.stringify({ name: job.name, ms: performance.now() - began, error }));
}
lines.close();
await platform.close();
