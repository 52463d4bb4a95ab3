import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDatabase } from '../../scripts/machine/database.mjs';
import { onDatabase } from '../kit/on-database.ts';
import { until } from '../kit/until.ts';

/** The PostgreSQL of a checkout, with what a start finds when the one before, or the machine, did not end in order. */
let folder: string;
let dataDir: string;
let stop: () => Promise<void> = async () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-embedded-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'postgres');
});
afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

async function start(): Promise<string> {
  const database = await startDatabase({ dataDir, durable: true });
  stop = database.stop;
  return database.ownerUrl;
}
const write = (url: string) => onDatabase(url, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
const kept = (url: string) => onDatabase(url, async (client) => (await client.query('SELECT one FROM kept')).rows);
const pidFile = () => join(dataDir, 'postmaster.pid');
const postmaster = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

/** A start in a process of its own, to be killed. */
function startElsewhere() {
  const script = fileURLToPath(new URL('../../scripts/machine/database.mjs', import.meta.url));
  const code = `await (await import(${JSON.stringify(script)})).startDatabase({ dataDir: ${JSON.stringify(dataDir)}, durable: true });
    console.log('started'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, gone: new Promise((resolve) => child.once('exit', resolve)) };
}

it('begins anew when the start before was killed while it made the cluster', async () => {
  const { child, gone } = startElsewhere();
  const half = () => readdirSync(folder).find((name) => name.startsWith('postgres.unfinished-'));
  await until('half a cluster is there', () => {
    const name = half();
    return name !== undefined && existsSync(join(folder, name, 'PG_VERSION'));
  });
  child.kill('SIGKILL');
  await gone;
  expect(existsSync(dataDir)).toBe(false);
  const url = await start();
  await write(url);
  expect(await kept(url)).toEqual([{ one: 1 }]);
});

it('takes over from a start that was killed while PostgreSQL ran', async () => {
  const { child, gone } = startElsewhere();
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const before = postmaster();
  child.kill('SIGKILL');
  await gone;
  process.kill(before, 0);
  await write(await start());
  expect(postmaster()).not.toBe(before);
});

it('starts with its data after PostgreSQL itself was killed', async () => {
  await write(await start());
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  expect(existsSync(pidFile())).toBe(true);
  expect(await kept(await start())).toEqual([{ one: 1 }]);
});

it('starts with its data when another program has the number of a PostgreSQL that was killed, and leaves that program alone', async () => {
  await write(await start());
  const left = readFileSync(pidFile(), 'utf8');
  await stop();
  const { uid, gid } = statSync(dataDir);
  const other = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 1000)'], {
    ...(process.getuid?.() === 0 ? { uid, gid, cwd: '/' } : {}),
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => other.once('exit', (_code, signal) => resolve(signal)));
  writeFileSync(pidFile(), left.replace(/^\d+/, String(other.pid)));
  expect(await kept(await start())).toEqual([{ one: 1 }]);
  expect(other.signalCode).toBeNull();
  other.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
});
