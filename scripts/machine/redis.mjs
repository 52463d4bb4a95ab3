import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './database.mjs';
import { ensureCommand } from './debian.mjs';
import { ended } from './processes.mjs';

/** Makes sure that a Redis server can be started here. */
export const ensureRedis = () =>
  ensureCommand({
    names: ['redis-server'],
    debian: ['redis-server'],
    what: 'a Redis server',
    elsewhere: '; macOS: brew install redis',
  });

/**
 * Starts a Redis that keeps nothing, on a free port.
 * @param {{ port?: number }} [options]
 * @returns {Promise<{ url: string, port: number, stop: () => Promise<void>, abandon: () => void }>} `abandon` ends it without waiting, for a process that is about to end itself
 */
export async function startRedis({ port } = {}) {
  const listening = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-redis-'));
  const child = spawn(
    'redis-server',
    ['--port', String(listening), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: 'ignore', detached: true },
  );
  for (let tries = 0; !(await answers(listening)); tries += 1) {
    if (tries > 200 || child.exitCode !== null) throw new Error('redis-server did not start.');
    await sleep(25);
  }
  return {
    url: `redis://127.0.0.1:${listening}`,
    port: listening,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
    abandon: () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
