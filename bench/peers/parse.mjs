// Parse Server with its GraphQL API and LiveQuery, on PostgreSQL, for a signed-in user. What takes several records is a cloud function.
import { createServer } from 'node:http';
import express from 'express';
import { ParseGraphQLServer, ParseServer } from 'parse-server';

const app = express();
const http = createServer(app);
await new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
const serverURL = `http://127.0.0.1:${port}/parse`;
const server = new ParseServer({
  appId: 'bench',
  masterKey: 'bench-master',
  serverURL,
  databaseURI: process.env.DATABASE_URL,
  allowClientClassCreation: true,
  liveQuery: { classNames: ['Stock'] },
  verbose: false,
  silent: true,
  logLevel: 'error',
  logsFolder: null,
  mountPath: '/parse',
});
const graphql = new ParseGraphQLServer(server, { graphQLPath: '/graphql' });
await server.start();
app.use('/parse', server.app);
graphql.applyGraphQL(app);
await ParseServer.createLiveQueryServer(http);

const { Parse } = globalThis;
const master = { useMasterKey: true };
const all = new Parse.ACL();
all.setPublicReadAccess(true);
all.setPublicWriteAccess(true);

/** One fewer of a stock, and a record of it. @param {string} id @param {object} session */
async function dispense(id, session) {
  const stock = await new Parse.Query('Stock').get(id, session);
  if (stock.get('quantity') < 1) throw new Parse.Error(141, 'not enough');
  stock.increment('quantity', -1);
  await stock.save(null, session);
  await new Parse.Object('Movement').save({ stock, quantity: -1 }, session);
  return stock.get('quantity');
}
const session = ({ user }) => ({ sessionToken: user.getSessionToken() });
Parse.Cloud.define('dispense', (request) => dispense(request.params.id, session(request)));
Parse.Cloud.define('place', async (request) => {
  const order = new Parse.Object('Order');
  await order.save(
    { status: 'PENDING', by: request.user, lines: request.params.ids.map((id) => ({ id, quantity: 1 })) },
    session(request),
  );
  return order.id;
});
Parse.Cloud.define('approve', async (request) => {
  const order = await new Parse.Query('Order').get(request.params.id, session(request));
  if (order.get('status') !== 'PENDING') throw new Parse.Error(141, 'not pending');
  await order.save({ status: 'APPROVED' }, session(request));
  return order.get('status');
});
Parse.Cloud.define('fulfill', async (request) => {
  const order = await new Parse.Query('Order').get(request.params.id, session(request));
  if (order.get('status') !== 'APPROVED') throw new Parse.Error(141, 'not approved');
  for (const { id } of order.get('lines')) await dispense(id, session(request));
  await order.save({ status: 'FULFILLED' }, session(request));
  return order.get('status');
});

const user = new Parse.User();
const { username, password } = { username: 'technician', password: 'bench-password-1' };
await user.signUp({ username, password }, master);
const drugs = Array.from({ length: 2_000 }, (_, nth) => {
  const drug = new Parse.Object('Drug');
  drug.set({ name: `Drug ${String((nth * 7_919) % 2_000).padStart(5, '0')}`, unit: 'tablet' });
  drug.setACL(all);
  return drug;
});
await Parse.Object.saveAll(drugs, { ...master, batchSize: 500 });
const stocks = drugs.map((drug) => {
  const stock = new Parse.Object('Stock');
  stock.set({ name: drug.get('name'), drug, quantity: 1_000_000, minQuantity: 20 });
  stock.setACL(all);
  return stock;
});
await Parse.Object.saveAll(stocks, { ...master, batchSize: 500 });
await new Parse.Object('Movement').save({ stock: stocks[0], quantity: -1 }, master);
const signedIn = await fetch(`${serverURL}/login`, {
  method: 'POST',
  headers: { 'x-parse-application-id': 'bench', 'content-type': 'application/json' },
  body: JSON.stringify({ username, password }),
});
const { sessionToken } = await signedIn.json();
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.send?.({ port, token: sessionToken, stocks: stocks.map(({ id }) => id) });
