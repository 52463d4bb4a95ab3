import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * A log that a program keeps of another. A full disk costs it lines and ends neither of them; it is said once, and again when there was room between.
 * @param {string} path
 * @param {(message: string) => void} say
 */
export function logFile(path, say) {
  const file = openSync(path, 'a', 0o600);
  let failing = false;
  return {
    /** @param {string} line */
    write: (line) => {
      try {
        writeSync(file, `${line}\n`);
        failing = false;
      } catch (error) {
        if (!failing) say(`The log ${path} cannot be written: ${/** @type {Error} */ (error).message}.`);
        failing = true;
      }
    },
    close: () => closeSync(file),
  };
}
