import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { readConfig } from '../app/config/config.ts';
import { createPlatform } from '../app/platform.ts';
import { createDemo, DemoClock } from '../demo/demo.ts';
import { demoState, waitForTurn } from '../demo/state.ts';
import { usersWhoSignIn } from '../demo/users.ts';
import { createLog } from '../platform/log.ts';

/**
 * Loads the demo data into an empty database. Prints as JSON what of it the database holds then, and the demo users who can sign in. An
 * unfinished load is left as it is: only the owner of the database can take it away (unload-demo).
 * `--drugs 8` makes a small one: that many drugs at each pharmacy.
 */
const { values } = parseArgs({ options: { drugs: { type: 'string', default: '40' } } });
const config = readConfig();
const clock = new DemoClock();
// Standard output is for what `npm start` reads.
const log = createLog('warn', process.stderr);
// The people of the demo have no mailboxes: their invitations are taken up here.
const platform = await createPlatform({ ...config, SMTP_URL: undefined }, { clock, log });
const turn = new pg.Client({ connectionString: config.DATABASE_URL });
// A database that ends idle transactions ends the turn early; what is being loaded is loaded all the same.
turn.on('error', () => undefined);
try {
  await turn.connect();
  await waitForTurn(turn);
  let state = await demoState(turn);
  if (state === 'absent') {
    const folder = fileURLToPath(new URL('../../prisma/demo/ndc', import.meta.url));
    let told = '';
    const onProgress = (step: string, part: number) => {
      const line = `Demo data: ${step} (${10 * Math.floor(part * 10)} %)\n`;
      if (line !== told) process.stderr.write(line);
      told = line;
    };
    await createDemo(platform, clock, { folder, drugs: Number(values.drugs), onProgress });
    state = 'complete';
  }
  const users = state === 'other data' ? [] : await usersWhoSignIn(platform);
  process.stdout.write(`${JSON.stringify({ state, users })}\n`);
} finally {
  await turn.end();
  await platform.close();
}
