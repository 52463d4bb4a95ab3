import { withKeys } from './keys.mjs';

/**
 * The environment for servers and commands, and the one for `migrate`, which alone is given the owner's URL. A database that the user named
 * comes first, then the checkout's own.
 * @param {{ databaseUrl: string, ownerDatabaseUrl: string } | undefined} local missing only where the user named a database
 */
export function environments(local) {
  const { DATABASE_URL, OWNER_DATABASE_URL, ...rest } = process.env;
  const owner = DATABASE_URL ? OWNER_DATABASE_URL : local?.ownerDatabaseUrl;
  const env = withKeys({ ...rest, DATABASE_URL: DATABASE_URL || local?.databaseUrl });
  return { env, migrating: owner ? { ...env, OWNER_DATABASE_URL: owner } : env };
}
