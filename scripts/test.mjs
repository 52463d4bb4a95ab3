// npm test: everything against real PostgreSQL and Redis of its own, on free ports, leaving nothing behind.
import { ensureInstalled, root } from './install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { ended } = await import('./processes.mjs');
const { prepare } = await import('./prepare.mjs');
const { ensureChromium } = await import('./chromium.mjs');
const { ensureCommand } = await import('./debian.mjs');
const { ensureRedis } = await import('./redis.mjs');

await prepare();
await ensureRedis();
await ensureChromium();
await ensureCommand({ names: ['curl'], debian: 'curl', what: 'curl' });
const child = spawn(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Vitest gets the terminal's signals itself and takes its servers down; this only waits.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.exitCode = (await ended(child)) ?? 1;
