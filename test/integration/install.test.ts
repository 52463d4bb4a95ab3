import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../kit/until.ts';

/**
 * The first step of every npm script in a project of its own, with the real npm and packages that lie beside it. Once they are in place npm
 * runs the project's install script; it notes that it is there, and goes on when it is let.
 */
const scripts = ['install.mjs', 'npm-ci.mjs', 'process-group.mjs', 'turn.mjs'];
const gate = `
import { appendFileSync, existsSync } from 'node:fs';
appendFileSync('reached', process.pid + '\\n');
const look = () => existsSync('open') || setTimeout(look, 20);
look();
`;

/** The project as it comes, made by npm once and copied for each test. */
let fresh: string;
let folder: string;
const started = new Set<ChildProcess>();

beforeAll(() => {
  fresh = mkdtempSync(join(tmpdir(), 'apotheca-install-'));
  folder = fresh;
  mkdirSync(join(folder, 'scripts/machine'), { recursive: true });
  for (const name of scripts)
    cpSync(
      fileURLToPath(new URL(`../../scripts/machine/${name}`, import.meta.url)),
      join(folder, 'scripts/machine', name),
    );
  write(
    'scripts/start.mjs',
    `await (await import('./machine/install.mjs')).ensureInstalled();\nconsole.log('started');\n`,
  );
  write('gate.mjs', gate);
  write('.npmrc', 'offline=true\nupdate-notifier=false\n');
  mkdirSync(join(folder, 'aspirin'));
  write('aspirin/package.json', JSON.stringify({ name: 'aspirin', version: '1.0.0' }));
  const packed = spawnSync('npm', ['pack', './aspirin'], { cwd: folder, encoding: 'utf8' });
  const dependencies = { aspirin: `file:${packed.stdout.trim()}` };
  write(
    'package.json',
    JSON.stringify({
      name: 'tiny',
      dependencies,
      scripts: { install: 'node gate.mjs', start: 'node scripts/start.mjs' },
    }),
  );
  const locked = spawnSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(locked.stderr + packed.stderr).not.toContain('npm error');
});
afterAll(() => rmSync(fresh, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-install-'));
  cpSync(fresh, folder, { recursive: true });
});

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
  await until('nothing of npm is left', () => !alive(...reached()));
  rmSync(folder, { recursive: true, force: true });
});

const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
/** The processes of the install script so far. */
const reached = () =>
  existsSync(join(folder, 'reached'))
    ? readFileSync(join(folder, 'reached'), 'utf8').trim().split('\n').map(Number)
    : [];

/** Whether one of the processes runs; who has ended and is not buried yet does not. */
function alive(...pids: number[]): boolean {
  const states = spawnSync('ps', ['-e', '-o', 'pid=,stat='], { encoding: 'utf8' });
  const running = [...states.stdout.matchAll(/(\d+) +([^Z])/g)].map(([, pid]) => Number(pid));
  return pids.some((pid) => running.includes(pid));
}

interface Start {
  readonly child: ChildProcess;
  readonly pid: number;
  /** The exit code, or the signal's name. */
  readonly gone: Promise<number | string>;
  said(): string;
}

function start(command = process.execPath, args = ['scripts/start.mjs']): Start {
  // Both streams by one pipe, as in a terminal: of two, what was said later can be read first.
  const child = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', command, ...args], { cwd: folder, detached: true });
  started.add(child);
  let text = '';
  child.stdout.on('data', (data) => {
    text += String(data);
  });
  const gone = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  return { child, pid: child.pid ?? 0, gone, said: () => text };
}

/** A start whose npm has reached the project's install script. */
async function startedInstalling(...command: Parameters<typeof start>) {
  const before = reached().length;
  const begun = start(...command);
  const script = await until('npm runs the install script', () => reached()[before], 20_000);
  return { ...begun, script };
}

/** The processes between a start and the install script. */
function childrenOf(pid: number): number[] {
  const lines = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/ +/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, of]) => of === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return below(pid);
}

async function startsAsIfNothingHadHappened(): Promise<void> {
  write('open', '');
  const next = start();
  expect({ code: await next.gone, said: next.said() }).toEqual({
    code: 0,
    said: expect.stringMatching(/^Installing packages [\s\S]*done in \d+ s\nstarted\n$/),
  });
  expect(
    readdirSync(join(folder, 'node_modules'))
      .filter((name) => name !== '.package-lock.json')
      .sort(),
  ).toEqual(['.apotheca-installed', 'aspirin']);
  const again = start();
  expect([await again.gone, again.said()]).toEqual([0, 'started\n']);
}

describe('a start that is interrupted while packages are installed', () => {
  it.each([
    { signal: 'SIGINT', to: 'its whole group, as by Ctrl-C', code: 130 },
    { signal: 'SIGINT', to: 'itself alone', code: 130 },
    { signal: 'SIGTERM', to: 'itself alone', code: 143 },
    { signal: 'SIGHUP', to: 'its whole group, as by closing the terminal', code: 129 },
  ] as const)('ends npm with it at $signal to $to, and the next one works', async ({ signal, to, code }) => {
    const { pid, gone, script, said } = await startedInstalling();
    process.kill(to === 'itself alone' ? pid : -pid, signal);
    expect(await gone).toBe(code);
    expect(alive(script, ...childrenOf(pid))).toBe(false);
    expect(said()).toContain('Interrupted while installing packages; the next start installs them again.');
    expect(said()).not.toContain('registry');
    await startsAsIfNothingHadHappened();
  });

  it('ends npm with it when it is killed, and the next one works', async () => {
    const { pid, child, gone, script } = await startedInstalling();
    const below = childrenOf(pid);
    expect(below).toContain(script);
    child.kill('SIGKILL');
    expect(await gone).toBe('SIGKILL');
    await until('nothing of npm is left', () => !alive(...below));
    await startsAsIfNothingHadHappened();
  });

  it('ends when the npm that ran it is told to end, and the next one works', async () => {
    const { pid, child } = await startedInstalling('npm', ['start']);
    const below = childrenOf(pid);
    child.kill('SIGTERM');
    await until('nothing of the start is left', () => !alive(...below));
    await startsAsIfNothingHadHappened();
  });

  it('says so when npm is killed, leaves nothing of it running, and the next one works', async () => {
    const { pid, gone, script, said } = await startedInstalling();
    const [head = 0, npm = 0] = childrenOf(pid);
    expect(head).not.toBe(script);
    process.kill(npm, 'SIGKILL');
    expect(await gone).toBe(1);
    expect(said()).toContain('npm was ended by SIGKILL. Start again');
    expect(alive(script)).toBe(false);
    await startsAsIfNothingHadHappened();
  });

  it('is no hindrance with what an interrupted npm leaves in node_modules', async () => {
    for (const name of ['.aspirin-Zk3xQ1a', 'aspirin', '.bin', 'half']) {
      mkdirSync(join(folder, 'node_modules', name, 'lib'), { recursive: true });
      write(`node_modules/${name}/lib/left.js`, 'left');
    }
    await startsAsIfNothingHadHappened();
  });
});

describe('two starts at once', () => {
  it('install once: the second waits for the first', async () => {
    const first = await startedInstalling();
    const second = start();
    await until('the second waits', () => second.said().includes('Another start is installing the packages'));
    write('open', '');
    expect(await Promise.all([first.gone, second.gone])).toEqual([0, 0]);
    expect(reached()).toHaveLength(1);
    expect(second.said()).toMatch(/waiting for it …\nstarted\n$/);
  });

  it('one of the others installs when the first is killed', async () => {
    const first = await startedInstalling();
    const others = [start(), start(), start()];
    for (const other of others)
      await until('it waits', () => other.said().includes('Another start is installing the packages'));
    write('open', '');
    first.child.kill('SIGKILL');
    expect(await Promise.all(others.map(({ gone }) => gone))).toEqual([0, 0, 0]);
    expect(reached()).toHaveLength(2);
    for (const other of others) expect(other.said()).toMatch(/started\n$/);
  });
});
