import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, newDrug, stocked } from '../../kit/world.ts';
import { ask, dispense, reverse, technician, useCounter, world } from './counter.kit.ts';

useCounter();

describe('a quantity far beyond what is usual', () => {
  const usual = async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 5_000 }]);
    for (const quantity of [28, 28, 56, 28, 28]) as(await dispense({ stockId, quantity }), 'StockMovement');
    return { drugId, stockId };
  };

  it('is asked again where it is dispensed, received and ordered', async () => {
    const { drugId, stockId } = await usual();
    const asked = as(await dispense({ stockId, quantity: 280 }), 'ConfirmationNeeded');
    expect(asked.doubts).toEqual([{ kind: 'UNUSUAL_QUANTITY', message: expect.stringContaining('280') }]);
    as(await dispense({ stockId, quantity: 280, confirm: ['UNUSUAL_QUANTITY'] }), 'StockMovement');
    as(await dispense({ stockId, quantity: 112 }), 'StockMovement');

    const { pharmacyId } = world;
    const order = { pharmacyId, kind: 'ISSUE' as const, lines: [{ drugId, quantity: 2_800 }] };
    const placed = async (input: api.PlaceOrderInput) => (await ask(api.PlaceOrderDocument, { input })).placeOrder;
    as(await placed(order), 'ConfirmationNeeded');
    as(await placed({ ...order, confirm: ['UNUSUAL_QUANTITY'] }), 'Order');
    as(await placed({ ...order, lines: [{ drugId, quantity: 56 }] }), 'Order');

    const receipt = { pharmacyId, drugId, lotNumber: 'U1', expiresOn: dayFromNow(400) };
    const received = async (input: api.ReceiveStockInput) =>
      (await ask(api.ReceiveStockDocument, { input })).receiveStock;
    for (let time = 0; time < 5; time += 1) as(await received({ ...receipt, quantity: 100 }), 'StockMovement');
    as(await received({ ...receipt, quantity: 1_000 }), 'ConfirmationNeeded');
    as(await received({ ...receipt, quantity: 1_000, confirm: ['UNUSUAL_QUANTITY'] }), 'StockMovement');
  });

  it('is asked again of goods beyond an order and of what a correction adds, as of a loose receipt', async () => {
    const { pharmacyId } = world;
    const drugId = await newDrug(world);
    const receipt = { pharmacyId, drugId, lotNumber: 'U1', expiresOn: dayFromNow(400), quantity: 100 };
    let lotId = '';
    for (let time = 0; time < 6; time += 1) {
      const { receiveStock } = await ask(api.ReceiveStockDocument, { input: receipt });
      lotId = as(receiveStock, 'StockMovement').transaction.lines[0]?.lot.id ?? '';
    }
    const { placeOrder } = await technician.client.ask(api.PlaceOrderDocument, {
      input: { pharmacyId, kind: 'PURCHASE', lines: [{ drugId, quantity: 1_500 }], confirm: ['UNUSUAL_QUANTITY'] },
    });
    const order = as(placeOrder, 'Order');
    as((await ask(api.ApproveOrderDocument, { input: { orderId: order.id } })).approveOrder, 'OrderApproved');
    const lineId = order.lines[0]?.id ?? '';
    const lots = (quantity: number) => [{ lotNumber: 'U2', expiresOn: dayFromNow(400), quantity }];
    const deliver = async (extra: number, more: Partial<api.FulfillOrderInput> = {}) =>
      (
        await ask(api.FulfillOrderDocument, {
          input: {
            orderId: order.id,
            lines: [{ lineId, lots: lots(500) }],
            extras: extra > 0 ? [{ drugId, lots: lots(extra), reason: 'Sent too much' }] : [],
            ...more,
          },
        })
      ).fulfillOrder;
    // What was ordered was asked about when it was ordered.
    as(await deliver(0), 'OrderFulfilled');
    as(await deliver(5), 'OrderFulfilled');
    expect(as(await deliver(9_000), 'ConfirmationNeeded').doubts).toMatchObject([{ kind: 'UNUSUAL_QUANTITY' }]);
    as(await deliver(9_000, { confirm: ['UNUSUAL_QUANTITY'] }), 'OrderFulfilled');

    const adjust = async (input: Partial<api.AdjustStockInput>) =>
      (await ask(api.AdjustStockDocument, { input: { lotId, quantityChange: 20_000, reason: 'Counted', ...input } }))
        .adjustStock;
    as(await adjust({ quantityChange: 5 }), 'StockMovement');
    expect(as(await adjust({}), 'ConfirmationNeeded').doubts).toMatchObject([{ kind: 'UNUSUAL_QUANTITY' }]);
    as(await adjust({ confirm: ['UNUSUAL_QUANTITY'] }), 'StockMovement');
    as(await adjust({ quantityChange: -20_000 }), 'StockMovement');
  });

  it('is not learned from what was undone', async () => {
    const { stockId } = await usual();
    for (let time = 0; time < 6; time += 1) {
      const input = { stockId, quantity: 300, confirm: ['UNUSUAL_QUANTITY' as const] };
      const { transaction } = as(await dispense(input), 'StockMovement');
      as(await reverse(transaction.id), 'StockMovement');
    }
    as(await dispense({ stockId, quantity: 300 }), 'ConfirmationNeeded');
  });

  it('is not asked where nothing is known', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5_000 }]);
    as(await dispense({ stockId, quantity: 4_000 }), 'StockMovement');
  });
});
