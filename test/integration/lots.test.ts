import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lotKey } from '../../src/domain/inventory/lot-key.ts';
import {
  ApproveOrderDocument,
  CorrectLotDocument,
  type CorrectLotInput,
  CreateSupplierDocument,
  DispenseStockDocument,
  FulfillOrderDocument,
  type FulfillOrderInput,
  GetOrderDocument,
  GetStockDocument,
  PlaceOrderDocument,
  ReceiveStockDocument,
  type ReceiveStockInput,
  ReverseTransactionDocument,
  SetApprovalRuleDocument,
  SetLotStatusDocument,
  SplitLotDocument,
  type SplitLotInput,
  UpdateDrugDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, receive, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  await world.owner.client.ask(SetApprovalRuleDocument, { input: { requesterMayApprove: true } });
});
afterAll(() => app.close());

const expiresOn = dayFromNow(400);
const tryToReceive = async (input: Partial<ReceiveStockInput>) =>
  (
    await world.owner.client.ask(ReceiveStockDocument, {
      input: { pharmacyId: world.pharmacyId, drugId: '', lotNumber: 'A1-77', expiresOn, quantity: 10, ...input },
    })
  ).receiveStock;
const receiveError = async (input: Partial<ReceiveStockInput>) =>
  (
    await world.owner.client.error(ReceiveStockDocument, {
      input: { pharmacyId: world.pharmacyId, drugId: '', lotNumber: 'A1-77', expiresOn, quantity: 10, ...input },
    })
  ).extensions;
const lotsOf = async (stockId: string) =>
  (await world.owner.client.ask(GetStockDocument, { id: stockId })).stock?.lots ?? [];
const correct = async (input: CorrectLotInput) =>
  (await world.owner.client.ask(CorrectLotDocument, { input })).correctLot;
const split = async (input: SplitLotInput) => (await world.owner.client.ask(SplitLotDocument, { input })).splitLot;
const reason = 'Read wrongly.';

async function approvedOrder(kind: 'ISSUE' | 'PURCHASE', drugId: string, quantity: number, supplierId?: string) {
  const { client } = world.owner;
  const { placeOrder } = await client.ask(PlaceOrderDocument, {
    input: { pharmacyId: world.pharmacyId, kind, drugId, quantity, supplierId },
  });
  const order = as(placeOrder, 'Order');
  const { approveOrder } = await client.ask(ApproveOrderDocument, { input: { orderId: order.id } });
  as(approveOrder, 'OrderApproved');
  return { orderId: order.id, lineId: order.lines[0]?.id ?? '' };
}
const orderOf = async (orderId: string) => {
  const { order } = await world.owner.client.ask(GetOrderDocument, { id: orderId });
  if (!order) throw new Error('The order is gone.');
  return order;
};
const deliver = async (input: FulfillOrderInput) =>
  (await world.owner.client.ask(FulfillOrderDocument, { input })).fulfillOrder;

describe('the key of a lot', () => {
  it('is computed alike by the database and by the rule in code, whatever the number', async () => {
    const anything = fc.string({ unit: 'grapheme-ascii', maxLength: 50 });
    const hostile = fc
      .array(
        fc.constantFrom(
          'a',
          'B',
          '7',
          'ß',
          'İ',
          'ﬁ',
          'é',
          'e\u0301',
          '-',
          '\u2011',
          '\u2014',
          '\u00ad',
          '\u200b',
          '\ufeff',
          ' ',
          '\u00a0',
          '\u3000',
          '\uff0d',
          '\u2212',
          'А',
          'Χ',
          'х',
          '\ue000',
          '\u{1d173}',
          '\u02d7',
          '\u{e0061}',
          'Ａ',
          '．',
          '/',
        ),
        { maxLength: 20 },
      )
      .map((parts) => parts.join(''));
    const numbers = [...fc.sample(anything, 400), ...fc.sample(hostile, 400)].filter((text) => text.isWellFormed());
    const rows = await app.sql<{ number: string; key: string }>(
      'SELECT number, lot_key(number) AS key FROM unnest($1::text[]) AS number',
      [numbers],
    );
    expect(rows.length).toBe(numbers.length);
    for (const { number, key } of rows) expect([number, key]).toEqual([number, lotKey(number)]);
  });

  it('is the same however somebody types the number', async () => {
    const drugId = await newDrug(world);
    const { stockId } = await receive(world, drugId, [{ lotNumber: 'A1-77', expiresOn, quantity: 5 }]);
    for (const lotNumber of [
      'a1-77',
      'A177',
      'A1 77',
      ' A1\u201377',
      'A1\u00ad77',
      'a1\u200b-77',
      'Ａ１－７７',
      'А1-77',
      'Α1\u{1d173}77',
      'A1\ue00077',
      'A1\u{10ead}77',
    ]) {
      const { notices } = as(await tryToReceive({ drugId, lotNumber, quantity: 1 }), 'StockMovement');
      expect(notices).toEqual([expect.stringContaining('is taken to be lot A1-77')]);
    }
    expect(await lotsOf(stockId)).toMatchObject([{ lotNumber: 'A1-77', lotKey: 'A177', quantity: 16 }]);
  });

  it('is kept apart where somebody insists, and says so', async () => {
    const { drugId, stockId } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 5 }]);
    const apart = await tryToReceive({ drugId, lotNumber: 'A177', quantity: 2, asOwnLot: true });
    expect(as(apart, 'StockMovement').notices).toEqual([expect.stringContaining('kept apart from lot A1-77')]);
    const again = await tryToReceive({ drugId, lotNumber: 'A177', quantity: 3 });
    expect(as(again, 'StockMovement').notices).toEqual([]);
    expect((await lotsOf(stockId)).map(({ lotNumber, quantity }) => [lotNumber, quantity])).toEqual([
      ['A1-77', 5],
      ['A177', 5],
    ]);
  });

  it('is flagged where it comes with another date', async () => {
    const { drugId } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 5 }]);
    const other = await tryToReceive({ drugId, lotNumber: 'a1 77', expiresOn: dayFromNow(401) });
    expect(as(other, 'StockMovement').notices).toEqual([
      expect.stringContaining(`another expiry date (${Number(expiresOn.slice(8))} `),
    ]);
  });

  it.each(['A1\u001d21SER', 'A1\nB', 'A\u007f', '--', '\u200b', '\u202e420A09'])(
    'is of something to read: %j is refused',
    async (lotNumber) => {
      const drugId = await newDrug(world);
      expect(await receiveError({ drugId, lotNumber })).toMatchObject({
        code: 'BAD_USER_INPUT',
        problems: [{ field: 'input.lotNumber' }],
      });
    },
  );

  it('is one lot when two people receive it at once in two spellings', async () => {
    const { drugId, stockId } = await stocked(world, [{ lotNumber: 'FIRST', quantity: 1 }]);
    const spellings = ['Q9-1', 'q9 1', 'Q91', 'Q9\u20131', 'q9-1', 'Q 9 1'];
    const answers = await Promise.all(spellings.map((lotNumber) => tryToReceive({ drugId, lotNumber, quantity: 2 })));
    for (const answer of answers) as(answer, 'StockMovement');
    expect((await lotsOf(stockId)).filter((lot) => lot.lotKey === 'Q91')).toMatchObject([{ quantity: 12 }]);
  });
});

describe('the date of goods that arrive', () => {
  it('is required, of every line of a delivery too, and nothing is received without', async () => {
    const drugId = await newDrug(world);
    const refused = as(await tryToReceive({ drugId, expiresOn: null }), 'ExpiryRequired');
    expect(refused.lotNumbers).toEqual(['A1-77']);
    const { orderId, lineId } = await approvedOrder('PURCHASE', drugId, 10);
    const lots = [
      { lotNumber: 'B1', expiresOn, quantity: 2 },
      { lotNumber: 'B2', quantity: 2 },
      { lotNumber: 'B3', quantity: 2 },
    ];
    const delivered = as(await deliver({ orderId, lines: [{ lineId, lots }] }), 'ExpiryRequired');
    expect(delivered.lotNumbers).toEqual(['B2', 'B3']);
    expect((await orderOf(orderId)).status).toBe('APPROVED');
  });

  it('is not asked for where the drug’s goods have none', async () => {
    const drugId = await newDrug(world, { expiryControl: 'NONE' });
    const { transaction } = as(await tryToReceive({ drugId, expiresOn: null }), 'StockMovement');
    const input = { drugId, expiryControl: 'REQUIRED' as const };
    // What is there would never expire; it is given its date first.
    const refused = await world.owner.client.error(UpdateDrugDocument, { input });
    expect(refused.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.expiryControl', rule: 'dated', message: expect.stringContaining('10 units') }],
    });
    as(await correct({ lotId: transaction.lines[0]?.lot.id ?? '', expiresOn, reason }), 'LotCorrected');
    as((await world.owner.client.ask(UpdateDrugDocument, { input })).updateDrug, 'Drug');
    as(await tryToReceive({ drugId, expiresOn: null }), 'ExpiryRequired');
  });

  it('is the last day of the month where the label has no day', async () => {
    const drugId = await newDrug(world);
    const year = new Date().getUTCFullYear() + 2;
    const { transaction } = as(await tryToReceive({ drugId, expiresOn: `${year}-02` }), 'StockMovement');
    expect(transaction.lines[0]?.lot.expiresOn).toBe(`${year}-02-${year % 4 === 0 ? 29 : 28}`);
  });

  it('is asked again beyond ten years, and nothing is received until it is confirmed', async () => {
    const drugId = await newDrug(world);
    const input = { drugId, expiresOn: '2207-12-31' };
    expect(as(await tryToReceive(input), 'ConfirmationNeeded').doubts).toMatchObject([{ kind: 'EXPIRY_FAR' }]);
    as(await tryToReceive({ ...input, confirm: ['SHORT_DATED'] }), 'ConfirmationNeeded');
    const { stock } = as(await tryToReceive({ ...input, confirm: ['EXPIRY_FAR'] }), 'StockMovement');
    expect(stock.quantity).toBe(10);
  });

  it('is asked again when it is short by the drug’s rule, or the supplier’s, or goes into quarantine', async () => {
    const drugId = await newDrug(world, { minRemainingDays: 180 });
    const input = { drugId, expiresOn: dayFromNow(100) };
    expect(as(await tryToReceive(input), 'ConfirmationNeeded').doubts).toMatchObject([{ kind: 'SHORT_DATED' }]);
    const held = as(await tryToReceive({ ...input, quarantine: 'Short-dated.' }), 'StockMovement');
    expect(held).toMatchObject({ stock: { quantity: 10, usable: 0 }, transaction: { reason: 'Short-dated.' } });
    expect(held.notices).toEqual([expect.stringContaining('In quarantine')]);
    const { createSupplier } = await world.owner.client.ask(CreateSupplierDocument, {
      input: { name: `Wholesaler ${drugId}`, minRemainingDays: 300 },
    });
    const supplierId = as(createSupplier, 'Supplier').id;
    const other = await newDrug(world);
    as(await tryToReceive({ drugId: other, expiresOn: dayFromNow(200), supplierId }), 'ConfirmationNeeded');
    as(await tryToReceive({ drugId: other, expiresOn: dayFromNow(301), supplierId }), 'StockMovement');
    // The drug's own rule stands before the supplier's.
    as(await tryToReceive({ drugId, expiresOn: dayFromNow(200), supplierId }), 'StockMovement');
    const { orderId, lineId } = await approvedOrder('PURCHASE', other, 10, supplierId);
    const lots = [{ lotNumber: 'B1', expiresOn: dayFromNow(200), quantity: 10 }];
    as(await deliver({ orderId, lines: [{ lineId, lots }] }), 'ConfirmationNeeded');
    as(await deliver({ orderId, lines: [{ lineId, lots }], confirm: ['SHORT_DATED'] }), 'OrderFulfilled');
  });

  it('is judged by the day on which the goods came', async () => {
    const drugId = await newDrug(world);
    const late = { drugId, expiresOn: dayFromNow(-3) };
    as(await tryToReceive(late), 'LotExpired');
    const occurredAt = new Date(Date.now() - 10 * 86_400_000).toISOString();
    const { stock } = as(await tryToReceive({ ...late, occurredAt, reason: 'Found in the book.' }), 'StockMovement');
    expect(stock).toMatchObject({ quantity: 10, usable: 0 });
  });
});

describe('a delivery', () => {
  it('has the notices of a loose receipt, several lots of a line, damaged goods and goods beyond the order', async () => {
    const { drugId, stockId, lotIds } = await stocked(world, [{ lotNumber: 'REC9', expiresOn, quantity: 4 }]);
    await world.owner.client.ask(SetLotStatusDocument, {
      input: { lotId: lotIds[0] ?? '', status: 'RECALLED', reason: 'Recall notice.' },
    });
    const wrong = await newDrug(world);
    const { orderId, lineId } = await approvedOrder('PURCHASE', drugId, 20);
    const answer = await deliver({
      orderId,
      lines: [
        {
          lineId,
          lots: [
            { lotNumber: 'rec 9', expiresOn, quantity: 5 },
            { lotNumber: 'N1', expiresOn, quantity: 10 },
            { lotNumber: 'n-1', expiresOn, quantity: 3, quarantine: 'Crushed.' },
            { lotNumber: 'N2', expiresOn, quantity: 2 },
          ],
        },
      ],
      extras: [
        { drugId, lots: [{ lotNumber: 'N2', expiresOn, quantity: 7 }], reason: 'Sent too much.' },
        { drugId: wrong, lots: [{ lotNumber: 'W1', expiresOn, quantity: 1 }], reason: 'Sent in place of another.' },
      ],
    });
    const { order, notices, transactionIds } = as(answer, 'OrderFulfilled');
    expect(order).toMatchObject({ status: 'FULFILLED', lines: [{ fulfilledQuantity: 20 }] });
    expect(notices).toEqual(
      expect.arrayContaining([
        expect.stringContaining('rec 9 is taken to be lot REC9'),
        expect.stringContaining('REC9 is recalled'),
        expect.stringContaining('In quarantine until somebody releases it: 3 of lot N1.'),
      ]),
    );
    expect(transactionIds).toHaveLength(3);
    const lots = (await lotsOf(stockId)).map(({ lotNumber, status, quantity, usable }) => [
      lotNumber,
      status,
      quantity,
      usable,
    ]);
    expect(lots).toEqual(
      expect.arrayContaining([
        ['REC9', 'RECALLED', 9, 0],
        ['N1', 'RELEASED', 10, 10],
        ['N1', 'QUARANTINED', 3, 0],
        ['N2', 'RELEASED', 9, 9],
      ]),
    );
    expect(lots).toHaveLength(4);
    const extra = await app.sql<{ reason: string; quantity: number }>(
      'SELECT reason, quantity FROM transaction WHERE order_id = $1 AND reason IS NOT NULL ORDER BY quantity',
      [orderId],
    );
    expect(extra).toEqual([
      { reason: 'Sent in place of another.', quantity: 1 },
      { reason: 'Sent too much.', quantity: 7 },
      { reason: 'Crushed.', quantity: 20 },
    ]);
  });

  it('names what came beyond a line as extra goods, and refuses it in the line', async () => {
    const drugId = await newDrug(world);
    const { orderId, lineId } = await approvedOrder('PURCHASE', drugId, 5);
    const refused = await deliver({ orderId, lines: [{ lineId, lots: [{ lotNumber: 'A', expiresOn, quantity: 6 }] }] });
    expect(as(refused, 'OverFulfilled')).toMatchObject({
      outstanding: 5,
      message: expect.stringContaining('extra goods'),
    });
  });
});

describe('a correction', () => {
  it('puts a date right after goods have left, keeps the lines, and says what it was', async () => {
    const { stockId, lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn: dayFromNow(90), quantity: 10 }]);
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 4 } });
    const { lot } = as(await correct({ lotId: lotIds[0] ?? '', expiresOn, reason }), 'LotCorrected');
    expect(lot).toMatchObject({
      expiresOn,
      quantity: 6,
      corrections: [
        { expiresOnWas: dayFromNow(90), expiresOn, lotNumberWas: 'A1-77', reason, by: { id: world.owner.userId } },
      ],
    });
    const { stock } = await world.owner.client.ask(GetStockDocument, { id: stockId });
    expect(stock).toMatchObject({ quantity: 6, earliestExpiry: expiresOn });
    const [row] = await app.sql<{ payload: { before: object; after: object } }>(
      `SELECT payload FROM audit_log WHERE action = 'lot.correct' AND entity_id = $1`,
      [lotIds[0]],
    );
    expect(row?.payload).toMatchObject({
      before: { lotNumber: 'A1-77', expiresOn: dayFromNow(90) },
      after: { lotNumber: 'A1-77', expiresOn, reason },
    });
  });

  it('ends and opens alerts, and takes promises back where the goods have expired', async () => {
    const { drugId, stockId, lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 10 }], 5);
    const { orderId } = await approvedOrder('ISSUE', drugId, 4);
    const { lot } = as(await correct({ lotId: lotIds[0] ?? '', expiresOn: dayFromNow(-2), reason }), 'LotCorrected');
    expect(lot).toMatchObject({ expired: true, usable: 0, allocated: 0 });
    const order = await orderOf(orderId);
    expect(order.lines[0]?.allocations).toEqual([]);
    expect(order.history.at(-1)?.note).toContain('No longer allocated: 4 of lot A1-77');
    const kinds = async () =>
      (
        await app.sql<{ kind: string }>(
          `SELECT kind FROM alert WHERE stock_id = $1 AND cause_ended_at IS NULL ORDER BY kind::text`,
          [stockId],
        )
      ).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['EXPIRED', 'LOW_STOCK', 'OUT_OF_STOCK']);
    as(await correct({ lotId: lotIds[0] ?? '', expiresOn, reason }), 'LotCorrected');
    expect(await kinds()).toEqual([]);
  });

  it('makes a lot part of another that has its number and date, and corrects parts with their whole', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { lotNumber: 'A1-77', expiresOn, quantity: 10 },
      { lotNumber: 'A1-78', expiresOn, quantity: 5 },
    ]);
    const [first = '', second = ''] = lotIds;
    as(await split({ lotId: second, quantity: 2, status: 'ON_HOLD', reason: 'Wet.' }), 'StockMovement');
    const corrected = as(await correct({ lotId: second, lotNumber: 'a177', reason }), 'LotCorrected');
    expect(corrected.lot).toMatchObject({ lotNumber: 'a177', partOf: { id: first } });
    expect(corrected.notices).toEqual([expect.stringContaining('part of it')]);
    const parts = (await lotsOf(stockId)).filter(({ partOf }) => partOf?.id === first);
    expect(parts.map(({ lotNumber, quantity }) => [lotNumber, quantity]).sort()).toEqual([
      ['a177', 2],
      ['a177', 3],
    ]);
    as(await correct({ lotId: first, expiresOn: dayFromNow(300), reason }), 'LotCorrected');
    expect(new Set((await lotsOf(stockId)).map((lot) => lot.expiresOn))).toEqual(new Set([dayFromNow(300)]));
  });

  it('of a part changes that part alone, and undoes what made it a part', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { lotNumber: 'A-1', expiresOn, quantity: 60 },
      { lotNumber: 'B-1', expiresOn, quantity: 7 },
    ]);
    const [sound = '', slip = ''] = lotIds;
    const figures = async () =>
      (await lotsOf(stockId)).map((lot) => [lot.lotNumber, lot.expiresOn, lot.quantity, lot.partOf?.id ?? null]).sort();
    as(await correct({ lotId: slip, lotNumber: 'A-1', reason }), 'LotCorrected');
    expect((await figures()).map(([number]) => number)).toEqual(['A-1', 'A-1']);
    as(await correct({ lotId: slip, lotNumber: 'B-1', reason: 'It was right before.' }), 'LotCorrected');
    expect(await figures()).toEqual([
      ['A-1', expiresOn, 60, null],
      ['B-1', expiresOn, 7, null],
    ]);
    // Five boxes of another lot were in the carton.
    const { transaction } = as(
      await split({ lotId: sound, quantity: 5, status: 'ON_HOLD', reason: 'Another lot.' }),
      'StockMovement',
    );
    const five = transaction.lines.find(({ quantityChanged }) => quantityChanged > 0)?.lot.id ?? '';
    as(await correct({ lotId: five, lotNumber: 'C-9', expiresOn: dayFromNow(-5), reason }), 'LotCorrected');
    expect(await figures()).toEqual([
      ['A-1', expiresOn, 55, null],
      ['B-1', expiresOn, 7, null],
      ['C-9', dayFromNow(-5), 5, null],
    ]);
  });

  it('of a whole lot is told of each of its parts, and of what orders lose', async () => {
    const { drugId, lotIds } = await stocked(world, [{ lotNumber: 'A-1', expiresOn, quantity: 60 }]);
    const [lotId = ''] = lotIds;
    as(await split({ lotId, quantity: 5, status: 'ON_HOLD', reason: 'Wet.' }), 'StockMovement');
    await approvedOrder('ISSUE', drugId, 8);
    const { lot, notices } = as(await correct({ lotId, expiresOn: dayFromNow(-5), reason }), 'LotCorrected');
    expect(notices).toEqual([
      'Its parts (5 units) are corrected with it.',
      'Orders lose what was allocated to them of it (8 units), and are told.',
    ]);
    expect(lot.corrections).toHaveLength(1);
    const rows = await app.sql(
      'SELECT expires_on_was::text AS was FROM lot_correction WHERE stock_id = (SELECT stock_id FROM lot WHERE id = $1)',
      [lotId],
    );
    expect(rows).toEqual([{ was: expiresOn }, { was: expiresOn }]);
  });

  it('to the number of a lot that is held is held with it', async () => {
    const { lotIds } = await stocked(world, [
      { lotNumber: 'A-1', expiresOn, quantity: 6 },
      { lotNumber: 'B-1', expiresOn, quantity: 7 },
    ]);
    const [held = '', lotId = ''] = lotIds;
    await world.owner.client.ask(SetLotStatusDocument, { input: { lotId: held, status: 'QUARANTINED', reason } });
    const { lot } = as(await correct({ lotId, lotNumber: 'a1', reason }), 'LotCorrected');
    expect(lot).toMatchObject({ status: 'QUARANTINED', usable: 0 });
  });

  it('of a lot that was recalled says that it stays so', async () => {
    const { lotIds } = await stocked(world, [{ lotNumber: 'A-1', expiresOn, quantity: 6 }]);
    const [lotId = ''] = lotIds;
    await world.owner.client.ask(SetLotStatusDocument, { input: { lotId, status: 'RECALLED', reason } });
    const { lot, notices } = as(await correct({ lotId, lotNumber: 'B-1', reason }), 'LotCorrected');
    expect(lot).toMatchObject({ status: 'RECALLED', usable: 0 });
    expect(notices).toEqual(['Lot B-1 was recalled as A-1, and stays recalled. Keep its goods set aside.']);
  });

  it('changes something, says why, and is not for a technician', async () => {
    const { lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 10 }]);
    const input = { lotId: lotIds[0] ?? '', reason };
    const error = async (client = world.owner.client, more: Partial<CorrectLotInput> = {}) =>
      (await client.error(CorrectLotDocument, { input: { ...input, ...more } })).extensions.code;
    expect(await error()).toBe('BAD_USER_INPUT');
    expect(await error(world.owner.client, { lotNumber: 'A1-77', expiresOn })).toBe('BAD_USER_INPUT');
    expect(await error(world.owner.client, { lotNumber: 'B', reason: ' ' })).toBe('BAD_USER_INPUT');
    const technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    expect(await error(technician.client, { lotNumber: 'B' })).toBe('FORBIDDEN');
    as(await correct({ ...input, expiresOn: null }), 'ExpiryRequired');
    as(await correct({ ...input, expiresOn: '2207-01-31' }), 'ConfirmationNeeded');
  });
});

describe('a split', () => {
  it('holds part of a lot, leaves the stock as it is, and is undone by a reversal', async () => {
    const { stockId, lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 60 }]);
    const input = { lotId: lotIds[0] ?? '', quantity: 5, status: 'ON_HOLD' as const, reason: 'Wet.' };
    const { stock, transaction } = as(await split(input), 'StockMovement');
    expect(stock).toMatchObject({ quantity: 60, usable: 55 });
    expect(transaction).toMatchObject({ transactionType: 'SPLIT', quantity: 0, reason: 'Wet.' });
    const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 56 } });
    expect(as(dispenseStock, 'InsufficientStock').available).toBe(55);
    const { reverseTransaction } = await world.owner.client.ask(ReverseTransactionDocument, {
      input: { transactionId: transaction.id, reason: 'They were dry.' },
    });
    expect(as(reverseTransaction, 'StockMovement').stock).toMatchObject({ quantity: 60, usable: 60 });
  });

  it('takes back promises only beyond what is left, and tells their orders', async () => {
    const { drugId, lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 10 }]);
    const early = await approvedOrder('ISSUE', drugId, 4);
    const late = await approvedOrder('ISSUE', drugId, 4);
    const input = { lotId: lotIds[0] ?? '', quantity: 4, status: 'QUARANTINED' as const, reason: 'Wet.' };
    as(await split(input), 'StockMovement');
    expect((await orderOf(early.orderId)).lines[0]?.allocations).toMatchObject([{ quantity: 4 }]);
    const told = await orderOf(late.orderId);
    expect(told.lines[0]?.allocations).toMatchObject([{ quantity: 2 }]);
    expect(told.history.at(-1)?.note).toContain('2 of lot A1-77');
  });

  it('is of a part, and to a status that the lot could take', async () => {
    const { lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 10 }]);
    const input = { lotId: lotIds[0] ?? '', quantity: 5, status: 'ON_HOLD' as const, reason: 'Wet.' };
    as(await split({ ...input, status: 'RELEASED' }), 'IllegalLotTransition');
    as(await split({ ...input, quantity: 11 }), 'InsufficientStock');
    expect(
      (await world.owner.client.error(SplitLotDocument, { input: { ...input, quantity: 10 } })).extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('of recalled goods does not become usable by undoing it', async () => {
    const { lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 10 }]);
    const input = { lotId: lotIds[0] ?? '', quantity: 5, status: 'RECALLED' as const, reason: 'Recall notice.' };
    const { transaction } = as(await split(input), 'StockMovement');
    const { reverseTransaction } = await world.owner.client.ask(ReverseTransactionDocument, {
      input: { transactionId: transaction.id, reason },
    });
    expect(as(reverseTransaction, 'StockMovement').stock).toMatchObject({ quantity: 10, usable: 0 });
  });
});

describe('a lot that is recalled', () => {
  it('is promised to nobody any more, and the orders are told', async () => {
    const { drugId, lotIds } = await stocked(world, [{ lotNumber: 'A1-77', expiresOn, quantity: 10 }]);
    const { orderId } = await approvedOrder('ISSUE', drugId, 4);
    const { setLotStatus } = await world.owner.client.ask(SetLotStatusDocument, {
      input: { lotId: lotIds[0] ?? '', status: 'RECALLED', reason: 'Recall notice.' },
    });
    as(setLotStatus, 'Lot');
    const order = await orderOf(orderId);
    expect(order).toMatchObject({ status: 'APPROVED', lines: [{ allocations: [] }] });
    expect(order.history.at(-1)).toMatchObject({ fromStatus: 'APPROVED', toStatus: 'APPROVED' });
    expect(order.history.at(-1)?.note).toBe('Lot A1-77 was recalled. No longer allocated: 4 of lot A1-77.');
  });
});
