import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const windows = process.platform === 'win32';

/** Ends a process that was started as `detached`, and everything it started. @param {number | undefined} pid */
export function endGroup(pid) {
  if (pid === undefined) return;
  if (windows) spawnSync('taskkill', ['/T', '/F', '/PID', String(pid)], { stdio: 'ignore' });
  else signalGroup(pid, 'SIGKILL');
}

/** Waits until none of the group is left. Not for ever: in a container whose first process buries nobody, the dead stay listed. @param {number | undefined} pid */
export async function groupGone(pid) {
  const deadline = Date.now() + 2_000;
  while (pid !== undefined && !windows && signalGroup(pid, 0) && Date.now() < deadline) await sleep(20);
}

/**
 * Whether there was anyone to tell.
 * @param {number} pid
 * @param {'SIGKILL' | 0} signal
 */
function signalGroup(pid, signal) {
  try {
    return process.kill(-pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
