import 'reflect-metadata';
import { ConfigError, readConfig } from '../app/config/config.ts';
import { createPlatform } from '../app/platform.ts';
import { addDataKeys, rewrapDataKeys } from '../platform/crypto/rotate-keys.ts';
import { createLog } from '../platform/log.ts';
import { progressDisplay } from '../platform/progress.ts';

const help = `Wraps the organizations' data keys again under the first key of MASTER_KEYS. Servers may run meanwhile.

  npm run keys:rotate [-- --new-data-keys]

  --new-data-keys  gives each organization a new data key as well, for what is written from then on
  --help           this text

When it is done, keys behind the first can be taken out of MASTER_KEYS. docs/operations.md tells the order of steps.`;

// npm run keys:rotate
const args = process.argv.slice(2);
const unknown = args.filter((arg) => !['--help', '--new-data-keys'].includes(arg));
if (args.includes('--help')) {
  console.log(help);
} else if (unknown.length > 0) {
  console.error(`There is no option ${unknown[0]}.\n\n${help}`);
  process.exitCode = 2;
} else {
  await rotate().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof ConfigError ? 2 : 1;
  });
}

async function rotate(): Promise<void> {
  const platform = await createPlatform(readConfig(), { log: createLog('warn', process.stderr) });
  const progress = progressDisplay(process.stderr);
  try {
    if (args.includes('--new-data-keys')) {
      console.log(`Made a new data key for ${await addDataKeys(platform)} organizations.`);
    }
    const { total } = await rewrapDataKeys(platform, ({ done, total }) =>
      progress.show({ done, total, text: `${done} of ${total} data keys` }),
    );
    progress.end();
    console.log(`All ${total} data keys are wrapped by ${platform.vault.masterKeyId}.`);
  } finally {
    progress.end();
    await platform.close();
  }
}
