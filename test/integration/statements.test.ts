import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  AcknowledgeAlertDocument,
  AlertsDocument,
  CreateSupplierDocument,
  DispenseStockDocument,
  MeDocument,
  ReceiveStockDocument,
  SetStockLevelsDocument,
  TypedDocumentString,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import { statementsIn } from '../kit/statements.ts';
import { dayFromNow, newDrug, newMember, newWorld, type Person, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
const rows = 50;
const stockIds: string[] = [];
const people: Person[] = [];

/** Everything this process sends to PostgreSQL passes here, by whichever pool or library. */
const queries = vi.spyOn(pg.Client.prototype, 'query');

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  people.push(world.owner);
  for (const role of ['MANAGER', 'PHARMACIST', 'TECHNICIAN'] as const)
    people.push(await newMember(world, role, world.pharmacyId));
  const suppliers = await Promise.all(Array.from({ length: 5 }, newSupplier));
  for (let done = 0; done < rows; done += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => newStock(done + index, suppliers)));
  }
  const { alerts } = await world.owner.client.ask(AlertsDocument, {
    pharmacyId: world.pharmacyId,
    filter: { kinds: ['EXPIRING'] },
    first: rows,
  });
  await Promise.all(
    alerts.nodes.map(async ({ id }, nth) => {
      const somebody = people[nth % 2]?.client ?? world.owner.client;
      const { acknowledgeAlert } = await somebody.ask(AcknowledgeAlertDocument, { input: { alertId: id } });
      as(acknowledgeAlert, 'Alert');
    }),
  );
});
afterAll(async () => {
  await app.close();
  queries.mockRestore();
});

async function newSupplier(): Promise<string> {
  const { createSupplier } = await world.owner.client.ask(CreateSupplierDocument, {
    input: { name: someText('Supplier') },
  });
  return as(createSupplier, 'Supplier').id;
}

/** A stock that every list has something to show of: lots of two suppliers, packages, movements by several people, alerts. */
async function newStock(nth: number, suppliers: readonly string[]): Promise<void> {
  const { client } = world.owner;
  const drugId = await newDrug(world);
  for (const nthPackage of [1, 2]) {
    const ndc = `${randomUUID().slice(0, 8)}-${nthPackage}`;
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT gen_random_uuid(), d.organization_id, d.id, $2, $2, '30 CAPSULE in 1 BOTTLE' FROM drug d WHERE d.id = $1`,
      [drugId, ndc],
    );
  }
  let stockId = '';
  for (const [nthLot, days] of [20, 400].entries()) {
    const { receiveStock } = await client.ask(ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: someText('LOT'),
        expiresOn: dayFromNow(days),
        quantity: 10,
        supplierId: suppliers[(nth + nthLot) % suppliers.length] ?? null,
      },
    });
    stockId = as(receiveStock, 'StockMovement').stock.id;
  }
  stockIds.push(stockId);
  const somebody = people[nth % people.length]?.client ?? client;
  as((await somebody.ask(DispenseStockDocument, { input: { stockId, quantity: 3 } })).dispenseStock, 'StockMovement');
  as((await client.ask(SetStockLevelsDocument, { input: { stockId, minQuantity: 50 } })).setStockLevels, 'Stock');
}

interface Counted<T> {
  readonly data: T;
  /** All statements of the request, the look-up of its session among them. */
  readonly all: readonly string[];
  readonly sessions: readonly string[];
}

/** The statements that one request made. */
async function counting<T>(work: () => Promise<T>): Promise<Counted<T>> {
  queries.mockClear();
  const data = await work();
  // Whatever a request leaves running counts too.
  await sleep(30);
  const all = statementsIn(queries.mock.calls);
  return { data, all, sessions: all.filter((text) => text.includes('FROM session s JOIN app_user u')) };
}

interface Page {
  readonly list: { readonly nodes: readonly Record<string, unknown>[] };
}

/** Asks for a page of a list and answers its statements; the page must be full, or the number would say nothing. */
async function page(query: string, first: number, client: Client = world.owner.client): Promise<Counted<Page>> {
  const counted = await counting(async () => {
    const { data, errors } = await client.send<Page>(query, { pharmacyId: world.pharmacyId, first });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  });
  expect(counted.data.list.nodes).toHaveLength(first);
  expect(counted.sessions, shown(counted)).toHaveLength(1);
  return counted;
}

const shown = ({ all }: Pick<Counted<unknown>, 'all'>) => `${all.length} statements:\n${all.join('\n')}`;
const shownBoth = (few: Counted<unknown>, many: Counted<unknown>) =>
  `few rows: ${shown(few)}\nmany rows: ${shown(many)}`;

describe('what is counted', () => {
  it('a request without a session makes no statement, one with a session looks it up in one', async () => {
    const anonymous = await counting(() => app.client().send('{ __typename }'));
    expect(anonymous.all, shown(anonymous)).toEqual([]);
    const member = await counting(() => world.owner.client.send('{ __typename }'));
    expect(member.all, shown(member)).toHaveLength(1);
    expect(member.sessions, shown(member)).toHaveLength(1);
  });

  it('the person who asks and their memberships take one statement each', async () => {
    const counted = await counting(() => world.owner.client.ask(MeDocument, {}));
    expect(counted.all.length, shown(counted)).toBeLessThanOrEqual(3);
  });
});

describe('lists', () => {
  it('a page of 50 stocks with drug, status and earliest expiry is one statement besides the session', async () => {
    const counted = await page(
      `query ($pharmacyId: ID!, $first: Int!) { list: stocks(pharmacyId: $pharmacyId, first: $first) {
        nodes { id quantity available usable minQuantity status earliestExpiry drug { id name strength dosage } }
        pageInfo { hasNextPage endCursor } } }`,
      rows,
    );
    expect(counted.all, shown(counted)).toHaveLength(2);
  });

  it.each<[string, number, number, number, string]>([
    [
      'stocks with lots, suppliers and packages',
      10,
      50,
      7,
      `stocks(pharmacyId: $pharmacyId, first: $first) { nodes { id status earliestExpiry pharmacy { name } suppliers { id name }
        drug { id name packages { ndc description } } lots { id lotNumber usable } } }`,
    ],
    [
      'stocks with the suppliers of their lots',
      10,
      50,
      5,
      `stocks(pharmacyId: $pharmacyId, first: $first) { nodes { id suppliers { name } lots { id supplier { id name } } } }`,
    ],
    [
      'stocks with the newest movements of each',
      10,
      50,
      3,
      `stocks(pharmacyId: $pharmacyId, first: $first) { nodes { id transactions(first: 5) { nodes { id quantity } } } }`,
    ],
    [
      'stocks with how many movements each had',
      10,
      50,
      4,
      `stocks(pharmacyId: $pharmacyId, first: $first) { nodes { id transactions(first: 1) { totalCount } } }`,
    ],
    [
      'drugs with what is on hand of them and where',
      10,
      50,
      5,
      'drugs(first: $first) { nodes { id name quantity expiration packages { ndc } stocks { id usable } } }',
    ],
    [
      'transactions with lines, lots, people and drugs',
      5,
      25,
      6,
      `transactions(pharmacyId: $pharmacyId, first: $first) { nodes { id transactionType quantity actor { email } drug { name }
        lines { quantityChanged quantityAfter lot { lotNumber } } } }`,
    ],
    [
      'ledger lines with transaction, lot and stock',
      5,
      25,
      5,
      `inventoryLogs(pharmacyId: $pharmacyId, first: $first) { nodes { id quantityAfter transaction { id } lot { lotNumber } stock { status } } }`,
    ],
    [
      'alerts with stock, drug, lot and who saw them',
      5,
      25,
      5,
      'alerts(pharmacyId: $pharmacyId, first: $first, filter: { kinds: [EXPIRING] }) { nodes { id kind state stock { usable drug { name } } lot { lotNumber } acknowledgedBy { email } } }',
    ],
    [
      'the audit trail with the people in it',
      5,
      25,
      4,
      'auditLog(first: $first) { nodes { id action outcome payload actor { email } } }',
    ],
    [
      'changes with their records',
      40,
      100,
      8,
      'changes(first: $first) { nodes: changes { type id removed record { ... on Drug { id packages { ndc } } ... on Stock { id } ... on Lot { id } ... on Order { id lines { id } } ... on Alert { id } } } }',
    ],
    ['members with their roles', 2, 4, 3, 'members(first: $first) { nodes { id email memberships { role } } }'],
  ])('%s: as many statements for %i rows as for %i', async (_what, few, many, most, field) => {
    const variables = field.includes('$pharmacyId') ? '$pharmacyId: ID!, $first: Int!' : '$first: Int!';
    const query = `query (${variables}) { list: ${field} }`;
    const [small, large] = [await page(query, few), await page(query, many)];
    expect(large.all.length, shownBoth(small, large)).toBe(small.all.length);
    expect(large.all.length, shown(large)).toBeLessThanOrEqual(most);
  });

  it('counting a list takes one statement more', async () => {
    const list = (inner: string) =>
      `query ($pharmacyId: ID!, $first: Int!) { list: stocks(pharmacyId: $pharmacyId, first: $first) { ${inner} nodes { id } } }`;
    const [plain, counted] = [await page(list(''), rows), await page(list('totalCount'), rows)];
    expect(counted.all.length, shownBoth(plain, counted)).toBe(plain.all.length + 1);
  });
});

describe('a replay', () => {
  it('of 200 events with their records makes a few statements for each batch, and none for each event', async () => {
    const after = await cursorNow(app, world.owner);
    await app.sql(
      `INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
       SELECT new_uuid_v7(), organization_id, pharmacy_id, 'stock.changed',
              jsonb_build_object('stockId', id, 'drugId', drug_id, 'transactionId', NULL, 'quantity', quantity, 'quantityChanged', nth)
         FROM generate_series(1, 4) nth, (SELECT * FROM stock WHERE pharmacy_id = $1 ORDER BY id LIMIT $2) AS made_first ORDER BY nth, id`,
      [world.pharmacyId, rows],
    );
    await cursorNow(app, world.owner);
    const document = new TypedDocumentString<Replayed, object>(
      `subscription ($pharmacyId: ID!, $after: String) { stockChanged(pharmacyId: $pharmacyId, after: $after) {
        stock { id usable drug { id name packages { ndc } } lots { id supplier { id name } } } } }`,
    );
    // Of its own: what follows goes with it, and reads nothing while others are counted.
    const server = await startApp({ database: app.database });
    const socket = server.live(world.owner.token);
    const counted = await counting(() =>
      socket.subscribe(document, { pharmacyId: world.pharmacyId, after }).take(4 * rows),
    );
    await server.close();
    const shownStocks = counted.data.map(({ stockChanged }) => stockChanged.stock);
    expect(new Set(shownStocks.map(({ id }) => id)).size).toBe(rows);
    expect(new Set(shownStocks.map(({ lots }) => lots.length))).toEqual(new Set([2]));
    // Four (stocks, packages, lots, suppliers) for 10, 20, 40, 50, 50 and 30 of them; a slow machine takes fewer together. The socket, the
    // subscription and its place take the others.
    expect(counted.all.length, shown(counted)).toBeLessThanOrEqual(100);
  });
});

interface Replayed {
  readonly stockChanged: { readonly stock: { readonly id: string; readonly lots: readonly unknown[] } };
}

describe('a dispense', () => {
  const dispense = async (stockId: string, quantity: number, idempotencyKey?: string) => {
    const counted = await counting(() =>
      world.owner.client.ask(
        DispenseStockDocument,
        { input: { stockId, quantity } },
        idempotencyKey === undefined ? {} : { idempotencyKey },
      ),
    );
    return { ...counted, answer: counted.data.dispenseStock };
  };

  it.each([1, 10])('over %i lots is at most 8 statements, the session, BEGIN and COMMIT among them', async (lots) => {
    const { stockId } = await stocked(
      world,
      Array.from({ length: lots }, (_, nth) => ({ quantity: 3, expiresOn: dayFromNow(200 + nth) })),
    );
    const counted = await dispense(stockId, 3 * lots - 1);
    expect(as(counted.answer, 'StockMovement').transaction.lines).toHaveLength(lots);
    expect(counted.all.length, shown(counted)).toBeLessThanOrEqual(8);
    expect(counted.sessions).toHaveLength(1);
    for (const word of [/^BEGIN/i, /^COMMIT/i])
      expect(
        counted.all.filter((text) => word.test(text)),
        shown(counted),
      ).toHaveLength(1);
  });

  it('that opens an alert takes one more, for the conversations that want to hear of it', async () => {
    const { stockId } = await stocked(world, [{ quantity: 3 }], 1);
    const counted = await dispense(stockId, 3);
    expect(counted.all.length, shown(counted)).toBeLessThanOrEqual(9);
    expect(counted.all.filter((text) => text.includes('JOIN conversation'))).toHaveLength(1);
  });

  it('over 10 lots makes as many statements as over one', async () => {
    const lots = (count: number) => Array.from({ length: count }, () => ({ quantity: 3 }));
    const one = await stocked(world, lots(1));
    const ten = await stocked(world, lots(10));
    const [few, many] = [await dispense(one.stockId, 2), await dispense(ten.stockId, 29)];
    expect(as(many.answer, 'StockMovement').transaction.lines).toHaveLength(10);
    expect(many.all.length, shownBoth(few, many)).toBe(few.all.length);
  });

  it('that is refused, or sent anew with its key, takes no more', async () => {
    const { stockId } = await stocked(world, [{ quantity: 5 }]);
    const refused = await dispense(stockId, 6);
    expect(refused.answer.__typename).toBe('InsufficientStock');
    expect(refused.all.length, shown(refused)).toBeLessThanOrEqual(5);
    const key = randomUUID();
    const first = await dispense(stockId, 1, key);
    const again = await dispense(stockId, 1, key);
    expect(as(again.answer, 'StockMovement').transaction.id).toBe(as(first.answer, 'StockMovement').transaction.id);
    expect(first.all.length, shown(first)).toBeLessThanOrEqual(9);
    expect(again.all.length, shown(again)).toBeLessThan(first.all.length);
  });
});
