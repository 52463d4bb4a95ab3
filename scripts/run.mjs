// Runs one of the product's commands (dist/NAME.js) on the database in DATABASE_URL, or on this checkout's own.
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const { spawn } = await import('node:child_process');
const { ended } = await import('./processes.mjs');
const { withKeys } = await import('./keys.mjs');
const { prepare } = await import('./prepare.mjs');
const { running, startLocalDatabase } = await import('./local-database.mjs');

const [name, ...args] = process.argv.slice(2);
await prepare();
const start = (file, rest, env) =>
  ended(
    spawn(process.execPath, [`${root}dist/${file}.js`, ...rest], {
      env,
      stdio: file === 'migrate' ? ['ignore', 'ignore', 'inherit'] : 'inherit',
    }),
  );
// What reads a file, or only explains itself, wants no database.
if (args.some((arg) => arg === '--help' || arg === '--file' || arg.startsWith('--file='))) {
  process.exit(await start(name, args, process.env));
}
// A database that npm start has up is used as it is.
const shared = process.env.DATABASE_URL ?? running()?.databaseUrl;
const own = shared ? null : await startLocalDatabase();
try {
  const env = withKeys({ ...process.env, DATABASE_URL: shared ?? own.url });
  process.exitCode = (await start('migrate', [], env)) || (await start(name, args, env));
} finally {
  await own?.stop();
}
