// The first step of every npm script: plain JavaScript without dependencies, since nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// A script that fails says what failed; where in the script is of no use to whoever ran it.
process.on('uncaughtException', (error) => {
  console.error(error.message);
  process.exit(1);
});

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.apotheca-installed`;
const node24 = `${root}node_modules/.bin/node`;
const neededMajor = 24;

/** Installs the packages of package-lock.json unless they are there, and goes on under Node 24, which is one of them. */
export function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.error('Installing packages (once, about a minute) …');
    const began = Date.now();
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) {
      console.error('The packages could not be installed; npm says why above. Is the npm registry within reach?');
      process.exit(status ?? 1);
    }
    writeFileSync(stamp, wanted);
    console.error(`Installing packages … done in ${Math.round((Date.now() - began) / 1000)} s`);
  }
  if (Number(process.versions.node.split('.')[0]) !== neededMajor && existsSync(node24)) {
    // The signals of a terminal reach the child too; this process only waits for it.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
    const child = spawnSync(node24, process.argv.slice(1), { stdio: 'inherit' });
    process.exit(child.status ?? 1);
  }
}
