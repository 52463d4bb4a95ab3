// Makes the secrets that compose.yaml reads, each in a file of its own, once: a folder that is there is left as it is.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files by their names, with fresh secrets in them. */
export function newSecrets() {
  // Letters and digits alone: they stand in URLs.
  const password = () => randomBytes(24).toString('hex');
  const key = () => randomBytes(32).toString('base64');
  const [owner, server, redis] = [password(), password(), password()];
  return {
    postgres_password: owner,
    owner_database_url: `postgres://apotheca:${owner}@postgres:5432/apotheca`,
    database_url: `postgres://apotheca_server:${server}@postgres:5432/apotheca`,
    redis_url: `redis://:${redis}@redis:6379`,
    'redis.conf': `requirepass ${redis}`,
    master_keys: `${new Date().toISOString().slice(0, 7)}:${key()}`,
    audit_signing_key: key(),
  };
}

/**
 * Nobody else on this machine gets into the folder. The files in it can be read by all, since the users in the containers are others than this one.
 * @param {string} folder
 */
export function makeSecrets(folder) {
  if (existsSync(folder))
    throw new Error(`${folder} is there already, and its secrets are in use. Nothing was changed.`);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  for (const [name, text] of Object.entries(newSecrets()))
    writeFileSync(`${unfinished}/${name}`, `${text}\n`, { mode: 0o444 });
  renameSync(unfinished, folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../secrets', import.meta.url));
  try {
    makeSecrets(folder);
    console.log(
      `The secrets are in ${folder}. Keep a copy of master_keys and audit_signing_key apart from the backups: without the first, messages cannot be read again.`,
    );
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    process.exitCode = 1;
  }
}
