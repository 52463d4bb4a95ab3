import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { newId } from '../../src/platform/database/ids.ts';
import * as api from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import { as, Client, type RequestOptions } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { freshDatabase } from '../kit/databases.ts';
import { spawnServer } from '../kit/server-process.ts';
import { statementsIn } from '../kit/statements.ts';
import { opened } from '../kit/trail.ts';
import { newDrug, newMember, newPharmacy, newWorld, type Person, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let technician: Person;
let drugId: string;

/** Everything this process sends to PostgreSQL passes here. */
const queries = vi.spyOn(pg.Client.prototype, 'query');

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  drugId = await newDrug(world);
});
afterAll(async () => {
  await app.close();
  queries.mockRestore();
});

type PlaceInput = Partial<api.PlaceOrderInput>;

async function tryToPlace(
  input: PlaceInput,
  { client }: Pick<Person, 'client'> = technician,
  options?: RequestOptions,
) {
  const whole = { pharmacyId: world.pharmacyId, drugId, quantity: 1, ...input };
  return (await client.ask(api.PlaceOrderDocument, { input: whole }, options)).placeOrder;
}
const place = async (input: PlaceInput, person?: Pick<Person, 'client'>) =>
  as(await tryToPlace(input, person), 'Order').id;
const placeError = (input: PlaceInput, { client }: Person = technician) =>
  client.error(api.PlaceOrderDocument, { input: { pharmacyId: world.pharmacyId, drugId, quantity: 1, ...input } });
const recipientOf = async (id: string, { client }: Pick<Person, 'client'> = technician) =>
  (await client.ask(api.RecipientOfOrderDocument, { id })).order?.recipient;

interface Looked {
  readonly fields: string[];
  readonly entityIds: string[];
}

const columns = `operation, entity_types AS "entityTypes", fields, entity_ids AS "entityIds", actor_id AS "actorId", actor_label AS "actorLabel",
  request_id AS "requestId", ip`;

/** The rows that a request left in the access log, once everything that waits is written. */
async function rowsOf(requestId: string, on = app) {
  await on.server.platform.accessRecorder.flush();
  return opened(on, await on.sql<Looked>(`SELECT ${columns} FROM access_log WHERE request_id = $1`, [requestId]));
}

/** Sends an operation and answers the rows it left in the access log. */
async function looked(client: Client, text: { toString(): string }, variables: object = {}, on = app) {
  const { data, errors, headers } = await client.send(text.toString(), variables);
  const requestId = headers.get('x-request-id') ?? '';
  return { data, errors, code: errors?.[0]?.extensions.code, requestId, rows: await rowsOf(requestId, on) };
}

/** Writes past the triggers, as the owner of the database. */
async function tamper(databaseUrl: string, text: string, values: unknown[] = []): Promise<void> {
  const owner = new pg.Client(databaseUrl);
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    expect((await owner.query(text, values)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}
const encryptedOf = async (id: string, on = app) =>
  (await on.sql<{ recipient: Buffer }>('SELECT recipient FROM supply_order WHERE id = $1', [id]))[0]?.recipient ??
  Buffer.alloc(0);
const putEncrypted = (id: string, encrypted: Uint8Array) =>
  tamper(app.databaseUrl, 'UPDATE supply_order SET recipient = $2 WHERE id = $1', [id, encrypted]);

/** A world of its own on another organization, with somebody's order. */
async function elsewhere() {
  const other = await newWorld(app);
  const input = { pharmacyId: other.pharmacyId, drugId: await newDrug(other), recipient: 'Their patient' };
  return { other, orderId: await place(input, other.owner) };
}

describe('the recipient of an order', () => {
  it.each(['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'] as const)('is given and read by %s', async (role) => {
    const person = await newMember(world, role, role === 'OWNER' || role === 'MANAGER' ? null : world.pharmacyId);
    const recipient = someText('Ward 7, bed 2 – Ångström 💊');
    const id = await place({ recipient }, person);
    expect(await recipientOf(id, person)).toBe(recipient);
    expect(await recipientOf(id)).toBe(recipient);
  });

  it.each([['somebody is named', 'Mrs Lovelace'] as const, ['nobody is', null] as const])(
    'is refused to an auditor where %s, and the rest of the order is answered',
    async (_where, recipient) => {
      const id = await place({ recipient });
      for (const pharmacyId of [null, world.pharmacyId]) {
        const { client } = await newMember(world, 'AUDITOR', pharmacyId);
        const { data, errors, rows } = await looked(client, api.RecipientOfOrderDocument, { id });
        expect(data).toEqual({ order: { id, recipient: null } });
        expect(errors).toMatchObject([{ path: ['order', 'recipient'], extensions: { code: 'FORBIDDEN' } }]);
        expect(rows).toEqual([]);
      }
    },
  );

  it('is refused on a PURCHASE', async () => {
    const { extensions } = await placeError({ kind: 'PURCHASE', recipient: 'Mrs Lovelace' });
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.recipient', rule: 'issue' }],
    });
  });

  it('has 300 characters at most', async () => {
    for (const letter of ['x', '€', '💊']) {
      expect(await recipientOf(await place({ recipient: letter.repeat(300) }))).toBe(letter.repeat(300));
      const { message, extensions } = await placeError({ recipient: letter.repeat(301) });
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.recipient' }] });
      expect(message).not.toContain(letter.repeat(20));
    }
  });

  it('of few characters and many bytes is kept or refused as too long, and is no failure', async () => {
    const recipient = '❤️'.repeat(300);
    const input = { pharmacyId: world.pharmacyId, drugId, quantity: 1, recipient };
    const { errors } = await technician.client.send(api.PlaceOrderDocument.toString(), { input });
    expect(errors?.[0]?.extensions.code ?? 'kept').toMatch(/^(kept|BAD_USER_INPUT)$/);
  });

  it.each([[null], [''], ['   '], ['\t\n']])('given as %j is none', async (recipient) => {
    expect(await recipientOf(await place({ recipient }))).toBeNull();
  });

  it('is not repeated by the error about a value of another type', async () => {
    const recipient = { name: someText('Mrs-Lovelace') };
    const input = { pharmacyId: world.pharmacyId, drugId, quantity: 1, recipient };
    const { errors } = await technician.client.send(api.PlaceOrderDocument.toString(), { input });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(JSON.stringify(errors)).not.toContain(recipient.name);
  });

  it('is kept without the blanks around it', async () => {
    expect(await recipientOf(await place({ recipient: ' \t Mrs Lovelace \n' }))).toBe('Mrs Lovelace');
  });

  it('is nothing to those who do not see the order', async () => {
    const id = await place({ recipient: 'Mrs Lovelace' });
    const { other } = await elsewhere();
    const stranger = await newMember(world, 'TECHNICIAN', await newPharmacy(world));
    for (const { client } of [other.owner, stranger]) {
      expect(await looked(client, api.RecipientOfOrderDocument, { id })).toMatchObject({
        data: { order: null },
        code: undefined,
        rows: [],
      });
      const { extensions } = await client.error(api.CancelOrderDocument, { input: { orderId: id, reason: 'Mine' } });
      expect(extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is answered anew to a request sent anew under its idempotency key', async () => {
    const text = `mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on Order { id recipient } } }`;
    const input = { pharmacyId: world.pharmacyId, drugId, quantity: 1, recipient: someText('Mrs Lovelace') };
    const ask = () => technician.client.send(text, { input }, { idempotencyKey: 'recipient-twice' });
    const [first, again] = [await ask(), await ask()];
    expect(first.data).toMatchObject({ placeOrder: { recipient: input.recipient } });
    expect(again.data).toEqual(first.data);
  });
});

describe('what is kept of a recipient', () => {
  /** Every column of every table in which the text, or the bytes, stand. */
  async function columnsHolding(text: string, bytes: Uint8Array = Buffer.from(text)): Promise<string[]> {
    const all = await app.sql<{ table: string; column: string; type: string }>(
      `SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`,
    );
    expect(all.length).toBeGreaterThan(150);
    const found = await app.sql<{ place: string }>(
      all
        .map(({ table, column, type }) => {
          const hit = type === 'bytea' ? `position($2::bytea in "${column}")` : `position($1 in "${column}"::text)`;
          return `SELECT '${table}.${column}' AS place WHERE EXISTS (SELECT 1 FROM "${table}" WHERE ${hit} > 0)`;
        })
        .join(' UNION ALL '),
      [text, bytes],
    );
    return found.map(({ place }) => place);
  }

  /** The whole database as text: pg_dump's where it is at hand and new enough, the rows as COPY writes them otherwise. */
  async function dump(): Promise<string> {
    const dumped = await promisify(execFile)('pg_dump', [app.databaseUrl], { maxBuffer: 1 << 28 }).catch(() => null);
    if (dumped) return dumped.stdout;
    const tables = await app.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const texts = await Promise.all(tables.map(({ name }) => app.sql(`SELECT t::text AS row FROM "${name}" t`)));
    return texts
      .flat()
      .map(({ row }) => String(row))
      .join('\n');
  }

  it('stands in clear nowhere in the database, whatever came of the order', async () => {
    const recipient = someText('Mrs-Lovelace');
    const note = someText('A-note');
    const supervisor = await newMember(world, 'OWNER', null);
    const { client: auditor } = await newMember(world, 'AUDITOR', null);
    const { drugId: held } = await stocked(world, [{ quantity: 5 }]);
    const input = { pharmacyId: world.pharmacyId, drugId: held, quantity: 1, recipient, note };
    const placed = await tryToPlace(input, technician, { idempotencyKey: someText('key') });
    const { id } = as(placed, 'Order');
    as(
      (await supervisor.client.ask(api.ApproveOrderDocument, { input: { orderId: id } })).approveOrder,
      'OrderApproved',
    );
    as(
      (await supervisor.client.ask(api.FulfillOrderDocument, { input: { orderId: id } })).fulfillOrder,
      'OrderFulfilled',
    );
    expect(await recipientOf(id)).toBe(recipient);
    const attempts: [Client, object][] = [
      [auditor, {}],
      [app.client(), {}],
      [technician.client, { recipient: recipient.repeat(30) }],
      [technician.client, { kind: 'PURCHASE' }],
      [technician.client, { drugId: 'nonsense' }],
      [technician.client, { quantity: 'nonsense' }],
    ];
    for (const [client, otherwise] of attempts) {
      const { errors } = await client.send(api.PlaceOrderDocument.toString(), { input: { ...input, ...otherwise } });
      expect([otherwise, errors?.length]).toEqual([otherwise, 1]);
      expect(JSON.stringify(errors)).not.toContain(recipient);
    }
    await app.server.platform.accessRecorder.flush();
    expect(await columnsHolding(note)).toEqual(expect.arrayContaining(['audit_log.payload', 'supply_order.note']));
    expect(await columnsHolding('nothing like it', await encryptedOf(id))).toEqual(['supply_order.recipient']);
    expect(await columnsHolding(recipient)).toEqual([]);
    const text = await dump();
    expect(text).toContain(note);
    expect(text).toContain((await encryptedOf(id)).toString('hex'));
    for (const form of ['utf8', 'hex', 'base64'] as const)
      expect(text).not.toContain(Buffer.from(recipient).toString(form).replace(/=+$/, ''));
    const trail = await app.sql<{ told: string }>(
      `SELECT payload->'input'->>'recipient' AS told FROM audit_log WHERE action = 'order.place' AND payload->'input'->>'note' = $1`,
      [note],
    );
    expect(trail.map(({ told }) => told)).toEqual(Array.from({ length: trail.length }, () => '[secret]'));
    expect(trail.length).toBeGreaterThanOrEqual(4);
  });

  it('stands neither in the log of the server nor in its errors, whatever fails', async () => {
    const database = await freshDatabase();
    const own = await startApp({ database });
    const there = await newWorld(own);
    const server = await spawnServer({ DATABASE_URL: database.serverUrl, LOG_LEVEL: 'trace' });
    onTestFinished(async () => {
      server.child.kill('SIGKILL');
      await own.close();
      await database.drop();
    });
    let said = '';
    server.child.stderr?.on('data', (data) => {
      said += String(data);
    });
    const recipient = someText('Mrs-Lovelace');
    const client = new Client(server.url, there.owner.token);
    const input = { pharmacyId: there.pharmacyId, drugId: await newDrug(there), quantity: 1, recipient };
    const id = as((await client.ask(api.PlaceOrderDocument, { input })).placeOrder, 'Order').id;
    expect(await recipientOf(id, { client })).toBe(recipient);
    const failing = async (
      code: string,
      variables: object,
      document: { toString(): string } = api.PlaceOrderDocument,
    ) => {
      const { errors } = await client.send(document.toString(), variables);
      expect(errors?.[0]?.extensions.code).toBe(code);
      said += JSON.stringify(errors);
    };
    await failing('BAD_USER_INPUT', { input: { ...input, recipient: recipient.repeat(30) } });
    await failing('BAD_USER_INPUT', { input: { ...input, quantity: 'nonsense' } });
    await failing(
      'GRAPHQL_VALIDATION_FAILED',
      {},
      `mutation { placeOrder(input: { recipent: "${recipient}" }) { __typename } }`,
    );
    await own.sql('ALTER TABLE order_line RENAME TO away');
    await failing('INTERNAL', { input });
    await own.sql('ALTER TABLE away RENAME TO order_line');
    await own.sql('ALTER TABLE data_key RENAME TO away');
    await tamper(
      database.url,
      `UPDATE supply_order SET recipient = '\\x00000007' || substr(recipient, 5) WHERE id = $1`,
      [id],
    );
    await failing('INTERNAL', { id }, api.RecipientOfOrderDocument);
    await own.sql('ALTER TABLE away RENAME TO data_key');
    await failing('INTERNAL', { id }, api.RecipientOfOrderDocument);
    server.child.kill('SIGTERM');
    expect(await server.gone).toBe(0);
    expect(server.log.filter(({ msg }) => msg === 'a request failed')).toHaveLength(3);
    expect(JSON.stringify(server.log) + said).not.toContain(recipient);
  });
});

describe('an encrypted recipient that was tampered with', () => {
  /** What the order answers now, with whatever was recorded of it. */
  async function shown(id: string, client = technician.client, on = app) {
    const text = 'query ($id: ID!) { order(id: $id) { id recipient status } }';
    const { data, errors, rows } = await looked(client, text, { id }, on);
    return { data, codes: errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code]), errors, rows };
  }
  async function expectHidden(id: string, recipient: string, client = technician.client, on = app) {
    const { data, codes, errors, rows } = await shown(id, client, on);
    expect(data).toEqual({ order: { id, recipient: null, status: 'PENDING' } });
    expect(codes).toEqual([['order.recipient', 'INTERNAL']]);
    expect(errors?.[0]?.message).toMatch(/^Something went wrong on our side/);
    expect(JSON.stringify(errors)).not.toContain(recipient);
    expect(rows).toEqual([]);
  }

  it.each<[string, number, number]>([
    ['version', 0, 4],
    ['nonce', 4, 16],
    ['tag', 16, 32],
    ['body', 32, 44],
  ])('by a bit of its %s is not shown', async (_part, from, to) => {
    const recipient = 'Mrs Lovelace';
    const id = await place({ recipient });
    const encrypted = await encryptedOf(id);
    expect(encrypted).toHaveLength(44);
    for (let at = from; at < to; at += 1) {
      const flipped = Buffer.from(encrypted);
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at);
      await putEncrypted(id, flipped);
      await expectHidden(id, recipient);
    }
    await putEncrypted(id, encrypted);
    expect(await recipientOf(id)).toBe(recipient);
  });

  it('by cutting or adding bytes is not shown', async () => {
    const id = await place({ recipient: 'Mrs Lovelace' });
    const encrypted = await encryptedOf(id);
    for (const changed of [
      encrypted.subarray(0, -1),
      encrypted.subarray(0, 33),
      Buffer.concat([encrypted, Buffer.alloc(1)]),
    ]) {
      await putEncrypted(id, changed);
      await expectHidden(id, 'Mrs');
    }
  });

  it('is not shown at another order of the same organization', async () => {
    const [id, other] = [await place({ recipient: 'Mrs Lovelace' }), await place({ recipient: 'Mr Babbage' })];
    await putEncrypted(id, await encryptedOf(other));
    await expectHidden(id, 'Babbage');
    expect(await recipientOf(other)).toBe('Mr Babbage');
  });

  it('is not shown at an order of another organization', async () => {
    const { orderId } = await elsewhere();
    const id = await place({ recipient: 'Mrs Lovelace' });
    await putEncrypted(id, await encryptedOf(orderId));
    await expectHidden(id, 'Their patient');
  });

  it('is not shown when its data key was swapped for that of another organization', async () => {
    const { other, orderId } = await elsewhere();
    const id = await place({ recipient: 'Mrs Lovelace' });
    // A server that has not read the keys yet.
    const fresh = await appForTest({ database: app.database });
    const keys = await app.sql<{ id: string; wrapped: Buffer }>(
      `SELECT k.id, k.wrapped FROM data_key k JOIN supply_order o USING (organization_id) WHERE o.id = ANY ($1) ORDER BY o.id = $2 DESC`,
      [[id, orderId], id],
    );
    const [ours, theirs] = keys;
    const put = (key = ours, wrapped = ours?.wrapped) =>
      tamper(app.databaseUrl, 'UPDATE data_key SET wrapped = $2 WHERE id = $1', [key?.id, wrapped]);
    await put(ours, theirs?.wrapped);
    await expectHidden(id, 'Lovelace', fresh.client(technician.token), fresh);
    expect(await recipientOf(orderId, { client: fresh.client(other.owner.token) })).toBe('Their patient');
    await put();
    expect(await recipientOf(id, { client: fresh.client(technician.token) })).toBe('Mrs Lovelace');
  });

  it('hides itself alone: what else the operation showed is answered and recorded', async () => {
    const controlled = await newDrug(world, { controlledSchedule: 'CII' });
    const [id, whole] = [await place({ recipient: 'Mrs Lovelace' }), await place({ recipient: 'Mr Babbage' })];
    await putEncrypted(id, await encryptedOf(whole));
    const text = `query Both($id: ID!, $whole: ID!, $drug: ID!) {
      order(id: $id) { recipient } whole: order(id: $whole) { recipient } drug(id: $drug) { unit } }`;
    const { data, code, rows } = await looked(technician.client, text, { id, whole, drug: controlled });
    expect(data).toEqual({ order: { recipient: null }, whole: { recipient: 'Mr Babbage' }, drug: { unit: 'capsule' } });
    expect(code).toBe('INTERNAL');
    expect(rows).toMatchObject([{ entityTypes: ['Drug', 'Order'], fields: ['Drug.unit', 'Order.recipient'] }]);
    expect(rows[0]?.entityIds.toSorted()).toEqual([controlled, whole].sort());
  });
});

describe('the record of who looked', () => {
  let controlled: string;
  let stockId: string;

  beforeAll(async () => {
    ({ drugId: controlled, stockId } = await stocked(world, [{ quantity: 50 }]));
    const input = { drugId: controlled, controlledSchedule: 'CII' as const };
    as((await world.owner.client.ask(api.UpdateDrugDocument, { input })).updateDrug, 'Drug');
  });

  it('is one row for an operation, however many recipients it showed, and tells who, what and by which request', async () => {
    const there = await newWorld(app);
    const drug = await newDrug(there);
    const input = { pharmacyId: there.pharmacyId, drugId: drug };
    const ids = await Promise.all(
      Array.from({ length: 25 }, (_, nth) => place({ ...input, recipient: `Patient ${nth}` }, there.owner)),
    );
    const nobody = await place(input, there.owner);
    const text = `query Ward($pharmacyId: ID!) { orders(pharmacyId: $pharmacyId, first: 30) { nodes { id number recipient } } }`;
    const { data, requestId, rows } = await looked(there.owner.client, text, { pharmacyId: there.pharmacyId });
    expect(JSON.stringify(data).match(/Patient \d+/g)).toHaveLength(25);
    expect(rows).toEqual([
      {
        operation: 'Ward',
        entityTypes: ['Order'],
        fields: ['Order.recipient'],
        entityIds: expect.any(Array),
        actorId: there.owner.userId,
        actorLabel: there.owner.email,
        requestId,
        ip: '127.0.0.1',
      },
    ]);
    expect(rows[0]?.entityIds.toSorted()).toEqual(ids.sort());
    expect(rows[0]?.entityIds).not.toContain(nobody);
    const without =
      'query ($pharmacyId: ID!) { orders(pharmacyId: $pharmacyId) { nodes { id number note drug { name } } } }';
    const blind = await looked(there.owner.client, without, { pharmacyId: there.pharmacyId });
    expect(blind).toMatchObject({ code: undefined, rows: [] });
  });

  const types = { drugId: 'ID!', stockId: 'ID!', orderId: 'ID!', pharmacyId: 'ID!', search: 'String!' };
  const transactions = 'transactions(pharmacyId: $pharmacyId, filter: { stockId: $stockId })';
  const stocks = 'stocks(pharmacyId: $pharmacyId, filter: { search: $search })';
  const drugCases: [way: string, text: string, fields: string[]][] = [
    ['drug', '{ drug(id: $drugId) { id name strength } }', ['Drug.id', 'Drug.name', 'Drug.strength']],
    ['drugs', '{ drugs(filter: { search: $search }) { nodes { name } } }', ['Drug.name']],
    ['the edges of drugs', '{ drugs(filter: { search: $search }) { edges { node { unit } } } }', ['Drug.unit']],
    ['its stock', '{ stock(id: $stockId) { drug { name } } }', ['Drug.name', 'Stock.drug']],
    ['its stock alone', '{ stock(id: $stockId) { quantity } }', ['Stock.quantity']],
    ['stocks', `{ ${stocks} { nodes { drug { name ndc } } } }`, ['Drug.name', 'Drug.ndc', 'Stock.drug']],
    ['a transaction', `{ ${transactions} { nodes { drug { unit } } } }`, ['Drug.unit']],
    ['the stock of a transaction', `{ ${transactions} { nodes { stock { id } } } }`, ['Stock.id']],
    ['the lines of an order', '{ order(id: $orderId) { lines { drug { name } } } }', ['Drug.name']],
    ['an order of one drug', '{ order(id: $orderId) { drug { dosage } } }', ['Drug.dosage']],
    [
      'the answer of a mutation',
      'mutation { updateDrug(input: { drugId: $drugId, storage: "Locked" }) { ... on Drug { storage } } }',
      ['Drug.storage'],
    ],
    [
      'the stock that a mutation moved',
      'mutation { dispenseStock(input: { stockId: $stockId, quantity: 1 }) { ... on StockMovement { stock { drug { name } } } } }',
      ['Drug.name', 'Stock.drug'],
    ],
    [
      'the stock that a mutation set the levels of',
      'mutation { setStockLevels(input: { stockId: $stockId, minQuantity: 1 }) { ... on Stock { id } } }',
      ['Stock.id'],
    ],
    [
      'several names and fragments',
      `{ one: drug(id: $drugId) { named: name ...More } two: drug(id: $drugId) { ... on Drug { unit } } }
        fragment More on Drug { routes ...Most } fragment Most on Drug { ndc }`,
      ['Drug.name', 'Drug.ndc', 'Drug.routes', 'Drug.unit'],
    ],
  ];

  it.each(drugCases)(
    'tells of a controlled drug seen by way of %s, and of no other drug',
    async (_way, text, fields) => {
      const look = async (drug: string, stock: string) => {
        const [row] = await app.sql<{ name: string }>('SELECT name FROM drug WHERE id = $1', [drug]);
        const orderId = await place({ drugId: drug });
        const all = { drugId: drug, stockId: stock, orderId, pharmacyId: world.pharmacyId, search: row?.name };
        const used = Object.entries(all).filter(([name]) => text.includes(`$${name}`));
        const declared = used.map(([name]) => `$${name}: ${types[name as keyof typeof types]}`).join(', ');
        const whole = text.replace(/^(mutation )?/, (kind) => `${kind || 'query '}(${declared}) `);
        return looked(world.owner.client, whole, Object.fromEntries(used));
      };
      const plain = await stocked(world, [{ quantity: 50 }]);
      const unseen = await look(plain.drugId, plain.stockId);
      expect([unseen.code, unseen.rows]).toEqual([undefined, []]);
      const { code, rows } = await look(controlled, stockId);
      expect([code, rows.length]).toEqual([undefined, 1]);
      const seen = { Drug: controlled, Stock: stockId };
      const entityTypes = [...new Set(fields.map((field) => field.split('.')[0] as keyof typeof seen))];
      expect(rows).toMatchObject([{ fields, entityTypes }]);
      expect(rows[0]?.entityIds.toSorted()).toEqual(entityTypes.map((type) => seen[type]).sort());
    },
  );

  const watching = new api.TypedDocumentString<{ stockChanged: { stock: { drug: { name: string } } } }, object>(
    'subscription Watch($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) { stock { drug { name } } } }',
  );
  /** What somebody's subscription left of that many changes, each read before the next. */
  async function watched(changes: number) {
    const after = await cursorNow(app, world.owner);
    const watcher = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const items = app.live(watcher.token).subscribe(watching, { pharmacyId: world.pharmacyId, after });
    for (let done = 0; done < changes; done += 1) {
      await technician.client.ask(api.DispenseStockDocument, { input: { stockId, quantity: 1 } });
      expect((await items.next()).stockChanged.stock.drug.name).toMatch(/^Omeprazole/);
    }
    items.stop();
    await app.server.platform.accessRecorder.flush();
    return app.sql(`SELECT ${columns} FROM access_log WHERE actor_id = $1`, [watcher.userId]);
  }

  it('tells of a controlled drug that an event of a subscription shows, each event by a row of its own', async () => {
    const row = {
      entityTypes: ['Drug', 'Stock'],
      fields: ['Drug.name', 'Stock.drug'],
      entityIds: expect.arrayContaining([controlled, stockId]),
      ip: expect.any(String),
    };
    expect(await watched(2)).toMatchObject([row, row]);
  });

  it('tells of a recipient that an event shows, by a row of each who may read it, and the auditor beside them is told none', async () => {
    const document = new api.TypedDocumentString<{ orderStatusChanged: { order: { recipient: string } } }, object>(
      'subscription ($pharmacyId: ID!, $after: String) { orderStatusChanged(pharmacyId: $pharmacyId, after: $after) { order { recipient } } }',
    );
    const after = await cursorNow(app, world.owner);
    const readers = [];
    for (const role of ['TECHNICIAN', 'AUDITOR', 'PHARMACIST'] as const)
      readers.push({ role, ...(await newMember(world, role, world.pharmacyId)) });
    const items = readers.map(({ token }) =>
      app.live(token).subscribe(document, { pharmacyId: world.pharmacyId, after }),
    );
    const id = await place({ recipient: 'Mrs Lovelace' });
    for (const [nth, { role, userId }] of readers.entries()) {
      const shown = await items[nth]?.item();
      const may = role !== 'AUDITOR';
      expect(shown?.data).toEqual({ orderStatusChanged: { order: { recipient: may ? 'Mrs Lovelace' : null } } });
      expect(shown?.errors?.map(({ extensions }) => extensions.code)).toEqual(may ? undefined : ['FORBIDDEN']);
      await app.server.platform.accessRecorder.flush();
      const rows = await app.sql(`SELECT ${columns} FROM access_log WHERE actor_id = $1`, [userId]);
      expect(rows).toMatchObject(may ? [{ fields: ['Order.recipient'], entityIds: [id] }] : []);
    }
  });

  it('names the operation of a subscription as that of a query', async () => {
    expect(await watched(1)).toMatchObject([{ operation: 'Watch' }]);
  });

  it('names the fields of the operation that ran, not those of others in its document', async () => {
    const query = 'query One($id: ID!) { drug(id: $id) { name } } query Other($id: ID!) { drug(id: $id) { storage } }';
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${technician.token}` },
      body: JSON.stringify({ query, variables: { id: controlled }, operationName: 'One' }),
    });
    expect(await response.json()).toMatchObject({ data: { drug: { name: expect.any(String) } } });
    const rows = await rowsOf(response.headers.get('x-request-id') ?? '');
    expect(rows).toMatchObject([{ operation: 'One', fields: ['Drug.name'] }]);
  });

  it('does not name fields that a directive left out', async () => {
    const text = 'query ($id: ID!, $no: Boolean = false) { drug(id: $id) { name storage @include(if: $no) } }';
    expect((await looked(technician.client, text, { id: controlled })).rows).toMatchObject([{ fields: ['Drug.name'] }]);
  });

  it('tells of a recipient in the answer of a mutation', async () => {
    const text =
      'mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on Order { recipient } } }';
    const input = { pharmacyId: world.pharmacyId, drugId, quantity: 1, recipient: 'Mrs Lovelace' };
    const { rows } = await looked(technician.client, text, { input });
    expect(rows).toMatchObject([{ operation: 'Place', entityTypes: ['Order'], fields: ['Order.recipient'] }]);
  });

  it('tells of readers of the audit trail and of these records themselves', async () => {
    // Two records that may be read.
    for (let nth = 0; nth < 2; nth += 1) await recipientOf(await place({ recipient: 'Mrs Lovelace' }));
    await app.server.platform.accessRecorder.flush();
    const text = 'query Trail { auditLog(first: 2) { nodes { action } } accessLog(first: 2) { nodes { id fields } } }';
    const { data, rows } = await looked(world.owner.client, text);
    expect(rows).toMatchObject([
      {
        entityTypes: ['AccessLog', 'AuditLog'],
        fields: ['AccessLog.fields', 'AccessLog.id', 'AuditLog.action'],
        entityIds: { length: 4 },
      },
    ]);
    const shown = (data as { accessLog: { nodes: { id: string }[] } }).accessLog.nodes.map(({ id }) => id);
    expect(rows[0]?.entityIds).toEqual(expect.arrayContaining(shown));
  });

  it('is made also of what an ended session is told anew under its idempotency key, or it is not told', async () => {
    const person = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const ask = () =>
      person.client.send(
        'mutation ($input: UpdateDrugInput!) { updateDrug(input: $input) { ... on Drug { id storage } } }',
        { input: { drugId: controlled, storage: 'Safe' } },
        { idempotencyKey: 'before-and-after' },
      );
    expect((await ask()).data).toMatchObject({ updateDrug: { storage: 'Safe' } });
    await person.client.ask(api.LogOutDocument, {});
    const { data, errors, headers } = await ask();
    const rows = await rowsOf(headers.get('x-request-id') ?? '');
    expect(errors?.[0]?.extensions.code).not.toBe('INTERNAL');
    expect(rows).toHaveLength(JSON.stringify(data ?? null).includes('Safe') ? 1 : 0);
  });

  it('is read at the order and at the drug, the newest 100 first, by those who may read the trail everywhere', async () => {
    const orderId = await place({ recipient: 'Mrs Lovelace' });
    await recipientOf(orderId);
    await app.server.platform.accessRecorder.flush();
    for (const id of Array.from({ length: 120 }, newId))
      await app.sql(
        `INSERT INTO access_log SELECT (jsonb_populate_record(a, jsonb_build_object('id', $1::text, 'entity_ids', ARRAY[$2, $3]))).*
           FROM access_log a WHERE entity_ids @> ARRAY[$2::uuid] LIMIT 1`,
        [id, orderId, controlled],
      );
    const newest = (entityId: string) =>
      app
        .sql<{ id: string }>(
          'SELECT id FROM access_log WHERE entity_ids @> ARRAY[$1::uuid] ORDER BY id DESC LIMIT 100',
          [entityId],
        )
        .then((rows) => rows.map(({ id }) => id));
    const elsewhereId = await newPharmacy(world);
    const readers = {
      owner: world.owner,
      auditor: await newMember(world, 'AUDITOR', null),
      here: await newMember(world, 'AUDITOR', world.pharmacyId),
      there: await newMember(world, 'AUDITOR', elsewhereId),
      manager: await newMember(world, 'MANAGER', null),
      technician,
    };
    const answers = async (client: Client, document: { toString(): string }, id: string) => {
      const { data, errors } = await client.send<Record<string, { viewedBy: { id: string }[] } | null>>(
        document.toString(),
        { id },
      );
      const record = Object.values(data ?? {})[0];
      return record?.viewedBy?.map((row) => row.id) ?? errors?.[0]?.extensions.code ?? 'none';
    };
    for (const [reader, { client }] of Object.entries(readers)) {
      const ofOrder = await answers(client, api.ViewsOfOrderDocument, orderId);
      const ofDrug = await answers(client, api.ViewsOfDrugDocument, controlled);
      const may = ['owner', 'auditor'].includes(reader);
      expect([reader, ofOrder]).toEqual([
        reader,
        may ? await newest(orderId) : reader === 'there' ? 'none' : 'FORBIDDEN',
      ]);
      expect([reader, ofDrug.length === 100 ? 'all' : ofDrug]).toEqual([reader, may ? 'all' : 'FORBIDDEN']);
    }
    expect(await answers((await elsewhere()).other.owner.client, api.ViewsOfOrderDocument, orderId)).toBe('none');
  });

  it('read at an order by an auditor of its pharmacy names no record of another pharmacy', async () => {
    const branch = await newPharmacy(world);
    const { client: auditor } = await newMember(world, 'AUDITOR', world.pharmacyId);
    const ids = [
      await place({ recipient: 'Mrs Lovelace' }, world.owner),
      await place({ recipient: 'Mr Babbage', pharmacyId: branch }, world.owner),
    ];
    const both = 'query ($a: ID!, $b: ID!) { a: order(id: $a) { recipient } b: order(id: $b) { recipient } }';
    const { rows } = await looked(world.owner.client, both, { a: ids[0], b: ids[1] });
    expect(rows[0]?.entityIds.toSorted()).toEqual(ids.toSorted());
    const views = 'query ($id: ID!) { order(id: $id) { viewedBy { actorLabel entityIds } } }';
    const { data, errors } = await auditor.send(views, { id: ids[0] });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(data).toEqual({ order: { viewedBy: null } });
  });

  describe('as accessLog', () => {
    type Row = Record<'id' | 'requestId' | 'actorId', string> &
      Record<'entityIds' | 'entityTypes' | 'fields', string[]> & { viewedAt: Date };
    let there: World;
    let nurse: Person;

    /** What is written of the organization at this moment, newest first. */
    const written = async (): Promise<Row[]> => {
      await app.server.platform.accessRecorder.flush();
      return app.sql<Row>(
        `SELECT id, request_id AS "requestId", actor_id AS "actorId", entity_ids AS "entityIds", entity_types AS "entityTypes", fields,
                viewed_at AS "viewedAt" FROM access_log
          WHERE organization_id = (SELECT organization_id FROM app_user WHERE id = $1) ORDER BY id DESC`,
        [there.owner.userId],
      );
    };
    const read = async (filter: api.AccessFilter | null, { client }: Person = there.owner, first = 100) =>
      (await client.ask(api.AccessTrailDocument, { filter, first })).accessLog;

    beforeAll(async () => {
      there = await newWorld(app);
      nurse = await newMember(there, 'TECHNICIAN', there.pharmacyId);
      const drug = await newDrug(there, { controlledSchedule: 'CIV' });
      const input = { pharmacyId: there.pharmacyId, drugId: drug, recipient: 'Mrs Lovelace' };
      for (const person of [nurse, there.owner, nurse]) {
        await recipientOf(await place(input, person), person);
        await person.client.ask(api.GetDrugDocument, { id: drug });
      }
      await written();
      await read(null);
      await written();
    });

    it('is narrowed by each condition of its filter: all that meet it, and no others', async () => {
      const all = await written();
      const order = all.find(({ fields: [field] }) => field === 'Order.recipient');
      // The newest of a recipient by the nurse: something was looked at before it, whatever other tests have read since.
      const middle =
        all.find(({ actorId, fields }) => actorId === nurse.userId && fields.includes('Order.recipient'))?.viewedAt ??
        new Date(0);
      const cases: [api.AccessFilter, (row: Row) => boolean][] = [
        [{ actorId: nurse.userId }, ({ actorId }) => actorId === nurse.userId],
        [{ entityId: order?.entityIds[0] }, ({ entityIds }) => entityIds.includes(order?.entityIds[0] ?? '')],
        [{ entityType: 'AccessLog' }, ({ entityTypes }) => entityTypes.includes('AccessLog')],
        [{ entityType: 'Drug' }, ({ entityTypes }) => entityTypes.includes('Drug')],
        [{ field: 'Order.recipient' }, (row) => row.fields.includes('Order.recipient')],
        [{ requestId: order?.requestId }, ({ requestId }) => requestId === order?.requestId],
        [{ from: middle.toISOString() }, ({ viewedAt }) => viewedAt >= middle],
        [{ until: middle.toISOString() }, ({ viewedAt }) => viewedAt < middle],
        [
          { actorId: nurse.userId, entityType: 'Order', field: 'Order.recipient', from: middle.toISOString() },
          ({ actorId, viewedAt, ...row }) =>
            actorId === nurse.userId && row.fields.includes('Order.recipient') && viewedAt >= middle,
        ],
      ];
      for (const [filter, meets] of cases) {
        const now = await written();
        const wanted = now.filter(meets).map(({ id }) => id);
        expect([filter, wanted.length > 0 && wanted.length < now.length]).toEqual([filter, true]);
        const { nodes, totalCount } = await read(filter);
        expect([filter, totalCount, nodes.map(({ id }) => id)]).toEqual([filter, wanted.length, wanted]);
      }
    });

    it('answers nothing where nothing meets the filter, also to ids that are none', async () => {
      const none: api.AccessFilter[] = [
        ...['nonsense', '{}', "'", '%', '00000000-0000-0000-0000-000000000000', crypto.randomUUID(), 7].flatMap(
          (id) => [{ actorId: id }, { entityId: id }],
        ),
        { entityType: 'order' },
        { field: 'recipient' },
        { requestId: 'no-such-request' },
        { from: '2199-01-01T00:00:00Z' },
        { until: '1901-01-01T00:00:00Z' },
      ];
      for (const filter of none)
        expect([filter, await read(filter)]).toMatchObject([filter, { nodes: [], totalCount: 0 }]);
    });

    it('is read page by page, newest first, each row once, although reading adds to it', async () => {
      const all = (await written()).map(({ id }) => id);
      expect(all.length).toBeGreaterThan(6);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { accessLog }: api.AccessTrailQuery = await there.owner.client.ask(api.AccessTrailDocument, {
          first: 3,
          after,
        });
        expect(accessLog.nodes.length).toBeLessThanOrEqual(3);
        seen.push(...accessLog.nodes.map(({ id }) => id));
        after = accessLog.pageInfo.hasNextPage ? (accessLog.pageInfo.endCursor ?? null) : null;
      } while (after !== null);
      expect(seen).toEqual(all);
      expect((await written()).length).toBeGreaterThan(all.length);
    });

    it('never holds rows of another organization, whatever is asked for', async () => {
      const [row] = await written();
      const filters = [null, { requestId: row?.requestId }, { actorId: nurse.userId }, { entityId: row?.entityIds[0] }];
      for (const filter of filters) {
        expect((await read(filter)).nodes.length).toBeGreaterThan(0);
        const theirs = (await written()).map(({ id }) => id);
        const ours = (await read(filter, world.owner)).nodes.map(({ id }) => id);
        expect([filter, ours.filter((id) => theirs.includes(id))]).toEqual([filter, []]);
        expect([filter, ours.length > 0]).toEqual([filter, filter === null]);
      }
    });

    it('is for those alone who may read the trail at all pharmacies', async () => {
      const everywhere = await newMember(there, 'AUDITOR', null);
      expect((await read(null, everywhere)).nodes.length).toBeGreaterThan(0);
      for (const [role, pharmacyId] of [
        ['AUDITOR', there.pharmacyId],
        ['MANAGER', null],
        ['PHARMACIST', there.pharmacyId],
        ['TECHNICIAN', there.pharmacyId],
      ] as const) {
        const { client } = await newMember(there, role, pharmacyId);
        const { code, rows } = await looked(client, api.AccessTrailDocument, {});
        expect([role, code, rows]).toEqual([role, 'FORBIDDEN', []]);
      }
      expect((await app.client().error(api.AccessTrailDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    });
  });

  /** The statements of one request. */
  async function statementsOf(client: Client, text: string, variables: object): Promise<string[]> {
    queries.mockClear();
    const { errors, data } = await client.send(text, variables);
    expect([errors, data]).toEqual([undefined, expect.anything()]);
    return statementsIn(queries.mock.calls).filter((each) => !each.includes('FROM event '));
  }

  const list = (inner: string) =>
    `query ($pharmacyId: ID!, $first: Int!) { orders(pharmacyId: $pharmacyId, first: $first) { nodes { ${inner} } } }`;

  it('and recipients take as many statements for many rows as for few', async () => {
    const there = await newWorld(app);
    const drug = await newDrug(there, { controlledSchedule: 'CII' });
    for (let nth = 0; nth < 25; nth += 1)
      await recipientOf(
        await place({ pharmacyId: there.pharmacyId, drugId: drug, recipient: 'Mrs Lovelace' }, there.owner),
        there.owner,
      );
    await app.server.platform.accessRecorder.flush();
    const trail = 'query ($first: Int!) { accessLog(first: $first) { nodes { id fields actor { email } } } }';
    for (const text of [
      list('recipient'),
      list('viewedBy { id actor { email } }'),
      list('drug { viewedBy { id } }'),
      trail,
    ]) {
      const counts = [];
      for (const first of [3, 25]) {
        const variables = text === trail ? { first } : { pharmacyId: there.pharmacyId, first };
        counts.push((await statementsOf(there.owner.client, text, variables)).length);
      }
      expect([text, counts[1]]).toEqual([text, counts[0]]);
    }
  });

  it('and recipients take the keys of an organization in one statement where they were not read yet', async () => {
    const there = await newWorld(app);
    const drug = await newDrug(there);
    for (let nth = 0; nth < 25; nth += 1)
      await place({ pharmacyId: there.pharmacyId, drugId: drug, recipient: `Patient ${nth}` }, there.owner);
    const cold = await appForTest({ database: app.database });
    const first = await statementsOf(cold.client(there.owner.token), list('recipient'), {
      pharmacyId: there.pharmacyId,
      first: 25,
    });
    expect(first.filter((text) => text.includes('FROM data_key'))).toHaveLength(1);
  });
});
