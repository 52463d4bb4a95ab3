import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/machine/database.mjs';
import { root } from '../../scripts/machine/install.mjs';
import { ended } from '../../scripts/machine/processes.mjs';

/** Any keys: what they lock lives as long as a run. */
const keys = {
  MASTER_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
  AUDIT_SIGNING_KEY: Buffer.alloc(32, 2).toString('base64'),
};

/**
 * What a server, or a program that does a part of its work, is told.
 * @param {string} url of its database
 */
export const environmentOf = (url) => ({
  PATH: process.env.PATH,
  NODE_ENV: 'production',
  LOG_LEVEL: 'error',
  DASHBOARD: 'false',
  MAX_SOCKETS: '100000',
  MAX_SOCKETS_OF_ADDRESS: '100000',
  DATABASE_URL: url,
  ...keys,
});

/**
 * The built server on a migrated database, in a process of its own.
 * @param {{ url: string, environment?: Readonly<Record<string, string>>, preload?: readonly string[], command?: readonly string[] }} options
 * `preload` names files of this folder that it reads first; `command` is what runs it, such as `taskset`
 */
export async function startServer({ url, environment = {}, preload = [], command = [] }) {
  const port = await freePort();
  const imports = ['unlimited.mjs', ...preload].map((name) => `--import=${new URL(name, import.meta.url)}`);
  const [program = '', ...args] = [...command, process.execPath, ...imports, `${root}dist/main.js`];
  const child = spawn(program, args, {
    env: { ...environmentOf(url), PORT: String(port), ...environment },
    // The channel tells the server when this script was killed, so that it does not stay behind alone.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = ended(child);
  let over = false;
  void gone.then(() => {
    over = true;
  });
  while (!(await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null))?.ok) {
    if (over) throw new Error('The server ended while starting.');
    await sleep(50);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
