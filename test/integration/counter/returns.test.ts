import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newMember, stocked } from '../../kit/world.ts';
import {
  ask,
  dispense,
  hoursAgo,
  problem,
  reverse,
  setStatus,
  technician,
  useCounter,
  world,
  wrong,
} from './counter.kit.ts';

useCounter();

const takeBack = async (
  transactionId: string,
  lots: api.LotQuantityInput[],
  { client } = world.owner,
  more: Partial<api.ReturnFromCustomerInput> = {},
) =>
  (await client.ask(api.ReturnFromCustomerDocument, { input: { transactionId, lots, reason: 'Not needed', ...more } }))
    .returnFromCustomer;
const sendBack = async (
  transactionId: string,
  lots: api.LotQuantityInput[],
  more: Partial<api.ReturnToSupplierInput> = {},
) =>
  (await ask(api.ReturnToSupplierDocument, { input: { transactionId, lots, reason: 'Damaged', ...more } }))
    .returnToSupplier;
const stockOf = async (id: string) => {
  const { stock } = await ask(api.GetStockDocument, { id });
  if (!stock) throw new Error(`There is no stock ${id}.`);
  return stock;
};
/** A lot of ten of which three were handed out. */
async function handedOut() {
  const { stockId, lotIds, transactionIds } = await stocked(world, [{ quantity: 10 }]);
  const { transaction } = as(await dispense({ stockId, quantity: 3 }), 'StockMovement');
  return { stockId, lotId: lotIds[0] ?? '', receiptId: transactionIds[0] ?? '', dispenseId: transaction.id };
}
/** An order that was promised all of a lot of ten. */
async function allocatedLot() {
  const { drugId, stockId, lotIds, transactionIds } = await stocked(world, [{ quantity: 10 }]);
  const input = { pharmacyId: world.pharmacyId, kind: 'ISSUE' as const, drugId, quantity: 10 };
  const order = as((await ask(api.PlaceOrderDocument, { input })).placeOrder, 'Order');
  const approver = await newMember(world, 'PHARMACIST', world.pharmacyId);
  const approved = await approver.client.ask(api.ApproveOrderDocument, { input: { orderId: order.id } });
  as(approved.approveOrder, 'OrderApproved');
  return {
    stockId,
    orderId: order.id,
    number: order.number,
    lotId: lotIds[0] ?? '',
    receiptId: transactionIds[0] ?? '',
  };
}
describe('what a customer brings back', () => {
  it('is a part of its lot in quarantine, until somebody releases it', async () => {
    const { stockId, lotId, dispenseId } = await handedOut();
    const back = as(await takeBack(dispenseId, [{ lotId, quantity: 2 }], technician), 'StockMovement');
    expect(back.transaction).toMatchObject({ transactionType: 'CUSTOMER_RETURN', quantity: 2, returnsId: dispenseId });
    expect(back.stock).toMatchObject({ quantity: 9, usable: 7 });
    expect(back.notices).toHaveLength(1);
    const part = back.transaction.lines[0]?.lot.id ?? '';
    expect(part).not.toBe(lotId);
    const lots = (await stockOf(stockId)).lots;
    expect(lots.find(({ id }) => id === part)).toMatchObject({ status: 'QUARANTINED', quantity: 2 });
    await setStatus(part, 'RELEASED');
    expect((await stockOf(stockId)).usable).toBe(9);
  });

  it('is never more than left and has not come back; what was undone does not count', async () => {
    const { lotId, dispenseId } = await handedOut();
    const first = as(await takeBack(dispenseId, [{ lotId, quantity: 2 }]), 'StockMovement');
    expect(as(await takeBack(dispenseId, [{ lotId, quantity: 2 }]), 'ReturnExceeded')).toMatchObject({
      lotId,
      moved: 3,
      returned: 2,
      requested: 2,
    });
    as(await reverse(first.transaction.id), 'StockMovement');
    as(await takeBack(dispenseId, [{ lotId, quantity: 3 }]), 'StockMovement');
    const { transaction } = await ask(api.TakenBackDocument, { id: dispenseId });
    expect(transaction?.returnable).toEqual([{ moved: 3, returned: 3, lot: { id: lotId } }]);
  });

  it('is counted right when many bring it back at once', async () => {
    const { stockId, lotId, dispenseId } = await handedOut();
    const answers = await Promise.all(Array.from({ length: 8 }, () => takeBack(dispenseId, [{ lotId, quantity: 1 }])));
    expect(answers.filter(({ __typename }) => __typename === 'StockMovement')).toHaveLength(3);
    expect(answers.filter(({ __typename }) => __typename === 'ReturnExceeded')).toHaveLength(5);
    expect((await stockOf(stockId)).quantity).toBe(10);
  });

  it('is recalled when its lot was', async () => {
    const { lotId, dispenseId } = await handedOut();
    await setStatus(lotId, 'RECALLED');
    const back = as(await takeBack(dispenseId, [{ lotId, quantity: 1 }]), 'StockMovement');
    expect(back.stock.usable).toBe(0);
    expect(back.notices[0]).toContain('RECALLED');
  });

  it('comes back once more after it was released and handed out again', async () => {
    const { stockId, lotId, dispenseId } = await handedOut();
    const back = as(await takeBack(dispenseId, [{ lotId, quantity: 3 }]), 'StockMovement');
    const part = back.transaction.lines[0]?.lot.id ?? '';
    await setStatus(part, 'RELEASED');
    const again = as(
      await dispense({ stockId, lots: [{ lotId: part, quantity: 3 }], reason: 'Opened box' }),
      'StockMovement',
    );
    as(await takeBack(again.transaction.id, [{ lotId: part, quantity: 3 }]), 'StockMovement');
    expect(await stockOf(stockId)).toMatchObject({ quantity: 10, usable: 7 });
  });

  it('left by a dispense: a receipt, a reversed dispense and another stock’s lot are refused', async () => {
    const { lotId, receiptId, dispenseId } = await handedOut();
    as(await takeBack(receiptId, [{ lotId, quantity: 1 }]), 'NotReturnable');
    const other = await handedOut();
    const input = { transactionId: dispenseId, lots: [{ lotId: other.lotId, quantity: 1 }], reason: 'Mistaken' };
    const error = await world.owner.client.error(api.ReturnFromCustomerDocument, { input });
    expect(problem(error).code).toBe('NOT_FOUND');
    as(await reverse(dispenseId), 'StockMovement');
    as(await takeBack(dispenseId, [{ lotId, quantity: 1 }]), 'NotReturnable');
  });

  it('stands against undoing the dispense, which would count it twice', async () => {
    const { lotId, dispenseId } = await handedOut();
    const back = as(await takeBack(dispenseId, [{ lotId, quantity: 1 }]), 'StockMovement');
    expect(as(await reverse(dispenseId), 'ReturnedSince').returnIds).toEqual([back.transaction.id]);
    as(await reverse(back.transaction.id), 'StockMovement');
    as(await reverse(dispenseId), 'StockMovement');
  });

  it('came back after it left', async () => {
    const { lotId, dispenseId } = await handedOut();
    const input = {
      transactionId: dispenseId,
      lots: [{ lotId, quantity: 1 }],
      reason: 'Mistaken',
      occurredAt: hoursAgo(1),
    };
    const error = await world.owner.client.error(api.ReturnFromCustomerDocument, { input });
    expect(problem(error)).toEqual(wrong('input.occurredAt', 'after'));
  });
});

describe('what is sent back to a supplier', () => {
  it('is never more than came and was not sent back', async () => {
    const { stockId, lotIds, transactionIds } = await stocked(world, [{ quantity: 10 }]);
    const [lotId = '', receiptId = ''] = [lotIds[0], transactionIds[0]];
    const sent = as(await sendBack(receiptId, [{ lotId, quantity: 6 }]), 'StockMovement');
    expect(sent.transaction).toMatchObject({ transactionType: 'SUPPLIER_RETURN', quantity: -6, returnsId: receiptId });
    expect(as(await sendBack(receiptId, [{ lotId, quantity: 5 }]), 'ReturnExceeded')).toMatchObject({
      moved: 10,
      returned: 6,
    });
    expect((await stockOf(stockId)).quantity).toBe(4);
    as(await reverse(receiptId), 'ReturnedSince');
  });

  it('is what is there, also of what a customer brought back', async () => {
    const { stockId, lotId, receiptId, dispenseId } = await handedOut();
    expect(as(await sendBack(receiptId, [{ lotId, quantity: 8 }]), 'InsufficientStock').available).toBe(7);
    const back = as(await takeBack(dispenseId, [{ lotId, quantity: 3 }]), 'StockMovement');
    const part = back.transaction.lines[0]?.lot.id ?? '';
    const both = [
      { lotId, quantity: 7 },
      { lotId: part, quantity: 3 },
    ];
    as(await sendBack(receiptId, both), 'StockMovement');
    expect((await stockOf(stockId)).quantity).toBe(0);
  });

  it('came by a receipt', async () => {
    const { lotId, dispenseId } = await handedOut();
    as(await sendBack(dispenseId, [{ lotId, quantity: 1 }]), 'NotReturnable');
  });

  it('and is promised to an order: the refusal names it, and the promise goes first', async () => {
    const { stockId, orderId, number, lotId, receiptId } = await allocatedLot();
    const lots = [{ lotId, quantity: 4 }];
    const asked = as(await sendBack(receiptId, lots), 'ConfirmationNeeded');
    expect(asked.doubts).toEqual([
      { kind: 'PROMISED_TO_ORDER', message: expect.stringContaining(`10 to order ${number}`) },
    ]);
    const sent = as(await sendBack(receiptId, lots, { confirm: ['PROMISED_TO_ORDER'] }), 'StockMovement');
    expect(sent.stock).toMatchObject({ quantity: 6, allocated: 6 });
    expect(await stockOf(stockId)).toMatchObject({ quantity: 6, allocated: 6 });
    const { order } = await ask(api.GetOrderDocument, { id: orderId });
    expect(order?.lines[0]?.allocations).toMatchObject([{ quantity: 6 }]);
  });
});

describe('a lot that is promised to an order', () => {
  it('is recalled and sent back: the order loses it', async () => {
    const { lotId, receiptId, orderId } = await allocatedLot();
    expect(await setStatus(lotId, 'RECALLED')).toMatchObject({ status: 'RECALLED' });
    as(await sendBack(receiptId, [{ lotId, quantity: 10 }]), 'StockMovement');
    const { order } = await ask(api.GetOrderDocument, { id: orderId });
    expect(order?.lines[0]?.allocations).toEqual([]);
  });

  it.each([
    ['dispensed', (_: string, lotId: string, stockId: string) => dispense({ stockId, lots: [{ lotId, quantity: 1 }] })],
    [
      'corrected',
      async (_: string, lotId: string) =>
        (await ask(api.AdjustStockDocument, { input: { lotId, quantityChange: -1, reason: 'Broken' } })).adjustStock,
    ],
    ['undone', (receiptId: string) => reverse(receiptId)],
  ])('is not %s, and the refusal names the order', async (_name, take) => {
    const { stockId, lotId, receiptId, number } = await allocatedLot();
    const refused = as(await take(receiptId, lotId, stockId), 'InsufficientStock');
    expect(refused.allocated).toEqual([{ orderNumber: number, quantity: 10 }]);
    expect(refused.message).toContain(`10 to order ${number}`);
  });
});
