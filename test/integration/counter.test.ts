import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client, type GraphQLErrorAnswer } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, type Person, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let technician: Person;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
});
afterAll(async () => {
  const { ledgerHealth } = await world.owner.client.ask(api.CheckLedgerDocument, {});
  await app.close();
  expect(ledgerHealth.unexplainedBalances).toBe(0);
});

const ask: Client['ask'] = (document, variables) => world.owner.client.ask(document, variables);
const dispense = async (input: api.DispenseStockInput, { client } = world.owner) =>
  (await client.ask(api.DispenseStockDocument, { input })).dispenseStock;
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
const reverse = async (transactionId: string, { client } = world.owner) =>
  (await client.ask(api.ReverseTransactionDocument, { input: { transactionId, reason: 'Mistaken' } }))
    .reverseTransaction;
const setStatus = async (lotId: string, status: api.LotStatus) =>
  as((await ask(api.SetLotStatusDocument, { input: { lotId, status, reason: 'Told to' } })).setLotStatus, 'Lot');
const stockOf = async (id: string) => {
  const { stock } = await ask(api.GetStockDocument, { id });
  if (!stock) throw new Error(`There is no stock ${id}.`);
  return stock;
};
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const problem = ({ extensions: { code, problems } }: GraphQLErrorAnswer) => ({ code, problems });
const wrong = (field: string, rule: string) => ({
  code: 'BAD_USER_INPUT',
  problems: [expect.objectContaining({ field, rule })],
});

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
    expect(back.notices[0]).toContain('is recalled');
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

describe('undoing', () => {
  it('is for what somebody recorded themselves a few minutes ago, or for those who may undo anything', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const own = as(await dispense({ stockId, quantity: 1 }, technician), 'StockMovement').transaction.id;
    const others = as(await dispense({ stockId, quantity: 1 }), 'StockMovement').transaction.id;
    const undoable = async (id: string) =>
      (await technician.client.ask(api.TakenBackDocument, { id })).transaction?.undoable;
    expect([await undoable(own), await undoable(others)]).toEqual([true, false]);
    const input = { transactionId: others, reason: 'Mistaken' };
    const refused = await technician.client.error(api.ReverseTransactionDocument, { input });
    expect(refused.extensions.code).toBe('FORBIDDEN');
    as(await reverse(own, technician), 'StockMovement');
    const { transaction } = await ask(api.TakenBackDocument, { id: own });
    expect(transaction).toMatchObject({ undoable: false, reversedById: expect.any(String) });
  });

  it('is over for them when the minutes are', async () => {
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const { transaction } = as(await dispense({ stockId, quantity: 1 }, technician), 'StockMovement');
    app.clock.advance({ minutes: 16 });
    try {
      const input = { transactionId: transaction.id, reason: 'Mistaken' };
      const refused = await technician.client.error(api.ReverseTransactionDocument, { input });
      expect(refused.message).toContain('15 minutes');
      as(await reverse(transaction.id), 'StockMovement');
    } finally {
      app.clock.reset();
    }
  });
});

describe('the lots that will be taken', () => {
  it('are those that are taken', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { quantity: 4, expiresOn: dayFromNow(200) },
      { quantity: 3, expiresOn: dayFromNow(100) },
      { quantity: 5, expiresOn: dayFromNow(50) },
    ]);
    const [late = '', soon = '', held = ''] = lotIds;
    await setStatus(held, 'ON_HOLD');
    const { stock } = await ask(api.DispensePlanDocument, { id: stockId, quantity: 5 });
    expect(stock?.dispensePlan).toEqual({
      shortage: 0,
      lots: [
        { quantity: 3, lot: { id: soon } },
        { quantity: 2, lot: { id: late } },
      ],
      skipped: [{ lotId: held, reason: 'ON_HOLD' }],
    });
    const { transaction } = as(await dispense({ stockId, quantity: 5 }), 'StockMovement');
    expect(transaction.lines.map(({ lot, quantityChanged }) => [lot.id, -quantityChanged])).toEqual([
      [soon, 3],
      [late, 2],
    ]);
    const { stock: after } = await ask(api.DispensePlanDocument, { id: stockId, quantity: 9 });
    expect(after?.dispensePlan.shortage).toBe(7);
  });
});

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

describe('late entries', () => {
  /** A lot received long ago that expired yesterday, and whose dispensing of before that is entered now. */
  const expired = async () => {
    const drugId = await newDrug(world);
    const { pharmacyId } = world;
    const receipt = { pharmacyId, drugId, lotNumber: 'E1', expiresOn: dayFromNow(-1), quantity: 10 };
    const { receiveStock } = await ask(api.ReceiveStockDocument, {
      input: { ...receipt, occurredAt: hoursAgo(240), reason: 'Paper of last week' },
    });
    const { stock } = as(receiveStock, 'StockMovement');
    return stock.id;
  };

  it('are judged by the day that they are dated: what was good then can have been dispensed', async () => {
    const stockId = await expired();
    expect(as(await dispense({ stockId, quantity: 1 }), 'InsufficientStock').skipped).toMatchObject([
      { reason: 'EXPIRED' },
    ]);
    as(await dispense({ stockId, quantity: 1, occurredAt: hoursAgo(48) }), 'StockMovement');
    const { pharmacyId } = world;
    const drugId = await newDrug(world);
    const input = {
      pharmacyId,
      drugId,
      lotNumber: 'E2',
      expiresOn: dayFromNow(-3),
      quantity: 1,
      occurredAt: hoursAgo(48),
    };
    as((await ask(api.ReceiveStockDocument, { input })).receiveStock, 'LotExpired');
  });

  it('take from lots that were there then', async () => {
    const drugId = await newDrug(world);
    const { pharmacyId } = world;
    const receive = async (lotNumber: string, days: number, hours: number) =>
      as(
        (
          await ask(api.ReceiveStockDocument, {
            input: {
              pharmacyId,
              drugId,
              lotNumber,
              expiresOn: dayFromNow(days),
              quantity: 5,
              occurredAt: hoursAgo(hours),
            },
          })
        ).receiveStock,
        'StockMovement',
      );
    const first = await receive('THEN', 200, 60);
    await receive('SINCE', 100, 2);
    const stockId = first.stock.id;
    const late = as(await dispense({ stockId, quantity: 4, occurredAt: hoursAgo(24) }), 'StockMovement');
    expect(late.transaction.lines.map(({ lot }) => lot.lotNumber)).toEqual(['THEN']);
    const more = as(await dispense({ stockId, quantity: 4, occurredAt: hoursAgo(24) }), 'InsufficientStock');
    expect(more.available).toBe(1);
  });

  it('take nothing of what left the lot since', async () => {
    const { stockId } = await stocked(world, [{ quantity: 1 }]);
    const input = { stockId, quantity: 1, occurredAt: hoursAgo(1) };
    expect(as(await dispense(input), 'InsufficientStock').available).toBe(0);
  });

  it('far back need a right and a reason', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const input = { stockId, quantity: 1, occurredAt: hoursAgo(100) };
    const unreasoned = await world.owner.client.error(api.DispenseStockDocument, { input });
    expect(problem(unreasoned)).toEqual(wrong('input.reason', 'required'));
    const denied = await technician.client.error(api.DispenseStockDocument, { input: { ...input, reason: 'Paper' } });
    expect(denied.extensions.code).toBe('FORBIDDEN');
  });

  it('of a lot that was recalled since: named, with a reason, by who may date back, and only before the recall', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 5 }]);
    const lotId = lotIds[0] ?? '';
    const before = new Date().toISOString();
    await setStatus(lotId, 'RECALLED');
    const lots = [{ lotId, quantity: 1 }];
    as(await dispense({ stockId, lots, reason: 'On paper' }), 'LotNotUsable');
    as(await dispense({ stockId, quantity: 1, occurredAt: before }), 'InsufficientStock');
    const unreasoned = await world.owner.client.error(api.DispenseStockDocument, {
      input: { stockId, lots, occurredAt: before },
    });
    expect(problem(unreasoned)).toEqual(wrong('input.reason', 'required'));
    const late = { stockId, lots, occurredAt: before, reason: 'Slip 12 of this morning' };
    const denied = await technician.client.error(api.DispenseStockDocument, { input: late });
    expect(denied.extensions.code).toBe('FORBIDDEN');
    const done = as(await dispense(late), 'StockMovement');
    expect(done.notices).toEqual([expect.stringContaining('is recalled')]);
    const after = { ...late, occurredAt: new Date().toISOString() };
    as(await dispense(after), 'LotNotUsable');
  });
});

describe('a closed period', () => {
  it('takes no movement until an owner opens it again, for a reason', async () => {
    const closing = await newWorld(app);
    const { pharmacyId, owner } = closing;
    const manager = await newMember(closing, 'MANAGER', pharmacyId);
    const until = dayFromNow(-2);
    const { stockId } = await stocked(closing, [{ quantity: 5 }]);
    const closed = await manager.client.ask(api.ClosePeriodDocument, { input: { pharmacyId, until } });
    expect(closed.closePeriod).toMatchObject({ closedUntil: until });
    const drugId = await newDrug(closing);
    const receipt = { pharmacyId, drugId, lotNumber: 'P1', expiresOn: dayFromNow(90), quantity: 1 };
    const late = { ...receipt, occurredAt: `${until}T12:00:00Z` };
    const refused = await owner.client.error(api.ReceiveStockDocument, { input: late });
    expect(problem(refused)).toEqual(wrong('input.occurredAt', 'period-open'));
    const dayAfter = { ...receipt, occurredAt: `${dayFromNow(-1)}T01:00:00Z` };
    as((await owner.client.ask(api.ReceiveStockDocument, { input: dayAfter })).receiveStock, 'StockMovement');
    as(await dispense({ stockId, quantity: 1 }, owner), 'StockMovement');

    const reopening = { pharmacyId, reason: 'A slip was found' };
    const denied = await manager.client.error(api.ReopenPeriodDocument, { input: reopening });
    expect(denied.extensions.code).toBe('FORBIDDEN');
    const opened = await owner.client.ask(api.ReopenPeriodDocument, { input: reopening });
    expect(opened.reopenPeriod).toMatchObject({ closedUntil: null });
    as((await owner.client.ask(api.ReceiveStockDocument, { input: late })).receiveStock, 'StockMovement');
  });

  it('is over: neither today nor a day to come is closed', async () => {
    const { pharmacyId } = world;
    for (const days of [0, 3]) {
      const input = { pharmacyId, until: dayFromNow(days) };
      const refused = await world.owner.client.error(api.ClosePeriodDocument, { input });
      expect(problem(refused)).toEqual(wrong('input.until', 'over'));
    }
  });
});
