// Runs one of the product's commands (dist/NAME.js) on the database in DATABASE_URL, or on this checkout's own.
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { spawn } = await import('node:child_process');
const { ended } = await import('./processes.mjs');
const { environments } = await import('./environments.mjs');
const { prepare } = await import('./prepare.mjs');
const { running, startLocalDatabase } = await import('./local-database.mjs');

const [name, ...args] = process.argv.slice(2);
await prepare();
// A database that npm start has up is used as it is.
const own = process.env.DATABASE_URL || running()?.databaseUrl ? null : await startLocalDatabase();
try {
  const { env, migrating } = environments(own ?? running());
  const start = (file, rest, stdio = 'inherit') =>
    ended(
      spawn(process.execPath, [`${root}dist/${file}.js`, ...rest], {
        env: file === 'migrate' ? migrating : env,
        stdio,
      }),
    );
  // Every command needs a database that is up to date; only `npm run migrate` itself tells what was done for it.
  process.exitCode =
    name === 'migrate'
      ? await start(name, args)
      : (await start('migrate', [], ['ignore', 'ignore', 'inherit'])) || (await start(name, args));
} finally {
  await own?.stop();
}
