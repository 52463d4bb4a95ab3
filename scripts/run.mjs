// Runs one of the product's commands (dist/cli/NAME.js) on the database in DATABASE_URL, or on this checkout's own.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { ended } = await import('./machine/processes.mjs');
const { databaseNamed, environments } = await import('./start/env.mjs');
const { prepare } = await import('./start/prepare.mjs');
const { running, startLocalDatabase } = await import('./start/local-database.mjs');

const [name = '', ...args] = process.argv.slice(2);
/** What works on the tables as a whole, up to date or not. */
const asOwner = ['migrate', 'backup', 'restore'];
await prepare();
/**
 * @param {string} file
 * @param {string[]} rest
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 */
const start = (file, rest, env, stdio = 'inherit') =>
  ended(spawn(process.execPath, [`${root}dist/cli/${file}.js`, ...rest], { env, stdio }));
// What reads a file, or only explains itself, wants no database.
if (args.some((arg) => arg === '--help' || arg === '--file' || arg.startsWith('--file='))) {
  process.exit(await start(name, args, process.env));
}
const named = databaseNamed();
// A database that npm start has up is used as it is. One that is restored takes its place, so then nothing may be using it.
const own =
  named || (name !== 'restore' && running()?.databaseUrl)
    ? null
    : await startLocalDatabase().catch((error) => {
        console.error(error.message);
        process.exit(name === 'restore' ? 2 : 1);
      });
try {
  const local = own ?? running() ?? undefined;
  const { env, migrating } = environments(local);
  if (name === 'restore' && own) {
    const { restoreLocal } = await import('./start/restore-local.mjs');
    const restore = (/** @type {import('./start/restore-local.mjs').Urls} */ urls) =>
      start(name, args, environments(urls).migrating);
    process.exitCode = await restoreLocal(own, restore).catch((error) => {
      console.error(`Nothing took the place of what was there: ${error.message}`);
      return 2;
    });
  } else if (asOwner.includes(name)) {
    process.exitCode = (await start(name, args, migrating)) ?? 1;
    if (
      name === 'backup' &&
      process.exitCode === 0 &&
      !named &&
      !process.env.MASTER_KEYS &&
      !process.env.MASTER_KEYS_FILE
    )
      console.log('Here they are in .data/keys.json.');
  } else {
    // Every other command needs a database that is up to date.
    process.exitCode =
      (await start('migrate', [], migrating, ['ignore', 'ignore', 'inherit'])) || (await start(name, args, env));
  }
} finally {
  await own?.stop();
}
