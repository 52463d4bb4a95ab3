import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startDatabase } from '../../scripts/machine/database.mjs';
import { type FreshDatabase } from './databases.ts';
import { bringUpToDate } from './servers.ts';

export interface Replicated {
  /** A migrated database on a PostgreSQL of its own. */
  readonly primary: FreshDatabase;
  /** The same on one that follows it by streaming replication, as the role of servers. */
  readonly replicaUrl: string;
  /** Whether it goes on replaying: paused, it answers what was true then. */
  replay(goesOn: boolean): Promise<void>;
  /** Ends the replica, as when its machine fails. */
  stopReplica(): Promise<void>;
  close(): Promise<void>;
}

/** A primary and its replica: two clusters, the second copied from the first while it runs. */
export async function replicated(): Promise<Replicated> {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-replica-'));
  const [first, second] = [join(folder, 'primary'), join(folder, 'replica')];
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const primary = await startDatabase({ dataDir: first, durable: true });
  await bringUpToDate(primary.ownerUrl, primary.url);
  await copyCluster(primary.ownerUrl, first, second);
  const replica = await startDatabase({ dataDir: second, durable: true });
  const admin = new pg.Client(replica.ownerUrl);
  admin.on('error', () => undefined);
  await admin.connect();
  let running = true;
  const stopReplica = async () => {
    if (!running) return;
    running = false;
    await admin.end();
    await replica.stop();
  };
  return {
    primary: { url: primary.ownerUrl, serverUrl: primary.url, drop: async () => undefined },
    replicaUrl: replica.url,
    replay: async (goesOn) => {
      await admin.query(`SELECT pg_wal_replay_${goesOn ? 'resume' : 'pause'}()`);
    },
    stopReplica,
    close: async () => {
      await stopReplica();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A base backup by PostgreSQL's own functions, which need no further program, made to follow what it was taken of. */
async function copyCluster(ownerUrl: string, from: string, to: string): Promise<void> {
  const admin = new pg.Client(ownerUrl);
  await admin.connect();
  await admin.query("SELECT pg_backup_start('replica', true)");
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('postmaster.pid') });
  const { rows } = await admin.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
  await admin.end();
  const { hostname, port, username, password } = new URL(ownerUrl);
  writeFileSync(join(to, 'backup_label'), rows[0]?.labelfile ?? '');
  writeFileSync(join(to, 'standby.signal'), '');
  appendFileSync(
    join(to, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
  for (const file of ['password', 'server-password']) cpSync(`${from}.${file}`, `${to}.${file}`);
  const { uid, gid } = statSync(from);
  for (const path of ['', ...readdirSync(to, { recursive: true, encoding: 'utf8' })])
    chownSync(join(to, path), uid, gid);
  chmodSync(to, 0o700);
}
