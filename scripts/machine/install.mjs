// The first step of every npm script: plain JavaScript without dependencies, since nothing may be installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { endGroup, groupGone } from './process-group.mjs';
import { takeTurn } from './turn.mjs';

// A script that fails says what failed; where in the script is of no use to whoever ran it.
process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});

// Nobody reads any more: the terminal was closed, or the pipe. It ends in order, instead of by the error of a line that it cannot write.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.kill(process.pid, 'SIGTERM'));

export const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = `${root}node_modules/.apotheca-installed`;
const node24 = `${root}node_modules/.bin/node`;
const neededMajor = 24;
/** @type {NodeJS.Signals[]} */
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Installs the packages of package-lock.json unless they are there, and goes on under Node 24, which is one of them. */
export async function ensureInstalled() {
  endWithParent();
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  // npm empties node_modules first, the stamp with the rest: what was interrupted has none, and is done again whole.
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (!installed()) {
    const done = await takeTurn(root, () =>
      console.error('Another start is installing the packages; waiting for it …'),
    );
    if (!installed()) {
      await install();
      writeFileSync(stamp, wanted);
    }
    done();
  }
  if (Number(process.versions.node.split('.')[0]) !== neededMajor && existsSync(node24)) await goOnUnderNode24();
}

/** npm hands a signal on to the shell between it and this script, which ends without a word to the script; so that is looked for. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}

/** Runs npm in a process group of its own, which ends whole when this process is interrupted, or killed. */
async function install() {
  console.error('Installing packages (once, about a minute) …');
  const began = Date.now();
  const npm = spawn(process.execPath, [fileURLToPath(new URL('npm-ci.mjs', import.meta.url))], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  /** @type {NodeJS.Signals | undefined} */
  let interruption;
  /** @param {NodeJS.Signals} signal */
  const interrupt = (signal) => {
    interruption ??= signal;
    endGroup(npm.pid);
  };
  for (const signal of interruptions) process.on(signal, interrupt);
  const { code, signal } = await outcome(npm);
  if (interruption || code !== 0) {
    endGroup(npm.pid);
    await groupGone(npm.pid);
  }
  if (interruption) {
    console.error('Interrupted while installing packages; the next start installs them again.');
    process.exit(codeOf(interruption));
  }
  if (code !== 0) {
    console.error(
      signal
        ? `The packages could not be installed: npm was ended by ${signal}. Start again to install them.`
        : 'The packages could not be installed; npm says why above. Is the npm registry within reach?',
    );
    process.exit(code || 1);
  }
  for (const each of interruptions) process.off(each, interrupt);
  console.error(`Installing packages … done in ${Math.round((Date.now() - began) / 1000)} s`);
}

async function goOnUnderNode24() {
  const child = spawn(node24, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of interruptions) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the child too; what else is told to this process alone is handed on.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const { code, signal } = await outcome(child);
  process.exit(signal ? codeOf(signal) : (code ?? 1));
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
function outcome(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** What a shell tells of a process that a signal ended. @param {NodeJS.Signals} signal */
const codeOf = (signal) => 128 + constants.signals[signal];
