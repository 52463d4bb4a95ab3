import 'reflect-metadata';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startDatabase } from '../../scripts/machine/database.mjs';
import { startRedis } from '../../scripts/machine/redis.mjs';
import { functions, tables } from '../../src/app/declarations.ts';
import { applyMigrations } from '../../src/platform/database/migrations.ts';
import { roleOf, syncServerRole } from '../../src/platform/database/server-role.ts';

export interface Servers {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly redisUrl: string;
  stop(): Promise<void>;
}

/** A PostgreSQL and a Redis on free ports, with a migrated template of which every test file takes databases of its own. */
export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(quickFolder(), 'apotheca-test-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'postgres');
  // A run that is interrupted ends without a teardown, and PostgreSQL, which has a session of its own, would stay behind.
  const abandoning = [() => endNow(dataDir, folder)];
  const abandon = () => {
    for (const each of abandoning) each();
  };
  process.once('exit', abandon);
  const startOwnRedis = async () => {
    const redis = await startRedis();
    abandoning.push(redis.abandon);
    return redis;
  };
  const [database, redis] = await Promise.all([startDatabase({ dataDir, durable: false }), startOwnRedis()]);
  await makeTemplate(database.ownerUrl, database.url);
  return {
    ownerUrl: database.ownerUrl,
    serverUrl: database.url,
    redisUrl: redis.url,
    stop: async () => {
      await Promise.all([redis.stop(), database.stop()]);
      process.off('exit', abandon);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Memory where there is plenty of it. Each test's database is some three hundred files that come and go, and ext4 looks past every file that was
 * deleted in the last minutes for each new one: copying the template took 0.1 s at first and 0.5 s after fifty, against 0.03 s in memory.
 */
function quickFolder(): string {
  const memory = '/dev/shm';
  const enough = 3 * 1024 ** 3;
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize > enough && freemem() > enough) return memory;
  } catch {
    // There is no such place.
  }
  return tmpdir();
}

/** Without waiting for anything: the process is about to end. */
function endNow(dataDir: string, folder: string): void {
  try {
    const [pid] = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // It was not started yet, or has ended.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What a copy of the template has from the start: the tables, and what the servers' role may do with them. */
async function makeTemplate(ownerUrl: string, serverUrl: string): Promise<void> {
  const admin = new pg.Client(ownerUrl);
  await admin.connect();
  await admin.query('CREATE DATABASE template_migrated');
  await admin.end();
  const template = Object.assign(new URL(ownerUrl), { pathname: '/template_migrated' }).href;
  await bringUpToDate(template, serverUrl);
}

/** What `migrate` does: the tables, and what the servers' role may do with them. */
export async function bringUpToDate(ownerUrl: string, serverUrl: string): Promise<void> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  await applyMigrations(owner);
  const role = roleOf(serverUrl, owner);
  if (!role) throw new Error('The tests need a role for servers besides the owner.');
  await syncServerRole(owner, role, { tables, functions });
  await owner.end();
}
