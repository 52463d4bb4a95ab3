import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DispenseStockDocument, GetStockDocument } from '../generated/graphql.ts';
import { appForTest } from '../kit/app.ts';
import { allPlaced } from '../kit/cursor.ts';
import { newDrug, newWorld, stocked } from '../kit/world.ts';

interface Store {
  cursor: string | null;
  records: Record<string, Record<string, unknown>>;
  waiting: unknown[];
}

interface Guide {
  emptyStore(): Store;
  createReplica(options: object): {
    pull(): Promise<void>;
    write(mutation: string, variables: object): Promise<void>;
    push(answered?: (answer: unknown) => void): Promise<void>;
  };
}

/** The example as it stands in the guide, so that what people copy is what was tried. */
async function guide(): Promise<Guide> {
  const text = readFileSync(new URL('../../docs/offline.md', import.meta.url), 'utf8');
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(example)}`)) as Guide;
}

it('the example of the guide keeps a copy and sends each write once, through a broken network and a restored backup', async () => {
  const app = await appForTest();
  const world = await newWorld(app);
  const { stockId } = await stocked(world, [{ quantity: 10 }]);
  const { createReplica, emptyStore } = await guide();
  let store = emptyStore();
  const options = {
    token: world.owner.token,
    load: async () => structuredClone(store),
    save: async (next: Store) => {
      store = structuredClone(next);
    },
    fields: '... on Drug { id name } ... on Stock { id quantity } ... on Lot { id quantity }',
  };
  const replica = createReplica({ ...options, url: app.url });
  const cut = createReplica({ ...options, url: 'http://127.0.0.1:9' });
  await allPlaced(app, 'entity_change');
  await replica.pull();
  expect(store.records[`STOCK ${stockId}`]).toMatchObject({ quantity: 10, pharmacyId: world.pharmacyId });

  await cut.write(DispenseStockDocument.toString(), { input: { stockId, quantity: 4 } });
  await expect(cut.push()).rejects.toThrow();
  const unsent = structuredClone(store);
  await replica.push();
  // The answer was lost on its way, so the device sends the same again.
  store = unsent;
  const answers: unknown[] = [];
  await replica.push((answer) => answers.push(answer));
  expect(answers).toMatchObject([{ data: { dispenseStock: { __typename: 'StockMovement' } } }]);
  expect(store.waiting).toEqual([]);
  expect((await world.owner.client.ask(GetStockDocument, { id: stockId })).stock?.quantity).toBe(6);
  await allPlaced(app, 'entity_change');
  await replica.pull();
  expect(store.records[`STOCK ${stockId}`]).toMatchObject({ quantity: 6 });

  await app.sql('UPDATE change_head SET feed = gen_random_uuid()');
  const drugId = await newDrug(world);
  await allPlaced(app, 'entity_change');
  await replica.pull();
  expect(Object.keys(store.records)).toHaveLength(4);
  expect(store.records[`DRUG ${drugId}`]).toBeDefined();
});
