import { spawnSync } from 'node:child_process';
import { step } from './progress.mjs';

/**
 * Installs the first of these packages that Debian has, where there is its package manager and this user may use it; otherwise does nothing.
 * @param {string[]} names
 */
async function installDebian(names) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const may =
    spawnSync('apt-get', ['--version']).status === 0 &&
    (sudo.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (!may) return;
  await step(`Installing ${names[0]} from the package manager`, async () => {
    /** @param {string[]} args */
    const apt = (...args) => {
      const [command = '', ...rest] = [
        ...sudo,
        'env',
        'DEBIAN_FRONTEND=noninteractive',
        'RUNLEVEL=1',
        'apt-get',
        ...args,
      ];
      return spawnSync(command, rest, { stdio: 'ignore' });
    };
    apt('update', '-q');
    // What the tests want they start themselves; RUNLEVEL=1 keeps a package from starting a server for the machine.
    for (const name of names) if (apt('install', '-qy', '--no-install-recommends', name).status === 0) break;
  });
}

/**
 * Makes sure that one of these commands is there, installing Debian's package where this user may. Ends the program with what to do when it is not.
 * @param {{ names: string[], debian: string[], what: string, elsewhere?: string }} wanted
 */
export async function ensureCommand({ names, debian, what, elsewhere = '' }) {
  if (findCommand(names) !== null) return;
  await installDebian(debian);
  if (findCommand(names) !== null) return;
  console.error(
    `The tests need ${what} and this user may not install it. Install it (Debian: apt-get install ${debian.at(-1)}${elsewhere}) and try again.`,
  );
  process.exit(1);
}

/**
 * The first of the commands that this machine has; null when it has none.
 * @param {string[]} names
 */
export function findCommand(names) {
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}
