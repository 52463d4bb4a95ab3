import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { createDemo, DemoClock, demoState, demoUsers } from './app/demo.ts';
import { createPlatform } from './app/platform.ts';
import { readConfig } from './config.ts';

/** Loads the demo data into an empty database; prints the demo users as JSON, also when the data was there before. */
const clock = new DemoClock();
const platform = await createPlatform({ ...readConfig(), LOG_LEVEL: 'warn' }, { clock });
try {
  const state = await demoState(platform);
  if (state === 'absent') {
    const folder = fileURLToPath(new URL('../prisma/demo/ndc', import.meta.url));
    let told = '';
    await createDemo(platform, clock, folder, (step, part) => {
      const line = `Demo data: ${step} (${10 * Math.floor(part * 10)} %)\n`;
      if (line !== told) process.stderr.write(line);
      told = line;
    });
  }
  if (state === 'incomplete') {
    process.stderr.write(
      'The demo data is incomplete: loading it was interrupted. Delete the folder .data and start again to have it whole.\n',
    );
  }
  process.stdout.write(`${JSON.stringify({ users: state === 'other data' ? [] : demoUsers })}\n`);
} finally {
  await platform.close();
}
