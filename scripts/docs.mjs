// npm run docs, npm run docs:build: the docs site. Its packages are its own (docs/package-lock.json), and are installed when first needed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));
const stamp = `${docs}node_modules/.installed`;
const wanted = createHash('sha256')
  .update(readFileSync(`${docs}package-lock.json`))
  .digest('hex');
const windows = process.platform === 'win32';
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing the packages of the docs site …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: docs,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, wanted);
}
const vitepress = spawn(
  process.execPath,
  [`${docs}node_modules/vitepress/bin/vitepress.js`, ...process.argv.slice(2, 3), docs, ...process.argv.slice(3)],
  { stdio: 'inherit' },
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => vitepress.kill(signal));
vitepress.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
