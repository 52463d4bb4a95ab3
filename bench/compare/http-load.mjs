import { connect } from 'node:net';

/**
 * One connection that is kept, by the least that HTTP asks for: what a load costs itself stands in the way of the database beside it.
 * @param {string} url
 */
export function connection(url) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let received = '';
  /** @type {{ resolve: (body: string) => void, reject: (error: Error) => void } | null} */
  let waiting = null;
  const fail = (/** @type {Error} */ error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    received += text;
    const body = bodyOf(received);
    if (body === null) return;
    const failed = !/^HTTP\/1.1 200/.test(received);
    received = '';
    const { resolve, reject } = waiting ?? {};
    waiting = null;
    if (failed) reject?.(new Error(`answered ${body.slice(0, 300)}`));
    else resolve?.(body);
  });
  return {
    /** @param {{ path: string, headers?: Readonly<Record<string, string>>, body: object }} request @returns {Promise<string>} */
    send: ({ path, headers = {}, body }) => {
      const text = JSON.stringify(body);
      const lines = Object.entries({
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        ...headers,
      });
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`,
        );
      });
    },
    close: () => {
      waiting = null;
      socket.destroy();
    },
  };
}

/** The body once it is whole, or null. @param {string} received */
function bodyOf(received) {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1];
  const body = received.slice(end + 4);
  if (length === undefined) return body.endsWith('0\r\n\r\n') ? body : null;
  return body.length >= Number(length) ? body : null;
}

/**
 * Does a piece of work again and again on so many connections for so long. Answers how often it was done, and in how many seconds.
 * @param {string} url
 * @param {(send: ReturnType<typeof connection>['send']) => Promise<unknown>} work
 * @param {{ connections: number, ms: number }} load
 */
export async function loadOf(url, work, { connections, ms }) {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const { send, close } = connection(url);
      try {
        while (performance.now() - began < ms) {
          await work(send);
          done += 1;
        }
      } finally {
        close();
      }
    }),
  );
  return { done, seconds: (performance.now() - began) / 1000 };
}
