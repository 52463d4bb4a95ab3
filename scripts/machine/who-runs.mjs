import { spawnSync } from 'node:child_process';

/**
 * What the process with this number was started as; null when there is none, and where nothing tells, as on Windows, an empty text. A number
 * in a file may belong to another program by now: after a crash of the machine, or when a container is started again.
 * @param {number} pid
 * @returns {string | null}
 */
export function commandOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be told anything, but it is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  const { status, stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}
