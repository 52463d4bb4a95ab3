// The demanding user of `npm run measure:fairness`, in a thread of their own. When told to stop it says how many answers came, by what they were.
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

/** @type {{ url: string, token: string, pharmacyId: string, cursor: string, demand: string }} */
const { url, token, pharmacyId, cursor, demand } = workerData;
const stock = 'stock { id quantity usable status drug { id name strength } lots { id lotNumber expiresOn quantity } }';
/** A cursor as anybody may make it: places that nobody else reads from, so that each page is read for one alone. */
const [organizationId, feed, position] = Buffer.from(cursor, 'base64url').toString().split('.');
/** @param {number} later */
const cursorAt = (later) =>
  Buffer.from(`${organizationId}.${feed}.${BigInt(position ?? 0) + BigInt(later)}`).toString('base64url');
const replay = `subscription ($pharmacyId: ID!, $after: String) {
  stockChanged(pharmacyId: $pharmacyId, after: $after) { cursor at quantity quantityChanged ${stock} } }`;
const list = `query ($pharmacyId: ID!) { stocks(pharmacyId: $pharmacyId, first: 99) {
  nodes { id quantity usable status drug { id name strength } lots { id lotNumber expiresOn quantity } d: drug { id } e: drug { id } f: drug { id } } } }`;
/** @type {Map<string, number>} */
const answers = new Map();
/** @param {string} what */
const count = (what) => void answers.set(what, (answers.get(what) ?? 0) + 1);
let stopped = false;
let replays = 0;

function replayOnASocket() {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  let number = 0;
  const begin = () => {
    number += 1;
    replays += 1;
    const payload = { query: replay, variables: { pharmacyId, after: cursorAt((replays * 17) % 4_000) } };
    socket.send(JSON.stringify({ id: String(number), type: 'subscribe', payload }));
  };
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
  );
  socket.on('message', (data) => {
    const text = String(data);
    if (text.includes('"connection_ack"')) for (let nth = 0; nth < 50; nth += 1) begin();
    else count(/"type":"next"/.test(text) ? 'event' : (/"code":"(\w+)"/.exec(text)?.[1] ?? text.slice(0, 40)));
  });
  socket.on('error', ({ message }) => count(message));
  socket.on('close', (code) => count(String(code)));
}

async function list24() {
  while (!stopped) {
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query: list, variables: { pharmacyId } }),
        });
        const { errors } = await response.json();
        count(errors?.[0].extensions.code ?? 'list');
      }),
    ).catch((error) => count(String(error)));
  }
}

if (demand === 'replays') for (let nth = 0; nth < 4; nth += 1) replayOnASocket();
if (demand === 'lists') void list24();
parentPort?.once('message', () => {
  stopped = true;
  parentPort?.postMessage([...answers].map(([what, times]) => `${times} × ${what}`).join(', ') || 'none');
});
