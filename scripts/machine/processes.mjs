import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and answers its output; rejects with it when the command fails, or was ended by the options' signal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onError?: (text: string) => void }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let printed = '';
    child.stdout?.on('data', (data) => {
      output += data;
      printed += data;
    });
    child.stderr?.on('data', (data) => {
      output += data;
      options.onError?.(String(data));
    });
    // One that was started and is then ended by a signal is still waited for.
    child.on('error', (error) => {
      if (child.pid === undefined) reject(error);
    });
    child.on('close', (code, signal) =>
      code === 0
        ? resolve(printed)
        : reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}:\n${output.trim()}`)),
    );
  });
}

/**
 * Settles with the exit code when the child has ended; null when a signal ended it.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | null>}
 */
export function ended(child) {
  return new Promise((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve(child.exitCode) : child.once('exit', resolve),
  );
}
