import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onDatabase } from '../kit/on-database.ts';
import '../kit/pages.ts';
import { until } from '../kit/until.ts';

/** `npm start`, `npm run backup` and `npm run restore` as a person runs them, in a checkout that shares everything with this one but its data. */
const checkout = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
const started = new Set<Script>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-checkout-'));
  // PostgreSQL may run as another user than this one.
  chmodSync(folder, 0o755);
  // A script finds its checkout by where it lies, and a link would lead back to this one.
  cpSync(join(checkout, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const name of readdirSync(checkout).filter((each) => !['scripts', '.data', '.git'].includes(each)))
    symlinkSync(join(checkout, name), join(folder, name));
});
afterEach(async () => {
  for (const { child, gone } of started) {
    child.kill('SIGTERM');
    await gone;
  }
  started.clear();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

interface Script {
  readonly child: ChildProcess;
  readonly gone: Promise<{ readonly code: number | null; readonly said: string }>;
  said(): string;
}

function script(...[name, ...args]: readonly [string, ...string[]]): Script {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(folder, 'scripts', name), ...args], { cwd: folder, env: { PATH } });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      said += String(data);
    });
  const gone = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  const begun = { child, gone, said: () => said };
  started.add(begun);
  return begun;
}

/** `npm start`, once it says that it runs. */
async function application(): Promise<Script> {
  const begun = script('start.mjs');
  let over = false;
  void begun.gone.then(() => {
    over = true;
  });
  await until('it runs', () => over || begun.said().includes('Apotheca is running.'), 200_000);
  expect(begun.said()).toContain('Apotheca is running.');
  return begun;
}

/** What the running application works on. */
const onOwn = (statement: string) => {
  const { ownerDatabaseUrl } = JSON.parse(readFileSync(join(folder, '.data/running.json'), 'utf8'));
  return onDatabase(ownerDatabaseUrl, async (client) => (await client.query<{ name: string }>(statement)).rows);
};
const names = () => onOwn('SELECT name FROM organization ORDER BY name');

it('is backed up while it runs, and restored while it does not', { timeout: 600_000 }, async () => {
  const first = await application();
  const before = await names();
  expect(before.length).toBeGreaterThan(0);
  expect(await script('run.mjs', 'backup', '--to', 'kept').gone).toEqual({
    code: 0,
    said: expect.stringContaining('Here they are in .data/keys.json.'),
  });
  await onOwn(`UPDATE organization SET name = 'Renamed since'`);

  expect(await script('run.mjs', 'restore', '--from', 'kept').gone).toEqual({
    code: 2,
    said: expect.stringContaining('Apotheca is running from this folder already'),
  });
  expect(await names()).toEqual(before.map(() => ({ name: 'Renamed since' })));

  first.child.kill('SIGTERM');
  expect((await first.gone).code).toBe(0);
  const restored = await script('run.mjs', 'restore', '--from', 'kept').gone;
  expect(restored).toEqual({ code: 0, said: expect.stringContaining('What was restored is right.') });
  expect(restored.said).toContain('What was there before is kept in .data/postgres as the database before_restore_');

  await application();
  expect(await names()).toEqual(before);
});
