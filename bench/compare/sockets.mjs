import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

/**
 * How a server is subscribed to: what is sent first, what then once something was heard, and which messages are deliveries.
 * @typedef {object} Protocol
 * @property {string} url
 * @property {string[]} subprotocols
 * @property {object | null} greeting
 * @property {RegExp | null} greeted null when nothing is answered to nothing
 * @property {object | null} subscribe
 * @property {RegExp} delivery
 */

/**
 * Sockets that count what they are told, and when.
 * @param {Protocol} protocol
 * @param {number} count
 */
export async function openSockets({ url, subprotocols, greeting, greeted, subscribe, delivery }, count) {
  const state = { deliveries: 0, bytes: 0, onDelivery: (/** @type {number} */ _nth) => {} };
  /** @type {WebSocket[]} */
  const sockets = [];
  /** @type {number[]} */
  const told = Array(count).fill(0);
  const open = (/** @type {number} */ nth) =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url, subprotocols, { perMessageDeflate: false });
      sockets.push(socket);
      let ready = greeted === null;
      socket.once('error', reject);
      socket.once('open', () => {
        if (greeting) socket.send(JSON.stringify(greeting));
        if (ready) resolve(undefined);
      });
      socket.on('message', (/** @type {Buffer} */ data) => {
        const text = data.toString('latin1', 0, 60);
        if (!ready && greeted?.test(text)) {
          ready = true;
          if (subscribe) socket.send(JSON.stringify(subscribe));
          resolve(undefined);
        } else if (ready && delivery.test(text)) {
          state.deliveries += 1;
          state.bytes = data.length;
          const before = told[nth] ?? 0;
          told[nth] = before + 1;
          state.onDelivery(before);
        }
      });
    });
  // A few at a time, as people come.
  for (let from = 0; from < count; from += 50)
    await Promise.all(Array.from({ length: Math.min(50, count - from) }, (_, nth) => open(from + nth)));
  return {
    state,
    /** So many deliveries in all, or too long. @param {number} wanted @param {number} [patienceMs] */
    until: async (wanted, patienceMs = 20_000) => {
      const end = Date.now() + patienceMs;
      while (state.deliveries < wanted && Date.now() < end) await sleep(1);
      return state.deliveries >= wanted;
    },
    reset: () => {
      state.deliveries = 0;
      told.fill(0);
    },
    close: async () => {
      for (const socket of sockets) socket.terminate();
      await sleep(200);
    },
  };
}
