import { readFileSync } from 'node:fs';
import { parseCLI, type TestProject } from 'vitest/node';
import { ensureChromium } from '../../scripts/machine/chromium.mjs';
import { ensureCommand } from '../../scripts/machine/debian.mjs';
import { ensureRedis } from '../../scripts/machine/redis.mjs';
import { prepare } from '../../scripts/start/prepare.mjs';
import type { Servers } from './servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** As the owner of everything, and as the role that servers have. */
    databaseServer: string;
    databaseServerForServers: string;
    redisServer: string;
  }
}

/**
 * The projects of a run load this module each for themselves, one after another, and share one PostgreSQL and one Redis. Vitest calls this for
 * projects that have files to run, so a run of unit tests starts neither.
 */
const shared: typeof globalThis & { apothecaTestServers?: { users: number; readonly servers: Servers } } = globalThis;

export async function setup(project: TestProject): Promise<void> {
  const texts = await textsOfFilesToRun(project);
  const browser = texts.some((text) => text.includes('/kit/browser.ts'));
  const pages = browser || texts.some((text) => text.includes('/kit/pages.ts'));
  await prepare({ pages });
  await ensureRedis();
  await ensureCommand({ names: ['curl'], debian: ['curl'], what: 'curl' });
  if (texts.some((text) => text.includes('/kit/prometheus.ts')))
    await ensureCommand({ names: ['promtool'], debian: ['prometheus'], what: 'Prometheus' });
  if (browser) await ensureChromium();
  // Imports what was generated only now.
  const { startServers } = await import('./servers.ts');
  shared.apothecaTestServers ??= { users: 0, servers: await startServers() };
  shared.apothecaTestServers.users += 1;
  const { ownerUrl, serverUrl, redisUrl } = shared.apothecaTestServers.servers;
  project.provide('databaseServer', ownerUrl);
  project.provide('databaseServerForServers', serverUrl);
  project.provide('redisServer', redisUrl);
}

export async function teardown(): Promise<void> {
  const running = shared.apothecaTestServers;
  if (!running) return;
  running.users -= 1;
  if (running.users > 0) return;
  delete shared.apothecaTestServers;
  await running.servers.stop();
}

/** The files by the filters of the command line, which Vitest does not hand on. What else may narrow the choice only makes it smaller. */
async function textsOfFilesToRun(project: TestProject): Promise<string[]> {
  const { filter } = parseCLI(['vitest', ...process.argv.slice(2)]);
  const { testFiles } = await project.globTestFiles(filter.map((each) => each.replace(/:\d+$/, '')));
  return testFiles.map((path) => readFileSync(path, 'utf8'));
}
