import { spawn } from 'node:child_process';
import { root } from '../machine/install.mjs';
import { ended } from '../machine/processes.mjs';

/**
 * The dashboard served from its sources by a child, for who works on it.
 * @param {string} server where the server is, which is handed what is for the API
 * @param {AbortSignal} signal
 */
export async function serveDashboard(server, signal) {
  // A process group of its own, as the server has: a Ctrl-C reaches npm run dev alone, which then ends things in order.
  const child = spawn(process.execPath, [`${root}scripts/start/serve-dashboard.mjs`], {
    env: { ...process.env, SERVER: server },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const gone = ended(child);
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  /** @type {unknown} */
  const url = await Promise.race([new Promise((resolve) => child.once('message', resolve)), gone]);
  if (typeof url === 'string') return { url, stop };
  signal.throwIfAborted();
  throw new Error('Vite, which serves the dashboard, ended while starting; it says why above.');
}
