import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startDatabase } from '../../scripts/database.mjs';
import { startRedis } from '../../scripts/redis.mjs';
import { applyMigrations } from '../../src/platform/schema-engine.ts';
import { bringServerRole, roleOf } from '../../src/platform/server-role.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** As the owner of everything, and as the role that servers have. */
    databaseServer: string;
    databaseServerForServers: string;
    redisServer: string;
  }
}

let stop: () => Promise<void> = async () => undefined;

/** One PostgreSQL and one Redis for the run, on free ports; every test file takes databases of its own, copied from a migrated template. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-test-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  const database = await startDatabase({ dataDir: join(folder, 'postgres'), durable: false });
  const redis = await startRedis();
  const admin = new pg.Client(database.ownerUrl);
  await admin.connect();
  await admin.query('CREATE DATABASE template_migrated');
  await admin.end();
  await makeTemplate(withDatabase(database.ownerUrl, 'template_migrated'), database.url);
  project.provide('databaseServer', database.ownerUrl);
  project.provide('databaseServerForServers', database.url);
  project.provide('redisServer', redis.url);
  stop = async () => {
    await redis.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await stop();
}

/** What a copy of the template has from the start: the tables, and what the servers' role may do with them. */
async function makeTemplate(ownerUrl: string, serverUrl: string): Promise<void> {
  await applyMigrations(ownerUrl);
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const role = roleOf(serverUrl, owner);
  if (!role) throw new Error('The tests need a role for servers besides the owner.');
  await bringServerRole(owner, role);
  await owner.end();
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
