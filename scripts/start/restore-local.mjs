import pg from 'pg';

/** Where a backup is restored before it takes the place of what was there. */
const beside = 'restoring';
/** The database of this checkout, in every URL of `database.mjs`. */
const place = 'postgres';

/** @typedef {{ databaseUrl: string, ownerDatabaseUrl: string }} Urls */

/**
 * Restores into a new database of this checkout's PostgreSQL, and lets it take the place of the one that was there, which is kept under another
 * name. Whatever interrupts it leaves the one or the other in its place, whole.
 * @param {Urls} local
 * @param {(urls: Urls) => Promise<number | null>} restore answers the exit code of the command: 0 or 3 when everything is restored;
 *   anything else, as the 1 of a program that breaks off, says nothing of what is there
 * @returns {Promise<number>} the exit code
 */
export async function restoreLocal(local, restore) {
  const { ownerDatabaseUrl: owner } = local;
  const admin = inDatabase(owner, 'template1');
  await onDatabase(admin, [`DROP DATABASE IF EXISTS ${beside} WITH (FORCE)`, `CREATE DATABASE ${beside}`]);
  const code = await restore({
    databaseUrl: inDatabase(local.databaseUrl, beside),
    ownerDatabaseUrl: inDatabase(owner, beside),
  });
  if (code !== 0 && code !== 3) {
    await onDatabase(admin, [`DROP DATABASE ${beside} WITH (FORCE)`]);
    return 2;
  }
  const [{ used }] = await onDatabase(owner, [`SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS used`]);
  const kept = `before_restore_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  await onDatabase(admin, [
    'BEGIN',
    `ALTER DATABASE ${place} RENAME TO ${kept}`,
    `ALTER DATABASE ${beside} RENAME TO ${place}`,
    'COMMIT',
  ]);
  if (!used)
    await onDatabase(admin, [`DROP DATABASE ${kept} WITH (FORCE)`]).catch((error) =>
      console.error(`The empty database ${kept} stays behind: ${error.message}`),
    );
  console.log(
    `npm start uses what was restored, with the keys in .data/keys.json.${used ? ` What was there before is kept in .data/postgres as the database ${kept}.` : ''}`,
  );
  return code;
}

/**
 * @param {string} url
 * @param {string} name
 */
const inDatabase = (url, name) => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/**
 * Runs statements one by one and answers the rows of the last.
 * @param {string} url
 * @param {string[]} statements
 */
async function onDatabase(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    /** @type {any[]} */
    let rows = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}
