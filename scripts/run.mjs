// Runs one of the product's commands (dist/NAME.js) on the database in DATABASE_URL, or on this checkout's own.
import { ensureInstalled, root } from './install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { ended } = await import('./processes.mjs');
const { environments } = await import('./environments.mjs');
const { prepare } = await import('./prepare.mjs');
const { running, startLocalDatabase } = await import('./local-database.mjs');

const [name = '', ...args] = process.argv.slice(2);
await prepare();
/**
 * @param {string} file
 * @param {string[]} rest
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 */
const start = (file, rest, env, stdio = 'inherit') =>
  ended(spawn(process.execPath, [`${root}dist/${file}.js`, ...rest], { env, stdio }));
// What reads a file, or only explains itself, wants no database.
if (args.some((arg) => arg === '--help' || arg === '--file' || arg.startsWith('--file='))) {
  process.exit(await start(name, args, process.env));
}
// A database that npm start has up is used as it is.
const own = process.env.DATABASE_URL || running()?.databaseUrl ? null : await startLocalDatabase();
try {
  const { env, migrating } = environments(own ?? running() ?? undefined);
  // Every command needs a database that is up to date; only `npm run migrate` itself tells what was done for it.
  process.exitCode =
    name === 'migrate'
      ? await start(name, args, migrating)
      : (await start('migrate', [], migrating, ['ignore', 'ignore', 'inherit'])) || (await start(name, args, env));
} finally {
  await own?.stop();
}
