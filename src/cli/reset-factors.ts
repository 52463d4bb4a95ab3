import 'reflect-metadata';
import { ConfigError, readConfig } from '../app/config/config.ts';
import { createPlatform } from '../app/platform.ts';
import { resetFactorsOf } from '../features/access/index.ts';
import { createLog } from '../platform/log.ts';

const help = `Takes all second factors of somebody away who has lost them, and ends their sessions. Servers may run meanwhile.

  npm run factors:reset -- --email ADDRESS

  --email ADDRESS  whose account
  --help           this text

Make sure first that it is they who ask. The audit trail of each organization of theirs tells of it.`;

// npm run factors:reset
const [option, email, ...more] = process.argv.slice(2);
if (option === '--help') {
  console.log(help);
} else if (option !== '--email' || email === undefined || more.length > 0) {
  console.error(help);
  process.exitCode = 2;
} else {
  await reset(email).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  });
}

async function reset(address: string): Promise<void> {
  const platform = await createPlatform(readConfig(), { log: createLog('warn', process.stderr) });
  try {
    const organizations = await resetFactorsOf(platform, address);
    if (organizations === 0) {
      console.error('There is no account with this address.');
      process.exitCode = 1;
    } else
      console.log(`Their second factors are gone, and their sessions in ${organizations} organizations have ended.`);
  } finally {
    await platform.close();
  }
}
