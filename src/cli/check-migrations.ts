import { readSettings } from '../app/config/config.ts';
import { applyMigrations, schemaDrift } from '../platform/database/schema-engine.ts';

/** Checks on an empty, throwaway database that the migrations build what schema.prisma says. */
const { DATABASE_URL: url } = readSettings(['DATABASE_URL']);
await applyMigrations(url);
const drift = await schemaDrift(url);
if (drift !== '') {
  console.error(
    `The migrations do not build what prisma/schema.prisma says. Add a migration with what is missing:\n\n${drift}`,
  );
  process.exitCode = 1;
}
// Prisma's engine leaves the timer of its 10-second lock timeout behind; nothing else is under way.
process.exit();
