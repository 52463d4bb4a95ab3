import 'reflect-metadata';
import { ConfigError, readConfig } from '../app/config/config.ts';
import { createPlatform } from '../app/platform.ts';
import { runRecallImport } from '../features/recalls/index.ts';

// npm run import:recalls: the FDA's recall notices into an organization's list.
try {
  process.exitCode = await runRecallImport({
    args: process.argv.slice(2),
    connect: () => createPlatform(readConfig()),
    output: process.stdout,
    errors: process.stderr,
  });
} catch (error) {
  process.stderr.write(
    error instanceof ConfigError
      ? `${error.problems.join('\n')}\nnode dist/main.js --help lists all settings.\n`
      : `The import stopped: ${error instanceof Error ? error.message : String(error)}\nWhat was done before stays; run it again to go on.\n`,
  );
  process.exitCode = 1;
}
