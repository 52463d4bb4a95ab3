import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { appSchema } from '../../src/app/schema.ts';
import { newId } from '../../src/platform/database/ids.ts';
import { UpdateDrugDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { statementsIn } from '../kit/statements.ts';
import { until } from '../kit/until.ts';
import { newDrug, newMember, newPharmacy, newWorld } from '../kit/world.ts';
import { newScene, type Scene, variablesOf } from '../operations/index.ts';

let app: App;
let scene: Scene;
/** An id of each type. */
let ids: Record<string, string>;
/** Everything this process sends to PostgreSQL passes here. */
const queries = vi.spyOn(pg.Client.prototype, 'query');

beforeAll(async () => {
  app = await startApp();
  scene = await newScene(await newWorld(app));
  const idOf = async (query: string) => String(Reflect.get(await variablesOf(query, scene), 'id'));
  const { world, drugId, lotId, stockId, supplierId, transactionId } = scene;
  await variablesOf('acknowledgeAlert', scene);
  const [alert] = await app.sql<{ id: string }>('SELECT id FROM alert WHERE pharmacy_id = $1', [world.pharmacyId]);
  ids = {
    Alert: alert?.id ?? '',
    Conversation: await idOf('conversation'),
    Drug: drugId,
    Lot: lotId,
    Order: await idOf('order'),
    Pharmacy: world.pharmacyId,
    Recall: await idOf('recall'),
    Stock: stockId,
    Supplier: supplierId,
    Transaction: transactionId,
    User: world.owner.userId,
  };
});
afterAll(async () => {
  await app.close();
  queries.mockRestore();
});

interface NodeAnswer {
  readonly node: { readonly __typename: string; readonly id: string } | null;
}
interface NodesAnswer {
  readonly nodes: readonly NodeAnswer['node'][];
}
const oneText = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const manyText = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Drug { name } } }';
const one = async (id: string, client = scene.world.owner.client) =>
  (await client.send<NodeAnswer>(oneText, { id })).data?.node;

describe('node', () => {
  it('records who looked at a sensitive record found so, as a query of its own does', async () => {
    const drugId = await newDrug(scene.world);
    const schedule = { drugId, controlledSchedule: 'CII' as const };
    as((await scene.world.owner.client.ask(UpdateDrugDocument, { input: schedule })).updateDrug, 'Drug');
    const looker = await newMember(scene.world, 'TECHNICIAN', scene.world.pharmacyId);
    const text = 'query ($id: ID!) { node(id: $id) { ... on Drug { name } } }';
    expect((await looker.client.send(text, { id: drugId })).errors).toBeUndefined();
    await until('it is recorded', async () => {
      const [row] = await app.sql('SELECT 1 FROM access_log WHERE actor_id = $1 AND entity_ids @> ARRAY[$2::uuid]', [
        looker.userId,
        drugId,
      ]);
      return row;
    });
  });

  it('finds a record of every type that is a Node, by its id alone', async () => {
    const node = appSchema().getType('Node');
    if (!node || !('resolveType' in node)) throw new Error('There is no interface Node.');
    const types = appSchema()
      .getPossibleTypes(node as never)
      .map(({ name }) => name);
    expect(types.sort()).toEqual(Object.keys(ids).sort());
    for (const [type, id] of Object.entries(ids)) expect(await one(id), type).toEqual({ __typename: type, id });
  });

  it('answers null to whoever may not see the record, as if there were none', async () => {
    const stranger = (await newWorld(app)).owner.client;
    const elsewhere = await newMember(scene.world, 'TECHNICIAN', await newPharmacy(scene.world));
    for (const [type, id] of Object.entries(ids)) expect(await one(id, stranger), type).toBeNull();
    for (const type of ['Stock', 'Lot', 'Order', 'Alert', 'Transaction', 'Conversation', 'Pharmacy'])
      expect(await one(ids[type] ?? '', elsewhere.client), type).toBeNull();
    expect(await one(newId())).toBeNull();
    expect(await one('no id')).toBeNull();
  });
});

describe('nodes', () => {
  it('answers in the order of the ids, with null for what there is not', async () => {
    const asked = [ids.Stock, newId(), ids.Drug, ids.Stock];
    const { data } = await scene.world.owner.client.send<NodesAnswer>(manyText, { ids: asked });
    expect(data?.nodes.map((node) => node?.id ?? null)).toEqual([ids.Stock, null, ids.Drug, ids.Stock]);
  });

  it('takes one statement to tell the types, and one for all records of a type', async () => {
    const drugs = [await newDrug(scene.world), await newDrug(scene.world), await newDrug(scene.world)];
    queries.mockClear();
    await scene.world.owner.client.send<NodesAnswer>(manyText, { ids: drugs });
    const statements = statementsIn(queries.mock.calls);
    expect(statements.filter((text) => text.includes('UNION ALL'))).toHaveLength(1);
    // Who asks, the types, the drugs.
    expect(statements).toHaveLength(3);
  });

  it('are at most 100 at once', async () => {
    const { errors } = await scene.world.owner.client.send(manyText, { ids: Array.from({ length: 101 }, newId) });
    expect(errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  });
});
