import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets one process at a time work on a folder: a socket that is listened on is a lock that ends with its holder, however that ends. Where no
 * such socket can be made, everybody has a turn.
 * @param {string} folder
 * @param {() => void} waiting called once when another has its turn
 * @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<() => void>} ends the turn
 */
export async function takeTurn(folder, waiting, signal) {
  const name = `apotheca-${process.getuid?.() ?? ''}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  let told = false;
  for (;;) {
    signal?.throwIfAborted();
    const end = await listen(address);
    if (end) return end;
    const found = markOf(address);
    const other = await holderGone(
      address,
      () => {
        if (!told) waiting();
        told = true;
      },
      signal,
    );
    // A socket on which nobody listens was left by a process that was killed. Of several who wait, another may have its own there by now.
    if (other === 'absent' && found !== null && markOf(address) === found) rmSync(address, { force: true });
  }
}

/**
 * @param {string} address
 * @returns {Promise<(() => void) | null>} null when another listens there
 */
function listen(address) {
  return new Promise((resolve) => {
    /** @type {Set<import('node:net').Socket>} */
    const waiting = new Set();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => waiting.delete(socket));
    });
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EADDRINUSE' ? null : () => undefined),
    );
    server.listen(address, () =>
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      }),
    );
  });
}

/**
 * @param {string} address
 * @param {() => void} waiting
 * @param {AbortSignal} [signal]
 * @returns {Promise<'gone' | 'absent'>}
 */
function holderGone(address, waiting, signal) {
  return new Promise((resolve, reject) => {
    const socket = connect(address, waiting);
    const leave = () => socket.destroy();
    signal?.addEventListener('abort', leave);
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ECONNREFUSED') resolve('absent');
      else if (error.code === 'ENOENT' || error.code === 'ECONNRESET') resolve('gone');
      else reject(error);
    });
    socket.once('close', () => {
      signal?.removeEventListener('abort', leave);
      resolve('gone');
    });
  });
}

/**
 * What tells one socket from the next at the same place; null when there is none. Numbers of files are given again, times of their making are not.
 * @param {string} address
 */
function markOf(address) {
  if (process.platform === 'win32') return null;
  const found = statSync(address, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.ino} ${found.ctimeNs}` : null;
}
