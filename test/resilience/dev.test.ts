import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
  await gone;
  await database.drop();
});

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

it('npm run dev leaves nothing behind when it is killed', async () => {
  const [dashboard, server] = await addresses();
  child.kill('SIGKILL');
  await until('both are gone', async () => !(await isThere(dashboard)) && !(await isThere(server)), 30_000);
});
