import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../src/platform/database/ids.ts';
import { ChangeMembershipDocument } from '../generated/graphql.ts';
import { type App, appForTest, startApp } from '../kit/app.ts';
import type { Client } from '../kit/client.ts';
import { statementsIn } from '../kit/statements.ts';
import { newDrug, newMember, newPharmacy, newWorld, type Person, receive, someText } from '../kit/world.ts';
import { newScene, type Scene, variablesOf } from '../operations/index.ts';

let app: App;
let scene: Scene;
let owner: Client;
let orderId: string;
let orderNumber: number;
const ndc = '9999-0001';
let drugWithNdc: string;

/** Everything this process sends to PostgreSQL passes here. */
const queries = vi.spyOn(pg.Client.prototype, 'query');

beforeAll(async () => {
  app = await startApp();
  scene = await newScene(await newWorld(app));
  owner = scene.world.owner.client;
  orderId = await newOrderId();
  const [order] = await app.sql<{ number: number }>('SELECT number FROM supply_order WHERE id = $1', [orderId]);
  orderNumber = order?.number ?? 0;
  drugWithNdc = await newDrug(scene.world, { ndc });
});
afterAll(async () => {
  await app.close();
  queries.mockRestore();
});

async function newOrderId(): Promise<string> {
  const { id = '' }: { id?: string } = await variablesOf('order', scene);
  return id;
}

type Representation = Readonly<Record<string, unknown>>;

const everyType = ['Drug', 'Order', 'Pharmacy', 'Stock', 'Supplier', 'User'];
const ids = everyType.map((type) => `... on ${type} { id }`).join(' ');
const textOf = (selection: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${selection} } }`;

interface EntitiesAnswer {
  readonly _entities: readonly (Record<string, unknown> | null)[];
}

function send(representations: unknown, client = owner, selection = ids) {
  return client.send<EntitiesAnswer>(textOf(selection), { representations });
}

async function entities(representations: readonly unknown[], client = owner, selection = ids) {
  const { data, errors } = await send(representations, client, selection);
  expect(errors).toBeUndefined();
  return data?._entities;
}

/** A reference by each key of each type, with the id of what it refers to. */
function references(): Record<string, readonly [Representation, string]> {
  const { world, drugId, stockId, supplierId } = scene;
  const pharmacy = { id: world.pharmacyId };
  return {
    'Drug by id': [{ __typename: 'Drug', id: drugId }, drugId],
    'Drug by ndc': [{ __typename: 'Drug', ndc }, drugWithNdc],
    'Stock by id': [{ __typename: 'Stock', id: stockId }, stockId],
    'Stock by place': [{ __typename: 'Stock', pharmacy, drug: { id: drugId } }, stockId],
    'Order by id': [{ __typename: 'Order', id: orderId }, orderId],
    'Order by number': [{ __typename: 'Order', number: orderNumber, pharmacy }, orderId],
    'Supplier by id': [{ __typename: 'Supplier', id: supplierId }, supplierId],
    'Pharmacy by id': [{ __typename: 'Pharmacy', id: pharmacy.id }, pharmacy.id],
    'User by id': [{ __typename: 'User', id: world.owner.userId }, world.owner.userId],
  };
}
const kinds = ['Drug by id', 'Drug by ndc', 'Stock by id', 'Stock by place', 'Order by id', 'Order by number'].concat([
  'Supplier by id',
  'Pharmacy by id',
  'User by id',
]);
const reference = (kind: string) => references()[kind] ?? [{}, ''];

describe('_service', () => {
  it('answers what subgraph.graphql holds, to anybody', async () => {
    const { data } = await app.client().send('{ _service { sdl } }');
    expect(data).toEqual({ _service: { sdl: readFileSync('contracts/subgraph.graphql', 'utf8') } });
  });

  it('is refused where clients may not read the schema', async () => {
    const closed = await appForTest({ environment: { INTROSPECTION: 'false' } });
    const { status, errors } = await closed
      .client()
      .send('query ($no: Boolean!) { a: _service @include(if: $no) { sdl } }', {
        no: false,
      });
    expect(status).toBe(400);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(errors?.[0]?.message).toContain('does not show its schema');
  });
});

describe('_entities', () => {
  it.each(kinds)('finds %s', async (kind) => {
    const [representation, id] = reference(kind);
    expect(await entities([representation])).toEqual([{ __typename: representation.__typename, id }]);
  });

  it('keeps the order of a mixed batch, with null for what there is not, and each as often as it was asked for', async () => {
    const [drug, stock, order] = [reference('Drug by ndc'), reference('Stock by place'), reference('Order by number')];
    const mixed = [
      stock,
      drug,
      [{ __typename: 'Drug', id: newId() }, ''] as const,
      order,
      drug,
      reference('User by id'),
      stock,
    ];
    const found = await entities(mixed.map(([representation]) => representation));
    expect(found?.map((each) => each?.id ?? '')).toEqual(mixed.map(([, id]) => id));
  });

  it('passes over a key that is not whole and takes the next', async () => {
    const { drugId, stockId, world } = scene;
    const place = { pharmacy: { id: world.pharmacyId }, drug: { id: drugId } };
    expect(await entities([{ __typename: 'Stock', quantity: 3, ...place }])).toEqual([
      { __typename: 'Stock', id: stockId },
    ]);
  });

  it.each([
    { __typename: 'Drug', id: 'none' },
    { __typename: 'Drug', id: 7 },
    { __typename: 'Drug', ndc: null },
    { __typename: 'Drug', ndc: '0000-0000' },
    { __typename: 'User', id: 'none' },
    { __typename: 'Pharmacy', id: newId() },
    { __typename: 'Supplier', id: 'x'.repeat(1_000) },
    { __typename: 'Order', number: 1, pharmacy: { id: 'none' } },
    { __typename: 'Order', number: 2_147_483_647, pharmacy: { id: newId() } },
    { __typename: 'Stock', pharmacy: { id: 'none' }, drug: { id: null } },
    { __typename: 'Stock', pharmacy: { id: newId() }, drug: { id: newId() } },
  ])('answers null for %o, which nothing has', async (representation) => {
    expect(await entities([representation])).toEqual([null]);
  });
});

describe('what the caller may see', () => {
  it.each(kinds)('%s is null for another organization', async (kind) => {
    const stranger = (await newWorld(app)).owner.client;
    expect(await entities([reference(kind)[0]], stranger)).toEqual([null]);
  });

  it('what belongs to a pharmacy is null for somebody of another pharmacy', async () => {
    const { world } = scene;
    const { client } = await newMember(world, 'PHARMACIST', await newPharmacy(world));
    const found = await entities(
      kinds.map((kind) => reference(kind)[0]),
      client,
    );
    const seen = kinds.filter((_, index) => found?.[index] !== null);
    expect(seen).toEqual(['Drug by id', 'Drug by ndc', 'Supplier by id', 'User by id']);
  });

  it('somebody without the permission of a type gets null and FORBIDDEN for it, and the rest', async () => {
    const { world } = scene;
    const without = await rightless();
    const { data, errors } = await send(
      [{ __typename: 'User', id: world.owner.userId }, reference('Drug by id')[0]],
      without.client,
    );
    expect(data?._entities).toEqual([{ __typename: 'User', id: world.owner.userId }, null]);
    expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'FORBIDDEN' } }]);
  });

  it('nobody who is not signed in gets anything', async () => {
    const { data, errors } = await send([reference('Pharmacy by id')[0]], app.client());
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  /** A member whose last role was taken away. */
  async function rightless(): Promise<Person> {
    const { world } = scene;
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await owner.ask(ChangeMembershipDocument, {
      input: { userId: member.userId, pharmacyId: world.pharmacyId, role: null },
    });
    return member;
  }
});

describe('what is wrong', () => {
  it.each<[string, unknown, string]>([
    ['no object', 'Drug', 'representations.0'],
    ['a list', [], 'representations.0'],
    ['no __typename', { id: newId() }, 'representations.0'],
    ['a __typename that is no text', { __typename: { a: 1 }, id: newId() }, 'representations.0'],
    ['no entity', { __typename: 'Lot', id: newId() }, 'representations.0'],
    ['a name of JavaScript', { __typename: 'constructor', id: newId() }, 'representations.0'],
    ['no key', { __typename: 'Drug', name: 'Omeprazole' }, 'representations.0'],
    ['half a key', { __typename: 'Stock', pharmacy: {}, drug: { id: newId() } }, 'representations.0'],
    ['a number for a text', { __typename: 'Drug', ndc: 5 }, 'representations.0.ndc'],
    ['an object for an id', { __typename: 'Drug', id: { id: newId() } }, 'representations.0.id'],
    ['a list for an id', { __typename: 'Drug', id: [newId()] }, 'representations.0.id'],
    ['a text for an object', { __typename: 'Stock', pharmacy: 'x', drug: 'y' }, 'representations.0.pharmacy'],
    [
      'a text for a number',
      { __typename: 'Order', number: '1', pharmacy: { id: newId() } },
      'representations.0.number',
    ],
    [
      'more than 32 bits',
      { __typename: 'Order', number: 2 ** 31, pharmacy: { id: newId() } },
      'representations.0.number',
    ],
  ])('%s is told in its place, and the others are answered', async (_what, wrong, field) => {
    const { drugId } = scene;
    const { data, errors } = await send([wrong, { __typename: 'Drug', id: drugId }]);
    expect(data?._entities).toEqual([null, { __typename: 'Drug', id: drugId }]);
    expect(errors).toMatchObject([
      { path: ['_entities', 0], extensions: { code: 'BAD_USER_INPUT', problems: [{ field }] } },
    ]);
  });

  it.each([null, [null], undefined])('%o in place of the list is a mistake of the request', async (representations) => {
    const { data, errors } = await send(representations);
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('a text that cannot be stored is refused wherever it stands', async () => {
    const { errors } = await send([{ __typename: 'Drug', id: scene.drugId, extra: [{ a: 'x\u0000' }] }]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

describe('limits', () => {
  const many = (count: number) => Array.from({ length: count }, () => ({ __typename: 'Drug', id: scene.drugId }));
  const refused = (limit: string, found: number) => [{ extensions: { code: 'LIMIT_EXCEEDED', limit, found } }];

  it('100 representations are answered, 101 are not', async () => {
    expect(await entities(many(100))).toHaveLength(100);
    const { status, errors } = await send(many(101));
    expect(status).toBe(400);
    expect(errors).toMatchObject(refused('number of representations', 101));
  });

  it('what is in each counts as often as there are representations', async () => {
    const selection = '... on Drug { stocks { pharmacy { id } } }';
    expect(await entities(many(9), owner, selection)).toHaveLength(9);
    const { errors } = await send(many(90), owner, selection);
    expect(errors).toMatchObject(refused('cost', 1 + 90 + 90 * 11));
  });

  it('the default of a variable counts as what it is', async () => {
    const list = many(60).map(({ id }) => `{__typename:"Drug",id:"${id}"}`);
    const { errors } = await owner.send(
      `query ($r: [_Any!]! = [${list}]) { _entities(representations: $r) { ... on Drug { stocks { drug { stocks { id } } } } } }`,
    );
    expect(errors).toMatchObject(refused('cost', 1 + 60 + 60 * 21));
    const pages = await owner.send('query ($n: Int! = 100) { drugs(first: $n) { nodes { stocks { drug { id } } } } }');
    expect(pages.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost' } }]);
  });
});

describe('statements', () => {
  /** The statements of one request besides the look-up of its session. */
  async function statementsOf(representations: readonly Representation[]): Promise<string[]> {
    queries.mockClear();
    const found = await entities(representations);
    expect(found).not.toContain(null);
    await sleep(30);
    return statementsIn(queries.mock.calls).filter((text) => !text.includes('FROM session s'));
  }

  const few = 3;
  const more = 30;
  const made: Record<string, Representation[]> = {};

  beforeAll(async () => {
    const { world, requester } = scene;
    const pharmacy = { id: world.pharmacyId };
    for (const kind of kinds) made[kind] = [];
    for (let nth = 0; nth < more; nth += 1) {
      const code = `8888-${String(nth).padStart(4, '0')}`;
      const drugId = await newDrug(world, { ndc: code });
      const { stockId } = await receive(world, drugId, [{ quantity: 1 }]);
      const id = await newOrderId();
      made['Drug by id']?.push({ __typename: 'Drug', id: drugId });
      made['Drug by ndc']?.push({ __typename: 'Drug', ndc: code });
      made['Stock by id']?.push({ __typename: 'Stock', id: stockId });
      made['Stock by place']?.push({ __typename: 'Stock', pharmacy, drug: { id: drugId } });
      made['Order by id']?.push({ __typename: 'Order', id });
    }
    const own = made['Order by id']?.map(({ id }) => id);
    const orders = await app.sql<{ number: number }>('SELECT number FROM supply_order WHERE id = ANY ($1)', [own]);
    made['Order by number'] = orders.map(({ number }) => ({ __typename: 'Order', number, pharmacy }));
    const insert = await app.sql<{ id: string }>(
      `INSERT INTO supplier (id, organization_id, name, created_at, updated_at)
       SELECT gen_random_uuid(), p.organization_id, $2 || n, now(), now() FROM pharmacy p, generate_series(1, ${more}) n WHERE p.id = $1 RETURNING id`,
      [pharmacy.id, someText('Supplier')],
    );
    made['Supplier by id'] = insert.map(({ id }) => ({ __typename: 'Supplier', id }));
    const pharmacies = [pharmacy.id, await newPharmacy(world), await newPharmacy(world)];
    made['Pharmacy by id'] = pharmacies.map((id) => ({ __typename: 'Pharmacy', id }));
    const people = [world.owner.userId, requester.userId, (await newMember(world, 'AUDITOR', null)).userId];
    made['User by id'] = people.map((id) => ({ __typename: 'User', id }));
  });

  it.each(kinds)('%s: one, for 3 and for 30', async (kind) => {
    const all = made[kind] ?? [];
    for (const asked of [all.slice(0, few), all]) {
      const statements = await statementsOf(asked);
      expect(statements, statements.join('\n')).toHaveLength(1);
    }
  });

  it('a batch of every kind takes one for each', async () => {
    const mixed = kinds.flatMap((kind) => made[kind]?.slice(0, few) ?? []);
    expect(mixed).toHaveLength(few * kinds.length);
    expect(await statementsOf(mixed)).toHaveLength(kinds.length);
  });
});

describe('who looked', () => {
  async function rowsOf(representations: readonly Representation[], selection: string) {
    const { headers, errors } = await send(representations, owner, selection);
    expect(errors).toBeUndefined();
    await app.server.platform.accessRecorder.flush();
    return app.sql('SELECT entity_types AS types, fields, entity_ids AS ids FROM access_log WHERE request_id = $1', [
      headers.get('x-request-id'),
    ]);
  }

  it('is recorded for a controlled drug and its stock, and for nothing else', async () => {
    const { world } = scene;
    const controlled = await newDrug(world, { controlledSchedule: 'CII', ndc: '7777-0001' });
    const { stockId } = await receive(world, controlled, [{ quantity: 1 }]);
    const drugs = [{ __typename: 'Drug', ndc: '7777-0001' }, reference('Drug by id')[0]];
    expect(await rowsOf(drugs, '... on Drug { name strength }')).toEqual([
      { types: ['Drug'], fields: ['Drug.name', 'Drug.strength'], ids: [controlled] },
    ]);
    const stocks = [reference('Stock by id')[0], { __typename: 'Stock', id: stockId }];
    expect(await rowsOf(stocks, '... on Stock { usable }')).toEqual([
      { types: ['Stock'], fields: ['Stock.usable'], ids: [stockId] },
    ]);
    expect(await rowsOf([reference('Drug by id')[0]], '... on Drug { name }')).toEqual([]);
  });
});
