import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets one process at a time work on a folder: a socket that is listened on is a lock that ends with its holder, however that ends. Where no
 * such socket can be made, everybody has a turn.
 * @param {string} folder
 * @param {() => void} waiting called once when another has its turn
 * @returns {Promise<() => void>} ends the turn
 */
export async function takeTurn(folder, waiting) {
  const name = `apotheca-${process.getuid?.() ?? ''}-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  let told = false;
  for (;;) {
    const end = await listen(address);
    if (end) return end;
    const other = await holderGone(address, () => {
      if (!told) waiting();
      told = true;
    });
    // A socket on which nobody listens was left by a process that was killed.
    if (other === 'absent') rmSync(address, { force: true });
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
 * @returns {Promise<'gone' | 'absent'>}
 */
function holderGone(address, waiting) {
  return new Promise((resolve, reject) => {
    const socket = connect(address, waiting);
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'ECONNREFUSED') resolve('absent');
      else if (error.code === 'ENOENT' || error.code === 'ECONNRESET') resolve('gone');
      else reject(error);
    });
    socket.once('close', () => resolve('gone'));
  });
}
