import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDatabase } from '../machine/database.mjs';
import { root } from '../machine/install.mjs';
import { commandOf } from '../machine/who-runs.mjs';

export const dataFolder = `${root}.data`;
const lockFile = `${dataFolder}/running.json`;

/** @typedef {{ pid: number, databaseUrl: string, ownerDatabaseUrl: string, url?: string }} Running */

/**
 * What runs on this checkout's database now, or null.
 * @returns {Running | null}
 */
export function running() {
  try {
    const state = JSON.parse(readFileSync(lockFile, 'utf8'));
    return isOurs(state.pid) ? state : null;
  } catch {
    // No file, or one that was being written when the machine failed.
    return null;
  }
}

/** What runs also in a moment: one that was told to end, or was killed, may still be about to. */
async function remaining() {
  for (let tries = 0; tries < 30 && running(); tries += 1) await sleep(100);
  return running();
}

/** @param {number} pid */
function isOurs(pid) {
  const command = commandOf(pid);
  if (command === null || pid === process.pid || pid === process.ppid) return false;
  return command === '' || /scripts\/\S+\.mjs/.test(command);
}

/** Starts this checkout's own database under .data/, keeping others from doing so at the same time. */
export async function startLocalDatabase() {
  mkdirSync(dataFolder, { recursive: true });
  const other = await remaining();
  if (other)
    throw new Error(
      `Apotheca is running from this folder already (process ${other.pid}${other.url ? `, ${other.url}` : ''}). Stop it first.`,
    );
  /** @param {Partial<Running>} more */
  const note = (more) => writeFileSync(lockFile, JSON.stringify({ pid: process.pid, ...more }), { mode: 0o600 });
  note({});
  try {
    const database = await startDatabase({ dataDir: `${dataFolder}/postgres`, durable: true });
    const urls = { databaseUrl: database.url, ownerDatabaseUrl: database.ownerUrl };
    note(urls);
    return {
      ...urls,
      note: (/** @type {Partial<Running>} */ more) => note({ ...urls, ...more }),
      stop: async () => {
        await database.stop();
        rmSync(lockFile, { force: true });
      },
    };
  } catch (error) {
    rmSync(lockFile, { force: true });
    throw error;
  }
}
