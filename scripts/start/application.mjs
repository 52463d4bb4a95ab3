import { spawn } from 'node:child_process';
import { mkdirSync, watch } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../machine/database.mjs';
import { root } from '../machine/install.mjs';
import { ended, run } from '../machine/processes.mjs';
import { step } from '../machine/progress.mjs';
import { serveDashboard } from './dashboard.mjs';
import { loadDemo } from './demo-data.mjs';
import { databaseNamed, environments } from './env.mjs';
import { dataFolder, startLocalDatabase } from './local-database.mjs';
import { logFile } from './log-file.mjs';
import { prepare } from './prepare.mjs';

const serverPatienceMs = 12_000;

/** @typedef {ReturnType<typeof startServer>} Server */

/**
 * Prepares, starts the database and the server, tells where they are, and ends both on Ctrl-C. With `reload` also the dashboard from its
 * sources. Answers the exit code.
 * @param {{ reload: boolean, demo: boolean }} options
 */
export async function startApplication({ reload, demo }) {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
  /** @type {Awaited<ReturnType<typeof startLocalDatabase>> | undefined} */
  let database;
  /** @type {Server | undefined} */
  let server;
  /** @type {Awaited<ReturnType<typeof serveDashboard>> | undefined} */
  let dashboard;
  let failed = false;
  try {
    const { signal } = stop;
    await prepare({ signal });
    if (!databaseNamed()) database = await step('Starting PostgreSQL', startLocalDatabase);
    signal.throwIfAborted();
    const { env, migrating } = environments(database);
    await step('Updating the database', () =>
      run(process.execPath, [`${root}dist/cli/migrate.js`], { env: migrating, signal }),
    );
    const own = database !== undefined;
    const users = own || demo ? await loadDemo({ env, migrating, own, signal }) : [];
    signal.throwIfAborted();
    const port = String(await choosePort(process.env.PORT));
    env.PORT = port;
    const first = startServer(env, reload);
    server = first;
    await ready(server, port, stop.signal);
    database?.note({ url: `http://localhost:${env.PORT}` });
    signal.throwIfAborted();
    if (reload) dashboard = await step('Starting Vite', () => serveDashboard(`http://localhost:${port}`, signal));
    console.log(table({ port, users, ownDatabase: own, dashboard: dashboard?.url }));
    const reloading = reload ? watchSources(() => restart()) : undefined;
    const restart = async () => {
      try {
        // The pages as the server has them stay as they were: the dashboard is served from its sources.
        await prepare({ pages: false });
        await server?.stop();
        server = startServer(env, reload);
        await ready(server, port, stop.signal);
        console.log('Reloaded.');
      } catch (error) {
        console.error(`${/** @type {Error} */ (error).message}\nFix it and save; the server is started again then.`);
      }
    };
    await new Promise((resolve) => {
      stop.signal.addEventListener('abort', resolve);
      if (stop.signal.aborted) resolve(undefined);
      if (!reload) void first.gone.then(resolve);
    });
    reloading?.close();
    failed = !stop.signal.aborted;
  } catch (error) {
    if (!stop.signal.aborted) {
      console.error(/** @type {Error} */ (error).message);
      failed = true;
    }
  } finally {
    const [runningServer, runningDatabase, runningDashboard] = [server, database, dashboard];
    await runningDashboard?.stop();
    if (runningServer) await step('Stopping the server', () => runningServer.stop());
    if (runningDatabase) await step('Stopping PostgreSQL', () => runningDatabase.stop());
  }
  if (!failed) console.log('Stopped. The data is kept.');
  return failed ? 1 : 0;
}

/** @param {string | undefined} wanted */
async function choosePort(wanted) {
  if (wanted) {
    return freePort(Number(wanted)).catch(() => {
      throw new Error(`Port ${wanted} is in use by another program. Set PORT to a free one.`);
    });
  }
  for (let port = 4000; port < 4100; port += 1) {
    const free = await freePort(port).catch(() => null);
    if (free) return free;
  }
  throw new Error('The ports 4000 to 4099 are all in use. Set PORT to a free one.');
}

/**
 * The server as a child; its log goes to a file whole, and to the terminal from warnings on (from information on with reload).
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} reload
 */
function startServer(env, reload) {
  mkdirSync(dataFolder, { recursive: true });
  // A process group of its own: a Ctrl-C reaches this script alone, which then ends things in order.
  const child = spawn(process.execPath, ['--enable-source-maps', `${root}dist/main.js`], {
    env,
    // The channel tells the server when this script was killed, so that it does not stay behind alone.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  });
  const file = logFile(`${dataFolder}/server.log`, (message) => console.error(message));
  const lines = createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) });
  // Its last lines come after its end.
  lines.once('close', () => file.close());
  lines.on('line', (line) => {
    file.write(line);
    const shown = readable(line, reload);
    if (shown) console.log(shown);
  });
  const gone = ended(child);
  return {
    child,
    gone,
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), serverPatienceMs);
      await gone;
      clearTimeout(late);
    },
  };
}

/**
 * @param {string} line
 * @param {boolean} all
 */
function readable(line, all) {
  try {
    const { level, time, msg, err, requestId, method, path, status, ms } = JSON.parse(line);
    if (!all && !['warn', 'error', 'fatal'].includes(level)) return '';
    const request = method ? ` ${method} ${path} ${status} in ${ms} ms` : '';
    return `${time.slice(11, 19)} ${level.toUpperCase().padEnd(5)} ${msg}${request}${err ? `: ${err.message}` : ''}${requestId && !method ? ` (request ${requestId})` : ''}`;
  } catch {
    return line;
  }
}

/**
 * @param {Server} server
 * @param {string} port
 * @param {AbortSignal} signal
 */
async function ready(server, port, signal) {
  let over = false;
  server.gone.then(() => {
    over = true;
  });
  await step('Starting the server', async () => {
    while (!signal.aborted) {
      if (over) throw new Error(`The server ended while starting. Its log is ${dataFolder}/server.log.`);
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await sleep(50);
    }
  });
}

/** @param {() => void} changed */
function watchSources(changed) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  return watch(`${root}src`, { recursive: true }, (_event, name) => {
    if (name?.startsWith('generated')) return;
    clearTimeout(timer);
    timer = setTimeout(changed, 150);
  });
}

/**
 * @param {{ port: string, users: import('./demo-data.mjs').DemoUser[], ownDatabase: boolean, dashboard: string | undefined }} running
 */
function table({ port, users, ownDatabase, dashboard }) {
  const lines = [
    ...(dashboard ? [['Dashboard', `${dashboard} (from its sources, with hot reload)`]] : []),
    [dashboard ? 'As it was built' : 'Dashboard', `http://localhost:${port}/`],
    ['Playground', `http://localhost:${port}/playground/`],
    ['GraphQL', `http://localhost:${port}/graphql`],
    ['Subscriptions', `ws://localhost:${port}/graphql`],
    ['Health', `http://localhost:${port}/health/ready`],
    ['Database', ownDatabase ? '.data/postgres (kept between starts; delete .data to start over)' : 'DATABASE_URL'],
    ['Log', '.data/server.log'],
  ];
  const people = users.map(({ role, email, password, pharmacy }) => [
    role,
    email,
    password,
    pharmacy === 'all' ? 'all pharmacies' : pharmacy,
  ]);
  return `\n${['Apotheca is running.', '', ...columns(lines), ...(people.length > 0 ? ['', 'Demo users:', ...columns([['ROLE', 'E-MAIL', 'PASSWORD', 'WHERE'], ...people])] : []), '', 'Ctrl-C ends it.'].join('\n')}\n`;
}

/** @param {string[][]} rows */
function columns(rows) {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map(
    (row) =>
      `  ${row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
}
