import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startDatabase } from '../../scripts/database.mjs';
import { startRedis } from '../../scripts/redis.mjs';
import { applyMigrations } from '../../src/platform/schema-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
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
  const admin = new pg.Client(database.url);
  await admin.connect();
  await admin.query('CREATE DATABASE template_migrated');
  await applyMigrations(withDatabase(database.url, 'template_migrated'));
  await admin.end();
  project.provide('databaseServer', database.url);
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

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
