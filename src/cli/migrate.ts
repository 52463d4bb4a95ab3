import 'reflect-metadata';
import { readSettings } from '../app/config/config.ts';
import { functions, tables } from '../app/declarations.ts';
import { asOwner, bringUpToDate } from '../platform/database/owner.ts';
import { RoleMissing } from '../platform/database/server-role.ts';

/**
 * Brings the database up to date: waits for it up to 30 seconds, lets one process at a time through, prints each migration applied. With an
 * owner of its own it also brings the server's role in line, and prints what it granted and took back.
 */
const { DATABASE_URL: serverUrl, OWNER_DATABASE_URL: ownerUrl = serverUrl } = readSettings([
  'DATABASE_URL',
  'OWNER_DATABASE_URL',
]);
let told = 0;
const tell = (line: string) => {
  told += 1;
  console.log(line);
};
try {
  const changes = await asOwner(ownerUrl, 'alone', (owner) =>
    bringUpToDate(owner, serverUrl, { tables, functions }, tell),
  );
  for (const change of changes) tell(change);
  if (told === 0) console.log('The database is up to date.');
} catch (error) {
  if (!(error instanceof RoleMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
