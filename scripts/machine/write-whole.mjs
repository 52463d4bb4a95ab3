import { chownSync, renameSync, writeFileSync } from 'node:fs';

/**
 * Writes a secret to a file that only its owner reads; an interruption leaves the whole file or none.
 * @param {string} file
 * @param {string} text
 * @param {{ uid?: number | undefined, gid?: number | undefined }} [owner]
 */
export function writeWhole(file, text, { uid, gid } = {}) {
  const beside = `${file}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) chownSync(beside, uid, gid);
  renameSync(beside, file);
}
