import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startDatabase } from './database.mjs';
import { root } from './install.mjs';

export const dataFolder = `${root}.data`;
const lockFile = `${dataFolder}/running.json`;

/** What runs on this checkout's database now, or null. */
export function running() {
  try {
    const state = JSON.parse(readFileSync(lockFile, 'utf8'));
    process.kill(state.pid, 0);
    return state;
  } catch {
    // No file, or a process that is gone.
    return null;
  }
}

/** Starts this checkout's own database under .data/, keeping others from doing so at the same time. */
export async function startLocalDatabase() {
  mkdirSync(dataFolder, { recursive: true });
  const other = running();
  if (other)
    throw new Error(
      `Apotheca is running from this folder already (process ${other.pid}${other.url ? `, ${other.url}` : ''}). Stop it first.`,
    );
  const note = (more) => writeFileSync(lockFile, JSON.stringify({ pid: process.pid, ...more }), { mode: 0o600 });
  note({});
  try {
    const database = await startDatabase({ dataDir: `${dataFolder}/postgres`, durable: true });
    const urls = { databaseUrl: database.url, ownerDatabaseUrl: database.ownerUrl };
    note(urls);
    return {
      ...urls,
      note: (more) => note({ ...urls, ...more }),
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
