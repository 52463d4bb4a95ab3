import { shelfReads } from '../requests/reads.mjs';
import { worldOf } from '../requests/world.mjs';
import { writes } from '../requests/writes.mjs';
import { people } from '../seed/people.mjs';
import { startServer } from '../server/start-server.mjs';
import { startPeer } from './peer-process.mjs';

/**
 * A server that is measured: what it runs for each piece of work, and how it is subscribed to.
 * @typedef {ReturnType<typeof import('./http-load.mjs').connection>['send']} Send
 * @typedef {object} Target
 * @property {string} name
 * @property {string} url
 * @property {number} pid
 * @property {Partial<Record<'list' | 'point' | 'dispense' | 'order', (send: Send) => Promise<unknown>>>} work
 * @property {import('./sockets.mjs').Protocol | null} live
 * @property {() => Promise<void>} stop
 */

/** @template T @param {readonly T[]} all @returns {T} */
const any = (all) => /** @type {T} */ (all[Math.floor(Math.random() * all.length)]);

/** @param {string} body what must not be in it */
function checked(body) {
  if (/"errors"|"error"|"code":/.test(body)) throw new Error(body.slice(0, 300));
  return JSON.parse(body);
}

/** @param {string} name */
const requestOf = (name) => {
  const found = [...shelfReads, ...writes].find((request) => request.name === name);
  if (!found) throw new Error(`There is no request "${name}".`);
  return found;
};

const stockChanged = `subscription Live($pharmacyId: ID!) {
  stockChanged(pharmacyId: $pharmacyId) { cursor quantityChanged stock { id quantity drug { id name } } }
}`;

/** @param {{ url: string, ownerUrl: string, command: readonly string[] }} where @returns {Promise<Target>} */
export async function apotheca({ url, ownerUrl, command }) {
  // The seed's trail is not sealed, which a server tells as an error.
  const server = await startServer({ url, command, environment: { LOG_LEVEL: 'fatal' } });
  const world = await worldOf(ownerUrl);
  /** @param {string} role */
  const headersOf = (role) => ({ authorization: `Bearer ${people.find((person) => person.role === role)?.token}` });
  /** @param {Send} send @param {string} name @param {object} variables */
  const ask = async (send, name, variables) => {
    const { role, query } = requestOf(name);
    return checked(await send({ path: '/graphql', headers: headersOf(role), body: { query, variables } })).data;
  };
  const { pharmacyId, stocks } = world;
  return {
    name: 'Apotheca',
    ...server,
    work: {
      list: (send) => ask(send, 'stocks', { pharmacyId, first: 50 }),
      point: (send) => ask(send, 'stock', { id: any(stocks).id }),
      dispense: (send) => ask(send, 'dispense', { input: { stockId: any(stocks).id, quantity: 1 } }),
      order: async (send) => {
        const lines = [0, 1, 2].map((nth) => ({
          drugId: stocks[(Math.floor(Math.random() * (stocks.length / 3)) * 3 + nth) % stocks.length]?.drugId,
          quantity: 1,
        }));
        const { placeOrder } = await ask(send, 'place an order', {
          input: { pharmacyId, kind: 'ISSUE', recipient: 'Ward 3', lines },
        });
        await ask(send, 'approve an order', { input: { orderId: placeOrder.id } });
        await ask(send, 'fulfill an order', {
          input: {
            orderId: placeOrder.id,
            lines: placeOrder.lines.map((/** @type {any} */ line) => ({ lineId: line.id, quantity: line.quantity })),
          },
        });
      },
    },
    live: graphqlWs(`${server.url}/graphql`, pharmacyId, headersOf('TECHNICIAN')),
  };
}

/** @param {string} url @param {string} pharmacyId @param {object} parameters @returns {import('./sockets.mjs').Protocol} */
const graphqlWs = (url, pharmacyId, parameters) => ({
  url: url.replace('http', 'ws'),
  subprotocols: ['graphql-transport-ws'],
  greeting: { type: 'connection_init', payload: parameters },
  greeted: /"connection_ack"/,
  subscribe: { id: 's', type: 'subscribe', payload: { query: stockChanged, variables: { pharmacyId } } },
  delivery: /"type":"next"/,
});

/** @param {{ parseUrl: string, command: readonly string[], folder: string }} where @returns {Promise<Target>} */
export async function parse({ parseUrl, command, folder }) {
  const server = await startPeer('parse.mjs', { url: parseUrl, command, folder });
  const headers = { 'x-parse-application-id': 'bench', 'x-parse-session-token': server.token };
  /** @param {Send} send @param {string} query @param {object} variables */
  const ask = async (send, query, variables) =>
    checked(await send({ path: '/graphql', headers, body: { query, variables } })).data;
  /** @param {Send} send @param {string} functionName @param {object} params */
  const call = async (send, functionName, params) =>
    (
      await ask(send, 'mutation Call($input: CallCloudCodeInput!) { callCloudCode(input: $input) { result } }', {
        input: { functionName, params },
      })
    ).callCloudCode.result;
  const fields = 'objectId quantity minQuantity drug { objectId name unit }';
  return {
    name: 'Parse Server',
    ...server,
    work: {
      list: (send) =>
        ask(send, `query Stocks { stocks(first: 50, order: [name_ASC]) { edges { node { ${fields} } } } }`, {}),
      point: (send) => ask(send, `query Stock($id: ID!) { stock(id: $id) { ${fields} } }`, { id: any(server.stocks) }),
      dispense: (send) => call(send, 'dispense', { id: any(server.stocks) }),
      order: async (send) => {
        const id = await call(send, 'place', { ids: [any(server.stocks), any(server.stocks), any(server.stocks)] });
        await call(send, 'approve', { id });
        await call(send, 'fulfill', { id });
      },
    },
    live: {
      url: server.url.replace('http', 'ws'),
      subprotocols: [],
      greeting: { op: 'connect', applicationId: 'bench', sessionToken: server.token },
      greeted: /"connected"/,
      subscribe: { op: 'subscribe', requestId: 1, query: { className: 'Stock', where: {} } },
      delivery: /"op":"update"/,
    },
  };
}

/** @param {{ tablesUrl: string, ids: readonly string[], command: readonly string[], folder: string }} where @returns {Promise<Target>} */
export async function postgraphile({ tablesUrl, ids, command, folder }) {
  const server = await startPeer('postgraphile.mjs', { url: tablesUrl, command, folder });
  /** @param {Send} send @param {string} query @param {object} [variables] */
  const ask = async (send, query, variables) => checked(await send({ path: '/graphql', body: { query, variables } }));
  const fields = 'rowId quantity minQuantity drugByDrugId { rowId name unit }';
  return {
    name: 'PostGraphile',
    ...server,
    work: {
      list: (send) => ask(send, `{ allStocks(first: 50, orderBy: DRUG_ID_ASC) { nodes { ${fields} } } }`),
      point: (send) => ask(send, `query ($id: UUID!) { stockByRowId(rowId: $id) { ${fields} } }`, { id: any(ids) }),
      dispense: (send) =>
        ask(send, 'mutation ($id: UUID!) { dispense(input: { stockId: $id }) { result { rowId quantity } } }', {
          id: any(ids),
        }),
    },
    live: null,
  };
}

/** @param {{ tablesUrl: string, ids: readonly string[], command: readonly string[], folder: string }} where @returns {Promise<Target>} */
export async function raw({ tablesUrl, ids, command, folder }) {
  const server = await startPeer('raw.mjs', { url: tablesUrl, command, folder });
  return {
    name: 'raw pg',
    ...server,
    work: {
      list: async (send) => checked(await send({ path: '/list', body: {} })),
      point: async (send) => checked(await send({ path: '/point', body: { id: any(ids) } })),
      dispense: async (send) => checked(await send({ path: '/dispense', body: { id: any(ids) } })),
    },
    live: null,
  };
}

/** @param {{ tablesUrl: string, ids: readonly string[], command: readonly string[], folder: string }} where @param {'ws' | 'graphql-ws'} way @returns {Promise<Target>} */
export async function live({ tablesUrl, ids, command, folder }, way) {
  const server = await startPeer('live.mjs', { url: tablesUrl, command, folder });
  return {
    name: way === 'ws' ? 'raw ws' : 'naive graphql-ws',
    ...server,
    work: { dispense: async (send) => checked(await send({ path: '/', body: { id: any(ids) } })) },
    live:
      way === 'ws'
        ? {
            url: server.url.replace('http', 'ws'),
            subprotocols: [],
            greeting: null,
            greeted: null,
            subscribe: null,
            delivery: /"type":"next"/,
          }
        : graphqlWs(`${server.url}/graphql`, '0', {}),
  };
}
