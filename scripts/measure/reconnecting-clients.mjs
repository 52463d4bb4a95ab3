// The clients of `npm run measure:reconnect`, in a thread of their own: all come at once, introduce themselves, go on from one cursor, and leave when the
// last of them has heard the newest event. They read messages no closer than they must: they share the cores with the server.
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** @typedef {{ letIn: number[], caughtUp: number[], wrong: number, troubles: [string, number][] }} Outcome */

/** @type {{ url: string, tokens: string[], pharmacyId: string, after: string, events: number, patienceMs: number }} */
const { url, tokens, pharmacyId, after, events, patienceMs } = workerData;
const began = performance.now();
/** @type {number[]} */
const letIn = [];
/** @type {number[]} */
const caughtUp = [];
/** @type {Map<string, number>} */
const troubles = new Map();
let wrong = 0;
/** @type {Set<WebSocket>} */
const open = new Set();
const subscribe = JSON.stringify({
  id: '1',
  type: 'subscribe',
  payload: {
    query:
      'subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { cursor quantity } }',
    variables: { pharmacyId, after },
  },
});

/** @param {string} what */
const trouble = (what) => void troubles.set(what, (troubles.get(what) ?? 0) + 1);

/** @param {string} token */
function come(token) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  open.add(socket);
  /** @type {string[]} */
  const quantities = [];
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
  );
  socket.on('message', (data) => {
    const text = String(data);
    if (text.includes('"connection_ack"')) {
      letIn.push(performance.now() - began);
      socket.send(subscribe);
    } else if (text.includes('"type":"next"') && !text.includes('"errors"')) {
      quantities.push(/"quantity":"?(\d+)/.exec(text)?.[1] ?? '');
      if (quantities.length === events) {
        caughtUp.push(performance.now() - began);
        const falls = quantities.every((each, at) => at === 0 || Number(each) === Number(quantities[at - 1]) - 1);
        if (!falls) wrong += 1;
        if (caughtUp.length === tokens.length) finish();
      }
    } else trouble(`a client was answered ${/"code":"\w+"/.exec(text)?.[0] ?? text.slice(0, 80)}`);
  });
  socket.on('error', ({ message }) => trouble(`a connection failed: ${message}`));
  socket.on('close', (code) => {
    open.delete(socket);
    if (over) return;
    if (quantities.length >= events) return trouble(`a client that had caught up was closed with ${code}`);
    trouble(`a client that waited was closed with ${code}`);
    // As the reference client does at its first tries: a second, and up to three more by chance.
    setTimeout(() => come(token), 1_000 + 300 + Math.random() * 2_700);
  });
}

let over = false;
function finish() {
  if (over) return;
  over = true;
  clearTimeout(patience);
  for (const socket of open) socket.terminate();
  /** @type {Outcome} */
  const outcome = { letIn, caughtUp, wrong, troubles: [...troubles] };
  parentPort?.postMessage(outcome);
}

const patience = setTimeout(finish, patienceMs);
for (const token of tokens) come(token);
