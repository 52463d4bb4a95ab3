import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { mayFollow, type OrderStatus, orderStatuses, orderTransitions } from '../../src/domain/orders/order-state.ts';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type GraphQLErrorAnswer } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
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
let supplierId: string;

beforeAll(async () => {
  // The clock is moved by days; the sessions are to outlive that.
  app = await startApp({ environment: { SESSION_IDLE_MINUTES: '43200', SESSION_ABSOLUTE_HOURS: '8760' } });
  world = await newWorld(app);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  supplierId = await newSupplier(world);
});
afterEach(() => app.clock.reset());
afterAll(async () => {
  const { ledgerHealth } = await world.owner.client.ask(api.CheckLedgerDocument, {});
  await app.close();
  expect(ledgerHealth.unexplainedBalances).toBe(0);
});

type Line = NonNullable<api.PlaceOrderInput['lines']>[number];
type PlaceInput = Partial<api.PlaceOrderInput>;
type FulfillLines = api.FulfillOrderInput['lines'];

async function newSupplier({ owner }: World): Promise<string> {
  const { createSupplier } = await owner.client.ask(api.CreateSupplierDocument, {
    input: { name: someText('Wholesaler') },
  });
  return as(createSupplier, 'Supplier').id;
}

// The technician requests, the owner approves, unless said otherwise.
const tryToPlace = async (input: PlaceInput, { client }: Person = technician) =>
  (await client.ask(api.PlaceOrderDocument, { input: { pharmacyId: world.pharmacyId, ...input } })).placeOrder;
const place = async (input: PlaceInput, person?: Person) => as(await tryToPlace(input, person), 'Order');
const placeError = (input: PlaceInput, { client }: Person = technician) =>
  client.error(api.PlaceOrderDocument, { input: { pharmacyId: world.pharmacyId, ...input } });
const placeIssue = (...lines: (readonly [drugId: string, quantity: number])[]) =>
  place({ lines: lines.map(([drugId, quantity]) => ({ drugId, quantity })) });
const tryToApprove = async (orderId: string, input: Partial<api.ApproveOrderInput> = {}, { client } = world.owner) =>
  (await client.ask(api.ApproveOrderDocument, { input: { orderId, ...input } })).approveOrder;
const approve = async (orderId: string, input?: Partial<api.ApproveOrderInput>) =>
  as(await tryToApprove(orderId, input), 'OrderApproved');
const tryToReject = async (orderId: string, reason = 'Not needed', { client } = world.owner) =>
  (await client.ask(api.RejectOrderDocument, { input: { orderId, reason } })).rejectOrder;
const tryToSend = async (orderId: string, note: string | null = null, { client } = world.owner) =>
  (await client.ask(api.SendOrderDocument, { input: { orderId, note } })).sendOrder;
const tryToFulfill = async (orderId: string, lines?: FulfillLines, { client } = world.owner) =>
  (await client.ask(api.FulfillOrderDocument, { input: { orderId, ...(lines && { lines }) } })).fulfillOrder;
const fulfill = async (orderId: string, lines?: FulfillLines) =>
  as(await tryToFulfill(orderId, lines), 'OrderFulfilled');
const fulfillError = (orderId: string, lines?: FulfillLines) =>
  world.owner.client.error(api.FulfillOrderDocument, { input: { orderId, ...(lines && { lines }) } });
const tryToClose = async (orderId: string, reason = 'The rest will not come', { client } = world.owner) =>
  (await client.ask(api.CloseOrderShortDocument, { input: { orderId, reason } })).closeOrderShort;
const tryToCancel = async (orderId: string, reason = 'Changed our minds', { client } = world.owner) =>
  (await client.ask(api.CancelOrderDocument, { input: { orderId, reason } })).cancelOrder;
const tryToAcknowledge = async (orderId: string, { client }: Person = technician) =>
  (await client.ask(api.AcknowledgeOrderDocument, { input: { orderId } })).acknowledgeOrder;

async function orderOf(id: string) {
  const { order } = await world.owner.client.ask(api.GetOrderDocument, { id });
  if (!order) throw new Error(`There is no order ${id}.`);
  return order;
}
async function stockOf(id: string) {
  const { stock } = await world.owner.client.ask(api.GetStockDocument, { id });
  if (!stock) throw new Error(`There is no stock ${id}.`);
  return stock;
}
/** What is held, promised, available and usable of a stock. */
async function figures(stockId: string) {
  const { quantity, allocated, available, usable } = await stockOf(stockId);
  return { quantity, allocated, available, usable };
}
/** What is held and promised of each lot of a stock, by its number. */
const lotsOf = async (stockId: string) =>
  Object.fromEntries(
    (await stockOf(stockId)).lots.map(({ lotNumber, quantity, allocated }) => [lotNumber, [quantity, allocated]]),
  );
async function onOrder(stockId: string) {
  const { stock } = await world.owner.client.ask(api.OnOrderDocument, { stockId });
  return stock?.onOrder;
}
async function openOrders(stockId: string) {
  const { stock } = await world.owner.client.ask(api.OnOrderDocument, { stockId });
  return stock?.drug.openOrders.map(({ id }) => id);
}
async function stockIdOf(drugId: string): Promise<string | undefined> {
  const [row] = await app.sql<{ id: string }>('SELECT id FROM stock WHERE drug_id = $1', [drugId]);
  return row?.id;
}
const setStatus = async (lotId: string | undefined, status: api.LotStatus) => {
  const input = { lotId: lotId ?? '', status, reason: 'Told to' };
  as((await world.owner.client.ask(api.SetLotStatusDocument, { input })).setLotStatus, 'Lot');
};
/** What the ledger holds of an order, oldest first. */
const ledgerOf = (orderId: string) =>
  app.sql<{ type: string; lot: string; changed: number; drug_id: string; transaction_id: string }>(
    `SELECT t.transaction_type AS type, l.lot_number AS lot, i.quantity_changed AS changed, t.drug_id, t.id AS transaction_id
       FROM transaction t JOIN inventory_log i ON i.transaction_id = t.id JOIN lot l ON l.id = i.lot_id
      WHERE t.order_id = $1 ORDER BY t.timestamp, t.id, l.expires_on NULLS LAST, l.lot_number`,
    [orderId],
  );
type Placed = Awaited<ReturnType<typeof place>>;
const lineIds = ({ lines }: Pick<Placed, 'lines'>) => lines.map(({ id }) => id);
const lineOf = ({ lines }: Pick<Placed, 'lines'>, index = 0) => lines[index]?.id ?? '';
const allocations = ({ lines }: Pick<Placed, 'lines'>) =>
  lines.map((line) => line.allocations.map(({ lot, quantity }) => [lot?.lotNumber, quantity]));
const problem = ({ extensions: { code, problems } }: GraphQLErrorAnswer) => ({ code, problems });
const wrong = (field: string, rule: string) => ({
  code: 'BAD_USER_INPUT',
  problems: [expect.objectContaining({ field, rule })],
});
const unknown = (field: string) => ({
  code: 'NOT_FOUND',
  problems: [expect.objectContaining({ field, rule: 'exists' })],
});
const someNdc = () => `${randomInt(10_000, 100_000)}-${randomInt(100, 1_000)}`;
function someGtin(): string {
  const digits = `04${randomInt(10_000_000_000, 99_999_999_999)}`;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
/** Lots that expire one after the other, by number. */
const lots = (quantities: Readonly<Record<string, number>>) =>
  Object.entries(quantities).map(([lotNumber, quantity], index) => ({
    lotNumber,
    quantity,
    expiresOn: dayFromNow(30 * (index + 1)),
  }));
/** An approved ISSUE of one drug out of lots. */
async function approvedIssue(quantities: Readonly<Record<string, number>>, quantity: number) {
  const stock = await stocked(world, lots(quantities));
  const placed = await placeIssue([stock.drugId, quantity]);
  const { order } = await approve(placed.id);
  return { ...stock, order, lineId: lineOf(order) };
}
/** An approved PURCHASE of one drug. */
async function approvedPurchase(drugId: string, quantity: number) {
  const placed = await place({ kind: 'PURCHASE', supplierId, drugId, quantity });
  const { order } = await approve(placed.id);
  return { order, lineId: lineOf(order) };
}

describe('placing an order', () => {
  it('answers it as it was placed, with its one drug, quantity and progress', async () => {
    const drugId = await newDrug(world);
    const placed = await place({ drugId, quantity: 7, note: ' For the ward ' });
    expect(placed).toMatchObject({
      kind: 'ISSUE',
      status: 'PENDING',
      progress: 'PENDING',
      note: 'For the ward',
      quantity: 7,
      drug: { id: drugId },
      supplier: null,
      requestedBy: { email: technician.email },
      approvedBy: null,
      acknowledgedBy: null,
      approvedAt: null,
      sentAt: null,
      fulfilledAt: null,
      acknowledgedAt: null,
      lines: [
        { position: 1, quantity: 7, fulfilledQuantity: 0, canceledQuantity: 0, drug: { id: drugId }, allocations: [] },
      ],
      history: [{ fromStatus: null, toStatus: 'PENDING', note: 'For the ward', actor: { email: technician.email } }],
    });
    expect(await orderOf(placed.id)).toEqual({ ...placed, __typename: undefined });
  });

  it('keeps the lines in their order, and has no one drug when there are more', async () => {
    const drugs = [await newDrug(world), await newDrug(world), await newDrug(world)];
    const placed = await place({ lines: drugs.map((drugId, index) => ({ drugId, quantity: index + 1 })) });
    expect(placed).toMatchObject({ drug: null, quantity: null });
    expect(placed.lines.map(({ position, quantity, drug }) => [position, quantity, drug.id])).toEqual(
      drugs.map((drugId, index) => [index + 1, index + 1, drugId]),
    );
  });

  it('finds the drug by an NDC or a GTIN', async () => {
    const [ndc, gtin] = [someNdc(), someGtin()];
    const byNdc = await newDrug(world, { ndc });
    const byGtin = await newDrug(world, { gtin });
    const placed = await place({
      lines: [
        { code: ndc, quantity: 1 },
        { code: gtin, quantity: 2 },
        { code: `(01)${gtin}(17)301231(10)A1`, quantity: 3 },
      ],
    });
    expect(placed.lines.map(({ drug }) => drug.id)).toEqual([byNdc, byGtin, byGtin]);
  });

  it('asks for the id where a code names more than one drug', async () => {
    const elsewhere = await newWorld(app);
    const at = { pharmacyId: elsewhere.pharmacyId, lines: [{ code: '46123456', quantity: 1 }] };
    const first = await newDrug(elsewhere, { ndc: '4612-3456' });
    expect((await place(at, elsewhere.owner)).drug?.id).toBe(first);
    await newDrug(elsewhere, { ndc: '46123-456' });
    expect(problem(await placeError(at, elsewhere.owner))).toEqual(wrong('input.lines.0.code', 'ambiguous'));
  });

  it('takes a PURCHASE with and without a supplier', async () => {
    const drugId = await newDrug(world);
    expect(await place({ kind: 'PURCHASE', supplierId, drugId, quantity: 1 })).toMatchObject({
      kind: 'PURCHASE',
      supplier: { id: supplierId },
    });
    expect(await place({ kind: 'PURCHASE', drugId, quantity: 1 })).toMatchObject({ supplier: null });
  });

  it('refuses a PURCHASE of an archived drug, and takes an ISSUE of it', async () => {
    const drugId = await newDrug(world);
    await world.owner.client.ask(api.ArchiveDrugDocument, { input: { drugId } });
    expect(await tryToPlace({ kind: 'PURCHASE', drugId, quantity: 1 })).toMatchObject({
      __typename: 'DrugArchived',
      code: 'DRUG_ARCHIVED',
      drugId,
    });
    expect((await place({ drugId, quantity: 1 })).status).toBe('PENDING');
  });

  it('wants exactly one of the two ways to say what is ordered', async () => {
    const drugId = await newDrug(world);
    const line: Line = { drugId, quantity: 1 };
    const cases: [PlaceInput, string, string][] = [
      [{}, 'input.lines', 'required'],
      [{ drugId }, 'input.lines', 'required'],
      [{ quantity: 1 }, 'input.lines', 'required'],
      [{ lines: [line], drugId, quantity: 1 }, 'input.lines', 'one-of'],
      [{ lines: [line], drugId }, 'input.lines', 'one-of'],
      [{ lines: [line], quantity: 1 }, 'input.lines', 'one-of'],
      [{ lines: [line, { quantity: 1 }] }, 'input.lines.1.drugId', 'one-of'],
      [{ lines: [{ drugId, code: someNdc(), quantity: 1 }] }, 'input.lines.0.drugId', 'one-of'],
    ];
    for (const [input, field, rule] of cases)
      expect([input, problem(await placeError(input))]).toEqual([input, wrong(field, rule)]);
  });

  it('knows no drug, supplier or pharmacy that is missing or of another organization', async () => {
    const elsewhere = await newWorld(app);
    const foreignNdc = someNdc();
    const [drugId, foreignDrug] = [await newDrug(world), await newDrug(elsewhere, { ndc: foreignNdc })];
    const foreignSupplier = await newSupplier(elsewhere);
    const one = { drugId, quantity: 1 };
    const cases: [PlaceInput, string][] = [
      [{ drugId: foreignDrug, quantity: 1 }, 'input.drugId'],
      [{ drugId: randomUUID(), quantity: 1 }, 'input.drugId'],
      [{ drugId: 'nonsense', quantity: 1 }, 'input.drugId'],
      [{ lines: [one, { drugId: foreignDrug, quantity: 1 }] }, 'input.lines.1.drugId'],
      [{ lines: [one, { code: foreignNdc, quantity: 1 }] }, 'input.lines.1.code'],
      [{ lines: [one, { code: 'nonsense', quantity: 1 }] }, 'input.lines.1.code'],
      [{ kind: 'PURCHASE', supplierId: foreignSupplier, ...one }, 'input.supplierId'],
      [{ kind: 'PURCHASE', supplierId: randomUUID(), ...one }, 'input.supplierId'],
      [{ kind: 'PURCHASE', supplierId: 'nonsense', ...one }, 'input.supplierId'],
      [{ pharmacyId: elsewhere.pharmacyId, ...one }, 'input.pharmacyId'],
    ];
    for (const [input, field] of cases)
      expect([input, problem(await placeError(input))]).toEqual([input, unknown(field)]);
  });

  it('takes no supplier on an ISSUE', async () => {
    const drugId = await newDrug(world);
    for (const input of [{ kind: 'ISSUE' as const }, {}])
      expect(problem(await placeError({ ...input, supplierId, drugId, quantity: 1 }))).toEqual(
        wrong('input.supplierId', 'purchase'),
      );
  });

  it('wants quantities of at least 1, and at least one line', async () => {
    const drugId = await newDrug(world);
    for (const input of [{ drugId, quantity: 0 }, { lines: [{ drugId, quantity: -1 }] }, { lines: [] }])
      expect((await placeError(input)).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is not for an auditor', async () => {
    const auditor = await newMember(world, 'AUDITOR', world.pharmacyId);
    const drugId = await newDrug(world);
    expect((await placeError({ drugId, quantity: 1 }, auditor)).extensions.code).toBe('FORBIDDEN');
  });
});

describe('the numbers of orders', () => {
  it('count up from 1 at each pharmacy', async () => {
    const here = await newWorld(app);
    const there = { ...here, pharmacyId: await newPharmacy(here) };
    const drugId = await newDrug(here);
    const numbers: number[][] = [[], []];
    for (let round = 0; round < 3; round += 1)
      for (const [index, { pharmacyId }] of [here, there].entries())
        numbers[index]?.push((await place({ pharmacyId, drugId, quantity: 1 }, here.owner)).number);
    expect(numbers).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('have no gap after 20 placed at once, with refused ones in between', async () => {
    const here = await newWorld(app);
    const { pharmacyId, owner } = here;
    const [drugId, archived] = [await newDrug(here), await newDrug(here)];
    await owner.client.ask(api.ArchiveDrugDocument, { input: { drugId: archived } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const placed = place({ pharmacyId, drugId, quantity: index + 1 }, owner);
        const refused =
          index % 2 === 0
            ? tryToPlace({ pharmacyId, kind: 'PURCHASE', drugId: archived, quantity: 1 }, owner)
            : placeError({ pharmacyId, drugId: randomUUID(), quantity: 1 }, owner);
        return { order: await placed, refused: await refused };
      }),
    );
    const expected = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(answers.map(({ order }) => order.number).sort((a, b) => a - b)).toEqual(expected);
    expect((await place({ pharmacyId, drugId, quantity: 1 }, owner)).number).toBe(21);
  });

  it('have no gap when one is placed again with its idempotency key', async () => {
    const here = await newWorld(app);
    const input = { pharmacyId: here.pharmacyId, drugId: await newDrug(here), quantity: 1 };
    const idempotencyKey = randomUUID();
    const once = async () =>
      as((await here.owner.client.ask(api.PlaceOrderDocument, { input }, { idempotencyKey })).placeOrder, 'Order');
    expect([(await once()).number, (await once()).number]).toEqual([1, 1]);
    expect((await place(input, here.owner)).number).toBe(2);
  });
});

describe('approving an order', () => {
  it('is not done by whoever requested it', async () => {
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    const placed = await place({ drugId, quantity: 1 }, world.owner);
    expect(await tryToApprove(placed.id)).toMatchObject({ __typename: 'OwnOrder', code: 'OWN_ORDER' });
    expect((await orderOf(placed.id)).status).toBe('PENDING');
    const manager = await newMember(world, 'MANAGER', world.pharmacyId);
    expect(as(await tryToApprove(placed.id, {}, manager), 'OrderApproved').order).toMatchObject({
      status: 'APPROVED',
      approvedBy: { email: manager.email },
    });
  });

  it('is not for a technician', async () => {
    const placed = await place({ drugId: await newDrug(world), quantity: 1 });
    const { client } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const error = await client.error(api.ApproveOrderDocument, { input: { orderId: placed.id } });
    expect(error.extensions.code).toBe('FORBIDDEN');
  });

  it('allocates first expired first out over lots', async () => {
    const { drugId, stockId } = await stocked(world, [
      { lotNumber: 'NEVER', expiresOn: null, quantity: 50 },
      { lotNumber: 'LATE', expiresOn: dayFromNow(90), quantity: 10 },
      { lotNumber: 'SOON', expiresOn: dayFromNow(10), quantity: 4 },
      { lotNumber: 'NEXT', expiresOn: dayFromNow(40), quantity: 5 },
    ]);
    const placed = await placeIssue([drugId, 12]);
    expect(await figures(stockId)).toEqual({ quantity: 69, allocated: 0, available: 69, usable: 69 });
    const { order, short } = await approve(placed.id);
    expect(short).toEqual([]);
    expect(order).toMatchObject({ status: 'APPROVED', progress: 'PENDING', approvedBy: { email: world.owner.email } });
    expect(order.approvedAt).not.toBeNull();
    expect(allocations(order)).toEqual([
      [
        ['SOON', 4],
        ['NEXT', 5],
        ['LATE', 3],
      ],
    ]);
    expect(await figures(stockId)).toEqual({ quantity: 69, allocated: 12, available: 57, usable: 57 });
    expect(await lotsOf(stockId)).toEqual({ SOON: [4, 4], NEXT: [5, 5], LATE: [10, 3], NEVER: [50, 0] });
  });

  it('promises nothing twice', async () => {
    const { drugId, stockId } = await stocked(world, lots({ A: 4, B: 6 }));
    const first = await placeIssue([drugId, 5]);
    const second = await placeIssue([drugId, 5]);
    expect(allocations((await approve(first.id)).order)).toEqual([
      [
        ['A', 4],
        ['B', 1],
      ],
    ]);
    expect(allocations((await approve(second.id)).order)).toEqual([[['B', 5]]]);
    const { dispenseStock } = await world.owner.client.ask(api.DispenseStockDocument, {
      input: { stockId, quantity: 1 },
    });
    expect(dispenseStock.__typename).not.toBe('StockMovement');
    expect(await figures(stockId)).toEqual({ quantity: 10, allocated: 10, available: 0, usable: 0 });
  });

  it('promises nothing twice to orders that are approved at the same moment', async () => {
    const { drugId, stockId } = await stocked(world, lots({ A: 7, B: 7 }));
    const placed = await Promise.all(Array.from({ length: 6 }, () => placeIssue([drugId, 4])));
    const answers = await Promise.all(placed.map(({ id }) => tryToApprove(id)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array.from({ length: 3 }, () => 'OrderApproved'),
      ...Array.from({ length: 3 }, () => 'OrderShort'),
    ]);
    expect(await figures(stockId)).toEqual({ quantity: 14, allocated: 12, available: 2, usable: 2 });
  });

  it('is refused when there is too little, telling of each line what there is and what was passed over', async () => {
    const enough = await stocked(world, [{ quantity: 10 }]);
    const { drugId, stockId, lotIds } = await stocked(world, [
      { lotNumber: 'OLD', expiresOn: dayFromNow(1), quantity: 8 },
      { lotNumber: 'HELD', expiresOn: dayFromNow(50), quantity: 9 },
      { lotNumber: 'GOOD', expiresOn: dayFromNow(60), quantity: 3 },
    ]);
    await setStatus(lotIds[1], 'ON_HOLD');
    app.clock.advance({ days: 3 });
    const never = await newDrug(world);
    const placed = await placeIssue([enough.drugId, 10], [drugId, 5], [never, 2]);
    const [, second, third] = lineIds(placed);
    const refused = as(await tryToApprove(placed.id), 'OrderShort');
    expect(refused.code).toBe('ORDER_SHORT');
    expect(refused.lines).toEqual([
      {
        lineId: second,
        drugId,
        requested: 5,
        available: 3,
        skipped: [
          { lotNumber: 'OLD', reason: 'EXPIRED' },
          { lotNumber: 'HELD', reason: 'ON_HOLD' },
        ],
      },
      { lineId: third, drugId: never, requested: 2, available: 0, skipped: [] },
    ]);
    expect((await orderOf(placed.id)).status).toBe('PENDING');
    expect(await figures(stockId)).toMatchObject({ allocated: 0, usable: 3 });
    expect(await figures(enough.stockId)).toMatchObject({ allocated: 0 });

    const { order, short } = await approve(placed.id, { allowPartial: true });
    expect(short).toEqual(refused.lines);
    expect(order.status).toBe('APPROVED');
    expect(allocations(order).map((of) => of.map(([, quantity]) => quantity))).toEqual([[10], [3], []]);
    expect(await figures(stockId)).toMatchObject({ quantity: 20, allocated: 3, usable: 0 });
  });

  it('counts goods that are promised to others as passed over', async () => {
    const { drugId } = await stocked(world, lots({ A: 4 }));
    await approve((await placeIssue([drugId, 4])).id);
    const refused = as(await tryToApprove((await placeIssue([drugId, 1])).id), 'OrderShort');
    expect(refused.lines).toMatchObject([
      { requested: 1, available: 0, skipped: [{ lotNumber: 'A', reason: 'FULLY_ALLOCATED' }] },
    ]);
  });

  it('shares the stock between two lines of one drug', async () => {
    const { drugId, stockId } = await stocked(world, lots({ A: 4, B: 6 }));
    const tooMuch = await placeIssue([drugId, 7], [drugId, 4]);
    const refused = as(await tryToApprove(tooMuch.id), 'OrderShort');
    expect(refused.lines).toMatchObject([{ lineId: lineOf(tooMuch, 1), requested: 4, available: 3 }]);
    const fitting = await placeIssue([drugId, 7], [drugId, 3]);
    const { order } = await approve(fitting.id);
    expect(allocations(order)).toEqual([
      [
        ['A', 4],
        ['B', 3],
      ],
      [['B', 3]],
    ]);
    expect(await figures(stockId)).toMatchObject({ allocated: 10, usable: 0 });
    await fulfill(order.id);
    expect(await figures(stockId)).toEqual({ quantity: 0, allocated: 0, available: 0, usable: 0 });
  });
});

describe('the steps of an order', () => {
  /** A new order of 3 that has the status. */
  async function reach(status: OrderStatus): Promise<string> {
    const { drugId } = await stocked(world, [{ quantity: 3 }]);
    const placed = await placeIssue([drugId, 3]);
    const { id } = placed;
    if (!['PENDING', 'REJECTED', 'CANCELED'].includes(status)) await approve(id);
    if (status === 'REJECTED') as(await tryToReject(id), 'Order');
    if (status === 'CANCELED') as(await tryToCancel(id), 'Order');
    if (status === 'SENT') as(await tryToSend(id), 'Order');
    if (status === 'FULFILLED') await fulfill(id);
    if (['PARTIALLY_FULFILLED', 'CLOSED_SHORT'].includes(status))
      await fulfill(id, [{ lineId: lineOf(placed), quantity: 1 }]);
    if (status === 'CLOSED_SHORT') as(await tryToClose(id), 'Order');
    return id;
  }
  const steps = {
    APPROVED: (id: string) => tryToApprove(id),
    REJECTED: (id: string) => tryToReject(id),
    SENT: (id: string) => tryToSend(id),
    FULFILLED: (id: string) => tryToFulfill(id),
    CLOSED_SHORT: (id: string) => tryToClose(id),
    CANCELED: (id: string) => tryToCancel(id),
  };
  const targets = Object.keys(steps) as (keyof typeof steps)[];

  it.each(orderStatuses)('that may not follow on %s are refused, and change nothing', async (from) => {
    const id = await reach(from);
    const before = await orderOf(id);
    expect(before.status).toBe(from);
    for (const to of targets.filter((target) => !mayFollow(from, target))) {
      expect(as(await steps[to](id), 'IllegalOrderTransition')).toMatchObject({
        from,
        to,
        allowed: orderTransitions[from],
        code: 'ILLEGAL_ORDER_TRANSITION',
      });
    }
    expect(await orderOf(id)).toEqual(before);
  });

  const legal = orderStatuses.flatMap((from) =>
    targets.filter((to) => mayFollow(from, to)).map((to) => [from, to] as const),
  );
  it.each(legal)('lead from %s to %s', async (from, to) => {
    const id = await reach(from);
    await steps[to](id);
    const { status, history } = await orderOf(id);
    expect(status).toBe(to);
    expect(history.at(-1)).toMatchObject({ fromStatus: from, toStatus: to });
  });

  it('are told in its history: which, by whom and why', async () => {
    const { drugId } = await stocked(world, [{ quantity: 9 }]);
    const placed = await place({ drugId, quantity: 5, note: 'Asked for' });
    const [by, other] = [{ email: technician.email }, { email: world.owner.email }];
    await approve(placed.id, { note: 'Approved so' });
    as(await tryToSend(placed.id, 'On its way'), 'Order');
    const deliver = (quantity: number, note: string, { client }: Person) =>
      client.ask(api.FulfillOrderDocument, {
        input: { orderId: placed.id, lines: [{ lineId: lineOf(placed), quantity }], note },
      });
    await deliver(1, 'The first', technician);
    await deliver(2, ' ', world.owner);
    const closed = as(await tryToClose(placed.id, 'No more to be had'), 'Order');
    expect(closed.history).toEqual([
      { fromStatus: null, toStatus: 'PENDING', note: 'Asked for', actor: by, at: expect.any(String) },
      { fromStatus: 'PENDING', toStatus: 'APPROVED', note: 'Approved so', actor: other, at: expect.any(String) },
      { fromStatus: 'APPROVED', toStatus: 'SENT', note: 'On its way', actor: other, at: expect.any(String) },
      { fromStatus: 'SENT', toStatus: 'PARTIALLY_FULFILLED', note: 'The first', actor: by, at: expect.any(String) },
      {
        fromStatus: 'PARTIALLY_FULFILLED',
        toStatus: 'PARTIALLY_FULFILLED',
        note: null,
        actor: other,
        at: expect.any(String),
      },
      {
        fromStatus: 'PARTIALLY_FULFILLED',
        toStatus: 'CLOSED_SHORT',
        note: 'No more to be had',
        actor: other,
        at: expect.any(String),
      },
    ]);
    const instants = closed.history.map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
  });

  it('are in the order in which they were taken, also when the clock is set back between them', async () => {
    const { drugId, lotIds } = await stocked(world, [{ quantity: 5 }]);
    const { id } = await placeIssue([drugId, 4]);
    const ahead = vi.spyOn(Date, 'now').mockImplementation(() => performance.timeOrigin + performance.now() + 2_000);
    onTestFinished(() => ahead.mockRestore());
    await approve(id);
    ahead.mockRestore();
    const input = { lotId: lotIds[0] ?? '', status: 'RECALLED' as const, reason: 'Recall of the maker.' };
    as((await world.owner.client.ask(api.SetLotStatusDocument, { input })).setLotStatus, 'Lot');
    expect((await orderOf(id)).history.map(({ fromStatus, toStatus }) => [fromStatus, toStatus])).toEqual([
      [null, 'PENDING'],
      ['PENDING', 'APPROVED'],
      ['APPROVED', 'APPROVED'],
    ]);
  });

  it('are each recorded in the audit trail', async () => {
    const { order, lineId } = await approvedIssue({ A: 5 }, 3);
    await fulfill(order.id, [{ lineId, quantity: 1 }]);
    as(await tryToClose(order.id), 'Order');
    as(await tryToAcknowledge(order.id), 'Order');
    await tryToCancel(order.id);
    const { auditLog } = await world.owner.client.ask(api.AuditTrailDocument, { filter: { entityId: order.id } });
    expect(auditLog.nodes.map(({ action, outcome, code }) => [action, outcome, code]).reverse()).toEqual([
      ['order.place', 'SUCCEEDED', null],
      ['order.approve', 'SUCCEEDED', null],
      ['order.fulfill', 'SUCCEEDED', null],
      ['order.close-short', 'SUCCEEDED', null],
      ['order.acknowledge', 'SUCCEEDED', null],
      ['order.cancel', 'REFUSED', 'ILLEGAL_ORDER_TRANSITION'],
    ]);
  });
});

describe('what SQL cannot do to an order either', () => {
  it('adds nothing to one that has ended, and unsettles none that holds promises', async () => {
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    const { id } = await placeIssue([drugId, 3]);
    await approve(id);
    await expect(
      app.sql(
        `UPDATE supply_order SET status = 'PENDING', approved_at = NULL, approved_by_id = NULL WHERE id = '${id}'`,
      ),
    ).rejects.toMatchObject({ constraint: 'order_line_promises' });
    await world.owner.client.ask(api.CancelOrderDocument, { input: { orderId: id, reason: 'Not needed' } });
    await expect(
      app.sql(
        `INSERT INTO order_line (id, organization_id, order_id, position, drug_id, quantity)
         SELECT gen_random_uuid(), organization_id, order_id, 2, drug_id, 1 FROM order_line WHERE order_id = '${id}'`,
      ),
    ).rejects.toMatchObject({ constraint: 'supply_order_ended' });
  });
});

describe('delivering an ISSUE', () => {
  it('takes all of it out of the lots that were allocated', async () => {
    const one = await stocked(world, lots({ A: 4, B: 10 }));
    const two = await stocked(world, lots({ C: 3 }));
    const placed = await placeIssue([one.drugId, 6], [two.drugId, 2]);
    await approve(placed.id);
    const { order, transactionIds, replaced } = await fulfill(placed.id);
    expect(replaced).toEqual([]);
    expect(order).toMatchObject({
      status: 'FULFILLED',
      progress: 'FULFILLED',
      lines: [
        { quantity: 6, fulfilledQuantity: 6, canceledQuantity: 0, allocations: [] },
        { quantity: 2, fulfilledQuantity: 2, canceledQuantity: 0, allocations: [] },
      ],
    });
    expect(order.fulfilledAt).not.toBeNull();
    const ledger = await ledgerOf(placed.id);
    const told = ledger.map(({ type, lot, changed, drug_id }) => [type, drug_id, lot, changed]);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['DISPENSE', one.drugId, 'A', -4],
        ['DISPENSE', one.drugId, 'B', -2],
        ['DISPENSE', two.drugId, 'C', -2],
      ]),
    );
    expect(transactionIds).toHaveLength(2);
    expect(new Set(transactionIds)).toEqual(new Set(ledger.map(({ transaction_id }) => transaction_id)));
    expect(await lotsOf(one.stockId)).toEqual({ A: [0, 0], B: [8, 0] });
    expect(await lotsOf(two.stockId)).toEqual({ C: [1, 0] });
    expect(await figures(one.stockId)).toEqual({ quantity: 8, allocated: 0, available: 8, usable: 8 });
  });

  it.each([[[12]], [[1, 11]], [[4, 4, 4]], [[2, 1, 3, 6]], [[9, 3]]])(
    'in the parts %j ends in the same balances',
    async (parts) => {
      const { order, lineId, stockId } = await approvedIssue({ A: 3, B: 5, C: 10 }, 12);
      let left = 12;
      for (const quantity of parts) {
        left -= quantity;
        const { order: after } = await fulfill(order.id, [{ lineId, quantity }]);
        expect(after).toMatchObject({
          status: left === 0 ? 'FULFILLED' : 'PARTIALLY_FULFILLED',
          progress: left === 0 ? 'FULFILLED' : 'PENDING',
          lines: [{ fulfilledQuantity: 12 - left }],
        });
        expect(after.fulfilledAt === null).toBe(left > 0);
        expect(await figures(stockId)).toEqual({ quantity: 6 + left, allocated: left, available: 6, usable: 6 });
      }
      expect(await lotsOf(stockId)).toEqual({ A: [0, 0], B: [0, 0], C: [6, 0] });
      const ledger = await ledgerOf(order.id);
      expect(new Set(ledger.map(({ transaction_id }) => transaction_id)).size).toBe(parts.length);
      expect(ledger.reduce((sum, { changed }) => sum + changed, 0)).toBe(-12);
    },
  );

  it('without lines delivers what is outstanding', async () => {
    const { order, lineId, stockId } = await approvedIssue({ A: 3, B: 5 }, 6);
    await fulfill(order.id, [{ lineId, quantity: 2 }]);
    expect((await fulfill(order.id)).order).toMatchObject({ status: 'FULFILLED', lines: [{ fulfilledQuantity: 6 }] });
    expect(await lotsOf(stockId)).toEqual({ A: [0, 0], B: [2, 0] });
  });

  it('of one line leaves the other as it is', async () => {
    const one = await stocked(world, lots({ A: 4 }));
    const two = await stocked(world, lots({ B: 3 }));
    const placed = await placeIssue([one.drugId, 4], [two.drugId, 3]);
    await approve(placed.id);
    const { order } = await fulfill(placed.id, [{ lineId: lineOf(placed), quantity: 4 }]);
    expect(order).toMatchObject({
      status: 'PARTIALLY_FULFILLED',
      lines: [{ fulfilledQuantity: 4 }, { fulfilledQuantity: 0 }],
    });
    expect(allocations(order)).toEqual([[], [['B', 3]]]);
    expect(await figures(two.stockId)).toMatchObject({ quantity: 3, allocated: 3 });
  });

  it('of more than is outstanding is refused', async () => {
    const { order, lineId, stockId } = await approvedIssue({ A: 20 }, 5);
    expect(await tryToFulfill(order.id, [{ lineId, quantity: 6 }])).toMatchObject({
      __typename: 'OverFulfilled',
      code: 'OVER_FULFILLED',
      lineId,
      outstanding: 5,
      requested: 6,
    });
    await fulfill(order.id, [{ lineId, quantity: 2 }]);
    expect(await tryToFulfill(order.id, [{ lineId, quantity: 4 }])).toMatchObject({ outstanding: 3, requested: 4 });
    expect(await figures(stockId)).toMatchObject({ quantity: 18, allocated: 3 });
  });

  it('at the same moment by two people delivers no more than was ordered', async () => {
    const { order, lineId, stockId } = await approvedIssue({ A: 5, B: 5 }, 8);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => tryToFulfill(order.id, [{ lineId, quantity: 3 }])),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'OrderFulfilled',
      'OrderFulfilled',
      'OverFulfilled',
      'OverFulfilled',
    ]);
    expect(await figures(stockId)).toEqual({ quantity: 4, allocated: 2, available: 2, usable: 2 });
  });

  it('wants lines of this order, each once, with a quantity and no lots', async () => {
    const { order, lineId } = await approvedIssue({ A: 20 }, 5);
    const { lineId: foreign } = await approvedIssue({ A: 20 }, 5);
    const arrived = [{ lotNumber: 'X', expiresOn: dayFromNow(300), quantity: 1 }];
    expect(problem(await fulfillError(order.id, [{ lineId: foreign, quantity: 1 }]))).toEqual(
      unknown('input.lines.0.lineId'),
    );
    const twice = [
      { lineId, quantity: 1 },
      { lineId, quantity: 1 },
    ];
    expect(problem(await fulfillError(order.id, twice))).toEqual(wrong('input.lines.1.lineId', 'once'));
    for (const line of [{ lineId }, { lineId, lots: arrived }, { lineId, quantity: 1, lots: arrived }])
      expect(problem(await fulfillError(order.id, [line]))).toEqual(wrong('input.lines.0.quantity', 'kind'));
    expect((await orderOf(order.id)).status).toBe('APPROVED');
  });

  it('takes another lot for one that was put on hold since, and tells so', async () => {
    const { order, stockId, lotIds } = await approvedIssue({ HELD: 5, NEXT: 9 }, 5);
    expect(allocations(order)).toEqual([[['HELD', 5]]]);
    await setStatus(lotIds[0], 'ON_HOLD');
    const done = await fulfill(order.id);
    expect(done.replaced).toEqual([{ lotNumber: 'HELD', quantity: 5, reason: 'ON_HOLD' }]);
    expect((await ledgerOf(order.id)).map(({ lot, changed }) => [lot, changed])).toEqual([['NEXT', -5]]);
    expect(await lotsOf(stockId)).toEqual({ HELD: [5, 0], NEXT: [4, 0] });
  });

  it('takes another lot for one that has expired since, and tells so', async () => {
    const { drugId, stockId } = await stocked(world, [
      { lotNumber: 'SOON', expiresOn: dayFromNow(2), quantity: 4 },
      { lotNumber: 'LATER', expiresOn: dayFromNow(60), quantity: 9 },
    ]);
    const { order } = await approve((await placeIssue([drugId, 6])).id);
    app.clock.advance({ days: 4 });
    const done = await fulfill(order.id);
    expect(done.replaced).toEqual([{ lotNumber: 'SOON', quantity: 4, reason: 'EXPIRED' }]);
    expect(await lotsOf(stockId)).toEqual({ SOON: [4, 0], LATER: [3, 0] });
  });

  it('is refused when no other lot can take its place, and done once it can', async () => {
    const { order, lineId, drugId, stockId, lotIds } = await approvedIssue({ HELD: 5 }, 5);
    await setStatus(lotIds[0], 'ON_HOLD');
    expect(as(await tryToFulfill(order.id), 'OrderShort').lines).toEqual([
      { lineId, drugId, requested: 5, available: 0, skipped: [{ lotNumber: 'HELD', reason: 'ON_HOLD' }] },
    ]);
    expect(await orderOf(order.id)).toEqual(order);
    expect(await lotsOf(stockId)).toEqual({ HELD: [5, 5] });
    await setStatus(lotIds[0], 'RELEASED');
    expect((await fulfill(order.id)).replaced).toEqual([]);
    expect(await lotsOf(stockId)).toEqual({ HELD: [0, 0] });
  });

  it('in part keeps the promise on a lot on hold while it may still be needed', async () => {
    const { order, lineId, drugId, stockId, lotIds } = await approvedIssue({ HELD: 4, NEXT: 4 }, 6);
    await setStatus(lotIds[0], 'ON_HOLD');
    const first = await fulfill(order.id, [{ lineId, quantity: 2 }]);
    expect(first.replaced).toMatchObject([{ lotNumber: 'HELD', reason: 'ON_HOLD' }]);
    expect(await lotsOf(stockId)).toEqual({ HELD: [4, 4], NEXT: [2, 0] });
    expect(as(await tryToFulfill(order.id), 'OrderShort').lines).toMatchObject([
      { lineId, drugId, requested: 4, available: 2 },
    ]);
    await fulfill(order.id, [{ lineId, quantity: 1 }]);
    expect(await lotsOf(stockId)).toEqual({ HELD: [4, 3], NEXT: [1, 0] });
    await setStatus(lotIds[0], 'RELEASED');
    await fulfill(order.id);
    expect(await lotsOf(stockId)).toEqual({ HELD: [1, 0], NEXT: [1, 0] });
  });

  it('does not take what is promised to another order in the place of a lot on hold', async () => {
    const { drugId, stockId, lotIds } = await stocked(world, lots({ HELD: 5, NEXT: 6 }));
    const first = (await approve((await placeIssue([drugId, 5])).id)).order;
    const second = (await approve((await placeIssue([drugId, 4])).id)).order;
    await setStatus(lotIds[0], 'ON_HOLD');
    expect(as(await tryToFulfill(first.id), 'OrderShort').lines).toMatchObject([{ requested: 5, available: 2 }]);
    await fulfill(second.id);
    expect(await lotsOf(stockId)).toEqual({ HELD: [5, 5], NEXT: [2, 0] });
  });

  it('takes for an order approved in part what came in since', async () => {
    const { drugId, stockId } = await stocked(world, lots({ A: 3 }));
    const placed = await placeIssue([drugId, 8]);
    await approve(placed.id, { allowPartial: true });
    expect(as(await tryToFulfill(placed.id), 'OrderShort').lines).toMatchObject([{ requested: 8, available: 3 }]);
    await receive(world, drugId, [{ lotNumber: 'B', quantity: 10 }]);
    expect((await fulfill(placed.id)).order.status).toBe('FULFILLED');
    expect(await lotsOf(stockId)).toEqual({ A: [0, 0], B: [5, 0] });
  });
});

describe('delivering a PURCHASE', () => {
  it('opens stocks and lots, and keeps the supplier on them', async () => {
    const [known, fresh] = [await stocked(world, [{ lotNumber: 'OURS', quantity: 2 }]), await newDrug(world)];
    const placed = await place({
      kind: 'PURCHASE',
      supplierId,
      lines: [
        { drugId: known.drugId, quantity: 10 },
        { drugId: fresh, quantity: 5 },
      ],
    });
    await approve(placed.id);
    expect(await stockIdOf(fresh)).toBeUndefined();
    const [first, second] = [lineOf(placed, 0), lineOf(placed, 1)];
    const { order, transactionIds, replaced } = await fulfill(placed.id, [
      {
        lineId: first,
        lots: [
          { lotNumber: ' N-1 ', expiresOn: dayFromNow(200), quantity: 6 },
          { lotNumber: 'N-2', expiresOn: dayFromNow(300), quantity: 4 },
        ],
      },
      { lineId: second, lots: [{ lotNumber: 'F-1', expiresOn: dayFromNow(300), quantity: 5 }] },
    ]);
    expect(replaced).toEqual([]);
    expect(order).toMatchObject({
      status: 'FULFILLED',
      lines: [
        { fulfilledQuantity: 10, allocations: [] },
        { fulfilledQuantity: 5, allocations: [] },
      ],
    });
    expect(order.fulfilledAt).not.toBeNull();
    const ledger = await ledgerOf(placed.id);
    expect(ledger.map(({ type, lot, changed }) => [type, lot, changed])).toEqual(
      expect.arrayContaining([
        ['RECEIPT', 'N-1', 6],
        ['RECEIPT', 'N-2', 4],
        ['RECEIPT', 'F-1', 5],
      ]),
    );
    expect(ledger).toHaveLength(3);
    expect(new Set(transactionIds)).toEqual(new Set(ledger.map(({ transaction_id }) => transaction_id)));
    const opened = await stockOf((await stockIdOf(fresh)) ?? '');
    expect(opened).toMatchObject({
      quantity: 5,
      usable: 5,
      suppliers: [{ id: supplierId }],
      lots: [{ lotNumber: 'F-1', expiresOn: dayFromNow(300), quantity: 5, supplier: { id: supplierId } }],
    });
    const topped = await stockOf(known.stockId);
    expect(topped.quantity).toBe(12);
    const suppliers = Object.fromEntries(
      topped.lots.map(({ lotNumber, expiresOn, supplier }) => [lotNumber, [expiresOn, supplier?.id ?? null]]),
    );
    expect(suppliers).toEqual({
      OURS: [dayFromNow(400), null],
      'N-1': [dayFromNow(200), supplierId],
      'N-2': [dayFromNow(300), supplierId],
    });
  });

  it('adds to a lot that is there, and counts the same lot given twice together', async () => {
    const [expiresOn, later] = [dayFromNow(100), dayFromNow(101)];
    const { drugId, stockId } = await stocked(world, [{ lotNumber: 'A', expiresOn, quantity: 2 }]);
    const { order, lineId } = await approvedPurchase(drugId, 10);
    await fulfill(order.id, [
      {
        lineId,
        lots: [
          { lotNumber: 'A', expiresOn, quantity: 3 },
          { lotNumber: 'A', expiresOn, quantity: 1 },
          { lotNumber: 'A', expiresOn: later, quantity: 6 },
        ],
      },
    ]);
    const { lots: held } = await stockOf(stockId);
    expect(held.map(({ lotNumber, expiresOn: on, quantity }) => [lotNumber, on, quantity])).toEqual([
      ['A', expiresOn, 6],
      ['A', later, 6],
    ]);
    expect((await ledgerOf(order.id)).map(({ changed }) => changed)).toEqual([4, 6]);
  });

  it('receives two lines of one drug in one transaction', async () => {
    const drugId = await newDrug(world);
    const placed = await place({
      kind: 'PURCHASE',
      lines: [
        { drugId, quantity: 4 },
        { drugId, quantity: 5 },
      ],
    });
    await approve(placed.id);
    const arrived = (quantity: number) => [{ lotNumber: 'A', expiresOn: dayFromNow(300), quantity }];
    const { order, transactionIds } = await fulfill(placed.id, [
      { lineId: lineOf(placed, 0), lots: arrived(4) },
      { lineId: lineOf(placed, 1), lots: arrived(3) },
    ]);
    expect(transactionIds).toHaveLength(1);
    expect(order).toMatchObject({
      status: 'PARTIALLY_FULFILLED',
      lines: [{ fulfilledQuantity: 4 }, { fulfilledQuantity: 3 }],
    });
    expect((await ledgerOf(placed.id)).map(({ changed }) => changed)).toEqual([7]);
  });

  it('refuses a lot that has expired, and everything with it', async () => {
    const drugId = await newDrug(world);
    const { order, lineId } = await approvedPurchase(drugId, 10);
    const expired = dayFromNow(-1);
    const refused = await tryToFulfill(order.id, [
      {
        lineId,
        lots: [
          { lotNumber: 'GOOD', expiresOn: dayFromNow(0), quantity: 1 },
          { lotNumber: 'OLD', expiresOn: expired, quantity: 2 },
        ],
      },
    ]);
    expect(refused).toMatchObject({ __typename: 'LotExpired', expiredOn: expired });
    expect(await stockIdOf(drugId)).toBeUndefined();
    expect(await orderOf(order.id)).toEqual(order);
  });

  it('wants to know which lots arrived, and no more than is outstanding', async () => {
    const drugId = await newDrug(world);
    const { order, lineId } = await approvedPurchase(drugId, 10);
    expect(problem(await fulfillError(order.id))).toEqual(wrong('input.lines', 'required'));
    const arrived = [{ lotNumber: 'A', expiresOn: dayFromNow(300), quantity: 1 }];
    for (const line of [{ lineId }, { lineId, quantity: 1 }, { lineId, quantity: 1, lots: arrived }])
      expect(problem(await fulfillError(order.id, [line]))).toEqual(wrong('input.lines.0.lots', 'kind'));
    const tooMuch = [
      { lotNumber: 'A', quantity: 6 },
      { lotNumber: 'B', quantity: 5 },
    ];
    expect(await tryToFulfill(order.id, [{ lineId, lots: tooMuch }])).toMatchObject({
      __typename: 'OverFulfilled',
      outstanding: 10,
      requested: 11,
    });
    expect(await stockIdOf(drugId)).toBeUndefined();
  });
});

describe('what is on order', () => {
  const arrived = (lineId: string, quantity: number) => [
    { lineId, lots: [{ lotNumber: 'NEW', expiresOn: dayFromNow(300), quantity }] },
  ];

  it('goes up with an approval and down with each receipt', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 1 }]);
    const placed = await place({ kind: 'PURCHASE', drugId, quantity: 10 });
    expect(await onOrder(stockId)).toBe(0);
    await approve(placed.id);
    expect(await onOrder(stockId)).toBe(10);
    const other = await approvedPurchase(drugId, 7);
    expect(await onOrder(stockId)).toBe(17);
    as(await tryToSend(placed.id), 'Order');
    expect(await onOrder(stockId)).toBe(17);
    await fulfill(placed.id, arrived(lineOf(placed), 4));
    expect(await onOrder(stockId)).toBe(13);
    await fulfill(placed.id, arrived(lineOf(placed), 6));
    expect(await onOrder(stockId)).toBe(7);
    as(await tryToCancel(other.order.id), 'Order');
    expect(await onOrder(stockId)).toBe(0);
    expect(await figures(stockId)).toEqual({ quantity: 11, allocated: 0, available: 11, usable: 11 });
  });

  it('forgets what will not come any more', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 1 }]);
    const { order, lineId } = await approvedPurchase(drugId, 10);
    await fulfill(order.id, arrived(lineId, 3));
    expect(await onOrder(stockId)).toBe(7);
    as(await tryToClose(order.id), 'Order');
    expect(await onOrder(stockId)).toBe(0);
  });

  it('leaves out what is issued, and what comes to another pharmacy', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 9 }]);
    await approve((await placeIssue([drugId, 5])).id);
    const there = await newPharmacy(world);
    const elsewhere = await place({ pharmacyId: there, kind: 'PURCHASE', drugId, quantity: 6 }, world.owner);
    const manager = await newMember(world, 'MANAGER', there);
    as(await tryToApprove(elsewhere.id, {}, manager), 'OrderApproved');
    expect(await onOrder(stockId)).toBe(0);
  });
});

describe('ending an order', () => {
  it('by canceling releases exactly what was promised', async () => {
    const one = await stocked(world, lots({ A: 4, B: 10 }));
    const two = await stocked(world, lots({ C: 3 }));
    await approve((await placeIssue([one.drugId, 2])).id);
    const before = [await stockOf(one.stockId), await stockOf(two.stockId)];
    const placed = await placeIssue([one.drugId, 6], [two.drugId, 3]);
    await approve(placed.id);
    expect(await figures(one.stockId)).toMatchObject({ allocated: 8 });
    const canceled = as(await tryToCancel(placed.id, 'Ordered twice'), 'Order');
    expect(canceled).toMatchObject({
      status: 'CANCELED',
      progress: 'CANCELED',
      lines: [
        { quantity: 6, fulfilledQuantity: 0, canceledQuantity: 6, allocations: [] },
        { quantity: 3, fulfilledQuantity: 0, canceledQuantity: 3, allocations: [] },
      ],
    });
    expect(canceled.history.at(-1)).toMatchObject({ note: 'Ordered twice', actor: { email: world.owner.email } });
    expect([await stockOf(one.stockId), await stockOf(two.stockId)]).toEqual(before);
    expect(await ledgerOf(placed.id)).toEqual([]);
  });

  it('by canceling is for the requester while it is PENDING, and for approvers afterwards', async () => {
    const { drugId } = await stocked(world, [{ quantity: 9 }]);
    const own = await placeIssue([drugId, 2]);
    expect(as(await tryToCancel(own.id, 'Not needed', technician), 'Order').status).toBe('CANCELED');
    const approved = await placeIssue([drugId, 2]);
    await approve(approved.id);
    const colleague = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const pending = await placeIssue([drugId, 2]);
    for (const [person, { id: orderId }] of [
      [technician, approved],
      [colleague, pending],
    ] as const) {
      const error = await person.client.error(api.CancelOrderDocument, { input: { orderId, reason: 'Not needed' } });
      expect(error.extensions.code).toBe('FORBIDDEN');
    }
    expect(as(await tryToCancel(approved.id), 'Order').status).toBe('CANCELED');
  });

  it('short keeps what was delivered and cancels the rest', async () => {
    const { order, lineId, stockId } = await approvedIssue({ A: 3, B: 9 }, 8);
    await fulfill(order.id, [{ lineId, quantity: 5 }]);
    const closed = as(await tryToClose(order.id, 'Enough'), 'Order');
    expect(closed).toMatchObject({
      status: 'CLOSED_SHORT',
      progress: 'FULFILLED',
      fulfilledAt: null,
      lines: [{ quantity: 8, fulfilledQuantity: 5, canceledQuantity: 3, allocations: [] }],
    });
    expect(closed.history.at(-1)).toMatchObject({ note: 'Enough' });
    expect(await lotsOf(stockId)).toEqual({ A: [0, 0], B: [7, 0] });
    expect(await figures(stockId)).toEqual({ quantity: 7, allocated: 0, available: 7, usable: 7 });
  });

  it('by rejecting says why', async () => {
    const placed = await place({ drugId: await newDrug(world), quantity: 4 });
    expect(as(await tryToReject(placed.id, 'Too dear'), 'Order')).toMatchObject({
      status: 'REJECTED',
      progress: 'CANCELED',
      approvedBy: null,
      approvedAt: null,
      lines: [{ fulfilledQuantity: 0, canceledQuantity: 4 }],
      history: [{ toStatus: 'PENDING' }, { fromStatus: 'PENDING', toStatus: 'REJECTED', note: 'Too dear' }],
    });
  });

  it('needs a reason', async () => {
    const placed = await place({ drugId: await newDrug(world), quantity: 4 });
    const input = { orderId: placed.id, reason: ' ' };
    const { client } = world.owner;
    const errors = [
      await client.error(api.RejectOrderDocument, { input }),
      await client.error(api.CancelOrderDocument, { input }),
      await client.error(api.CloseOrderShortDocument, { input }),
    ];
    for (const error of errors)
      expect(problem(error)).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.reason' }] });
  });
});

describe('acknowledging an order', () => {
  it('is done once, by its requester, when it was delivered', async () => {
    const { order } = await approvedIssue({ A: 5 }, 5);
    expect(await tryToAcknowledge(order.id)).toMatchObject({
      __typename: 'NotToAcknowledge',
      code: 'NOT_TO_ACKNOWLEDGE',
      status: 'APPROVED',
      acknowledgedAt: null,
    });
    const { order: delivered } = await fulfill(order.id);
    const acknowledged = as(await tryToAcknowledge(order.id), 'Order');
    expect(acknowledged).toEqual({
      ...delivered,
      __typename: 'Order',
      acknowledgedAt: expect.any(String),
      acknowledgedBy: { email: technician.email },
    });
    for (const person of [technician, world.owner])
      expect(await tryToAcknowledge(order.id, person)).toMatchObject({
        __typename: 'NotToAcknowledge',
        status: 'FULFILLED',
        acknowledgedAt: acknowledged.acknowledgedAt,
      });
    expect(await orderOf(order.id)).toMatchObject({ acknowledgedBy: { email: technician.email } });
  });

  it('is done by an approver in their stead, and by nobody else', async () => {
    const { order, lineId } = await approvedIssue({ A: 5 }, 5);
    await fulfill(order.id, [{ lineId, quantity: 2 }]);
    as(await tryToClose(order.id), 'Order');
    const { client } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const error = await client.error(api.AcknowledgeOrderDocument, { input: { orderId: order.id } });
    expect(error.extensions.code).toBe('FORBIDDEN');
    expect(as(await tryToAcknowledge(order.id, world.owner), 'Order')).toMatchObject({
      status: 'CLOSED_SHORT',
      acknowledgedBy: { email: world.owner.email },
    });
  });

  it('happens once when both confirm at the same moment', async () => {
    const { order } = await approvedIssue({ A: 5 }, 5);
    await fulfill(order.id);
    const answers = await Promise.all([technician, world.owner].map((person) => tryToAcknowledge(order.id, person)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['NotToAcknowledge', 'Order']);
  });
});

describe('the list of orders', () => {
  let here: World;
  let requester: Person;
  let drugs: string[];
  let suppliers: string[];
  const placed: Placed[] = [];

  // 1 ISSUE pending, 2 PURCHASE approved, 3 ISSUE rejected, 4 PURCHASE fulfilled, 5 ISSUE canceled, 6 PURCHASE pending.
  beforeAll(async () => {
    here = await newWorld(app);
    const { owner, pharmacyId } = here;
    requester = await newMember(here, 'TECHNICIAN', pharmacyId);
    drugs = [await newDrug(here), await newDrug(here)];
    suppliers = [await newSupplier(here), await newSupplier(here)];
    const [first = '', second = ''] = drugs;
    const at = async (input: PlaceInput, person = requester) => {
      const order = await place({ pharmacyId, ...input }, person);
      placed.push(order);
      return order;
    };
    await at({ drugId: first, quantity: 1 });
    const approved = await at({ kind: 'PURCHASE', supplierId: suppliers[0] ?? '', drugId: second, quantity: 2 });
    await tryToApprove(approved.id, {}, owner);
    const rejected = await at({ drugId: second, quantity: 3 });
    await tryToReject(rejected.id, 'Not needed', owner);
    const done = await at({ kind: 'PURCHASE', supplierId: suppliers[1] ?? '', drugId: first, quantity: 4 });
    await tryToApprove(done.id, {}, owner);
    const lot = [{ lotNumber: 'A', expiresOn: dayFromNow(300), quantity: 4 }];
    as(await tryToFulfill(done.id, [{ lineId: lineOf(done), lots: lot }], owner), 'OrderFulfilled');
    const canceled = await at({ drugId: first, quantity: 5 }, owner);
    await tryToCancel(canceled.id, 'Not needed', owner);
    const both = drugs.flatMap((drugId) => [
      { drugId, quantity: 6 },
      { drugId, quantity: 1 },
    ]);
    await at({ kind: 'PURCHASE', lines: both });
  });

  const list = async (variables: Partial<api.OrdersQueryVariables> = {}, person = here.owner) =>
    (await person.client.ask(api.OrdersDocument, { pharmacyId: here.pharmacyId, ...variables })).orders;
  const numbers = async (filter: api.OrderFilter, sort: api.OrderSort = 'OLDEST') =>
    (await list({ filter, sort })).nodes.map(({ number }) => number);

  it('starts with the newest', async () => {
    const { nodes, totalCount, pageInfo } = await list();
    expect(nodes.map(({ number, status }) => [number, status])).toEqual([
      [6, 'PENDING'],
      [5, 'CANCELED'],
      [4, 'FULFILLED'],
      [3, 'REJECTED'],
      [2, 'APPROVED'],
      [1, 'PENDING'],
    ]);
    expect(totalCount).toBe(6);
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it('is narrowed by each condition', async () => {
    const [first = '', second = ''] = drugs;
    const at = (number: number) => placed[number - 1]?.createdAt ?? '';
    const cases: [api.OrderFilter, number[]][] = [
      [{}, [1, 2, 3, 4, 5, 6]],
      [{ statuses: ['PENDING'] }, [1, 6]],
      [{ statuses: ['APPROVED', 'REJECTED'] }, [2, 3]],
      [{ statuses: ['SENT'] }, []],
      [{ statuses: [] }, []],
      [{ kind: 'ISSUE' }, [1, 3, 5]],
      [{ kind: 'PURCHASE' }, [2, 4, 6]],
      [{ progress: 'PENDING' }, [1, 2, 6]],
      [{ progress: 'FULFILLED' }, [4]],
      [{ progress: 'CANCELED' }, [3, 5]],
      [{ drugId: first }, [1, 4, 5, 6]],
      [{ drugId: second }, [2, 3, 6]],
      [{ drugId: randomUUID() }, []],
      [{ drugId: 'nonsense' }, []],
      [{ supplierId: suppliers[0] ?? '' }, [2]],
      [{ supplierId: 'nonsense' }, []],
      [{ requestedById: here.owner.userId }, [5]],
      [{ requestedById: requester.userId }, [1, 2, 3, 4, 6]],
      [{ number: 3 }, [3]],
      [{ number: 7 }, []],
      [{ from: at(3) }, [3, 4, 5, 6]],
      [{ until: at(3) }, [1, 2]],
      [{ from: at(2), until: at(5) }, [2, 3, 4]],
      [{ kind: 'PURCHASE', progress: 'PENDING', statuses: ['APPROVED', 'REJECTED'] }, [2]],
      [{ progress: 'PENDING', statuses: ['FULFILLED'] }, []],
      [{ drugId: first, kind: 'ISSUE', requestedById: requester.userId }, [1]],
    ];
    for (const [filter, expected] of cases) {
      expect([filter, await numbers(filter)]).toEqual([filter, expected]);
      expect([filter, (await list({ filter })).totalCount]).toEqual([filter, expected.length]);
    }
  });

  it.each(['NEWEST', 'OLDEST'] as const)('is read page by page, %s first', async (sort) => {
    const seen: number[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const answer: Awaited<ReturnType<typeof list>> = await list({ sort, first: 2, after });
      expect(answer).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: page < 2 } });
      seen.push(...answer.nodes.map(({ number }) => number));
      after = answer.pageInfo.endCursor;
    }
    expect(seen).toEqual(sort === 'OLDEST' ? [1, 2, 3, 4, 5, 6] : [6, 5, 4, 3, 2, 1]);
  });

  it('is read page by page, the last changed first, also where several changed at the same instant', async () => {
    await app.sql(`UPDATE supply_order SET updated_at = '2030-01-01' WHERE pharmacy_id = $1`, [here.pharmacyId]);
    await app.sql(`UPDATE supply_order SET updated_at = '2030-01-02' WHERE pharmacy_id = $1 AND number = 2`, [
      here.pharmacyId,
    ]);
    const seen: number[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const answer: Awaited<ReturnType<typeof list>> = await list({ sort: 'LAST_CHANGED', first: 2, after });
      seen.push(...answer.nodes.map(({ number }) => number));
      after = answer.pageInfo.endCursor;
    }
    expect(seen).toEqual([2, 6, 5, 4, 3, 1]);
  });

  it('takes a cursor of the same list alone', async () => {
    const { pageInfo } = await list({ first: 2 });
    const after = pageInfo.endCursor;
    for (const variables of [
      { sort: 'OLDEST' as const },
      { sort: 'LAST_CHANGED' as const },
      { filter: { kind: 'ISSUE' as const } },
    ]) {
      const { pharmacyId, owner } = here;
      const error = await owner.client.error(api.OrdersDocument, { pharmacyId, first: 2, after, ...variables });
      expect(problem(error)).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'after' }] });
    }
  });

  it('is that of one pharmacy', async () => {
    const pharmacyId = await newPharmacy(here);
    expect((await list({ pharmacyId })).totalCount).toBe(0);
    for (const person of [requester, technician]) {
      const error = await person.client.error(api.OrdersDocument, { pharmacyId });
      expect(problem(error)).toEqual(unknown('pharmacyId'));
    }
  });

  it('is read by an auditor too', async () => {
    const auditor = await newMember(here, 'AUDITOR', here.pharmacyId);
    expect((await list({}, auditor)).totalCount).toBe(6);
  });
});

describe('the open orders of a drug', () => {
  it('are those that are not done, newest first, each once', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 50 }]);
    const [pending, approved, partly, done, canceled] = [
      await placeIssue([drugId, 1], [drugId, 2]),
      await placeIssue([drugId, 2]),
      await placeIssue([drugId, 3]),
      await placeIssue([drugId, 4]),
      await placeIssue([drugId, 5]),
    ];
    for (const { id } of [approved, partly, done]) await approve(id);
    await fulfill(partly.id, [{ lineId: lineOf(partly), quantity: 1 }]);
    await fulfill(done.id);
    as(await tryToCancel(canceled.id), 'Order');
    expect(await openOrders(stockId)).toEqual([partly.id, approved.id, pending.id]);
  });

  it('are those of the pharmacies that the reader may see', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 50 }]);
    const here = await placeIssue([drugId, 1]);
    const there = await place({ pharmacyId: await newPharmacy(world), drugId, quantity: 1 }, world.owner);
    expect(await openOrders(stockId)).toEqual([there.id, here.id]);
    const { stock } = await technician.client.ask(api.OnOrderDocument, { stockId });
    expect(stock?.drug.openOrders).toMatchObject([{ id: here.id, status: 'PENDING' }]);
  });
});

describe('live steps of orders', () => {
  const follow = (variables: Partial<api.OrderStatusChangesSubscriptionVariables>, token = world.owner.token) =>
    app.live(token).subscribe(api.OrderStatusChangesDocument, { pharmacyId: world.pharmacyId, ...variables });
  const told = (items: readonly api.OrderStatusChangesSubscription[]) =>
    items.map(({ orderStatusChanged: { orderId, from, to } }) => [orderId, from, to]);
  /** Takes an order of 3 through five steps. */
  async function walk() {
    const { drugId } = await stocked(world, [{ quantity: 3 }]);
    const placed = await placeIssue([drugId, 3]);
    const { id } = placed;
    await approve(id);
    as(await tryToSend(id), 'Order');
    for (const quantity of [1, 1]) await fulfill(id, [{ lineId: lineOf(placed), quantity }]);
    as(await tryToClose(id), 'Order');
    const expected = [
      [id, null, 'PENDING'],
      [id, 'PENDING', 'APPROVED'],
      [id, 'APPROVED', 'SENT'],
      [id, 'SENT', 'PARTIALLY_FULFILLED'],
      [id, 'PARTIALLY_FULFILLED', 'PARTIALLY_FULFILLED'],
      [id, 'PARTIALLY_FULFILLED', 'CLOSED_SHORT'],
    ];
    return { id, number: placed.number, expected };
  }

  it('arrive one by one and in order', async () => {
    const items = follow({ after: await cursorNow(app, world.owner) });
    const { id, number, expected } = await walk();
    const got = await items.take(6);
    expect(told(got)).toEqual(expected);
    expect(got.at(-1)?.orderStatusChanged.order).toEqual({ id, number, status: 'CLOSED_SHORT' });
  });

  it('can be those of one order', async () => {
    const after = await cursorNow(app, world.owner);
    const first = await walk();
    const second = await walk();
    const items = follow({ after, orderId: second.id });
    expect(told(await items.take(6))).toEqual(second.expected);
    expect(items.waiting).toBe(0);
    expect(told(await follow({ after }).take(12))).toEqual([...first.expected, ...second.expected]);
  });

  it('can be those of one’s own orders', async () => {
    const drugId = await newDrug(world);
    const after = await cursorNow(app, world.owner);
    const items = follow({ after, mine: true }, technician.token);
    await place({ drugId, quantity: 1 }, world.owner);
    const own = await place({ drugId, quantity: 2 });
    as(await tryToReject(own.id), 'Order');
    expect(told(await items.take(2))).toEqual([
      [own.id, null, 'PENDING'],
      [own.id, 'PENDING', 'REJECTED'],
    ]);
    expect(items.waiting).toBe(0);
  });

  it('are sent again from a cursor, none missed and none twice', async () => {
    const after = await cursorNow(app, world.owner);
    const { expected } = await walk();
    const first = follow({ after });
    const seen = await first.take(2);
    first.stop();
    const rest = follow({ after: seen.at(-1)?.orderStatusChanged.cursor ?? null });
    expect(told([...seen, ...(await rest.take(4))])).toEqual(expected);
    const next = await place({ drugId: await newDrug(world), quantity: 1 });
    expect(told([await rest.next()])).toEqual([[next.id, null, 'PENDING']]);
  });

  it('are not announced when refused, and stay at their pharmacy', async () => {
    const there = await newPharmacy(world);
    const drugId = await newDrug(world);
    const after = await cursorNow(app, world.owner);
    const [here, elsewhere] = [follow({ after }), follow({ after, pharmacyId: there })];
    const own = await place({ drugId, quantity: 1 }, world.owner);
    expect((await tryToApprove(own.id)).__typename).toBe('OwnOrder');
    const theirs = await place({ pharmacyId: there, drugId, quantity: 1 }, world.owner);
    as(await tryToCancel(own.id), 'Order');
    expect(told(await here.take(2))).toEqual([
      [own.id, null, 'PENDING'],
      [own.id, 'PENDING', 'CANCELED'],
    ]);
    expect(told([await elsewhere.next()])).toEqual([[theirs.id, null, 'PENDING']]);
    expect([here.waiting, elsewhere.waiting]).toEqual([0, 0]);
  });

  it('of another pharmacy or organization are not to be had', async () => {
    const elsewhere = await newWorld(app);
    const there = await newPharmacy(world);
    for (const items of [follow({}, elsewhere.owner.token), follow({ pharmacyId: there }, technician.token)])
      expect((await items.item()).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('come with what they change of a stock', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 9 }]);
    const placed = await placeIssue([drugId, 4]);
    const changes = app
      .live(world.owner.token)
      .subscribe(api.StockChangesDocument, { pharmacyId: world.pharmacyId, after: await cursorNow(app, world.owner) });
    await approve(placed.id);
    await fulfill(placed.id, [{ lineId: lineOf(placed), quantity: 1 }]);
    as(await tryToClose(placed.id), 'Order');
    const got = (await changes.take(3)).map(({ stockChanged }) => stockChanged);
    expect(
      got.map(({ stockId: of, quantity, quantityChanged, transaction }) => [
        of,
        quantity,
        quantityChanged,
        transaction?.transactionType ?? null,
      ]),
    ).toEqual([
      [stockId, 9, 0, null],
      [stockId, 8, -1, 'DISPENSE'],
      [stockId, 8, 0, null],
    ]);
  });
});

describe('an order of another pharmacy or organization', () => {
  it('is not found by anybody else, whatever they try', async () => {
    const { order, lineId } = await approvedIssue({ A: 5 }, 5);
    const elsewhere = await newWorld(app);
    const there = await newMember(world, 'MANAGER', await newPharmacy(world));
    const orderId = order.id;
    const why = { orderId, reason: 'Curious' };
    for (const { client } of [elsewhere.owner, there]) {
      expect((await client.ask(api.GetOrderDocument, { id: orderId })).order).toBeNull();
      const errors = [
        await client.error(api.ApproveOrderDocument, { input: { orderId } }),
        await client.error(api.RejectOrderDocument, { input: why }),
        await client.error(api.SendOrderDocument, { input: { orderId } }),
        await client.error(api.FulfillOrderDocument, { input: { orderId, lines: [{ lineId, quantity: 1 }] } }),
        await client.error(api.CloseOrderShortDocument, { input: why }),
        await client.error(api.CancelOrderDocument, { input: why }),
        await client.error(api.AcknowledgeOrderDocument, { input: { orderId } }),
      ];
      expect(errors.map(problem)).toEqual(errors.map(() => unknown('input.orderId')));
    }
    expect(await orderOf(orderId)).toEqual(order);
  });

  it('that does not exist is not found either', async () => {
    for (const orderId of [randomUUID(), 'nonsense']) {
      expect((await world.owner.client.ask(api.GetOrderDocument, { id: orderId })).order).toBeNull();
      const error = await world.owner.client.error(api.SendOrderDocument, { input: { orderId } });
      expect(problem(error)).toEqual(unknown('input.orderId'));
    }
  });
});
