// Two ways to tell a thousand sockets of a commit: `ws`, one text sent to each; `graphql-ws`, an execution for each as its documentation shows.
import { createServer } from 'node:http';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import pg from 'pg';
import { WebSocketServer } from 'ws';
import { listening } from './listening.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const sockets = new WebSocketServer({ noServer: true });
const graphql = new WebSocketServer({ noServer: true, handleProtocols: () => 'graphql-transport-ws' });
/** @type {Set<(value: object) => void>} */
const waiting = new Set();

async function* changes() {
  /** @type {object[]} */
  const queue = [];
  let wake = () => {};
  const listener = (/** @type {object} */ value) => {
    queue.push(value);
    wake();
  };
  waiting.add(listener);
  try {
    for (;;) {
      while (queue.length > 0) yield { stockChanged: queue.shift() };
      await new Promise((resolve) => {
        wake = () => resolve(undefined);
      });
    }
  } finally {
    waiting.delete(listener);
  }
}
useServer(
  {
    schema: buildSchema(`
      type Query { ok: Boolean }
      type Drug { id: ID! name: String! }
      type Stock { id: ID! quantity: Int! drug: Drug! }
      type StockChanged { cursor: String! quantityChanged: Int! stock: Stock! }
      type Subscription { stockChanged(pharmacyId: ID!): StockChanged! }`),
    roots: { subscription: { stockChanged: changes } },
  },
  graphql,
);

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { id } = JSON.parse(Buffer.concat(chunks).toString());
    const { rows } = await pool.query({
      name: 'dispense',
      text: `UPDATE stock s SET quantity = quantity - 1 FROM drug d WHERE s.id = $1 AND d.id = s.drug_id
             RETURNING s.id, s.quantity, json_build_object('id', d.id, 'name', d.name) AS drug`,
      values: [id],
    });
    const change = { cursor: `cursor-of-an-event-${id}`, quantityChanged: -1, stock: rows[0] };
    const text = JSON.stringify({ id: 's', type: 'next', payload: { data: { stockChanged: change } } });
    for (const socket of sockets.clients) socket.send(text);
    for (const tell of waiting) tell(change);
    response.end('{}');
  });
});
server.on('upgrade', (request, socket, head) => {
  const accepting = request.url === '/graphql' ? graphql : sockets;
  accepting.handleUpgrade(request, socket, head, (opened) => accepting.emit('connection', opened, request));
});
server.listen(0, '127.0.0.1', () => listening(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
