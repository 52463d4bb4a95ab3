import { type Config, ConfigError, readSettings } from '../app/config/config.ts';
import type { CommandContext } from '../features/audit/index.ts';
import { systemClock } from '../platform/clock.ts';
import { createSigner } from '../platform/crypto/signing.ts';
import { Database } from '../platform/database/database.ts';
import { createLog } from '../platform/log.ts';

/** Runs one of the audit trail's commands in this process; `failed` is its exit code when something else stops it. */
export async function runAuditCommand(
  run: (context: CommandContext) => Promise<number>,
  failed: number,
): Promise<number> {
  try {
    return await run({ args: process.argv.slice(2), connect, output: process.stdout, errors: process.stderr });
  } catch (error) {
    process.stderr.write(
      error instanceof ConfigError
        ? `${error.problems.join('\n')}\nnode dist/main.js --help lists all settings.\n`
        : `The command stopped: ${describe(error)}\n`,
    );
    return failed;
  }
}

/** No more than the commands need: nothing here gives events their positions, or serves anybody. */
async function connect() {
  const config: Pick<Config, 'DATABASE_URL' | 'AUDIT_SIGNING_KEY' | 'AUDIT_FORMER_KEYS'> = readSettings([
    'DATABASE_URL',
    'AUDIT_SIGNING_KEY',
    'AUDIT_FORMER_KEYS',
  ]);
  const log = createLog('warn', process.stderr);
  const database = new Database({ url: config.DATABASE_URL, poolSize: 2, log });
  const signer = createSigner(config.AUDIT_SIGNING_KEY, config.AUDIT_FORMER_KEYS);
  return { database, signer, clock: systemClock, log, close: () => database.close() };
}

/** An error in words for a person. */
export function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ');
  return error instanceof Error ? error.message : String(error);
}
