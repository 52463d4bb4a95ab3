import { withKeys } from './keys.mjs';

/**
 * The environment for servers and commands, and the one for `migrate`, which alone is given the owner's URL. A database that the user named
 * comes first, then the checkout's own.
 * @param {{ databaseUrl: string, ownerDatabaseUrl: string } | undefined} local missing only where the user named a database
 */
export function environments(local) {
  const { OWNER_DATABASE_URL, OWNER_DATABASE_URL_FILE, ...rest } = process.env;
  if (databaseNamed()) {
    const env = withKeys(rest);
    return { env, migrating: { ...env, OWNER_DATABASE_URL, OWNER_DATABASE_URL_FILE } };
  }
  const env = withKeys({ ...rest, DATABASE_URL: local?.databaseUrl });
  return { env, migrating: { ...env, OWNER_DATABASE_URL: local?.ownerDatabaseUrl } };
}

/** Whether the user named a database, in the environment or in a file. */
export const databaseNamed = () => Boolean(process.env.DATABASE_URL || process.env.DATABASE_URL_FILE);
