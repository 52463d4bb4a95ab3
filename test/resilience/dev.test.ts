import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import { testKeys } from '../kit/keys.ts';
import '../kit/pages.ts';
import { until } from '../kit/until.ts';

/** `npm run dev` as a person runs it in this checkout, on a database of the test's own. */
const start = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
let database: FreshDatabase;
let child: ChildProcess;
let said = '';
let gone: Promise<number | null>;

beforeEach(async () => {
  database = await freshDatabase();
  const { PATH = '' } = process.env;
  const env = { PATH, DATABASE_URL: database.serverUrl, OWNER_DATABASE_URL: database.url, ...testKeys };
  said = '';
  child = spawn(process.execPath, [start, '--reload'], { env });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      said += String(data);
    });
  gone = new Promise((resolve) => child.once('close', resolve));
});
afterEach(async () => {
  child.kill('SIGTERM');
  await Promise.race([gone, sleep(15_000)]);
  // What a failed test left behind would run on for ever.
  for (const { pid } of processes()) process.kill(pid, 'SIGKILL');
  await gone;
  await database.drop();
});

/** What runs on the database of the test: npm run dev and everything that it started, however its parents ended. */
function processes(): readonly { readonly pid: number; readonly args: string }[] {
  const read = (pid: number, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return ''; // It has ended since, or is somebody else's.
    }
  };
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => read(pid, 'environ').includes(new URL(database.url).pathname))
    .map((pid) => ({ pid, args: read(pid, 'cmdline') }))
    .filter(({ args }) => args !== '');
}

/** The addresses that it prints: the dashboard from its sources, and the server. */
async function addresses(): Promise<readonly [dashboard: string, server: string]> {
  await until('both run', () => said.includes('Ctrl-C ends it.') || child.exitCode !== null, 100_000);
  const [dashboard = '', server = ''] = said.match(/http:\/\/localhost:\d+\/(?= \(from|\n)/g) ?? [];
  expect([dashboard, server], said).not.toContain('');
  return [dashboard, server];
}

const textAt = async (url: string) => (await fetch(url)).text();
const isThere = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

it('npm run dev serves the dashboard from its sources, hands the API to the server, and ends both with one Ctrl-C', async () => {
  const [dashboard, server] = await addresses();
  expect(await textAt(dashboard)).toContain('/@vite/client');
  expect(await textAt(`${dashboard}src/api/index.ts`)).toContain('/client/src/react/index.ts');
  expect(await textAt(server)).not.toContain('/@vite/client');
  const answer = await fetch(`${dashboard}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
  child.kill('SIGINT');
  expect(await gone).toBe(0);
  expect(await Promise.all([dashboard, server].map(isThere))).toEqual([false, false]);
});

describe('npm run dev leaves nothing behind when it is killed', () => {
  const nothingIsLeft = async () => {
    child.kill('SIGKILL');
    await expect.poll(() => processes().map(({ args }) => args), { timeout: 30_000, interval: 100 }).toEqual([]);
  };

  it('while both run', async () => {
    await addresses();
    await nothingIsLeft();
  });

  it.each([
    ['the server', 'dist/main.js', 0],
    ['the server', 'dist/main.js', 300],
    ['Vite', 'scripts/start/serve-dashboard.mjs', 0],
    ['Vite', 'scripts/start/serve-dashboard.mjs', 300],
  ])('while it starts %s (%s), %i ms old', async (_who, program, ms) => {
    await until(`${program} runs`, () => processes().some(({ args }) => args.includes(program)), 100_000);
    await sleep(ms);
    await nothingIsLeft();
  });
});
