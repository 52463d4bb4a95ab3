// The secrets that a server needs. On a developer's machine they are made once and kept under .data/; production names its own.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { writeWhole } from '../machine/write-whole.mjs';
import { dataFolder } from './local-database.mjs';

const file = `${dataFolder}/keys.json`;

/**
 * The environment with the keys that are missing from it; in production nothing is added, and the server says what it misses.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function withKeys(environment) {
  if (environment.NODE_ENV === 'production') return environment;
  // One that stands in a file is not missing.
  const missing = Object.entries(developmentKeys()).filter(([name]) => !environment[`${name}_FILE`]);
  return { ...Object.fromEntries(missing), ...environment };
}

function developmentKeys() {
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    const secret = () => randomBytes(32).toString('base64');
    const keys = { MASTER_KEYS: `development:${secret()}`, AUDIT_SIGNING_KEY: secret() };
    writeWhole(file, JSON.stringify(keys));
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
