import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { validate } from 'graphql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openApiDocument } from '../../src/app/rest/openapi.ts';
import { appSchema } from '../../src/app/schema.ts';
import { checkLimits } from '../../src/graphql/limits.ts';
import { PlaceOrderDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { everyOperation, newScene, type Scene, variablesOf } from '../operations/index.ts';
import '../kit/pages.ts';
import { requestFor, rest, routes } from '../kit/rest.ts';
import { statementsIn } from '../kit/statements.ts';
import { newMember, newWorld, type Person, password, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let scene: Scene;
const owner = () => scene.world.owner;
const call = (method: string, path: string, request: Parameters<typeof rest>[3] = {}) =>
  rest(app.url, method, path, { token: owner().token, ...request });

beforeAll(async () => {
  app = await startApp();
  scene = await newScene(await newWorld(app));
});
afterAll(() => app.close());

describe('the five calls of a simple client', () => {
  it('are answered as docs/rest.md says', async () => {
    const guide = readFileSync('docs/rest.md', 'utf8');
    const calls = [...guide.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code ?? '');
    expect(calls).toHaveLength(1);
    const { email } = owner();
    // The guide's own lines, with this server and this user in the place of the demo's.
    const code = (calls[0] ?? '')
      .replaceAll('http://localhost:4000', app.url)
      .replaceAll('pharmacist@demo.example', email)
      .replaceAll('tablets-in-the-demo', password);
    const run = new Function(`return (async () => { ${code}; return { stocks, drug, movement, transactions }; })()`);
    const { stocks, drug, movement, transactions } = await run();
    expect(stocks.nodes[0]).toMatchObject({ quantity: expect.any(Number), drug: { name: expect.any(String) } });
    expect(drug).toMatchObject({ __typename: 'Drug', unit: 'tablet' });
    expect(movement).toMatchObject({ __typename: 'StockMovement', stock: { quantity: 100 } });
    expect(transactions.nodes).toMatchObject([{ transactionType: 'RECEIPT', quantity: 100, drug: { id: drug.id } }]);
  });
});

describe('who may do what', () => {
  const people = ['OWNER', 'TECHNICIAN', 'ANONYMOUS'] as const;
  const personOf = async (who: (typeof people)[number]) =>
    who === 'ANONYMOUS' ? undefined : newMember(scene.world, who, who === 'OWNER' ? null : scene.world.pharmacyId);

  it.each(
    everyOperation()
      .filter(({ name }) => !name.startsWith('_'))
      // What an id names has an address of its own kind.
      .filter(({ name }) => name !== 'node' && name !== 'nodes')
      // Signing in through a provider needs one: sign-on.test.ts has it.
      .filter(({ kind, name }) => kind !== 'subscription' && name !== 'completeSignOn')
      .map((each) => [each.name, each] as const),
  )('%s is answered alike by both', async (name, { kind, text }) => {
    const newVariables = async (asking?: Person) => (await variablesOf(name, scene, asking)) as Record<string, unknown>;
    const shared = kind === 'query' ? await newVariables() : undefined;
    const answeredAlike = async (who: (typeof people)[number]) => {
      const variables = async (asking?: Person) => shared ?? newVariables(asking);
      const [one, other] = [await personOf(who), await personOf(who)];
      const graphql = await app.client(one?.token).send(text, await variables(one));
      const { method, path, body } = requestFor(name, await variables(other));
      const answer = await rest(app.url, method, path, { token: other?.token ?? null, body });
      const value = graphql.data?.[name];
      const code =
        graphql.errors?.[0]?.extensions.code ?? (value === null && path.includes('/', 1) ? 'NOT_FOUND' : undefined);
      expect([who, answer.body?.errors?.[0]?.extensions.code]).toEqual([who, code]);
      if (code === undefined) {
        expect([who, answer.status]).toEqual([who, 200]);
        const { __typename } = (value ?? {}) as { __typename?: string };
        if (answer.body?.__typename) expect(answer.body.__typename).toBe(__typename);
      }
    };
    await Promise.all(people.map(answeredAlike));
  });
});

describe('statuses', () => {
  const nobody = '01890000-0000-7000-8000-000000000000';

  it.each<[number, string, string, string, Parameters<typeof rest>[3]]>([
    [401, 'UNAUTHENTICATED', 'GET', '/drugs', { token: null }],
    [404, 'NOT_FOUND', 'GET', `/drug/${nobody}`, {}],
    [404, 'NOT_FOUND', 'POST', '/dispense-stock', { body: { stockId: nobody, quantity: 1 } }],
    [404, 'NOT_FOUND', 'GET', '/nowhere', {}],
    [400, 'BAD_USER_INPUT', 'GET', '/drugs?first=many', {}],
    [400, 'BAD_USER_INPUT', 'GET', '/drugs?first=0', {}],
    [400, 'BAD_USER_INPUT', 'GET', '/drugs?frist=5', {}],
    [400, 'BAD_USER_INPUT', 'GET', '/drugs?first=1&first=2', {}],
    [400, 'BAD_USER_INPUT', 'GET', '/suppliers?filter.archived=perhaps', {}],
    [400, 'BAD_USER_INPUT', 'GET', '/stocks', {}],
    [400, 'BAD_USER_INPUT', 'POST', '/create-drug', { body: { name: 7 } }],
    [400, 'BAD_USER_INPUT', 'POST', '/create-drug', { body: [] }],
    [400, 'BAD_USER_INPUT', 'POST', '/create-drug?name=x', { body: {} }],
    [400, 'BAD_REQUEST', 'POST', '/create-drug', { body: '{"name":' }],
    [415, 'BAD_REQUEST', 'POST', '/log-out', {}],
    [415, 'BAD_REQUEST', 'POST', '/log-out', { body: '{}', headers: { 'content-type': 'text/plain' } }],
    [405, 'BAD_REQUEST', 'GET', '/log-out', {}],
    [405, 'BAD_REQUEST', 'POST', '/drugs', { body: {} }],
    [413, 'BAD_REQUEST', 'POST', '/create-drug', { body: { name: 'x'.repeat(500_001) } }],
  ])('%i %s for %s %s', async (status, code, method, path, request) => {
    const answer = await call(method, path, request);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([status, code]);
    expect(answer.body.errors[0].extensions.requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.body.errors[0].locations).toBeUndefined();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    if (status === 405) expect(answer.headers.get('allow')).toBe(method === 'GET' ? 'POST' : 'GET');
    // Whatever it was, nobody was signed out by it.
    expect((await call('GET', '/me')).body.id).toBe(owner().userId);
  });

  it('403 for a role that does not include it', async () => {
    const { token } = await newMember(scene.world, 'TECHNICIAN', scene.world.pharmacyId);
    expect((await call('GET', '/audit-log', { token })).status).toBe(403);
  });

  it('429 with Retry-After for too many tries to sign in', async () => {
    const { email } = await newMember(scene.world, 'TECHNICIAN', scene.world.pharmacyId);
    const guess = (nth: number) =>
      call('POST', '/log-in', { token: null, body: { email, password: `${password}-${nth}` } });
    for (let tries = 0; tries < 5; tries += 1) expect((await guess(tries)).status).toBe(422);
    const answer = await guess(5);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('500 tells the request id alone', async () => {
    const broken = await appForTest();
    const { owner: other } = await newWorld(broken);
    await broken.sql('ALTER TABLE supplier RENAME TO gone');
    const answer = await rest(broken.url, 'GET', '/suppliers', { token: other.token });
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([500, 'INTERNAL']);
    expect(JSON.stringify(answer.body)).not.toMatch(/relation|gone|prisma|SELECT/i);
  });

  it('503 BUSY while the records are locked, and while every connection is taken', async () => {
    const busy = await appForTest({ environment: { DATABASE_POOL_SIZE: '3' } });
    const { owner: other } = await newWorld(busy);
    const ask = async (path: string) => {
      const { status, body } = await rest(busy.url, 'GET', path, { token: other.token });
      return [status, body?.errors?.[0].extensions.code];
    };
    const locking = new pg.Client(busy.databaseUrl);
    await locking.connect();
    await locking.query('BEGIN; LOCK TABLE supplier IN ACCESS EXCLUSIVE MODE');
    // A page is read by plain SQL, a single record by Prisma.
    expect(await Promise.all(['/suppliers', `/supplier/${nobody}`].map(ask))).toEqual([
      [503, 'BUSY'],
      [503, 'BUSY'],
    ]);
    await locking.query('ROLLBACK');
    await locking.end();
    expect(await ask('/suppliers')).toEqual([200, undefined]);

    const { pool } = busy.server.platform.database;
    const taken = await Promise.all(Array.from({ length: 3 }, () => pool.connect()));
    expect(await ask('/me')).toEqual([503, 'BUSY']);
    for (const connection of taken) connection.release();
    expect(await ask('/me')).toEqual([200, undefined]);
  });

  it('422 for a refusal, with its facts', async () => {
    const { stockId } = await stocked(scene.world, [{ quantity: 3 }]);
    const answer = await call('POST', '/dispense-stock', { body: { stockId, quantity: 4 } });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      refusal: {
        __typename: 'InsufficientStock',
        code: 'INSUFFICIENT_STOCK',
        message: expect.any(String),
        field: 'input.quantity',
        allocated: [],
        promised: [],
        requested: 4,
        available: 3,
        shortLotId: null,
        skipped: [],
      },
    });
  });
});

describe('the same pipeline', () => {
  it('a mutation leaves the same audit row as over GraphQL', async () => {
    const rows = [];
    const query = 'mutation ($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename } }';
    for (const how of ['rest', 'graphql']) {
      const { stockId } = await stocked(scene.world, [{ lotNumber: 'THE-LOT', quantity: 3 }]);
      const input = { stockId, quantity: 1 };
      const { headers } =
        how === 'rest'
          ? await call('POST', '/dispense-stock', { body: input })
          : await owner().client.send(query, { input });
      const found = await app.sql('SELECT * FROM audit_log WHERE request_id = $1', [headers.get('x-request-id')]);
      expect(found).toHaveLength(1);
      rows.push(found[0] ?? {});
    }
    const [one = {}, other = {}] = rows;
    const shape = (value: unknown): unknown =>
      value !== null && typeof value === 'object' && !(value instanceof Date)
        ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]))
        : typeof value;
    expect(shape(one)).toEqual(shape(other));
    for (const same of ['action', 'entity_type', 'outcome', 'actor_id', 'organization_id'])
      expect([same, one[same]]).toEqual([same, other[same]]);
  });

  it('what does not fit the schema leaves its row too', async () => {
    const { headers } = await call('POST', '/adjust-stock', { body: { lotId: scene.lotId, quantityChange: 1.5 } });
    const found = await app.sql('SELECT action, outcome, code FROM audit_log WHERE request_id = $1', [
      headers.get('x-request-id'),
    ]);
    expect(found).toEqual([{ action: 'stock.adjust', outcome: 'FAILED', code: 'BAD_USER_INPUT' }]);
  });

  it('reading what is sensitive leaves its record', async () => {
    const { headers } = await call('GET', '/audit-log?first=3');
    const query = 'SELECT operation, entity_types FROM access_log WHERE request_id = $1';
    const read = () => app.sql(query, [headers.get('x-request-id')]);
    await vi.waitFor(async () => expect(await read()).toHaveLength(1), 5_000);
    expect(await read()).toEqual([{ operation: 'AuditLog', entity_types: ['AuditLog'] }]);
  });

  it('an idempotency key has one effect, and another input under it is a conflict', async () => {
    const { stockId } = await stocked(scene.world, [{ quantity: 9 }]);
    const headers = { 'idempotency-key': someText('key') };
    const first = await call('POST', '/dispense-stock', { body: { stockId, quantity: 2 }, headers });
    const second = await call('POST', '/dispense-stock', { body: { stockId, quantity: 2 }, headers });
    expect(second.body.transaction.id).toBe(first.body.transaction.id);
    expect((await call('GET', `/stock/${stockId}`)).body.quantity).toBe(7);
    expect((await call('POST', '/dispense-stock', { body: { stockId, quantity: 3 }, headers })).status).toBe(409);
  });

  it('parameters reach into filters, orders and pages inside', async () => {
    const { drugId } = await stocked(scene.world, [{ quantity: 2 }]);
    const at = `pharmacyId=${scene.world.pharmacyId}`;
    const found = await call(
      'GET',
      `/stocks?${at}&filter.drugId=${drugId}&orderBy.field=QUANTITY&orderBy.direction=DESC`,
    );
    expect(found.body.nodes).toMatchObject([{ quantity: 2, drug: { id: drugId } }]);
    const types = await call(
      'GET',
      `/transactions?${at}&filter.types=DISPENSE&filter.types=RECEIPT&filter.drugId=${drugId}`,
    );
    expect(types.body.nodes).toMatchObject([{ transactionType: 'RECEIPT' }]);
    const { conversationId } = { conversationId: '', ...(await variablesOf('messageReceived', scene)) };
    const read = await call('GET', `/conversation/${conversationId}?messages.first=1`);
    expect(read.body.messages.nodes).toHaveLength(1);
  });
});

describe('a page', () => {
  let full: World;
  beforeAll(async () => {
    full = await newWorld(app);
    for (let count = 0; count < 10; count += 1) {
      const { drugId } = await stocked(full, [{ quantity: 2 }], 5);
      await full.owner.client.ask(PlaceOrderDocument, { input: { pharmacyId: full.pharmacyId, drugId, quantity: 1 } });
    }
  });

  it.each(['stocks', 'transactions', 'orders', 'inventory-logs', 'alerts'])(
    'of %s sends as many statements for ten rows as for two',
    async (path) => {
      const sent = vi.spyOn(pg.Client.prototype, 'query');
      const count = async (first: number) => {
        sent.mockClear();
        const { token } = full.owner;
        const { body } = await call('GET', `/${path}?pharmacyId=${full.pharmacyId}&first=${first}`, { token });
        expect(body.nodes).toHaveLength(first);
        return statementsIn(sent.mock.calls).length;
      };
      await count(10);
      expect(await count(10)).toBeLessThanOrEqual((await count(2)) + 2);
      sent.mockRestore();
    },
  );
});

describe('the document', () => {
  it('is OpenAPI, and the one that is committed', async () => {
    const document = openApiDocument(appSchema());
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(JSON.parse(readFileSync('contracts/openapi.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
    expect((await call('GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)));
    process.stdout.write(`OpenAPI ${document.openapi}: valid, ${routes.length} operations\n`);
  });

  it('lists every operation under one heading, and few under each', () => {
    const { tags, paths } = openApiDocument(appSchema()) as {
      tags: { name: string }[];
      paths: Record<string, Record<string, { tags: string[] }>>;
    };
    const used = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.tags));
    expect(used.filter((each) => each.length !== 1)).toEqual([]);
    expect([...new Set(used.flat())].sort()).toEqual(tags.map(({ name }) => name));
    expect(tags.filter(({ name }) => used.flat().filter((each) => each === name).length > 15)).toEqual([]);
  });

  it.each(routes.map((route) => [route.path, route] as const))('%s fits the schema and the limits', (_path, route) => {
    expect(validate(appSchema(), route.document)).toEqual([]);
    expect(checkLimits(appSchema(), route.document, null, { first: 100, messages_first: 100 })).toEqual([]);
  });

  it('has a page that keeps the content security policy, and neither is in production', async () => {
    const page = await fetch(`${app.url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?! src="\/api\/docs\/)|https?:/);
    for (const [, asset] of html.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await fetch(`${app.url}${asset}`)).status).toBe(200);
    const { url } = await appForTest({ environment: { NODE_ENV: 'production' } });
    for (const path of ['/docs', '/docs/', '/openapi.json']) expect((await rest(url, 'GET', path)).status).toBe(404);
  });
});
