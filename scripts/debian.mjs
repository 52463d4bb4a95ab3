import { spawnSync } from 'node:child_process';
import { step } from './progress.mjs';

/** Installs a package of Debian where there is its package manager and this user may use it; otherwise does nothing. */
export async function installDebian(name) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const may =
    spawnSync('apt-get', ['--version']).status === 0 &&
    (sudo.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (!may) return;
  await step(`Installing ${name} from the package manager`, async () => {
    const apt = (...args) => {
      const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', ...args];
      return spawnSync(command, rest, { stdio: 'ignore' });
    };
    apt('update', '-q');
    // What the tests want they start themselves; RUNLEVEL=1 keeps a package from starting a server for the machine.
    apt('install', '-qy', '--no-install-recommends', name);
  });
}
