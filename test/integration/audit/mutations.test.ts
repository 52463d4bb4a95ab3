import type { GraphQLField } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appSchema } from '../../../src/app/schema.ts';
import { permissions } from '../../../src/domain/authorization/permissions.ts';
import { newMember, type Person } from '../../kit/world.ts';
import { everyOperation, needsMail, variablesOf } from '../../operations/index.ts';
import { app, scene, tried, useAudit } from './audit.kit.ts';

useAudit();

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
