import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ended, run } from '../../scripts/machine/processes.mjs';
import { step } from '../../scripts/machine/progress.mjs';

const folder = fileURLToPath(new URL('../peers/', import.meta.url));

/** The peers have packages of their own, which the product does without; they are installed when they are first wanted. */
export async function installPeers() {
  const lock = readFileSync(`${folder}package-lock.json`, 'utf8');
  const stamp = `${folder}node_modules/.peers-installed`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await step('Installing the peers', () =>
    run('npm', ['ci', '--loglevel=error'], { cwd: folder, shell: process.platform === 'win32' }),
  );
  writeFileSync(stamp, lock);
}

/** The version of a package of the peers. @param {string} name */
export const versionOf = (name) =>
  JSON.parse(readFileSync(`${folder}node_modules/${name}/package.json`, 'utf8')).version;

/** The tables that PostGraphile and raw pg are measured on. */
export const tables = () => readFileSync(`${folder}tables.sql`, 'utf8');

/**
 * A server of the peers' folder, once it listens.
 * @param {string} file
 * @param {{ url: string, command: readonly string[], folder: string }} options `folder` is where it may write, and goes with the run
 */
export async function startPeer(file, { url, command, folder: cwd }) {
  const [program = '', ...args] = [...command, process.execPath, `${folder}${file}`];
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = ended(child);
  /** @type {{ port: number, token: string, stocks: string[] }} */
  const told = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(/** @type {any} */ (message)));
    void gone.then((code) => reject(new Error(`${file} ended with ${code} while starting.`)));
  });
  return {
    ...told,
    url: `http://127.0.0.1:${told.port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await gone;
      clearTimeout(late);
    },
  };
}
