import { spawn } from 'node:child_process';

/** Runs a command to its end and answers its output; rejects with it when the command fails. */
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
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(printed)
        : reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output.trim()}`)),
    );
  });
}

/** Settles with the exit code when the child has ended. */
export function ended(child) {
  return new Promise((resolve) =>
    child.exitCode !== null || child.signalCode !== null ? resolve(child.exitCode) : child.once('exit', resolve),
  );
}
