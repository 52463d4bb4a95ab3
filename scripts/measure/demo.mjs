// A running server with demo data on a database of its own that goes with it: for scripts that look at the dashboard.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startDatabase } from '../machine/database.mjs';
import { root } from '../machine/install.mjs';
import { ended, run } from '../machine/processes.mjs';
import { step } from '../machine/progress.mjs';
import { prepare } from '../start/prepare.mjs';

/**
 * `restart` restarts the server; it is over when the new one is ready.
 * @returns {Promise<{ url: string, ownerUrl: string, userWith: (role: string) => import('../start/demo-data.mjs').DemoUser, restart: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startDemo() {
  await prepare();
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-demo-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const database = await startDatabase({ dataDir: join(folder, 'postgres'), durable: false });
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server;
  const end = async () => {
    if (!server) return;
    server.kill('SIGTERM');
    await ended(server);
  };
  const stop = async () => {
    await end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const secret = () => randomBytes(32).toString('base64');
    const port = await freePort();
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      MASTER_KEYS: `demo:${secret()}`,
      AUDIT_SIGNING_KEY: secret(),
      PORT: String(port),
      LOG_LEVEL: 'error',
      // Whoever measures with thousands of clients has them all on this machine.
      MAX_SOCKETS_OF_ADDRESS: '10000',
    };
    await run(process.execPath, [`${root}dist/cli/migrate.js`], {
      env: { ...env, OWNER_DATABASE_URL: database.ownerUrl },
    });
    const loaded = await step('Loading demo data', () => run(process.execPath, [`${root}dist/cli/seed.js`], { env }));
    const url = `http://localhost:${port}`;
    const begin = async () => {
      server = spawn(process.execPath, [`${root}dist/main.js`], { env, stdio: 'inherit' });
      while (!(await fetch(`${url}/health/ready`).catch(() => null))?.ok) {
        if (server.exitCode !== null) throw new Error('The server ended while starting.');
        await sleep(50);
      }
    };
    await begin();
    /** @type {{ users: import('../start/demo-data.mjs').DemoUser[] }} */
    const { users } = JSON.parse(loaded);
    /** @param {string} role */
    const userWith = (role) => {
      const found = users.find((user) => user.role === role);
      if (!found) throw new Error(`The demo data has no ${role}.`);
      return found;
    };
    const restart = async () => {
      await end();
      await begin();
    };
    return { url, ownerUrl: database.ownerUrl, userWith, restart, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
