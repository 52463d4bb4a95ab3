// npm run judge:conformance: suites that others wrote, with their figures. They bring packages that the server does not need, in a folder of their own.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { spawn, spawnSync } = await import('node:child_process');
const { existsSync } = await import('node:fs');
const { ended } = await import('./machine/processes.mjs');
const { prepare } = await import('./start/prepare.mjs');

const folder = `${root}judges/conformance`;
await prepare();
if (!existsSync(`${folder}/node_modules/jest`)) {
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
/**
 * @param {string} title
 * @param {string} cwd
 * @param {string[]} args
 */
const judge = async (title, cwd, args) => {
  console.log(`\n${title}`);
  return (await ended(spawn(process.execPath, args, { cwd, stdio: 'inherit' }))) ?? 1;
};
const codes = [
  await judge('GraphQL over HTTP, sockets and REST', root, ['scripts/test.mjs', 'conformance', 'rest.test']),
  await judge('Apollo Server integration', folder, [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--forceExit',
    '--silent',
  ]),
  await judge('Relay', folder, ['schema-rules.mjs']),
];
process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
