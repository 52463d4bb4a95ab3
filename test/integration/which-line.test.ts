import { randomUUID } from 'node:crypto';
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isUnionType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appSchema } from '../../src/app/schema.ts';
import { ApproveOrderDocument, GetOrderDocument, PlaceOrderDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, type Client } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newWorld, type Person, someText, stocked, type World } from '../kit/world.ts';
import { newRecall } from '../operations/scene.ts';

/** Each input with a list, broken in the second last of its lines: what is answered says which. */
let app: App;
let world: World;
let requester: Person;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  requester = await newMember(world, 'TECHNICIAN', world.pharmacyId);
});
afterAll(() => app.close());

type Line = Record<string, unknown>;
/** What is wrong with a line, and where the answer says that it is; behind the line's own path. */
type Wrong = readonly [change: unknown, place: string, said: string];
interface Case {
  /** An input with the lines of the list, all of them right but for what is done to them. */
  input(lines: readonly unknown[]): object;
  /** Lines that are right, three or more. */
  readonly lines: readonly unknown[];
  readonly wrong: readonly Wrong[];
}

const note = 'Damaged on the way';
const code = '0002-3229';

async function order(kind: 'ISSUE' | 'PURCHASE', quantity = 5, inStock = 100) {
  const stocks = [];
  for (let nth = 0; nth < 3; nth += 1) stocks.push(await stocked(world, [{ quantity: inStock }]));
  const lines = stocks.map(({ drugId }) => ({ drugId, quantity }));
  const { placeOrder } = await requester.client.ask(PlaceOrderDocument, {
    input: { pharmacyId: world.pharmacyId, kind, lines },
  });
  const { id: orderId } = as(placeOrder, 'Order');
  const { approveOrder } = await world.owner.client.ask(ApproveOrderDocument, {
    input: { orderId, allowPartial: true },
  });
  as(approveOrder, 'OrderApproved');
  if (kind === 'PURCHASE')
    await world.owner.client.send('mutation($id: ID!) { markOrderSent(input: { orderId: $id }) { __typename } }', {
      id: orderId,
    });
  const { order: placed } = await world.owner.client.ask(GetOrderDocument, { id: orderId });
  return { orderId, lineIds: placed?.lines.map(({ id }) => id) ?? [], stocks };
}

const arriving = (quantity = 1) => ({ quantity, lotNumber: someText('LOT'), expiresOn: dayFromNow(400) });
/** What may be wrong with goods that arrive, in the middle of three. */
const wrongArrivals: readonly Wrong[] = [
  [{ quantity: 0 }, '.quantity', 'min'],
  [{ lotNumber: ' ' }, '.lotNumber', 'lotNumber'],
  [{ expiresOn: dayFromNow(-400) }, '.expiresOn', 'LOT_EXPIRED'],
  [{ expiresOn: null }, '.expiresOn', 'EXPIRY_REQUIRED'],
  [{ expiresOn: dayFromNow(6_000) }, '.expiresOn', 'CONFIRMATION_NEEDED EXPIRY_FAR'],
];

const threeLots = async () => {
  const found = await stocked(world, [{ quantity: 10 }, { quantity: 10 }, { quantity: 10 }]);
  return { ...found, lines: found.lotIds.map((lotId) => ({ lotId, quantity: 2 })) };
};

const cases: Record<string, () => Promise<Case>> = {
  'createDrug.substances': async () => ({
    input: (substances) => ({ name: someText('Drug'), unit: 'tablet', substances }),
    lines: ['A', 'B', 'C'],
    wrong: [
      ['x'.repeat(501), '', 'maxLength'],
      ['A\0', '', 'characters'],
    ],
  }),
  'createDrug.routes': async () => ({
    input: (routes) => ({ name: someText('Drug'), unit: 'tablet', routes }),
    lines: ['A', 'B', 'C'],
    wrong: [['x'.repeat(101), '', 'maxLength']],
  }),
  'updateDrug.substances': async () => {
    const drugId = await newDrug(world);
    const wrong: Wrong[] = [['x'.repeat(501), '', 'maxLength']];
    return { input: (substances) => ({ drugId, substances }), lines: ['A', 'B', 'C'], wrong };
  },
  'updateDrug.routes': async () => {
    const drugId = await newDrug(world);
    const wrong: Wrong[] = [['x'.repeat(101), '', 'maxLength']];
    return { input: (routes) => ({ drugId, routes }), lines: ['A', 'B', 'C'], wrong };
  },
  'createServiceKey.pharmacyIds': async () => ({
    input: (pharmacyIds) => ({ name: 'Key', permissions: ['STOCK_READ'], pharmacyIds, expiresAt: tomorrow() }),
    lines: [world.pharmacyId, world.pharmacyId, world.pharmacyId],
    wrong: [[randomUUID(), '', 'exists']],
  }),
  'createServiceKey.permissions': async () => ({
    input: (permissions) => ({ name: 'Key', permissions, pharmacyIds: null, expiresAt: tomorrow() }),
    lines: ['STOCK_READ', 'CATALOGUE_READ', 'ORDER_READ'],
    wrong: [
      ['MEMBER_MANAGE', '', 'persons-only'],
      ['CATALOGUE_WRITE', '', 'needs'],
    ],
  }),
  'dispenseStock.lots': async () => {
    const { stockId, lines, lotIds } = await threeLots();
    await world.app.sql(`UPDATE lot SET status = 'ON_HOLD' WHERE id = $1`, [lotIds[2]]);
    return {
      input: (lots) => ({ stockId, lots, reason: note }),
      lines: [lines[0], lines[1], lines[0]],
      wrong: [
        [{ lotId: randomUUID() }, '.lotId', 'exists'],
        [{ quantity: 0 }, '.quantity', 'min'],
        [{ quantity: 11 }, '.quantity', 'INSUFFICIENT_STOCK'],
        [{ lotId: lotIds[2] }, '.lotId', 'LOT_NOT_USABLE'],
      ],
    };
  },
  'returnFromCustomer.lots': async () => {
    const { stockId, lines } = await threeLots();
    const text = `mutation($input: DispenseStockInput!) { dispenseStock(input: $input) { ... on StockMovement { transaction { id } } } }`;
    const input = { stockId, lots: lines, reason: note };
    const { data } = await world.owner.client.send<{ dispenseStock: { transaction: { id: string } } }>(text, { input });
    return {
      input: (lots) => ({ transactionId: data?.dispenseStock.transaction.id, reason: note, lots }),
      lines,
      wrong: [
        [{ lotId: randomUUID() }, '.lotId', 'exists'],
        [{ quantity: 0 }, '.quantity', 'min'],
        [{ quantity: 3 }, '.quantity', 'RETURN_EXCEEDED'],
      ],
    };
  },
  'returnToSupplier.lots': async () => {
    const drugId = await newDrug(world);
    const { orderId, lineIds } = await order('PURCHASE');
    const lots = [arriving(5), arriving(5), arriving(5)];
    const text = `mutation($input: FulfillOrderInput!) { fulfillOrder(input: $input) { ... on OrderFulfilled { transactionIds } } }`;
    const fulfilled = await world.owner.client.send<{ fulfillOrder: { transactionIds: string[] } }>(text, {
      input: {
        orderId,
        lines: [{ lineId: lineIds[0], lots: [lots[0]] }],
        extras: [{ drugId, lots, reason: note }],
        confirm: ['UNUSUAL_QUANTITY'],
      },
    });
    const rows = await app.sql(
      `SELECT t.id, array_agg(l.lot_id::text ORDER BY l.seq) AS lots FROM transaction t JOIN inventory_log l ON l.transaction_id = t.id
        WHERE t.id = ANY ($1::uuid[]) GROUP BY t.id HAVING count(*) = 3`,
      [fulfilled.data?.fulfillOrder.transactionIds],
    );
    const [of] = rows as unknown as { id: string; lots: string[] }[];
    return {
      input: (lines) => ({ transactionId: of?.id, reason: note, lots: lines }),
      lines: (of?.lots ?? []).map((lotId) => ({ lotId, quantity: 2 })),
      wrong: [
        [{ lotId: randomUUID() }, '.lotId', 'exists'],
        [{ quantity: 0 }, '.quantity', 'min'],
        [{ quantity: 6 }, '.quantity', 'RETURN_EXCEEDED'],
      ],
    };
  },
  'placeOrder.lines': async () => {
    const drugs = [await newDrug(world), await newDrug(world), await newDrug(world), await newDrug(world)];
    await world.owner.client.send('mutation($id: ID!) { archiveDrug(input: { drugId: $id }) { __typename } }', {
      id: drugs[3],
    });
    const often = await stocked(
      world,
      Array.from({ length: 6 }, () => ({ quantity: 5 })),
    );
    return {
      input: (lines) => ({ pharmacyId: world.pharmacyId, kind: 'PURCHASE', lines }),
      lines: drugs.slice(0, 3).map((drugId) => ({ drugId, quantity: 1 })),
      wrong: [
        [{ quantity: 0 }, '.quantity', 'min'],
        [{ drugId: randomUUID() }, '.drugId', 'exists'],
        [{ drugId: null, code }, '.code', 'exists'],
        [{ code }, '.drugId', 'one-of'],
        [{ drugId: drugs[3] }, '', 'DRUG_ARCHIVED'],
        [{ drugId: often.drugId, quantity: 5_000 }, '.quantity', 'CONFIRMATION_NEEDED UNUSUAL_QUANTITY'],
      ],
    };
  },
  'fulfillOrder.lines': async () => {
    const { orderId, lineIds } = await order('ISSUE');
    return {
      input: (lines) => ({ orderId, lines }),
      lines: lineIds.map((lineId) => ({ lineId, quantity: 2 })),
      wrong: [
        [{ lineId: randomUUID() }, '.lineId', 'exists'],
        [{ lineId: lineIds[0] }, '.lineId', 'once'],
        [{ quantity: null }, '.quantity', 'kind'],
        [{ quantity: 0 }, '.quantity', 'min'],
        [{ quantity: 6 }, '.quantity', 'OVER_FULFILLED'],
      ],
    };
  },
  'fulfillOrder.lines.lots': async () => {
    const { orderId, lineIds } = await order('PURCHASE');
    return {
      input: (lots) => ({
        orderId,
        lines: lineIds.map((lineId, nth) => ({ lineId, lots: nth === 1 ? lots : [arriving()] })),
      }),
      lines: [arriving(), arriving(), arriving()],
      wrong: wrongArrivals,
    };
  },
  'fulfillOrder.extras': async () => {
    const { orderId, lineIds } = await order('PURCHASE');
    const extra = async () => ({ drugId: await newDrug(world), lots: [arriving()], reason: note });
    return {
      input: (extras) => ({ orderId, lines: [{ lineId: lineIds[0], lots: [arriving()] }], extras }),
      lines: [await extra(), await extra(), await extra()],
      wrong: [
        [{ reason: ' ' }, '.reason', 'matches'],
        [{ drugId: randomUUID() }, '.drugId', 'exists'],
      ],
    };
  },
  'fulfillOrder.extras.lots': async () => {
    const { orderId, lineIds } = await order('PURCHASE');
    const extra = async (lots: readonly unknown[]) => ({ drugId: await newDrug(world), lots, reason: note });
    const [before, drugId] = [await extra([arriving()]), await newDrug(world)];
    return {
      input: (lots) => ({
        orderId,
        lines: [{ lineId: lineIds[0], lots: [arriving()] }],
        extras: [before, { drugId, lots, reason: note }, before],
      }),
      lines: [arriving(), arriving(), arriving()],
      wrong: wrongArrivals,
    };
  },
  'reviewRecall.scopes': async () => {
    const recallId = await newRecall({ world });
    const drugId = await newDrug(world);
    return {
      input: (scopes) => ({ recallId, scopes }),
      lines: ['A1', 'A2', 'A3'].map((lot) => ({ drugId, lotNumbers: [lot] })),
      wrong: [
        [{ drugId: randomUUID() }, '.drugId', 'exists'],
        [{ ndc: code }, '', 'one'],
        [{ drugId: null, ndc: 'none' }, '.ndc', 'ndc'],
        [{ drugId: null, ndc: 'x'.repeat(31) }, '.ndc', 'maxLength'],
        [{ drugId: null, gtin: '4' }, '.gtin', 'gtin'],
        [{ lotNumbers: [] }, '.lotNumbers', 'lot'],
      ],
    };
  },
  'reviewRecall.scopes.lotNumbers': async () => {
    const recallId = await newRecall({ world });
    const drugId = await newDrug(world);
    const scope = (lotNumbers: readonly unknown[]) => ({ drugId, lotNumbers });
    return {
      input: (lots) => ({ recallId, scopes: [scope(['B1']), scope(lots), scope(['B2'])] }),
      lines: ['A1', 'A2', 'A3'],
      wrong: [['---', '', 'lot']],
    };
  },
  'setIdentityProvider.groupRoles': async () => ({
    input: (groupRoles) => ({
      issuer: 'https://login.pharmacy.example',
      clientId: someText('client'),
      clientSecret: someText('secret'),
      groupRoles,
    }),
    lines: ['a', 'b', 'c'].map((group) => ({ group, role: 'PHARMACIST', pharmacyId: world.pharmacyId })),
    wrong: [
      [{ group: ' ' }, '.group', 'matches'],
      [{ group: 'a' }, '', 'once'],
      [{ pharmacyId: randomUUID() }, '.pharmacyId', 'exists'],
    ],
  }),
  'startConversation.userIds': async () => ({
    input: (userIds) => ({ userIds }),
    lines: [requester.userId, requester.userId, world.owner.userId],
    wrong: [[randomUUID(), '', 'exists']],
  }),
  'startConversation.roles': async () => ({
    input: (roles) => ({ roles }),
    lines: ['OWNER', 'MANAGER', 'PHARMACIST'].map((role) => ({ role, pharmacyId: world.pharmacyId })),
    wrong: [[{ pharmacyId: randomUUID() }, '.pharmacyId', 'exists']],
  }),
};

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** The lists of an input and of what it holds. What a list of enum values holds is judged by its type, before any of this. */
function listsIn(type: GraphQLInputType, path: string): string[] {
  const named = getNamedType(type);
  const own = isListType(getNullableType(type)) && !isEnumType(named) ? [path] : [];
  if (!isInputObjectType(named)) return own;
  return [...own, ...Object.values(named.getFields()).flatMap((field) => listsIn(field.type, `${path}.${field.name}`))];
}

const schema = appSchema();
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** Sends a mutation that fails, and answers what was said of which place. */
async function answered(client: Client, name: string, input: object): Promise<string[]> {
  const field = mutations.find((mutation) => mutation.name === name);
  const answer = field && getNamedType(field.type);
  const members = isUnionType(answer) ? answer.getTypes().map((type) => type.name) : [];
  const refusals = isUnionType(answer) && answer.getTypes().some((type) => type.getInterfaces().length > 0);
  const selection = `{ __typename ${refusals ? '... on Refusal { code field }' : ''} ${
    members.includes('ConfirmationNeeded') ? '... on ConfirmationNeeded { doubts { kind field } }' : ''
  } }`;
  const text = `mutation($input: ${field?.args[0]?.type}) { ${name}(input: $input) ${selection} }`;
  const { data, errors } = await client.send<Record<string, Line>>(text, { input });
  const [error] = errors ?? [];
  const problems = error?.extensions.problems as { field: string; rule: string }[] | undefined;
  if (error) return problems?.map((problem) => `${problem.field} ${problem.rule}`) ?? [error.message];
  const { code: said, field: place, doubts = [] } = data?.[name] ?? {};
  const kinds = (doubts as { kind: string; field: string }[]).map((doubt) => `${doubt.field} ${said} ${doubt.kind}`);
  return kinds.length > 0 ? kinds : [`${place} ${said}`];
}

describe('an input with a list', () => {
  const lists = mutations.flatMap(({ name, args }) => args.flatMap((arg) => listsIn(arg.type, name)));

  it('is tried below, each', () => {
    expect(lists.length).toBeGreaterThan(15);
    // Of permissions there are rules besides their type.
    expect(Object.keys(cases).sort()).toEqual([...lists, 'createServiceKey.permissions'].sort());
  });

  it.each(Object.keys(cases))('%s: what is wrong with the second last line is said of that line', async (path) => {
    const [name = '', ...lists] = path.split('.');
    const { input, lines, wrong } = await (cases[path]?.() ?? Promise.reject(new Error(path)));
    const index = lines.length - 2;
    // The list that another holds is that of its second line.
    const place = lists.length > 1 ? `${lists[0]}.1.${lists[1]}` : lists[0];
    for (const [change, behind, said] of wrong) {
      const broken = lines.map((line, nth) =>
        nth !== index ? line : typeof line === 'object' ? { ...line, ...(change as Line) } : change,
      );
      expect([change, await answered(world.owner.client, name, input(broken))]).toEqual([
        change,
        [`input.${place}.${index}${behind} ${said}`],
      ]);
    }
  });
});
