// npm test: the projects of vitest.config.ts. What they need is prepared and started by test/kit/global-setup.ts, for the files that run.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { prepare } = await import('./start/prepare.mjs');
const { ended } = await import('./machine/processes.mjs');

// What tests import has to be there before any is collected; what they start is prepared by the global setup.
await prepare({ compile: false });

const child = spawn(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Vitest gets a terminal's Ctrl-C itself and takes its servers down; this only waits. Told in another way to end, it hands that on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGINT'));
process.exitCode = (await ended(child)) ?? 1;
