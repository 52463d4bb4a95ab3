// npm run torture: the random workload under faults of test/resilience/torture, for as long as is wanted, with a table of what happened.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { spawn } = await import('node:child_process');
const { parseArgs } = await import('node:util');
const { ended } = await import('./machine/processes.mjs');

const usage = `npm run torture -- [--minutes 20] [--seed N]
  --minutes  how long; every fault comes at least once
  --seed     of an earlier run, to begin as it did`;

const { minutes, seed } = readArguments();
const vitest = spawn(process.execPath, [`${root}node_modules/vitest/vitest.mjs`, 'run', 'test/resilience/torture'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TORTURE_MINUTES: String(minutes), ...(seed !== undefined && { TORTURE_SEED: seed }) },
});
// A terminal's Ctrl-C reaches it as well; a second one does no harm.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill('SIGINT'));
process.exitCode = await ended(vitest);

function readArguments() {
  try {
    const { values } = parseArgs({ options: { minutes: { type: 'string', default: '20' }, seed: { type: 'string' } } });
    const wanted = Number(values.minutes);
    if (!(wanted > 0 && wanted <= 24 * 60))
      throw new Error(`Give minutes from 1 to ${24 * 60}, and not ${values.minutes}.`);
    if (values.seed !== undefined && !Number.isInteger(Number(values.seed)))
      throw new Error('A seed is a whole number.');
    return { minutes: wanted, seed: values.seed };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}
