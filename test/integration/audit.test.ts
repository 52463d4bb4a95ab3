import type { GraphQLField } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { appSchema } from '../../src/app/schema.ts';
import { permissions } from '../../src/domain/authorization/permissions.ts';
import {
  AcceptInvitationDocument,
  AdjustStockDocument,
  type AuditFilter,
  AuditTrailDocument,
  ChangePasswordDocument,
  CreateSupplierDocument,
  DispenseStockDocument,
  InviteMemberDocument,
  LogInDocument,
  SetStockLevelsDocument,
  UpdateSupplierDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client, type RequestOptions } from '../kit/client.ts';
import { opened } from '../kit/trail.ts';
import { newMember, newPharmacy, newWorld, type Person, password, someText, stocked } from '../kit/world.ts';
import { everyOperation, needsMail, newScene, type Scene, variablesOf } from '../operations/index.ts';

let app: App;
let scene: Scene;

beforeAll(async () => {
  app = await startApp();
  scene = await newScene(await newWorld(app));
});
afterAll(() => app.close());

interface Extensions {
  readonly policy?: string;
  readonly audit?: { readonly action: string; readonly entity: string };
}
const extensionsOf = (field: GraphQLField<unknown, unknown>) => field.extensions as Extensions;
const fieldsOf = (kind: 'Query' | 'Mutation' | 'Subscription') => {
  const type = { Query: 'getQueryType', Mutation: 'getMutationType', Subscription: 'getSubscriptionType' } as const;
  return Object.values(appSchema()[type[kind]]()?.getFields() ?? {});
};
const actions = new Map(fieldsOf('Mutation').map((field) => [field.name, extensionsOf(field).audit?.action]));
// Signing in through a provider needs one: sign-on.test.ts and audit-fields.test.ts have it.
const mutations = everyOperation().filter(
  ({ kind, name }) => kind === 'mutation' && !needsMail.includes(name) && name !== 'completeSignOn',
);

const columns = `action, entity_type AS "entityType", entity_id AS "entityId", pharmacy_id AS "pharmacyId", actor_id AS "actorId",
  actor_label AS "actorLabel", organization_id AS "organizationId", outcome::text, code, payload, ip`;

/** Sends an operation and answers the rows it left. */
async function tried(client: Client, document: { toString(): string }, variables: object, options?: RequestOptions) {
  const { data, errors, headers } = await client.send(document.toString(), variables, options);
  const requestId = headers.get('x-request-id') ?? '';
  const kept = await app.sql(`SELECT ${columns} FROM audit_log WHERE request_id = $1 ORDER BY id`, [requestId]);
  const rows = await opened(app, kept);
  return { data, code: errors?.[0]?.extensions.code, requestId, rows };
}

describe('the schema', () => {
  const everywhere = permissions.map((permission) => `${permission} everywhere`);
  const policies: string[] = [...permissions, ...everywhere, 'person', 'account', 'signed-in', 'public'];

  it.each(['Query', 'Mutation', 'Subscription'] as const)('says of each %s who may ask', (kind) => {
    const without = fieldsOf(kind).filter((field) => !policies.includes(extensionsOf(field).policy ?? ''));
    expect(fieldsOf(kind).length).toBeGreaterThan(0);
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('says of each mutation what the trail calls it, each by a name of its own', () => {
    const unnamed = fieldsOf('Mutation').filter((field) => {
      const { action = '', entity = '' } = extensionsOf(field).audit ?? {};
      return !/^[a-z]+\.[a-z-]+$/.test(action) || !/^[A-Z][A-Za-z]+$/.test(entity);
    });
    expect(unnamed.map(({ name }) => name)).toEqual([]);
    expect(new Set(actions.values()).size).toBe(actions.size);
  });
});

describe('every mutation', () => {
  it.each(mutations.map((operation) => [operation.name, operation] as const))(
    '%s leaves exactly one row when it succeeds, and changes nothing when that row cannot be written',
    async (name, { text }) => {
      const { world } = scene;
      const variables = async (asking: Person) => await variablesOf(name, scene, asking);
      const member = await newMember(world, 'OWNER', null);
      const action = actions.get(name);
      const { code, data, rows } = await tried(member.client, text, await variables(member));
      expect([code, data?.[name] ?? null]).toEqual([undefined, expect.anything()]);
      expect(rows).toMatchObject([{ action, outcome: 'SUCCEEDED', code: null, ip: '127.0.0.1' }]);
      for (const known of ['actorId', 'organizationId', 'entityId'])
        expect([known, rows[0]?.[known]]).not.toContain(null);

      const again = await newMember(world, 'OWNER', null);
      const wanted = await variables(again);
      const before = await everything();
      await refuseRows(`NEW.outcome = 'SUCCEEDED'`);
      const broken = await tried(again.client, text, wanted);
      await acceptRows();
      expect(broken).toMatchObject({ code: 'INTERNAL', rows: [{ action, outcome: 'FAILED', code: 'INTERNAL' }] });
      expect(await everything()).toEqual(before);
      expect((await tried(again.client, text, wanted)).rows).toMatchObject([{ action, outcome: 'SUCCEEDED' }]);
    },
  );

  it('of two mutations in one request each leaves its row, in their order', async () => {
    const text = `mutation Two($stockId: ID!) {
      a: dispenseStock(input: { stockId: $stockId, quantity: 1 }) { __typename }
      b: setStockLevels(input: { stockId: $stockId, minQuantity: 3 }) { __typename }
    }`;
    const { rows } = await tried(scene.world.owner.client, text, { stockId: scene.stockId });
    expect(rows.map(({ action }) => action)).toEqual(['stock.dispense', 'stock.set-levels']);
  });
});

/** As the owner of the database: rows of the trail on the condition raise. */
async function refuseRows(condition: string): Promise<void> {
  onTestFinished(acceptRows);
  await app.sql(`CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The trail is broken.'; END $$`);
  await app.sql(`CREATE TRIGGER broken_trail BEFORE INSERT ON audit_log FOR EACH ROW WHEN (${condition})
    EXECUTE FUNCTION refuse_row()`);
}
async function acceptRows(): Promise<void> {
  await app.sql('DROP TRIGGER IF EXISTS broken_trail ON audit_log');
  await app.sql('DROP FUNCTION IF EXISTS refuse_row');
}

/** A digest of everything a mutation might change, but for when a session was last used */
async function everything(): Promise<unknown[]> {
  const tables =
    'organization pharmacy app_user membership invitation drug supplier stock lot transaction inventory_log alert event';
  const digests = tables
    .split(' ')
    .map((table) => [table, table === 'event' ? `to_jsonb(t) - 'position'` : 'to_jsonb(t)'])
    .concat([['session', `to_jsonb(t) - 'last_seen_at'`]])
    .map(
      ([table, row]) => `SELECT '${table}' AS name, md5(string_agg((${row})::text, ' ' ORDER BY t.id)) FROM ${table} t`,
    );
  return app.sql(digests.join(' UNION ALL '));
}

describe('an attempt', () => {
  it('that succeeds says who did what to which thing, from what to what, by which request', async () => {
    const { world, stockId } = scene;
    const pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
    const input = { stockId, minQuantity: 12, maxQuantity: 40 };
    await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 3 } });
    const headers = { 'x-request-id': someText('request') };
    const { requestId, rows } = await tried(pharmacist.client, SetStockLevelsDocument, { input }, { headers });
    expect(requestId).not.toBe(headers['x-request-id']);
    const [owner] = await app.sql('SELECT organization_id AS id FROM app_user WHERE id = $1', [world.owner.userId]);
    expect(rows).toEqual([
      {
        action: 'stock.set-levels',
        entityType: 'Stock',
        entityId: stockId,
        pharmacyId: world.pharmacyId,
        actorId: pharmacist.userId,
        actorLabel: pharmacist.email,
        organizationId: owner?.id,
        outcome: 'SUCCEEDED',
        code: null,
        ip: '127.0.0.1',
        payload: {
          input,
          before: { minQuantity: 3, maxQuantity: null },
          after: { minQuantity: 12, maxQuantity: 40 },
        },
      },
    ]);
  });

  it('that makes something has no before; one that changes something tells the fields that differ', async () => {
    const { client } = scene.world.owner;
    const name = someText('Supplier');
    const made = await tried(client, CreateSupplierDocument, { input: { name, phone: '1' } });
    expect(made.rows[0]?.payload).toMatchObject({ before: null, after: { name, phone: '1' } });
    const supplierId = String(made.rows[0]?.entityId);
    const changed = await tried(client, UpdateSupplierDocument, { input: { supplierId, name, phone: '2' } });
    expect(changed.rows[0]?.payload).toMatchObject({ before: { phone: '1' }, after: { phone: '2' } });
  });

  it('that a rule stands against is REFUSED with the code of the refusal', async () => {
    const { world, stockId } = scene;
    const input = { stockId, quantity: 5_000_000 };
    const { rows } = await tried(world.owner.client, DispenseStockDocument, { input });
    expect(rows).toMatchObject([
      { action: 'stock.dispense', outcome: 'REFUSED', code: 'INSUFFICIENT_STOCK', entityId: stockId },
    ]);
    expect(rows[0]?.payload).toEqual({ input, before: null, after: null });
  });

  it('by somebody who may not is DENIED, with who it was, or that nobody was signed in', async () => {
    const { world, lotId } = scene;
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const input = { lotId, quantityChange: -1, reason: 'Counted', type: 'COUNT' };
    const denied = { action: 'stock.adjust', outcome: 'DENIED', entityType: 'Lot', entityId: lotId };
    const byMember = await tried(technician.client, AdjustStockDocument, { input });
    expect(byMember).toMatchObject({
      code: 'FORBIDDEN',
      rows: [{ ...denied, code: 'FORBIDDEN', actorId: technician.userId, actorLabel: technician.email }],
    });
    for (const token of [null, 'no-such-token']) {
      const byNobody = await tried(app.client(token), AdjustStockDocument, { input });
      expect(byNobody).toMatchObject({ code: 'UNAUTHENTICATED', rows: [] });
      // Beside the sealed trail, where nobody can fill it.
      const beside = await app.sql(
        `SELECT action, outcome::text, entity_type AS "entityType", entity_id AS "entityId", code FROM visitor_attempt WHERE request_id = $1`,
        [byNobody.requestId],
      );
      expect(beside).toEqual([{ ...denied, code: 'UNAUTHENTICATED' }]);
    }
  });

  it.each([
    ['about a thing there is none of', { stockId: crypto.randomUUID(), quantity: 1 }, 'NOT_FOUND'],
    ['with a value against the rules of its field', { quantity: -1 }, 'BAD_USER_INPUT'],
    ['with fields that exclude each other', { quantity: 1, lots: [] }, 'BAD_USER_INPUT'],
    ['with a value that does not fit its type', { quantity: 'many' }, 'BAD_USER_INPUT'],
  ])('%s is FAILED', async (_name, changed, code) => {
    const { world, stockId } = scene;
    const { userId, email } = world.owner;
    const attempt = await tried(world.owner.client, DispenseStockDocument, { input: { stockId, ...changed } });
    expect(attempt).toMatchObject({
      code,
      rows: [{ action: 'stock.dispense', outcome: 'FAILED', code, actorId: userId, actorLabel: email }],
    });
  });

  it.each([
    [
      'an inline fragment',
      '... on Mutation { dispenseStock(input: { stockId: $s, quantity: $q }) { __typename } }',
      '',
    ],
    [
      'a named fragment',
      '...F ...F',
      'fragment F on Mutation { dispenseStock(input: { stockId: $s, quantity: $q }) { __typename } }',
    ],
  ])('inside %s is FAILED, once', async (_name, selection, fragment) => {
    const text = `mutation T($q: Int!, $s: ID!) { ${selection} } ${fragment}`;
    const attempt = await tried(scene.world.owner.client, text, { s: scene.stockId, q: 'many' });
    expect(attempt).toMatchObject({ rows: [{ action: 'stock.dispense', outcome: 'FAILED', code: 'BAD_USER_INPUT' }] });
  });

  it('over a limit of requests, or in a document that is not valid, is FAILED', async () => {
    const { client } = scene.world.owner;
    const { stockId } = scene;
    const deep = (levels: number): string =>
      levels === 0 ? 'id' : `drug { stocks { pharmacy { id } ${deep(levels - 1)} } }`;
    const failed = (code: string) => ({
      code,
      rows: [{ action: 'stock.dispense', outcome: 'FAILED', code, actorId: scene.world.owner.userId }],
    });
    const over = `mutation Deep($input: DispenseStockInput!) {
      dispenseStock(input: $input) { ... on StockMovement { stock { ${deep(5)} } } }
    }`;
    const limited = await tried(client, over, { input: { stockId, quantity: 1 } });
    expect(limited).toMatchObject(failed('LIMIT_EXCEEDED'));
    const wrong = `mutation { dispenseStock(input: { stockId: "${stockId}", quantity: 1 }) { nonsense } }`;
    expect(await tried(client, wrong, {})).toMatchObject(failed('GRAPHQL_VALIDATION_FAILED'));
  });

  it('sent anew under its idempotency key leaves no further row', async () => {
    const { world, stockId } = scene;
    const ask = () =>
      tried(
        world.owner.client,
        DispenseStockDocument,
        { input: { stockId, quantity: 1 } },
        { idempotencyKey: 'once-and-again' },
      );
    expect((await ask()).rows).toMatchObject([{ outcome: 'SUCCEEDED' }]);
    expect(await ask()).toMatchObject({ code: undefined, rows: [] });
  });

  it('that asks for nothing but data leaves no row', async () => {
    for (const { name, text } of everyOperation().filter(({ kind }) => kind === 'query'))
      expect([name, await tried(scene.world.owner.client, text, await variablesOf(name, scene))]).toMatchObject([
        name,
        { code: name === 'signOnRequest' ? 'NOT_FOUND' : undefined, rows: [] },
      ]);
  });
});

describe('rows', () => {
  it.each([
    `UPDATE audit_log SET code = NULL`,
    `UPDATE audit_log SET ip = NULL WHERE false`,
    'DELETE FROM audit_log',
    'DELETE FROM audit_log WHERE false',
    'TRUNCATE audit_log',
  ])('are refused to the owner of the database: %s', async (statement) => {
    const count = () => app.sql('SELECT count(*) FROM audit_log');
    const before = await count();
    await expect(app.sql(statement)).rejects.toThrow('Rows of audit_log are only ever inserted.');
    expect(await count()).toEqual(before);
  });

  it('hold no password and no token, whatever was asked', async () => {
    const { world } = scene;
    const { client } = world.owner;
    const chosen = someText('a-password-chosen-by-somebody');
    const { inviteMember } = await client.ask(InviteMemberDocument, {
      input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN' },
    });
    const { token: shown, invitation } = as(inviteMember, 'MemberInvited');
    const token = shown ?? '';
    expect(token).not.toBe('');
    const anonymous = app.client();
    await anonymous.send(AcceptInvitationDocument.toString(), { input: { token, password: chosen } });
    const joined = await anonymous.ask(AcceptInvitationDocument, { input: { token, name: 'New', password: chosen } });
    const { token: session } = as(joined.acceptInvitation, 'SignedIn');
    const wrong = someText('a-password-that-is-wrong');
    await anonymous.send(LogInDocument.toString(), { input: { email: invitation.email, password: wrong } });
    await anonymous.send(LogInDocument.toString(), { input: { email: 5, password: chosen } });
    await anonymous.send(
      'mutation Named($e: Int!, $p: String!) { logIn(input: { email: $e, password: $p }) { __typename } }',
      { e: 5, p: chosen },
    );
    await anonymous.send('mutation Bad($x: LogInInput!) { logIn(input: $x) { __typename } }', {
      x: { email: invitation.email, passwrd: chosen },
    });
    const member = app.client(session);
    for (const [currentPassword, newPassword] of [
      [wrong, chosen],
      [chosen, wrong],
    ])
      await member.send(ChangePasswordDocument.toString(), { input: { currentPassword, newPassword } });
    const rows = await app.sql<{ text: string }>('SELECT to_jsonb(a)::text AS text FROM audit_log a');
    const trail = rows.map(({ text }) => text).join('\n');
    expect(trail).toContain('[secret]');
    const secrets = { password, chosen, wrong, token, session, owner: world.owner.token };
    expect(Object.entries(secrets).filter(([, secret]) => trail.includes(secret))).toEqual([]);
  });
});

describe('auditLog', () => {
  const trail = async (client: Client, filter: AuditFilter | null = null, first = 100) =>
    (await client.ask(AuditTrailDocument, { filter, first })).auditLog;
  type Row = Awaited<ReturnType<typeof trail>>['nodes'][number];

  /** A trail of its own, with a second pharmacy, somebody at each, and attempts that ended in every way. */
  async function newTrail() {
    const world = await newWorld(app);
    const second = { ...world, pharmacyId: await newPharmacy(world) };
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const auditor = await newMember(world, 'AUDITOR', second.pharmacyId);
    const here = await stocked(world, [{ quantity: 10 }]);
    const there = await stocked(second, [{ quantity: 10 }]);
    const { stockId } = here;
    const done = await tried(technician.client, DispenseStockDocument, { input: { stockId, quantity: 1 } });
    await tried(technician.client, DispenseStockDocument, { input: { stockId, quantity: 99 } });
    await tried(technician.client, DispenseStockDocument, { input: { stockId, quantity: -1 } });
    await tried(technician.client, SetStockLevelsDocument, { input: { stockId, minQuantity: 1 } });
    await tried(world.owner.client, SetStockLevelsDocument, { input: { stockId: there.stockId, minQuantity: 1 } });
    return { world, second, technician, auditor, here, there, requestId: done.requestId };
  }

  it('is narrowed by each condition of its filter: all that meet it, and no others', async () => {
    const { world, second, technician, here, requestId } = await newTrail();
    const { client } = world.owner;
    const all = (await trail(client)).nodes;
    const times = all.map(({ createdAt }) => createdAt).sort();
    const middle = times[Math.floor(times.length / 2)] ?? '';
    const cases: [AuditFilter, (row: Row) => boolean][] = [
      [{ action: 'stock.dispense' }, ({ action }) => action === 'stock.dispense'],
      [{ action: 'stock.' }, ({ action }) => action.startsWith('stock.')],
      [{ actorId: technician.userId }, ({ actor }) => actor?.id === technician.userId],
      [{ entityId: here.stockId }, ({ entityId }) => entityId === here.stockId],
      [{ entityType: 'Drug' }, ({ entityType }) => entityType === 'Drug'],
      [{ pharmacyId: second.pharmacyId }, (row) => row.pharmacyId === second.pharmacyId],
      [{ outcomes: ['REFUSED', 'DENIED'] }, ({ outcome }) => ['REFUSED', 'DENIED'].includes(outcome)],
      [{ outcomes: ['FAILED'] }, ({ outcome }) => outcome === 'FAILED'],
      [{ requestId }, (row) => row.requestId === requestId],
      [{ from: middle }, ({ createdAt }) => createdAt >= middle],
      [{ until: middle }, ({ createdAt }) => createdAt < middle],
      [
        { action: 'stock.', actorId: technician.userId, outcomes: ['SUCCEEDED'], from: times[0], entityType: 'Stock' },
        (row) => row.requestId === requestId,
      ],
    ];
    for (const [filter, meets] of cases) {
      const wanted = all.filter(meets).map(({ id }) => id);
      expect([filter, wanted.length > 0 && wanted.length < all.length]).toEqual([filter, true]);
      const { nodes, totalCount } = await trail(client, filter);
      expect([filter, nodes.map(({ id }) => id)]).toEqual([filter, wanted]);
      expect(totalCount).toBe(wanted.length);
    }
  });

  it('answers nothing where nothing meets the filter', async () => {
    const { client } = scene.world.owner;
    const none: AuditFilter[] = [
      { action: 'stock' },
      { action: 'stock.dispens' },
      { actorId: 'nonsense' },
      { entityId: 'nonsense' },
      { pharmacyId: crypto.randomUUID() },
      { entityType: 'stock' },
      { outcomes: [] },
      { requestId: 'no-such-request' },
    ];
    for (const filter of none) expect([filter, (await trail(client, filter)).nodes]).toEqual([filter, []]);
  });

  it('is read page by page, newest first, each row once', async () => {
    const { world } = await newTrail();
    const { client } = world.owner;
    const all = (await trail(client)).nodes.map(({ id }) => id);
    expect(all).toEqual([...all].sort().reverse());
    const page = async (after: string | null) =>
      (await client.ask(AuditTrailDocument, { filter: null, first: 4, after })).auditLog;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo, totalCount } = await page(after);
      expect(totalCount).toBe(all.length);
      expect(nodes.length).toBeLessThanOrEqual(4);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });

  it('is for owners and auditors alone; an auditor of one pharmacy reads what happened there', async () => {
    const { world, second, auditor, there } = await newTrail();
    for (const role of ['MANAGER', 'PHARMACIST', 'TECHNICIAN'] as const) {
      const { client } = await newMember(world, role, role === 'MANAGER' ? null : world.pharmacyId);
      expect((await client.error(AuditTrailDocument, {})).extensions.code).toBe('FORBIDDEN');
    }
    expect((await app.client().error(AuditTrailDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    const everywhere = await newMember(world, 'AUDITOR', null);
    const all = (await trail(world.owner.client)).nodes;
    expect((await trail(everywhere.client)).nodes).toEqual(all);
    const ofTheirs = (await trail(auditor.client)).nodes;
    expect(ofTheirs.map(({ id }) => id)).toEqual(
      all.filter(({ pharmacyId }) => pharmacyId === second.pharmacyId).map(({ id }) => id),
    );
    expect(ofTheirs.map(({ entityId }) => entityId)).toContain(there.stockId);
    expect((await trail(auditor.client, { pharmacyId: world.pharmacyId })).nodes).toEqual([]);
  });

  it('never holds rows of another organization, whatever is asked for', async () => {
    const [ours, theirs] = [await newTrail(), await newTrail()];
    const { client, userId } = ours.world.owner;
    const own = await app.sql<{ id: string }>(
      'SELECT id FROM audit_log WHERE organization_id = (SELECT organization_id FROM app_user WHERE id = $1)',
      [userId],
    );
    const { nodes, totalCount } = await trail(client);
    expect(nodes.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(totalCount).toBe(own.length);
    const filters: AuditFilter[] = [
      { requestId: theirs.requestId },
      { actorId: theirs.technician.userId },
      { entityId: theirs.here.stockId },
      { pharmacyId: theirs.world.pharmacyId },
    ];
    for (const filter of filters) {
      expect((await trail(theirs.world.owner.client, filter)).nodes.length).toBeGreaterThan(0);
      expect([filter, (await trail(client, filter)).nodes]).toEqual([filter, []]);
    }
  });

  it('tells an owner of a wrong password tried on an account of the organization', async () => {
    const { owner } = await newWorld(app);
    await app.client().send(LogInDocument.toString(), { input: { email: owner.email, password: 'not-this-password' } });
    const { nodes } = await trail(owner.client, { action: 'session.log-in' });
    expect(nodes).toMatchObject([
      { outcome: 'REFUSED', code: 'INVALID_CREDENTIALS', entityId: owner.userId, actor: null },
    ]);
  });
});
