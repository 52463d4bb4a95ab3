import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../../scripts/machine/database.mjs';
import { root } from '../../scripts/machine/install.mjs';
import { run } from '../../scripts/machine/processes.mjs';

/** Counts statements and blocks; its own work is not counted. */
const counting = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.max': 5_000,
  'pg_stat_statements.save': 'off',
};

/**
 * A migrated PostgreSQL that goes with this run.
 * @param {Readonly<Record<string, string | number>>} [settings]
 */
export async function startMigrated(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-bench-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const database = await startDatabase({
    dataDir: join(folder, 'postgres'),
    durable: false,
    settings: { ...counting, ...settings },
  });
  const stop = async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await run(process.execPath, [`${root}dist/cli/migrate.js`], {
      env: { ...process.env, DATABASE_URL: database.url, OWNER_DATABASE_URL: database.ownerUrl },
    });
    return { ...database, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
