import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ApproveOrderDocument,
  CreateSupplierDocument,
  DispenseStockDocument,
  FulfillOrderDocument,
  LotMovementsDocument,
  LotsDocument,
  OrderTransactionsDocument,
  PlaceOrderDocument,
  StocksDocument,
} from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import {
  dayFromNow,
  newDrug,
  newMember,
  newPharmacy,
  newWorld,
  receive,
  someText,
  type World,
} from '../../kit/world.ts';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('a lot', () => {
  let place: World;
  let drugId: string;
  let second: string;
  let name: string;
  const lots = async (text: string, pharmacyIds: string[] | null = null, by = place.owner) =>
    (await by.client.ask(LotsDocument, { search: text, pharmacyIds })).lots.nodes;
  const stocks = async (text: string) =>
    (await place.owner.client.ask(StocksDocument, { pharmacyId: place.pharmacyId, filter: { search: text } })).stocks
      .nodes;

  beforeAll(async () => {
    place = await newWorld(app);
    name = someText('Atenolol');
    second = await newPharmacy(place);
    drugId = await newDrug(place, { name, strength: '50 mg', ndc: '0093-0752', gtin: '00300930752018' });
    await newDrug(place, { name: someText('Other') });
    for (const [pharmacyId, lotNumber] of [
      [place.pharmacyId, '90A-024'],
      [second, '90a024'],
      [place.pharmacyId, '467061'],
    ] as const)
      await receive({ ...place, pharmacyId }, drugId, [{ lotNumber, quantity: 10 }]);
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT new_uuid_v7(), organization_id, id, '0093-0752-01', '00093075201', '100 TABLET in 1 BOTTLE' FROM drug WHERE id = $1`,
      [drugId],
    );
  });

  it.each(['90A024', '90a-024', '90A 024', '90A‑02', 'atenolol 90a024', '0093-0752 90A024'])(
    'is found by %j at every pharmacy',
    async (text) => {
      const found = await lots(text);
      expect(found.map(({ stock }) => stock.pharmacy.id).sort()).toEqual([place.pharmacyId, second].sort());
      expect((await stocks(text)).map(({ drug }) => drug.id)).toEqual([drugId]);
    },
  );

  it.each([
    '467061',
    '0093-0752',
    '0093-0752-01',
    '00093-0752-01',
    '0093075201',
    '00093075201',
    '000930752-01'.replace('-', ''),
    '300930752018',
    '00300930752018',
    'NDC 0093–0752–01',
    '(01)00300930752018',
  ])('and its stock are found by %j', async (text) => {
    expect((await lots(text, [place.pharmacyId])).map(({ lotNumber }) => lotNumber)).toContain('467061');
    expect((await stocks(text)).map(({ drug }) => drug.id)).toEqual([drugId]);
  });

  it('is not found where somebody may not look, nor at another pharmacy than was asked for', async () => {
    const there = await newMember(place, 'PHARMACIST', second);
    expect((await lots('90A024', null, there)).map(({ stock }) => stock.pharmacy.id)).toEqual([second]);
    expect((await lots('90A024', [second])).map(({ stock }) => stock.pharmacy.id)).toEqual([second]);
    expect(await there.client.error(LotsDocument, { search: '90A024', pharmacyIds: [place.pharmacyId] })).toMatchObject(
      { extensions: { code: 'NOT_FOUND' } },
    );
    expect(await place.owner.client.error(LotsDocument, { search: ' ' })).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(await lots('90A024', null, (await newWorld(app)).owner)).toEqual([]);
  });

  it('tells from which supplier and delivery it came, and to which orders and dispenses it went', async () => {
    const { client } = place.owner;
    const supplier = as(
      (await client.ask(CreateSupplierDocument, { input: { name: someText('Supplier') } })).createSupplier,
      'Supplier',
    );
    const order = async (kind: 'PURCHASE' | 'ISSUE', quantity: number) => {
      const placer = await newMember(place, 'TECHNICIAN', place.pharmacyId);
      const placed = as(
        (
          await placer.client.ask(PlaceOrderDocument, {
            input: {
              pharmacyId: place.pharmacyId,
              kind,
              drugId,
              quantity,
              ...(kind === 'PURCHASE' && { supplierId: supplier.id }),
            },
          })
        ).placeOrder,
        'Order',
      );
      as((await client.ask(ApproveOrderDocument, { input: { orderId: placed.id } })).approveOrder, 'OrderApproved');
      return placed;
    };
    const purchase = await order('PURCHASE', 30);
    const lot = { lotNumber: 'TRACE-1', expiresOn: dayFromNow(300), quantity: 30 };
    as(
      (
        await client.ask(FulfillOrderDocument, {
          input: { orderId: purchase.id, lines: [{ lineId: purchase.lines[0]?.id ?? '', lots: [lot] }] },
        })
      ).fulfillOrder,
      'OrderFulfilled',
    );
    const issue = await order('ISSUE', 7);
    as((await client.ask(FulfillOrderDocument, { input: { orderId: issue.id } })).fulfillOrder, 'OrderFulfilled');
    const [traced] = await lots('trace1');
    as(
      (await client.ask(DispenseStockDocument, { input: { stockId: traced?.stock.id ?? '', quantity: 5 } }))
        .dispenseStock,
      'StockMovement',
    );

    const [found] = (await client.ask(LotMovementsDocument, { search: 'TRACE 1' })).lots.nodes;
    expect(found?.supplier?.id).toBe(supplier.id);
    expect(
      found?.movements.nodes.map(({ quantityChanged, transaction }) => [
        transaction.transactionType,
        quantityChanged,
        transaction.order?.id ?? null,
        transaction.actor?.email,
      ]),
    ).toEqual([
      ['DISPENSE', -5, null, place.owner.email],
      ['DISPENSE', -7, issue.id, place.owner.email],
      ['RECEIPT', 30, purchase.id, place.owner.email],
    ]);
    expect(found?.movements.totalCount).toBe(3);
    expect(found?.movements.nodes.at(-1)?.transaction.order?.supplier?.id).toBe(supplier.id);
    const { order: back } = await client.ask(OrderTransactionsDocument, { id: issue.id });
    expect(back?.transactions).toMatchObject([{ lines: [{ quantityChanged: -7, lot: { lotNumber: 'TRACE-1' } }] }]);
  });

  it('and its pages hold each once, the very number first', async () => {
    for (const number of ['PAGE-10', 'PAGE-1', 'PAGE-100', 'PAGE-2'])
      await receive(place, drugId, [{ lotNumber: number, quantity: 1 }]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { lots: some } = (await place.owner.client.ask(LotsDocument, { search: 'page-1', first: 1, after })) as {
        lots: Awaited<ReturnType<typeof onePage>>;
      };
      seen.push(...some.nodes.map(({ lotNumber }) => lotNumber));
      after = some.pageInfo.hasNextPage ? (some.pageInfo.endCursor ?? null) : null;
      expect(some.totalCount).toBe(3);
    } while (after !== null);
    expect(seen).toEqual(['PAGE-1', 'PAGE-10', 'PAGE-100']);
  });
  const onePage = async () => (await place.owner.client.ask(LotsDocument, { search: '' })).lots;
});
