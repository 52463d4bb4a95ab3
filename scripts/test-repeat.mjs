// npm run test:repeat: the tests many times in shuffled order, the later runs beside busy loops, to find what depends on luck.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { randomInt } = await import('node:crypto');
const { closeSync, mkdirSync, openSync, readFileSync, rmSync } = await import('node:fs');
const { availableParallelism, loadavg } = await import('node:os');
const { parseArgs } = await import('node:util');
const { ended } = await import('./machine/processes.mjs');

const usage = `npm run test:repeat -- [--runs 10] [--loaded 5] [files …]
  --runs    how many times
  --loaded  how many of these, the last ones, beside one busy loop for each core; half of them when left out
  files     as for npm test; all of them when left out`;
const logs = `${root}.data/test-repeat`;

const { runs, loaded, files } = readArguments();
const children = new Set();
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    stopped = true;
    // A terminal's Ctrl-C has reached them already; a second one does no harm.
    for (const child of children) child.kill('SIGINT');
  });

mkdirSync(logs, { recursive: true });
const results = [];
for (let nth = 1; nth <= runs && !stopped; nth += 1) {
  const beside = nth > runs - loaded;
  const result = await run(nth, beside);
  if (stopped) break;
  results.push(result);
  const { seed, load, passed, failed, seconds, log } = result;
  console.log(
    `run ${String(nth).padStart(String(runs).length)}  seed ${String(seed).padEnd(10)}  ${beside ? 'loaded' : 'quiet '}  load ${load.toFixed(1).padStart(4)}  ${passed} passed, ${failed} failed  ${seconds} s${log ? `  ${log}` : ''}`,
  );
}
const bad = results.filter(({ failed }) => failed > 0);
const times = results.map(({ seconds }) => seconds).sort((one, other) => one - other);
console.log(
  `${results.length} of ${runs} runs: ${results.length - bad.length} without a failure, ${bad.length} with. Median ${times[Math.floor(times.length / 2)] ?? 0} s.${bad.length > 0 ? ' A seed is tried again by npm test -- --sequence.shuffle.files --sequence.shuffle.tests --sequence.seed=….' : ''}`,
);
process.exitCode = stopped ? 130 : bad.length > 0 ? 1 : 0;

/**
 * One run, with its log kept when something failed.
 * @param {number} nth
 * @param {boolean} beside
 */
async function run(nth, beside) {
  const seed = randomInt(2 ** 31);
  const log = `${logs}/run-${nth}.log`;
  const loops = beside ? Array.from({ length: availableParallelism() }, busyLoop) : [];
  const began = Date.now();
  const output = openSync(log, 'w');
  const vitest = start(
    [
      `${root}node_modules/vitest/vitest.mjs`,
      'run',
      '--sequence.shuffle.files',
      '--sequence.shuffle.tests',
      `--sequence.seed=${seed}`,
      ...files,
    ],
    { cwd: root, stdio: ['ignore', output, output], env: { ...process.env, NO_COLOR: '1' } },
  );
  closeSync(output);
  const code = await ended(vitest);
  const [load = 0] = loadavg();
  for (const loop of loops) loop.kill('SIGKILL');
  await Promise.all(loops.map(ended));
  const [, passed = '0', counted = '0'] = /^(\d+) passed, (\d+) failed/m.exec(readFileSync(log, 'utf8')) ?? [];
  // A run that ended in another way than by its tests is a failure too.
  const failed = code === 0 ? Number(counted) : Math.max(1, Number(counted));
  if (failed === 0 || stopped) rmSync(log);
  return {
    seed,
    load,
    passed: Number(passed),
    failed,
    seconds: Math.round((Date.now() - began) / 1000),
    log: failed > 0 ? log : null,
  };
}

/** Keeps a core busy; ends by itself when this script was killed. */
function busyLoop() {
  const text =
    'const parent = process.ppid; for (let n = 1; ; n += 1) if (n % 1e8 === 0 && process.ppid !== parent) process.exit()';
  return start(['-e', text], { stdio: 'ignore' });
}

/**
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function start(args, options) {
  const child = spawn(process.execPath, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { runs: { type: 'string', default: '10' }, loaded: { type: 'string' } },
      allowPositionals: true,
    });
    const wanted = countOf(values.runs, 1);
    return {
      runs: wanted,
      loaded: countOf(values.loaded ?? String(Math.floor(wanted / 2)), 0, wanted),
      files: positionals,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

/**
 * @param {string} text
 * @param {number} least
 */
function countOf(text, least, most = 1_000) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < least || count > most)
    throw new Error(`Give a whole number from ${least} to ${most}, and not ${text}.`);
  return count;
}
