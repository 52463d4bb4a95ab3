import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ApproveOrderDocument,
  CreateSupplierDocument,
  PlaceOrderDocument,
  type PlaceOrderInput,
  ReceiveStockDocument,
  ReorderSuggestionsDocument,
  type ReorderSuggestionsQuery,
  SetApprovalRuleDocument,
  SetLotStatusDocument,
  SetStockLevelsDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newPharmacy, newWorld, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());

const suggestions = async (pharmacyId = world.pharmacyId) =>
  (await world.owner.client.ask(ReorderSuggestionsDocument, { pharmacyId, first: 100 })).reorderSuggestions.nodes;
const suggestionFor = async (stockId: string) => (await suggestions()).find(({ stock }) => stock.id === stockId);

describe('what should be bought again', () => {
  it('is what is short on usable and on-order stock, with the figures that say so', async () => {
    const { stockId, drugId } = await stocked(world, [{ quantity: 30 }], 50);
    expect(await suggestionFor(stockId)).toMatchObject({
      usable: 30,
      onOrder: 0,
      minQuantity: 50,
      target: 100,
      order: { pharmacyId: world.pharmacyId, kind: 'PURCHASE', supplierId: null, drugId, quantity: 70 },
    });
    await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 50, maxQuantity: 80 } });
    expect(await suggestionFor(stockId)).toMatchObject({ target: 80, order: { quantity: 50 } });
    await world.owner.client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 30 } });
    expect(await suggestionFor(stockId)).toBeUndefined();
  });

  it('counts what is expired or on hold as not there', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 60 }], 50);
    expect(await suggestionFor(stockId)).toBeUndefined();
    await world.owner.client.ask(SetLotStatusDocument, {
      input: { lotId: lotIds[0] ?? '', status: 'ON_HOLD', reason: 'Damaged box' },
    });
    expect(await suggestionFor(stockId)).toMatchObject({ usable: 0, order: { quantity: 100 } });
  });

  it('is placed as it stands, from whoever the newest lot came from, and is gone once that is approved', async () => {
    const { client } = world.owner;
    const { createSupplier } = await client.ask(CreateSupplierDocument, { input: { name: someText('Supplier') } });
    const supplierId = as(createSupplier, 'Supplier').id;
    const { stockId, drugId } = await stocked(world, [{ quantity: 5 }], 20);
    await client.ask(ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: 'N1',
        expiresOn: dayFromNow(300),
        quantity: 5,
        supplierId,
      },
    });
    const suggestion = await suggestionFor(stockId);
    expect(suggestion?.order).toMatchObject({ supplierId, quantity: 30 });
    await client.ask(SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
    const { placeOrder } = await client.ask(PlaceOrderDocument, { input: suggestion?.order as PlaceOrderInput });
    const order = as(placeOrder, 'Order');
    expect(order).toMatchObject({ kind: 'PURCHASE', supplier: { id: supplierId }, quantity: 30, drug: { id: drugId } });
    expect(await suggestionFor(stockId)).toBeDefined();
    const { approveOrder } = await client.ask(ApproveOrderDocument, {
      input: { orderId: order.id, allowPartial: false },
    });
    as(approveOrder, 'OrderApproved');
    expect(await suggestionFor(stockId)).toBeUndefined();
    await client.ask(SetApprovalRuleDocument, { input: { requesterMayApprove: false } });
  });

  it('comes in pages by name, of one pharmacy alone', async () => {
    const elsewhere = await newPharmacy(world);
    const there = { ...world, pharmacyId: elsewhere };
    for (let count = 0; count < 5; count += 1) await stocked(there, [{ quantity: 1 }], 10);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { reorderSuggestions }: ReorderSuggestionsQuery = await world.owner.client.ask(ReorderSuggestionsDocument, {
        pharmacyId: elsewhere,
        first: 2,
        after,
      });
      expect(reorderSuggestions.totalCount).toBe(5);
      seen.push(...reorderSuggestions.nodes.map(({ stock }) => stock.id));
      if (!reorderSuggestions.pageInfo.hasNextPage) break;
      after = reorderSuggestions.pageInfo.endCursor ?? null;
    }
    expect(new Set(seen).size).toBe(5);
    expect((await suggestions()).map(({ stock }) => stock.id).filter((id) => seen.includes(id))).toEqual([]);
  });
});
