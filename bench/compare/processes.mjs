import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** How many microseconds a tick of /proc is. */
const tick = 10_000;

/** @param {number} pid */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before may hold spaces; the fields are counted behind it, beginning with the third.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    /** @param {number} nth as `man proc` numbers them */
    const field = (nth) => Number(fields[nth - 3]);
    return { parent: field(4), own: field(14) + field(15), ofEnded: field(16) + field(17) };
  } catch {
    return null;
  }
}

/** The processor time that a process has used, in microseconds. @param {number} pid */
export const cpuOf = (pid) => (statOf(pid)?.own ?? 0) * tick;

/** The same of a process and all that it started, ended ones too: of PostgreSQL. @param {number} pid */
export function cpuOfTree(pid) {
  const parent = statOf(pid);
  const children = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    return stat?.parent === pid ? [stat.own + stat.ofEnded] : [];
  });
  return (children.reduce((sum, each) => sum + each, 0) + (parent?.own ?? 0) + (parent?.ofEnded ?? 0)) * tick;
}

/** The memory of a process that is in the machine, in bytes. @param {number} pid */
export function memoryOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

/** What runs a program on one core; nothing where there is no taskset. @param {number} core */
export const onCore = (core) => (hasTaskset() ? ['taskset', '-c', String(core)] : []);

/** Keeps a process, its threads and what it starts from now on on one core. @param {number} pid @param {number} core */
export function keepOnCore(pid, core) {
  if (hasTaskset()) execFileSync('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' });
}

function hasTaskset() {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** @param {readonly number[]} values */
export const median = (values) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
