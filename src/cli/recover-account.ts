import 'reflect-metadata';
import { ConfigError, readConfig } from '../app/config/config.ts';
import { createPlatform } from '../app/platform.ts';
import { recoverAccount } from '../features/access/index.ts';
import { createLog } from '../platform/log.ts';

const help = `Makes a link with which somebody chooses a new password, for whom nobody of their organization can make one: its last owner. Who was
disabled is enabled. The audit trail tells that the operator did it.

  npm run account:recover -- ADDRESS

Hand the link over to the person alone; it is good for an hour, once.`;

// npm run account:recover
const [email, ...others] = process.argv.slice(2);
if (email === '--help') {
  console.log(help);
} else if (email === undefined || others.length > 0 || email.startsWith('-')) {
  console.error(help);
  process.exitCode = 2;
} else {
  await recover(email).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  });
}

async function recover(address: string): Promise<void> {
  const platform = await createPlatform(readConfig(), { log: createLog('warn', process.stderr) });
  try {
    const made = await recoverAccount(platform, address);
    if (!made) throw new Error(`There is no account with the address ${address}.`);
    console.log(
      `${made.user.name} (${made.user.email}) chooses a new password here until ${made.expiresAt.toISOString()}, once:\n\n` +
        `  ${platform.settings.publicUrl ?? 'THE-SERVER'}/reset-password#${made.token}\n`,
    );
  } finally {
    await platform.close();
  }
}
