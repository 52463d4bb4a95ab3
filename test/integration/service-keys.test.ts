import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions, whyNotForServices } from '../../src/domain/authorization/permissions.ts';
import {
  AccessTrailDocument,
  AuditTrailDocument,
  CreateServiceKeyDocument,
  type CreateServiceKeyInput,
  DispenseStockDocument,
  GetOrderDocument,
  GetStockDocument,
  MeDocument,
  PharmaciesDocument,
  PlaceOrderDocument,
  RecipientOfOrderDocument,
  RevokeServiceKeyDocument,
  ServiceKeysDocument,
  SetStockLevelsDocument,
  StockChangesDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { until } from '../kit/until.ts';
import { newMember, newPharmacy, newWorld, type Person, stocked, type World } from '../kit/world.ts';
import { everyOperation, newScene, operations, variablesOf } from '../operations/index.ts';

type PermissionName = CreateServiceKeyInput['permissions'][number];
const named = (permission: string) => permission.toUpperCase().replaceAll(/[:-]/g, '_') as PermissionName;
const givable = permissions.filter((each) => whyNotForServices(each) === null).map(named);
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();

let app: App;
let world: World;
let logged = '';
beforeAll(async () => {
  const lines = new Writable({
    write: (chunk, _encoding, done) => {
      logged += String(chunk);
      done();
    },
  });
  app = await startApp({ log: pino({ level: 'trace' }, lines) });
  world = await newWorld(app);
});
afterAll(() => app.close());

const inputOf = (input: Partial<CreateServiceKeyInput>): CreateServiceKeyInput => ({
  name: 'Prescriptions',
  permissions: ['STOCK_READ'],
  expiresAt: inDays(30),
  ...input,
});

async function newKey(input: Partial<CreateServiceKeyInput> = {}, by: Person = world.owner) {
  const { createServiceKey } = await by.client.ask(CreateServiceKeyDocument, { input: inputOf(input) });
  const { key, serviceKey } = createServiceKey;
  return { key, id: serviceKey.id, serviceId: serviceKey.service.id, client: app.client(key), serviceKey };
}

const revoke = (serviceKeyId: string, by: Person = world.owner) =>
  by.client.ask(RevokeServiceKeyDocument, { input: { serviceKeyId } }).then((data) => data.revokeServiceKey);
const refusedAs = async (client: Client) => (await client.error(PharmaciesDocument, {})).extensions.code;
const makeError = (by: Person, input: Partial<CreateServiceKeyInput>) =>
  by.client.error(CreateServiceKeyDocument, { input: inputOf(input) });

describe('a service key', () => {
  it('may do what it was given, at its pharmacy, and nothing else', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const elsewhere = await newPharmacy(world);
    const { client } = await newKey({
      pharmacyIds: [world.pharmacyId],
      permissions: ['STOCK_READ', 'ORDER_READ', 'ORDER_REQUEST'],
    });
    expect((await client.ask(GetStockDocument, { id: stockId })).stock?.quantity).toBe(10);
    expect((await client.ask(PharmaciesDocument, {})).pharmacies.map(({ id }) => id)).toEqual([world.pharmacyId]);
    const denied = await client.error(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    expect(denied).toMatchObject({
      message: expect.stringContaining('This service key does not include dispensing'),
      extensions: { code: 'FORBIDDEN', permission: 'stock:dispense' },
    });
    const order = { kind: 'ISSUE' as const, drugId, quantity: 1 };
    const there = await client.error(PlaceOrderDocument, { input: { ...order, pharmacyId: elsewhere } });
    expect(there.extensions.code).toBe('NOT_FOUND');
    expect((await client.ask(MeDocument, {})).me).toMatchObject({ name: 'Prescriptions', memberships: [] });
  });

  it('counts at later pharmacies too when it names none', async () => {
    const { client } = await newKey();
    const later = await newPharmacy(world);
    expect((await client.ask(PharmaciesDocument, {})).pharmacies.map(({ id }) => id)).toContain(later);
  });

  it('is nothing in another organization', async () => {
    const other = await newWorld(app);
    const { stockId } = await stocked(other, [{ quantity: 1 }]);
    const { client } = await newKey({ permissions: givable });
    expect((await client.ask(GetStockDocument, { id: stockId })).stock).toBeNull();
  });

  it('requests an order under its own name, which a person approves', async () => {
    const { drugId } = await stocked(world, [{ quantity: 10 }]);
    const { client, serviceId } = await newKey({ permissions: ['ORDER_REQUEST', 'ORDER_READ', 'STOCK_READ'] });
    const input = { pharmacyId: world.pharmacyId, kind: 'ISSUE' as const, drugId, quantity: 2 };
    const order = as((await client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
    const [row] = await app.sql('SELECT requested_by_id FROM supply_order WHERE id = $1', [order.id]);
    expect(row?.['requested_by_id']).toBe(serviceId);
    expect((await world.owner.client.ask(GetOrderDocument, { id: order.id })).order?.status).toBe('PENDING');
  });

  it('with everything a key may have is refused exactly what is for persons', async () => {
    const scene = await newScene(world);
    const { client } = await newKey({ permissions: givable });
    const refused: string[] = [];
    for (const { kind, name, text } of everyOperation()) {
      if (kind === 'subscription') continue;
      const { errors } = await client.send(text, await variablesOf(name, scene));
      if (errors) refused.push(`${name} ${errors[0]?.extensions.code}`);
    }
    const forPersons = [...operations].flatMap(([name, { personsOnly }]) => (personsOnly ? [`${name} FORBIDDEN`] : []));
    // Public, and asked for an organization that there is not.
    expect(refused.sort()).toEqual([...forPersons, 'signOnRequest NOT_FOUND'].sort());
    expect((await client.ask(MeDocument, {})).me?.name).toBe('Prescriptions');
  });
});

describe('making a key', () => {
  it('is refused beyond what the maker holds', async () => {
    const second = await newPharmacy(world);
    const local = await newMember(world, 'OWNER', second);
    for (const [pharmacyIds, code] of [
      [null, 'FORBIDDEN'],
      [[world.pharmacyId], 'NOT_FOUND'],
      [[second, world.pharmacyId], 'NOT_FOUND'],
    ] as [string[] | null, string][])
      expect((await makeError(local, { pharmacyIds })).extensions.code).toBe(code);
    const own = await newKey({ pharmacyIds: [second] }, local);
    const wide = await newKey();
    const { serviceKeys } = await local.client.ask(ServiceKeysDocument, { first: 100 });
    expect(serviceKeys.nodes.map(({ id }) => id)).toEqual([own.id]);
    const error = await local.client.error(RevokeServiceKeyDocument, { input: { serviceKeyId: wide.id } });
    expect(error.extensions.code).toBe('NOT_FOUND');
    const manager = await newMember(world, 'MANAGER', null);
    expect((await makeError(manager, {})).extensions.code).toBe('FORBIDDEN');
  });

  it.each(permissions.filter((each) => whyNotForServices(each) !== null))('never gives %s', async (permission) => {
    const { message, extensions } = await makeError(world.owner, { permissions: ['STOCK_READ', named(permission)] });
    expect(extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.permissions.1', rule: 'persons-only' }],
    });
    expect(message).toContain(whyNotForServices(permission));
  });

  it('a right that services lost since is not given by an older key', async () => {
    const { client, id } = await newKey();
    await app.sql('ALTER TABLE service_key DISABLE TRIGGER service_key_fixed');
    await app.sql(`UPDATE service_key SET permissions = '{stock:read,member:manage,there:is-none}' WHERE id = $1`, [
      id,
    ]);
    await app.sql('ALTER TABLE service_key ENABLE TRIGGER service_key_fixed');
    const { errors } = await client.send('{ members { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { data } = await world.owner.client.send<{ serviceKeys: { nodes: { id: string; permissions: string[] }[] } }>(
      '{ serviceKeys(first: 100) { nodes { id permissions } } }',
    );
    expect(data?.serviceKeys.nodes.find((each) => each.id === id)?.permissions).toEqual([
      'STOCK_READ',
      'MEMBER_MANAGE',
    ]);
  });

  it.each([
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00Z' }],
    ['expiresAt', { expiresAt: '2199-01-01T00:00:00Z' }],
    ['permissions', { permissions: [] }],
    ['permissions.0', { permissions: ['STOCK_DISPENSE'] }],
    ['permissions.0', { permissions: ['ORDER_REQUEST', 'STOCK_READ'] }],
    ['pharmacyIds', { pharmacyIds: [] }],
    ['name', { name: ' ' }],
  ] as [string, Partial<CreateServiceKeyInput>][])('needs a proper %s', async (field, input) => {
    expect((await makeError(world.owner, input)).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: `input.${field}` }],
    });
  });
});

describe('the key itself', () => {
  it('is shown once and stands nowhere: not in the database, the trail or the log', async () => {
    const { key, client, id } = await newKey({ permissions: ['STOCK_READ', 'STOCK_SET_LEVELS'] });
    expect(key).toMatch(/^apo_[\w-]{43}$/);
    await client.ask(PharmaciesDocument, {});
    await revoke(id);
    const tables = await app.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const found = await app.sql(`SELECT 1 FROM "${name}" t WHERE position($1 IN t::text) > 0`, [key]);
      expect(found, name).toEqual([]);
    }
    expect(logged).toContain('"request"');
    expect(logged).not.toContain(key);
    const { data } = await world.owner.client.send('{ serviceKeys { nodes { __typename } } }');
    expect(JSON.stringify(data)).not.toContain(key);
  });

  it('is answered again to who sends the same request again, and makes no second one', async () => {
    const [input, options] = [inputOf({ name: 'Sent twice' }), { idempotencyKey: 'make-it-once' }];
    const first = await world.owner.client.ask(CreateServiceKeyDocument, { input }, options);
    expect(await world.owner.client.ask(CreateServiceKeyDocument, { input }, options)).toEqual(first);
    expect(await app.sql(`SELECT 1 FROM app_user WHERE name = 'Sent twice'`)).toHaveLength(1);
  });

  it('ends by its date, and tells when it was last used', async () => {
    const { key, client, id } = await newKey({ expiresAt: inDays(1) });
    const lastUse = async () =>
      (await world.owner.client.ask(ServiceKeysDocument, { first: 100 })).serviceKeys.nodes.find(
        (each) => each.id === id,
      );
    expect(await lastUse()).toMatchObject({
      lastUsedAt: null,
      createdBy: { id: world.owner.userId },
      service: { kind: 'SERVICE', status: 'ACTIVE' },
    });
    await client.ask(PharmaciesDocument, {});
    await until('the use is written down', async () => (await lastUse())?.lastUsedAt);
    app.clock.advance({ hours: 25 });
    expect(await refusedAs(client)).toBe('UNAUTHENTICATED');
    expect((await client.ask(MeDocument, {})).me).toBeNull();
    expect((await closing(key)).code).toBe(4403);
    app.clock.reset();
  });

  const closing = async (key: string) => {
    const live = app.live(key);
    live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId });
    return live.closed;
  };

  it.each(['apo_', `apo_${'x'.repeat(43)}`, `apo_${'x'.repeat(150)}`])('%s is no key', async (key) => {
    expect(await refusedAs(app.client(key))).toBe('UNAUTHENTICATED');
    expect((await closing(key)).code).toBe(4403);
  });

  it('revoked counts from the next request on, and closes its sockets within a second', async () => {
    const { key, client, id } = await newKey({ permissions: ['STOCK_READ', 'STOCK_SET_LEVELS'] });
    const other = await newKey();
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const after = await cursorNow(app, { client });
    const [live, spared] = [app.live(key), app.live(other.key)];
    const items = live.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    const others = spared.subscribe(StockChangesDocument, { pharmacyId: world.pharmacyId, after });
    await client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 3 } });
    await stocked(world, [{ quantity: 1 }]);
    await Promise.all([items.next(), others.next()]);
    const asked = Date.now();
    const revoked = await revoke(id);
    expect(await refusedAs(client)).toBe('UNAUTHENTICATED');
    const { code, at } = await live.closed;
    // Within a second, and not when the key is looked at again after a minute; the rest is for a machine that is busy.
    expect([code, at - asked < 10_000]).toEqual([4401, true]);
    await stocked(world, [{ quantity: 1 }]);
    await others.next();
    expect(await revoke(id)).toMatchObject({ revokedAt: revoked.revokedAt });
    expect(revoked.revokedAt).not.toBeNull();
  });
});

describe('the trails', () => {
  it('tell of a service by its name, with its key as what it showed', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const { client, id, serviceId } = await newKey({ name: 'Robot', permissions: ['STOCK_READ', 'STOCK_DISPENSE'] });
    await client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await client.error(SetStockLevelsDocument, { input: { stockId, minQuantity: 3 } });
    const { auditLog } = await world.owner.client.ask(AuditTrailDocument, {
      filter: { actorId: serviceId },
      first: 10,
    });
    expect(auditLog.nodes.map(({ actorLabel, action, outcome }) => `${actorLabel} ${action} ${outcome}`)).toEqual([
      'service: Robot stock.set-levels DENIED',
      'service: Robot stock.dispense SUCCEEDED',
    ]);
    expect(await app.sql('SELECT DISTINCT session_id FROM audit_log WHERE actor_id = $1', [serviceId])).toEqual([
      { session_id: id },
    ]);
    const { auditLog: made } = await world.owner.client.ask(AuditTrailDocument, {
      filter: { entityId: id },
      first: 10,
    });
    expect(made.nodes).toMatchObject([{ action: 'service.create-key', outcome: 'SUCCEEDED' }]);
  });

  it('tell that a service looked', async () => {
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    const input = { pharmacyId: world.pharmacyId, kind: 'ISSUE' as const, drugId, quantity: 1, recipient: 'Ward 3' };
    const { id } = as((await world.owner.client.ask(PlaceOrderDocument, { input })).placeOrder, 'Order');
    const { client, serviceId } = await newKey({
      name: 'Reader',
      permissions: ['STOCK_READ', 'ORDER_READ', 'ORDER_READ_RECIPIENT'],
    });
    await client.ask(RecipientOfOrderDocument, { id });
    const looked = await until('the record', async () => {
      const { accessLog } = await world.owner.client.ask(AccessTrailDocument, {
        filter: { actorId: serviceId },
        first: 5,
      });
      return accessLog.nodes[0];
    });
    expect(looked).toMatchObject({ actorLabel: 'service: Reader', entityIds: [id] });
  });

  it('keep the idempotency keys of two services apart', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const services = [
      await newKey({ permissions: ['STOCK_READ', 'STOCK_DISPENSE'] }),
      await newKey({ permissions: ['STOCK_READ', 'STOCK_DISPENSE'] }),
    ];
    for (const { client } of [...services, ...services])
      await client.ask(DispenseStockDocument, { input: { stockId, quantity: 1 } }, { idempotencyKey: 'the-same' });
    expect((await world.owner.client.ask(GetStockDocument, { id: stockId })).stock?.quantity).toBe(3);
  });
});

describe('the rules of the database', () => {
  it.each([
    ['app_user_kind_fixed', `UPDATE app_user SET kind = 'PERSON' WHERE id = $1`],
    ['app_user_account_fixed', `UPDATE app_user SET account_id = (SELECT id FROM account LIMIT 1) WHERE id = $1`],
    ['app_user_service_address', `UPDATE app_user SET email = 'me@pharmacy.example' WHERE id = $1`],
    [
      'membership_of_person',
      `INSERT INTO membership (id, organization_id, user_id, role) SELECT gen_random_uuid(), organization_id, id, 'OWNER' FROM app_user WHERE id = $1`,
    ],
    [
      'session_of_person',
      `INSERT INTO session (id, organization_id, user_id, token_hash, expires_at) SELECT gen_random_uuid(), organization_id, id, 'x', now() FROM app_user WHERE id = $1`,
    ],
    ['service_key_fixed', `UPDATE service_key SET permissions = '{stock:adjust}' WHERE user_id = $1`],
    ['service_key_fixed', `UPDATE service_key SET expires_at = expires_at + interval '1 day' WHERE user_id = $1`],
    ['service_key_kept', `DELETE FROM service_key WHERE user_id = $1`],
    ['service_key_place_append_only', `UPDATE service_key_place SET pharmacy_id = NULL WHERE $1::text IS NOT NULL`],
    [
      'service_key_place_unique',
      `INSERT INTO service_key_place (id, organization_id, service_key_id) SELECT gen_random_uuid(), organization_id, id FROM service_key WHERE user_id = $1`,
    ],
    [
      'service_key_of_service',
      `INSERT INTO service_key (id, organization_id, user_id, key_hash, permissions, created_by_id, expires_at) SELECT gen_random_uuid(), organization_id, created_by_id, repeat('a', 64), permissions, created_by_id, expires_at FROM service_key WHERE user_id = $1`,
    ],
  ])('%s', async (constraint, text) => {
    const { serviceId } = await newKey();
    await expect(app.sql(text, [serviceId])).rejects.toMatchObject({ constraint });
  });

  it('a revoked key stays revoked', async () => {
    const { id } = await newKey();
    await revoke(id);
    await expect(app.sql('UPDATE service_key SET revoked_at = NULL WHERE id = $1', [id])).rejects.toMatchObject({
      constraint: 'service_key_fixed',
    });
  });
});
