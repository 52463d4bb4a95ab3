import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testKeys } from './keys.ts';

const entry = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built server as a process of its own, for what only a process can show: being killed, being one of two, signals. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Every line it has logged so far, parsed. */
  readonly log: readonly Record<string, unknown>[];
  /** Settles with the exit code, or the signal's name. */
  readonly gone: Promise<number | string>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export async function spawnServer(
  environment: Readonly<Record<string, string>>,
  { cwd, main = entry }: { readonly cwd?: string; readonly main?: string } = {},
): Promise<ServerProcess> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [main], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { PATH, PORT: '0', LOG_LEVEL: 'info', ...testKeys, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const gone = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? 'unknown');
    });
  });
  const log: Record<string, unknown>[] = [];
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry.msg === 'listening') resolve(String(entry.url));
    });
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended with ${code ?? signal} before it listened.\n${errors}`)),
    );
  });
  return { url, child, log, gone };
}
