import 'reflect-metadata';
import { ConfigError, readConfig } from '../app/config/config.ts';
import { createPlatform } from '../app/platform.ts';
import { runImportCommand } from '../features/catalogue/index.ts';

// npm run import:ndc: the FDA's NDC directory into the catalogue.
try {
  process.exitCode = await runImportCommand({
    args: process.argv.slice(2),
    connect: () => createPlatform(readConfig()),
    output: process.stdout,
    errors: process.stderr,
  });
} catch (error) {
  process.stderr.write(
    error instanceof ConfigError
      ? `${error.problems.join('\n')}\nnode dist/main.js --help lists all settings.\n`
      : `The import stopped: ${describe(error)}\nWhat was done before stays; run it again to go on.\n`,
  );
  process.exitCode = 1;
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}
