import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client, type GraphQLErrorAnswer } from '../kit/client.ts';
import {
  dayFromNow,
  newDrug,
  newMember,
  newPharmacy,
  newWorld,
  type Person,
  receive,
  someText,
  stocked,
  type World,
} from '../kit/world.ts';

let app: App;
let world: World;
let technician: Person;

beforeAll(async () => {
  // The clock is moved by days; the sessions are to outlive that.
  app = await startApp({ environment: { SESSION_IDLE_MINUTES: '43200', SESSION_ABSOLUTE_HOURS: '8760' } });
  world = await newWorld(app);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
});
afterEach(() => app.clock.reset());
afterAll(async () => {
  const { ledgerHealth } = await world.owner.client.ask(api.CheckLedgerDocument, {});
  await app.close();
  expect(ledgerHealth.unexplainedBalances).toBe(0);
});

const ask: Client['ask'] = (document, variables) => world.owner.client.ask(document, variables);
const error: Client['error'] = (document, variables) => world.owner.client.error(document, variables);
const dispense = async (input: api.DispenseStockInput, { client } = world.owner) =>
  (await client.ask(api.DispenseStockDocument, { input })).dispenseStock;
const adjust = async (input: api.AdjustStockInput) => (await ask(api.AdjustStockDocument, { input })).adjustStock;
const receiveInto = async (input: Omit<api.ReceiveStockInput, 'pharmacyId'>, pharmacyId = world.pharmacyId) =>
  (await ask(api.ReceiveStockDocument, { input: { pharmacyId, ...input } })).receiveStock;
const reverse = async (transactionId: string) =>
  (await ask(api.ReverseTransactionDocument, { input: { transactionId, reason: 'Mistaken' } })).reverseTransaction;
const setStatus = async (lotId: string, status: api.LotStatus) =>
  as((await ask(api.SetLotStatusDocument, { input: { lotId, status, reason: 'Told to' } })).setLotStatus, 'Lot');
const stockOf = async (id: string) => {
  const { stock } = await ask(api.GetStockDocument, { id });
  if (!stock) throw new Error(`There is no stock ${id}.`);
  return stock;
};
const day = (days: number) => dayFromNow(days);
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const problem = ({ extensions: { code, problems } }: GraphQLErrorAnswer) => ({ code, problems });
const wrong = (field: string, rule: string) => ({
  code: 'BAD_USER_INPUT',
  problems: [expect.objectContaining({ field, rule })],
});

describe('first expired, first out', () => {
  it('takes 5 units over lots of 2, 3 and 14 as 2 and 3, whatever the order they came in', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { quantity: 14, expiresOn: day(300) },
      { quantity: 3, expiresOn: day(200) },
      { quantity: 2, expiresOn: day(100) },
    ]);
    const { transaction, stock, skipped } = as(await dispense({ stockId, quantity: 5 }), 'StockMovement');
    expect(transaction).toMatchObject({ transactionType: 'DISPENSE', quantity: -5 });
    expect(transaction.lines).toMatchObject([
      { lot: { id: lotIds[2] }, quantityChanged: -2, quantityAfter: 0 },
      { lot: { id: lotIds[1] }, quantityChanged: -3, quantityAfter: 0 },
    ]);
    expect(stock).toMatchObject({ quantity: 14, usable: 14, earliestExpiry: day(300) });
    expect(skipped).toEqual([]);
  });

  it('takes of one expiry the lot received first, and lots without expiry last', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { quantity: 4, expiresOn: null },
      { quantity: 4, expiresOn: day(50) },
      { quantity: 4, expiresOn: day(50) },
    ]);
    const { transaction } = as(await dispense({ stockId, quantity: 10 }), 'StockMovement');
    expect(transaction.lines.map((line) => [line.lot.id, line.quantityChanged])).toEqual([
      [lotIds[1], -4],
      [lotIds[2], -4],
      [lotIds[0], -2],
    ]);
    expect((await stockOf(stockId)).earliestExpiry).toBeNull();
  });

  it('passes over expired, held, quarantined and recalled lots and tells why', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { quantity: 1, expiresOn: day(2), lotNumber: 'OLD' },
      { quantity: 2, expiresOn: day(20), lotNumber: 'HELD' },
      { quantity: 3, expiresOn: day(30), lotNumber: 'QUARANTINED' },
      { quantity: 4, expiresOn: day(40), lotNumber: 'RECALLED' },
      { quantity: 5, expiresOn: day(50), lotNumber: 'GOOD' },
    ]);
    await setStatus(lotIds[1] ?? '', 'ON_HOLD');
    await setStatus(lotIds[2] ?? '', 'QUARANTINED');
    await setStatus(lotIds[3] ?? '', 'RECALLED');
    app.clock.advance({ days: 4 });
    const skipped = [
      { lotNumber: 'OLD', quantity: 1, reason: 'EXPIRED' },
      { lotNumber: 'HELD', quantity: 2, reason: 'ON_HOLD' },
      { lotNumber: 'QUARANTINED', quantity: 3, reason: 'QUARANTINED' },
      { lotNumber: 'RECALLED', quantity: 4, reason: 'RECALLED' },
    ];
    expect(as(await dispense({ stockId, quantity: 6 }), 'InsufficientStock')).toMatchObject({
      requested: 6,
      available: 5,
      skipped,
    });
    const taken = as(await dispense({ stockId, quantity: 5 }), 'StockMovement');
    expect(taken.transaction.lines.map((line) => line.lot.lotNumber)).toEqual(['GOOD']);
    expect(taken.skipped).toMatchObject(skipped);
    expect(taken.stock).toMatchObject({ quantity: 10, usable: 0, status: 'OUT' });
    for (const [place, reason] of ['EXPIRED', 'ON_HOLD', 'QUARANTINED', 'RECALLED'].entries()) {
      const lotId = lotIds[place] ?? '';
      const named = await dispense({ stockId, lots: [{ lotId, quantity: 1 }], reason: 'Asked for' });
      expect(as(named, 'LotNotUsable')).toMatchObject({ code: 'LOT_NOT_USABLE', lotId, reason });
    }
  });

  it('a lot may be used through the day it expires, and not on the next', async () => {
    const { stockId } = await stocked(world, [{ quantity: 2, expiresOn: day(3) }]);
    app.clock.advance({ days: 3 });
    as(await dispense({ stockId, quantity: 1 }), 'StockMovement');
    app.clock.advance({ days: 1 });
    expect(as(await dispense({ stockId, quantity: 1 }), 'InsufficientStock').available).toBe(0);
  });

  it('named lots in the order of expiry need neither permission nor reason; against it they need both', async () => {
    const { stockId, lotIds } = await stocked(world, [
      { quantity: 5, expiresOn: day(10) },
      { quantity: 5, expiresOn: day(90) },
    ]);
    const [first = '', later = ''] = lotIds;
    const inOrder = await dispense({ stockId, lots: [{ lotId: first, quantity: 2 }] }, technician);
    expect(as(inOrder, 'StockMovement').transaction.lines).toMatchObject([{ lot: { id: first }, quantityAfter: 3 }]);

    const against = { stockId, lots: [{ lotId: later, quantity: 2 }] };
    const withReason = { input: { ...against, reason: 'The seal of the other one is broken' } };
    expect(problem(await technician.client.error(api.DispenseStockDocument, withReason)).code).toBe('FORBIDDEN');
    for (const reason of [null, '', '  ']) {
      const refused = await error(api.DispenseStockDocument, { input: { ...against, reason } });
      expect(problem(refused)).toEqual(wrong('input.reason', 'required'));
    }
    const { transaction } = as(await dispense(withReason.input), 'StockMovement');
    expect(transaction).toMatchObject({
      reason: withReason.input.reason,
      lines: [{ lot: { id: later }, quantityAfter: 3 }],
    });
  });

  it('two lines of one lot that exceed it together are refused and change nothing', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 5 }]);
    const [lotId = ''] = lotIds;
    const before = await stockOf(stockId);
    const both = (first: number, second: number) =>
      dispense({
        stockId,
        lots: [
          { lotId, quantity: first },
          { lotId, quantity: second },
        ],
      });
    expect(as(await both(3, 3), 'InsufficientStock')).toMatchObject({ requested: 6, available: 5, shortLotId: lotId });
    expect(await stockOf(stockId)).toEqual(before);
    const { transaction } = as(await both(3, 2), 'StockMovement');
    expect(transaction.lines).toMatchObject([{ quantityChanged: -5, quantityAfter: 0 }]);
  });
});

describe('receiving', () => {
  it('adds to the lot of the same number and expiry, and keeps another expiry apart', async () => {
    const { drugId, stockId, lotIds } = await stocked(world, [{ quantity: 5, lotNumber: 'A1', expiresOn: day(60) }]);
    const again = await receiveInto({ drugId, lotNumber: ' A1 ', expiresOn: day(60), quantity: 7 });
    const { transaction, notices } = as(again, 'StockMovement');
    expect(transaction).toMatchObject({
      transactionType: 'RECEIPT',
      quantity: 7,
      lines: [{ lot: { id: lotIds[0] }, quantityChanged: 7, quantityAfter: 12 }],
    });
    expect(notices).toEqual([]);
    const other = as(await receiveInto({ drugId, lotNumber: 'A1', expiresOn: day(61), quantity: 1 }), 'StockMovement');
    expect(other.notices).toEqual([expect.stringContaining(`another expiry date (${Number(day(60).slice(8))} `)]);
    expect(other.stock.quantity).toBe(13);
    expect((await stockOf(stockId)).lots).toMatchObject([
      { lotNumber: 'A1', expiresOn: day(60), quantity: 12 },
      { lotNumber: 'A1', expiresOn: day(61), quantity: 1 },
    ]);
  });

  it('tells that goods went into a lot that is held', async () => {
    const { drugId, lotIds } = await stocked(world, [{ quantity: 5, lotNumber: 'H', expiresOn: day(60) }]);
    await setStatus(lotIds[0] ?? '', 'ON_HOLD');
    const { stock, notices } = as(
      await receiveInto({ drugId, lotNumber: 'H', expiresOn: day(60), quantity: 5 }),
      'StockMovement',
    );
    expect(notices).toEqual([expect.stringContaining('on hold')]);
    expect(stock).toMatchObject({ quantity: 10, usable: 0, status: 'OUT' });
  });

  it('a drug entered with opening stock has an OPENING transaction', async () => {
    const opening = { quantity: 12, expiration: day(80), lotNumber: 'O-1', pharmacyId: world.pharmacyId };
    const { createDrug } = await ask(api.CreateDrugDocument, {
      input: { name: someText('Ibuprofen'), unit: 'tablet', ...opening },
    });
    const created = as(createDrug, 'Drug');
    expect(created).toMatchObject({ quantity: 12, expiration: day(80) });
    const { drug } = await ask(api.GetDrugDocument, { id: created.id });
    const stock = await stockOf(drug?.stocks[0]?.id ?? '');
    expect(stock.lots).toMatchObject([{ lotNumber: 'O-1', expiresOn: day(80), quantity: 12 }]);
    expect(stock.transactions.nodes).toMatchObject([
      { transactionType: 'OPENING', quantity: 12, lines: [{ quantityAfter: 12 }] },
    ]);
  });

  it('what a drug is in all is the sum over the pharmacies that are seen', async () => {
    const { drugId } = await stocked(world, [
      { quantity: 5, expiresOn: day(60) },
      { quantity: 1, expiresOn: null },
    ]);
    const second = await newPharmacy(world);
    await receiveInto({ drugId, lotNumber: 'B', expiresOn: day(30), quantity: 7 }, second);
    const { drug } = await ask(api.GetDrugDocument, { id: drugId });
    expect(drug).toMatchObject({ quantity: 13, expiration: day(30) });
    expect(drug?.stocks.map((stock) => [stock.pharmacy.id, stock.quantity]).sort()).toEqual(
      [
        [world.pharmacyId, 6],
        [second, 7],
      ].sort(),
    );
    const seenByOne = await technician.client.ask(api.GetDrugDocument, { id: drugId });
    expect(seenByOne.drug).toMatchObject({ quantity: 6, expiration: day(60), stocks: [{ quantity: 6 }] });
  });
});

describe('adjusting', () => {
  it.each([
    ['ADJUSTMENT', 3],
    ['ADJUSTMENT', -3],
    ['COUNT', 2],
    ['COUNT', -2],
    ['DISPOSAL', -4],
  ] as const)('%s of %i units', async (type, quantityChange) => {
    const { lotIds } = await stocked(world, [{ quantity: 10 }]);
    const { transaction, stock } = as(
      await adjust({ lotId: lotIds[0] ?? '', type, quantityChange, reason: ' As found ', note: 'Shelf 3' }),
      'StockMovement',
    );
    expect(transaction).toMatchObject({
      transactionType: type,
      quantity: quantityChange,
      reason: 'As found',
      note: 'Shelf 3',
      lines: [{ action: type, quantityChanged: quantityChange, quantityAfter: 10 + quantityChange }],
    });
    expect(stock.quantity).toBe(10 + quantityChange);
  });

  it.each([['DISPOSAL', 1]] as const)('a %s cannot be of %i', async (type, quantityChange) => {
    const { lotIds, stockId } = await stocked(world, [{ quantity: 10 }]);
    const input = { lotId: lotIds[0] ?? '', type, quantityChange, reason: 'Mistaken' };
    const refused = await error(api.AdjustStockDocument, { input });
    expect(problem(refused)).toEqual(wrong('input.quantityChange', 'sign'));
    expect((await stockOf(stockId)).quantity).toBe(10);
  });

  it('no more can be taken away than the lot holds, though the stock holds more', async () => {
    const { lotIds } = await stocked(world, [{ quantity: 10 }, { quantity: 5 }]);
    const lotId = lotIds[1] ?? '';
    const answer = await adjust({ lotId, quantityChange: -6, reason: 'Broken', type: 'DISPOSAL' });
    expect(as(answer, 'InsufficientStock')).toMatchObject({ requested: 6, available: 5, shortLotId: lotId });
  });
});

describe('reversing', () => {
  it('negates every line, once, and is final', async () => {
    const { stockId } = await stocked(world, [
      { quantity: 2, expiresOn: day(10) },
      { quantity: 9, expiresOn: day(20) },
    ]);
    const before = await stockOf(stockId);
    const { transaction } = as(await dispense({ stockId, quantity: 5 }), 'StockMovement');
    const { transaction: reversal, stock } = as(await reverse(transaction.id), 'StockMovement');
    expect(reversal).toMatchObject({ transactionType: 'REVERSAL', quantity: 5, reversesId: transaction.id });
    expect(reversal.lines.map((line) => [line.lot.id, line.quantityChanged, line.quantityAfter])).toEqual(
      transaction.lines.map((line) => [line.lot.id, -line.quantityChanged, line.quantityAfter - line.quantityChanged]),
    );
    expect(stock.quantity).toBe(11);
    expect((await stockOf(stockId)).lots).toEqual(before.lots);
    expect(as(await reverse(transaction.id), 'AlreadyReversed').reversalId).toBe(reversal.id);
    expect(as(await reverse(reversal.id), 'NotReversible').code).toBe('NOT_REVERSIBLE');
  });

  it('is refused when goods of the receipt have left since', async () => {
    const { stockId, lotIds, transactionIds } = await stocked(world, [
      { quantity: 5, expiresOn: day(10) },
      { quantity: 9, expiresOn: day(20) },
    ]);
    const { transaction } = as(await dispense({ stockId, quantity: 1 }), 'StockMovement');
    const refused = as(await reverse(transactionIds[0] ?? ''), 'InsufficientStock');
    expect(refused).toMatchObject({ requested: 5, available: 4, shortLotId: lotIds[0] });
    expect((await stockOf(stockId)).quantity).toBe(13);
    as(await reverse(transaction.id), 'StockMovement');
    expect(as(await reverse(transactionIds[0] ?? ''), 'StockMovement').stock.quantity).toBe(9);
  });
});

describe('levels', () => {
  const setLevels = async (input: Parameters<typeof levels>[0]) => as(await levels(input), 'Stock');
  const levels = async (input: { stockId?: string; drugId?: string; minQuantity: number; maxQuantity?: number }) => {
    const place = input.drugId === undefined ? {} : { pharmacyId: world.pharmacyId };
    return (await ask(api.SetStockLevelsDocument, { input: { ...place, ...input } })).setStockLevels;
  };

  it('are set by stock, and decide between OK and LOW by what is usable', async () => {
    const { stockId, lotIds } = await stocked(world, [{ quantity: 10 }, { quantity: 5, expiresOn: day(20) }]);
    expect(await setLevels({ stockId, minQuantity: 15, maxQuantity: 15 })).toMatchObject({
      minQuantity: 15,
      maxQuantity: 15,
      status: 'OK',
    });
    expect(await setLevels({ stockId, minQuantity: 16 })).toMatchObject({ status: 'LOW', maxQuantity: null });
    expect(await setLevels({ stockId, minQuantity: 10 })).toMatchObject({ status: 'OK' });
    for (const lotId of lotIds) await setStatus(lotId, 'ON_HOLD');
    expect(await stockOf(stockId)).toMatchObject({ quantity: 15, usable: 0, minQuantity: 10, status: 'OUT' });
    await setStatus(lotIds[1] ?? '', 'RELEASED');
    expect(await stockOf(stockId)).toMatchObject({ usable: 5, status: 'LOW' });
  });

  it('are set by pharmacy and drug, which begins to keep the drug there, empty', async () => {
    const drugId = await newDrug(world);
    const begun = await setLevels({ drugId, minQuantity: 4, maxQuantity: 40 });
    expect(begun).toMatchObject({ minQuantity: 4, maxQuantity: 40, quantity: 0, status: 'OUT' });
    expect(await setLevels({ drugId, minQuantity: 0 })).toMatchObject({ id: begun.id, status: 'OUT' });
    const { stock } = as(
      await receiveInto({ drugId, lotNumber: 'L', expiresOn: day(90), quantity: 1 }),
      'StockMovement',
    );
    expect(stock).toMatchObject({ id: begun.id, quantity: 1, status: 'OK' });
  });
});

describe('when it happened', () => {
  it('may be earlier, as long as the lot held that much then', async () => {
    const drugId = await newDrug(world);
    const occurredAt = hoursAgo(48);
    const received = await receiveInto({ drugId, lotNumber: 'L', expiresOn: day(90), quantity: 5, occurredAt });
    const { transaction, stock } = as(received, 'StockMovement');
    expect(transaction.occurredAt).toBe(occurredAt);
    expect(Date.parse(transaction.timestamp)).toBeGreaterThan(Date.now() - 60_000);
    const taken = as(await dispense({ stockId: stock.id, quantity: 2, occurredAt: hoursAgo(24) }), 'StockMovement');
    expect(taken.transaction.lines).toMatchObject([{ quantityAfter: 3 }]);
    const tooEarly = { occurredAt: hoursAgo(71), reason: 'On paper' };
    const named = { ...tooEarly, lotId: transaction.lines[0]?.lot.id ?? '', quantityChange: -1 };
    const refused = await error(api.AdjustStockDocument, { input: named });
    expect(problem(refused)).toEqual(wrong('input.occurredAt', 'history-not-negative'));
    as(await dispense({ stockId: stock.id, quantity: 1, ...tooEarly }), 'InsufficientStock');
    expect((await stockOf(stock.id)).quantity).toBe(3);
  });

  it('is not in the future; clocks that differ by seconds are forgiven', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const input = { stockId, quantity: 1, occurredAt: hoursAgo(-1) };
    const refused = await error(api.DispenseStockDocument, { input });
    expect(problem(refused)).toEqual(wrong('input.occurredAt', 'past'));
    const ahead = new Date(Date.now() + 30_000).toISOString();
    const { transaction } = as(await dispense({ stockId, quantity: 1, occurredAt: ahead }), 'StockMovement');
    expect(transaction.occurredAt).toBe(transaction.timestamp);
  });
});

describe('lists of stocks', () => {
  const orders = (['NAME', 'QUANTITY', 'EARLIEST_EXPIRY'] as const).flatMap((field) =>
    (['ASC', 'DESC'] as const).map((direction) => [field, direction] as const),
  );
  const page = async (variables: {
    pharmacyId: string;
    filter?: api.StockFilter;
    orderBy?: { field: api.StockOrderField; direction: api.OrderDirection };
    first?: number;
    after?: string | null;
  }) => (await ask(api.StocksDocument, variables)).stocks;
  const keep = async (pharmacyId: string, name: string, lots: { quantity: number; expiresOn: string | null }[]) => {
    const drugId = await newDrug(world, { name });
    return { drugId, ...(await receive({ ...world, pharmacyId }, drugId, lots)) };
  };

  it('are narrowed by search, shortage, expiry, supplier and drug', async () => {
    const pharmacyId = await newPharmacy(world);
    const low = await keep(pharmacyId, 'Low 100% pure', [{ quantity: 5, expiresOn: day(100) }]);
    const out = await keep(pharmacyId, 'Out', [{ quantity: 5, expiresOn: day(10) }]);
    const fine = await keep(pharmacyId, 'Fine', [{ quantity: 5, expiresOn: null }]);
    await setStatus(out.lotIds[0] ?? '', 'ON_HOLD');
    const input = { stockId: low.stockId, minQuantity: 6 };
    await ask(api.SetStockLevelsDocument, { input });
    const { createSupplier } = await ask(api.CreateSupplierDocument, {
      input: { name: someText('Supplier') },
    });
    const supplierId = as(createSupplier, 'Supplier').id;
    await receiveInto(
      { drugId: fine.drugId, lotNumber: 'S', expiresOn: day(200), quantity: 1, supplierId },
      pharmacyId,
    );

    const expected: [api.StockFilter, string[]][] = [
      [{}, ['Fine', 'Low 100% pure', 'Out']],
      [{ search: 'PURE low' }, ['Low 100% pure']],
      [{ search: '0% p' }, ['Low 100% pure']],
      [{ search: '_' }, []],
      [{ low: true }, ['Low 100% pure']],
      [{ low: false }, ['Fine', 'Out']],
      [{ out: true }, ['Out']],
      [{ out: false }, ['Fine', 'Low 100% pure']],
      [{ expiringWithinDays: 9 }, []],
      [{ expiringWithinDays: 11 }, ['Out']],
      [{ expiringWithinDays: 101, out: false }, ['Low 100% pure']],
      [{ supplierId }, ['Fine']],
      [{ drugId: out.drugId }, ['Out']],
      [{ drugId: 'not an id' }, []],
    ];
    for (const [filter, names] of expected) {
      const { nodes } = await page({ pharmacyId, filter });
      expect([filter, nodes.map((stock) => stock.drug.name)]).toEqual([filter, names]);
      const counted = await ask(api.CountStocksDocument, { pharmacyId, filter });
      expect([filter, counted.stocks.totalCount]).toEqual([filter, names.length]);
    }
    const { stock } = await ask(api.GetStockDocument, { id: fine.stockId });
    expect(stock?.suppliers.map((supplier) => supplier.id)).toEqual([supplierId]);
  });

  it('are ordered by name, quantity or earliest expiry, either way', async () => {
    const pharmacyId = await newPharmacy(world);
    await keep(pharmacyId, 'b', [{ quantity: 1, expiresOn: null }]);
    await keep(pharmacyId, 'A', [{ quantity: 3, expiresOn: day(50) }]);
    await keep(pharmacyId, 'c', [
      { quantity: 1, expiresOn: day(90) },
      { quantity: 1, expiresOn: day(30) },
    ]);
    const expected = { NAME: 'Abc', QUANTITY: 'bcA', EARLIEST_EXPIRY: 'cAb' };
    for (const [field, direction] of orders) {
      const { nodes } = await page({ pharmacyId, orderBy: { field, direction } });
      const names = nodes.map((stock) => stock.drug.name);
      expect((direction === 'ASC' ? names : names.reverse()).join('')).toBe(expected[field]);
    }
  });

  it.each(orders)('by %s %s give every unchanged stock once while others come and change', async (field, direction) => {
    const pharmacyId = await newPharmacy(world);
    // Many equal names, quantities and dates, so that pages end between equals.
    const add = (place: number) =>
      keep(pharmacyId, `Drug ${place % 3}`, [
        { quantity: 1 + (place % 4), expiresOn: place % 5 === 0 ? null : day(30 + (place % 2)) },
      ]);
    const still = await Promise.all(Array.from({ length: 13 }, (_, place) => add(place)));
    const moving = await Promise.all(Array.from({ length: 4 }, (_, place) => add(place)));
    const unchanged = new Set(still.map((stock) => stock.stockId));
    const orderBy = { field, direction };
    const walked: string[] = [];
    let after: string | null = null;
    for (let pages = 0; ; pages += 1) {
      expect(pages).toBeLessThan(30);
      const { nodes, pageInfo } = await page({ pharmacyId, orderBy, first: 3, after });
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      walked.push(...nodes.map((stock) => stock.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
      if (pages >= 8) continue;
      const { drugId, stockId } = moving[pages % moving.length] ?? { drugId: '', stockId: '' };
      await add(pages);
      if (pages % 2 === 0) await receiveInto({ drugId, lotNumber: 'M', expiresOn: day(5), quantity: 9 }, pharmacyId);
      else await dispense({ stockId, quantity: 1 });
    }
    const whole = await page({ pharmacyId, orderBy, first: 100 });
    const seen = walked.filter((id) => unchanged.has(id));
    expect(seen).toEqual(whole.nodes.map((stock) => stock.id).filter((id) => unchanged.has(id)));
    expect(seen).toHaveLength(unchanged.size);
  });

  it('refuse a cursor of another list, pharmacy, order or filter', async () => {
    const { pharmacyId } = world;
    await stocked(world, [{ quantity: 1 }]);
    const byName = { field: 'NAME', direction: 'ASC' } as const;
    const { endCursor: after } = (await page({ pharmacyId, orderBy: byName, first: 1 })).pageInfo;
    const { drugs } = await ask(api.DrugsDocument, { first: 1 });
    const elsewhere = [
      { pharmacyId, after: drugs.pageInfo.endCursor },
      { pharmacyId: await newPharmacy(world), after },
      { pharmacyId, after, orderBy: { field: 'QUANTITY', direction: 'ASC' } as const },
      { pharmacyId, after, orderBy: { field: 'NAME', direction: 'DESC' } as const },
      { pharmacyId, after, filter: { low: true } },
      { pharmacyId, after: 'no cursor' },
      { pharmacyId, after: '' },
    ];
    for (const variables of elsewhere) {
      const refused = await error(api.StocksDocument, variables);
      expect(problem(refused)).toEqual(wrong('after', 'cursor'));
    }
    // The order that is meant when none is named is the same list.
    expect((await page({ pharmacyId, after, first: 1 })).pageInfo.hasPreviousPage).toBe(true);
  });
});

describe('lists of movements', () => {
  it('are narrowed by stock, lot, kind, person, drug and time, newest first, and paged', async () => {
    const pharmacyId = await newPharmacy(world);
    const place = { ...world, pharmacyId };
    const drugId = await newDrug(world);
    const { stockId, lotIds, transactionIds } = await receive(place, drugId, [
      { quantity: 2, expiresOn: day(10) },
      { quantity: 9, expiresOn: day(20) },
    ]);
    const [firstLot = '', secondLot = ''] = lotIds;
    const colleague = await newMember(world, 'PHARMACIST', pharmacyId);
    const { transaction: taken } = as(await dispense({ stockId, quantity: 5 }, colleague), 'StockMovement');
    const elsewhere = await receive(place, await newDrug(world), [{ quantity: 1 }]);
    const occurredAt = hoursAgo(48);
    const early = as(
      await receiveInto({ drugId, lotNumber: 'E', expiresOn: day(90), quantity: 1, occurredAt }, pharmacyId),
      'StockMovement',
    );
    const [first = '', second = ''] = transactionIds;
    const [other = ''] = elsewhere.transactionIds;
    const all = [early.transaction.id, other, taken.id, second, first];

    const transactions = async (filter: object, first = 25, after?: string | null) =>
      (await ask(api.TransactionsDocument, { pharmacyId, filter, first, after })).transactions;
    const logs = async (filter: object, first = 25, after?: string | null) =>
      (await ask(api.InventoryLogsDocument, { pharmacyId, filter, first, after })).inventoryLogs;
    const found: [object, string[]][] = [
      [{}, all],
      [{ stockId }, all.filter((id) => id !== other)],
      [{ drugId }, all.filter((id) => id !== other)],
      [{ types: ['DISPENSE', 'COUNT'] }, [taken.id]],
      [{ actorId: colleague.userId }, [taken.id]],
      [{ until: hoursAgo(47) }, [early.transaction.id]],
      [{ from: occurredAt }, all],
      [{ until: occurredAt }, []],
      [{ from: hoursAgo(47), types: ['RECEIPT'] }, [other, second, first]],
      [{ stockId: 'not an id' }, []],
    ];
    for (const [filter, ids] of found) {
      const { nodes, totalCount } = await transactions(filter);
      expect([filter, nodes.map((node) => node.id), totalCount]).toEqual([filter, ids, ids.length]);
    }
    const lines: [object, string[]][] = [
      [{ lotId: firstLot }, [`${firstLot} -2 0`, `${firstLot} 2 2`]],
      [{ lotId: secondLot }, [`${secondLot} -3 6`, `${secondLot} 9 9`]],
      [{ stockId, actions: ['DISPENSE'] }, [`${secondLot} -3 6`, `${firstLot} -2 0`]],
      [{ stockId, until: hoursAgo(47) }, [`${early.transaction.lines[0]?.lot.id} 1 1`]],
      [{ lotId: firstLot, from: hoursAgo(-1) }, []],
    ];
    for (const [filter, expected] of lines) {
      const { nodes, totalCount } = await logs(filter);
      const shown = nodes.map(
        ({ lot, quantityChanged, quantityAfter }) => `${lot.id} ${quantityChanged} ${quantityAfter}`,
      );
      expect([filter, shown, totalCount]).toEqual([filter, expected, expected.length]);
    }

    for (const list of [transactions, logs]) {
      const whole = (await list({})).nodes.map((node) => node.id);
      const walked: string[] = [];
      let place: { hasNextPage: boolean; endCursor?: string | null } = { hasNextPage: true };
      while (place.hasNextPage) {
        const { nodes, pageInfo }: Awaited<ReturnType<typeof list>> = await list({}, 2, place.endCursor);
        walked.push(...nodes.map((node) => node.id));
        place = pageInfo;
        await receiveInto({ drugId, lotNumber: 'N', expiresOn: day(90), quantity: 1 }, pharmacyId);
      }
      expect(walked).toEqual(whole);
    }
    const { endCursor: after } = (await transactions({}, 1)).pageInfo;
    const refused = await error(api.InventoryLogsDocument, { pharmacyId, after });
    expect(problem(refused)).toEqual(wrong('after', 'cursor'));
  });
});
