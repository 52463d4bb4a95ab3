import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldJoined, foldWords } from '../../src/domain/catalogue/fold-words.ts';
import {
  ApproveOrderDocument,
  CreateDrugDocument,
  type CreateDrugInput,
  CreateSupplierDocument,
  DispenseStockDocument,
  type DoubtKind,
  DrugsDocument,
  FulfillOrderDocument,
  LotMovementsDocument,
  LotsDocument,
  OrderTransactionsDocument,
  PlaceOrderDocument,
  StocksDocument,
  UpdateDrugDocument,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newDrug, newMember, newPharmacy, newWorld, receive, someText, type World } from '../kit/world.ts';

let app: App;
let world: World;

const fixture = (name: string) => readFileSync(new URL(`../fixtures/ndc/${name}`, import.meta.url), 'utf8');
const queries = JSON.parse(fixture('queries.json')) as [search: string, first: string, match: string | null][];

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  const [head = '', ...lines] = fixture('finding.tsv').trimEnd().split('\n');
  const names = head.split('\t');
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((value, at) => [names[at], value || null])));
  await app.sql(
    `INSERT INTO drug (id, organization_id, name, generic_name, dosage_form, strength, labeler_name, ndc, ndc_key, unit)
     SELECT new_uuid_v7(), p.organization_id, r.name, r.generic_name, r.dosage_form, r.strength, r.labeler_name, r.ndc,
            lpad(split_part(r.ndc, '-', 1), 5, '0') || lpad(split_part(r.ndc, '-', 2), 4, '0'), 'unit'
       FROM pharmacy p, jsonb_to_recordset($1::jsonb) AS r(ndc text, name text, generic_name text, dosage_form text, strength text, labeler_name text)
      WHERE p.id = $2`,
    [JSON.stringify(rows), world.pharmacyId],
  );
});
afterAll(() => app.close());

const search = async (text: string, { owner } = world) =>
  (await owner.client.ask(DrugsDocument, { filter: { search: text }, first: 50 })).drugs.edges;
const first = async (text: string) => {
  const [edge] = await search(text);
  return edge && { name: `${edge.node.name} ${edge.node.dosage}`.toLowerCase(), match: edge.strengthMatch };
};

describe('a search for a drug', () => {
  it.each(queries)('%s has the right first answer', async (text, name, match) => {
    const found = await first(text);
    expect(found?.name).toMatch(new RegExp(name));
    expect(String(found?.match)).toMatch(new RegExp(`^(${match})$`));
  });

  it('has at least sixty of them', () => expect(queries.length).toBeGreaterThanOrEqual(60));
});

describe('a strength', () => {
  const keysOf = async (strengths: readonly string[]) =>
    (await app.sql<{ keys: string[] }>('SELECT strength_keys(s) AS keys FROM unnest($1::text[]) s', [strengths])).map(
      ({ keys }) => keys,
    );
  const wholeOf = async (strengths: readonly string[]) =>
    (await app.sql<{ whole: string }>('SELECT (strength_asked(s)).whole FROM unnest($1::text[]) s', [strengths])).map(
      ({ whole }) => whole,
    );

  it.each([
    [['25 mcg', '25mcg', '25 ug', '25 µg', '25 μg', '0.025 mg', '.025mg', '0,025 mg', '25 micrograms']],
    [['1,000 mg', '1000mg', '1 g', '1 gram', '1.0 g']],
    [
      [
        '5,000 units/mL',
        "5000 [USP'U]/mL",
        '5000 [iU]/mL',
        '5000 IU per mL',
        '5000 U/ml',
        '5000 USP units/mL',
        '5000 units/1 mL',
      ],
    ],
    [['5 mg/325 mg', '325 mg / 5 mg', '5mg-325mg', '5/325 mg', '5 mg; 325 mg', '5 mg + 325 mg', '325 mg and 5 mg']],
    [['250 mg/5 mL', '250mg/5ml', '250 mg per 5 mL', '0.25 g/5 mL', '250 mg/5 cc']],
    [['1.2 million units', '1,200,000 units', '1200000 IU']],
    [['25 mcg/h', '25 ug/hr', '25 mcg per hour', '600 mcg/day'].slice(0, 3)],
    [
      [
        '5,000 units',
        '5.000 units',
        '5.000 IE',
        '5000 I.E.',
        '5000 I.E',
        '5 000 units',
        '5\u202f000 Einheiten',
        '5.000 I.U.',
      ],
    ],
    [['1,200,000 units', '1.200.000 IE', '1 200 000 IU', '1.2 Mio. I.E.', '1.200 million units']],
    [['100 units/mL', 'U-100', 'u100', '100 I.E./ml']],
    [['0.5 mg', '½ mg', '1/2 mg', '0,5 mg.', '500 mcgs']],
    [['2.5 mg', '2½ mg', '2 ½ mg', '2 1/2 mg', '2 1⁄2mg']],
    [['1 mg/mL', '1:1000', '1:1,000', '1 : 1.000', '1:1 000']],
    [['0.1 mg/mL', '1:10000', '1:10,000']],
    [['5 mg/1000 mL', '5 mg/1 000 mL', '5 mg/L']],
  ])('is one however it is written: %j', async (written) => {
    const [wholes, keys] = [await wholeOf(written), await keysOf(written)];
    expect(new Set(wholes).size).toBe(1);
    for (const each of keys) expect(each).toContain(wholes[0]);
  });

  it.each([
    ['30 mg/0.3 mL', '40 mg/0.4 mL'],
    ['2.5 mg', '25 mg'],
    ['5 mg', '5 g'],
    ['5 mg', '5 mcg'],
    ['500 units', '500 mg'],
    ['5 mg/325 mg', '5 mg'],
    ['250 mg', '250 mg/5 mL'],
    ['25 mcg', '25 mcg/h'],
    ['5 units', '5.000 units'],
    ['21/2 mg', '2½ mg'],
    ["5000 [USP'U]", "5.000 [USP'U]"],
  ])('%s is not %s', async (one, other) => {
    const [[asked = ''], [keys = []]] = [await wholeOf([other]), await keysOf([one])];
    expect(keys).not.toContain(asked);
  });

  it('with three digits behind its dot may be meant either way, and is both where it has no units', async () => {
    const name = someText('Ambigol');
    const found = async () =>
      (await search(`${name} 1.250 mg`)).map((edge) => [edge.node.strength, edge.strengthMatch]);
    const other = await newDrug(world, { name, strength: '5 mg' });
    await newDrug(world, { name, strength: '1250 mg' });
    expect(await found()).toEqual([
      ['1250 mg', 'EXACT'],
      ['5 mg', 'OTHER'],
    ]);
    await newDrug(world, { name, strength: '1.25 mg' });
    expect(await found()).toEqual([
      ['1.25 mg', 'EXACT'],
      ['1250 mg', 'EXACT'],
      ['5 mg', 'OTHER'],
    ]);
    expect((await search(`${name} 5.000`)).map((edge) => edge.strengthMatch)).toEqual(['EXACT', 'OTHER', 'OTHER']);
    expect((await search(`${name} 0.125 mg`)).map(({ node }) => node.id)).toContain(other);
  });

  it('of units in German is thousands', async () => {
    const name = someText('Heparol');
    for (const strength of ['1 units/mL', '5 units/mL', '1000 units/mL', '5000 units/mL'])
      await newDrug(world, { name, strength, dosageForm: null });
    for (const [text, strength, match] of [
      ['5.000 units', '5000 units/mL', 'PART'],
      ['5.000 IE', '5000 units/mL', 'PART'],
      ['1.000 units', '1000 units/mL', 'PART'],
      ['1.000 IE/ml', '1000 units/mL', 'EXACT'],
      ['1 000 units/ml', '1000 units/mL', 'EXACT'],
    ] as const) {
      const [edge] = await search(`${name} ${text}`);
      expect([text, edge?.node.strength, edge?.strengthMatch]).toEqual([text, strength, match]);
    }
  });

  it('with a blank between its digits may be two', async () => {
    const name = someText('Blankol');
    await newDrug(world, { name, strength: '5 mg / 325 mg' });
    expect((await search(`${name} 5 325 mg`)).map((edge) => edge.strengthMatch)).toEqual(['EXACT']);
  });

  it('of a percentage is the grams in 100 mL or 100 g', async () => {
    const keys = await keysOf(['10 mg/g', '10 mg/mL', '1 g/100mL', '1 g/100g', '0.01 mL/mL', '1 %']);
    for (const each of keys) expect(each).toContain('=1%');
  });

  it('is found in every way people write it, and no other one is', async () => {
    const units = [
      ['mg', 1],
      ['mcg', 0.001],
      ['g', 1000],
    ] as const;
    const amounts = fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom(1, 10, 100));
    const written = fc.tuple(
      amounts,
      fc.constantFrom(...units),
      fc.constantFrom('', ' ', '  '),
      fc.boolean(),
      fc.boolean(),
    );
    const samples = fc.sample(written, 400).map(([[digits, by], [unit, milligrams], blank, comma, point]) => {
      const amount = digits / by;
      const plain = point && amount < 1 ? `${amount}`.replace(/^0/, '') : `${amount}`;
      const text = comma && !plain.startsWith('.') ? plain.replace('.', ',') : plain;
      return { text: `${text}${blank}${unit}`, key: `=${Number((amount * milligrams).toPrecision(12))}mg` };
    });
    const found = await wholeOf(samples.map(({ text }) => text));
    for (const [at, { text, key }] of samples.entries())
      if (!key.includes('e')) expect(`${text} ${found[at]}`).toBe(`${text} ${key}`);
  });

  it('is shown with mcg and units, and stays as it was written', async () => {
    for (const [strength, dosage] of [
      ["100 [USP'U]/mL", '100 units/mL'],
      ['25 ug', '25 mcg'],
      ['25 µg/h', '25 mcg/h'],
      ['100 [iU]/mL', '100 units/mL'],
    ]) {
      const name = someText('Shown');
      await newDrug(world, { name, strength: strength ?? '', dosageForm: null });
      const [edge] = await search(name);
      expect([edge?.node.strength, edge?.node.dosage]).toEqual([strength, dosage]);
    }
  });
});

describe('the words of a search', () => {
  const texts = [
    'Éphédrine',
    'Co‑Trimoxazole',
    'St. John’s wort',
    'Größe',
    'ŁÓDŹ',
    'œstrogène',
    'B-12',
    '70/30',
    'ﬁlm',
    'İstanbul',
    'ΣΊΣΥΦΟΣ',
    '５％',
    'a\u00adb',
    'x\u200by',
    'Naïve—dash',
    '½',
  ];

  it('are folded by the database as by the server', async () => {
    const any = fc.sample(
      fc.string({ unit: fc.constantFrom(..."aÉßŁœİσςΣ-–’'./ ½ﬁ\u00ad\u0301\u200b%(5µ"), maxLength: 12 }),
      300,
    );
    const rows = await app.sql<{ text: string; folded: string; joined: string }>(
      'SELECT t AS text, fold_words(t) AS folded, fold_joined(t) AS joined FROM unnest($1::text[]) t',
      [[...texts, ...any]],
    );
    for (const { text, folded, joined } of rows) expect([folded, joined]).toEqual([foldWords(text), foldJoined(text)]);
  });

  it.each([
    ['Éphédrine', ['ephedrine', 'E\u0301PHE\u0301DRINE', 'éphed']],
    ['Co-Trimoxazole', ['cotrimoxazole', 'co trimoxazole', 'co‑trimoxazole', 'CO–TRIM']],
    ['St. John’s Wort', ["st john's", 'johns wort', 'wort st']],
    ['Größenzart', ['grössenzart', 'grossenzart']],
    ['Cotrimox', ['co-trimox']],
  ])('find %s in any form', async (name, asked) => {
    const key = someText('Key');
    const id = await newDrug(world, { name: `${name} ${key}` });
    for (const text of asked) expect((await search(`${text} ${key}`)).map(({ node }) => node.id)).toEqual([id]);
  });

  it('allow for one typing error, and no second one', async () => {
    const id = await newDrug(world, { name: 'Zyxwoprazine' });
    for (const typo of [
      'zyxwoprazin',
      'zyxwprazine',
      'zyxwooprazine',
      'zyxwoprasine',
      'zxywoprazine',
      'yzxwoprazine',
      'xyxwoprazine',
      'zyxworpazine',
      'zyxwprazi',
    ])
      expect(
        (await search(typo)).map(({ node }) => node.id),
        typo,
      ).toEqual([id]);
    for (const wrong of ['zyxwiprasine', 'zzywoprazine']) expect(await search(wrong), wrong).toEqual([]);
  });

  it('that are three letters long may stand within a word, shorter ones begin it', async () => {
    const id = await newDrug(world, { name: 'Qqvastatin' });
    expect((await search('vastatin qq')).map(({ node }) => node.id)).toEqual([id]);
    expect(await search('qvastatin at')).toEqual([]);
  });
});

describe('the NDC of a package that the catalogue does not have', () => {
  it.each([
    '0093-0787-77',
    '00093-0787-77',
    '000093-0787-77',
    '0093078777',
    '00093078777',
    '000093078777',
    '00300930787775',
    'NDC 0093-0787-77 atenol',
  ])('finds its product: %s', async (code) => {
    const place = await newWorld(app);
    const drugId = await newDrug(place, { name: 'Atenolol', ndc: '0093-0787' });
    await newDrug(place, { name: 'Another', ndc: '0093-0788' });
    expect((await search(code, place)).map(({ node }) => node.id)).toEqual([drugId]);
    expect(await search('0093-0789-77', place)).toEqual([]);
  });

  it('behind what has that very code', async () => {
    const place = await newWorld(app);
    const product = await newDrug(place, { name: 'A product', ndc: '0093-0787' });
    const other = await newDrug(place, { name: 'B product', ndc: '00093-0787' });
    await app.sql(
      `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
       SELECT new_uuid_v7(), organization_id, id, '00093-0787-77', '00093078777', 'bottle' FROM drug WHERE id = $1`,
      [other],
    );
    expect((await search('0093-0787-77', place)).map(({ node }) => node.id)).toEqual([other, product]);
    expect((await search('0093-0787', place)).map(({ node }) => node.id)).toEqual([product, other]);
  });
});

describe('a list of drugs', () => {
  it('has one name’s strengths in their order, and pages hold each drug once', async () => {
    const name = someText('Sortium');
    const strengths = ['10 mg', '2 mg', '1 g', '500 mcg', '20 mg', '100 mg', '2.5 mg', '20 mg/2 mL'];
    for (const strength of strengths) await newDrug(world, { name, strength });
    const sorted = ['500 mcg', '2 mg', '2.5 mg', '10 mg', '20 mg', '20 mg/2 mL', '100 mg', '1 g'];
    expect((await search(name)).map(({ node }) => node.strength)).toEqual(sorted);

    const asked = (await search(`${name} 20 mg`)).map((edge) => [edge.strengthMatch, edge.node.strength]);
    expect(asked[0]).toEqual(['EXACT', '20 mg']);
    expect(asked[1]).toEqual(['PART', '20 mg/2 mL']);
    expect(asked.slice(2)).toEqual(sorted.filter((each) => !each.startsWith('20 mg')).map((each) => ['OTHER', each]));

    for (const filter of [{ search: `${name} 20 mg` }, { search: 'sodium' }, {}]) {
      const seen: string[] = [];
      let after: string | null = null;
      let total: number;
      do {
        const { drugs }: { drugs: Awaited<ReturnType<typeof page>> } = { drugs: await page(filter, after) };
        seen.push(...drugs.nodes.map(({ id }) => id));
        total = drugs.totalCount;
        after = drugs.pageInfo.hasNextPage ? (drugs.pageInfo.endCursor ?? null) : null;
      } while (after !== null);
      expect(seen).toHaveLength(total);
      expect(new Set(seen).size).toBe(total);
    }
  });
  const page = async (filter: object, after: string | null) =>
    (await world.owner.client.ask(DrugsDocument, { filter, first: 100, after })).drugs;

  it('sorts as people read it: accents and case beside their letters', async () => {
    const other = await newWorld(app);
    const names = ['Zink', 'Äther', 'äthanol', 'Apfel', 'ether', 'Éther', 'Eukalyptus'];
    for (const name of names) await newDrug(other, { name });
    const { nodes } = (await other.owner.client.ask(DrugsDocument, { filter: {}, first: 50 })).drugs;
    const expected = [...names].sort(new Intl.Collator('de').compare).map((name) => name.toLowerCase());
    expect(nodes.map(({ name }) => name.toLowerCase())).toEqual(expected);
    expect(expected).toEqual([...names].sort(new Intl.Collator('en').compare).map((name) => name.toLowerCase()));
  });
});

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

describe('a second drug of the same name, strength and form', () => {
  const like = (input: Partial<CreateDrugInput>) => ({ unit: 'tablet', dosageForm: 'TABLET', name: '', ...input });
  const create = async (input: CreateDrugInput) =>
    (await world.owner.client.ask(CreateDrugDocument, { input })).createDrug;

  it('is asked about, however it is written, and entered when it is confirmed', async () => {
    const name = someText('Twin');
    as(await create(like({ name, strength: '0.025 mg' })), 'Drug');
    for (const twin of [
      { name, strength: '25 mcg' },
      { name: name.toUpperCase(), strength: '25ug', dosageForm: 'Tablet' },
      { name, strength: '.025mg', ndc: '11111-222' },
    ])
      expect(await create(like(twin))).toMatchObject({ __typename: 'ConfirmationNeeded', code: 'CONFIRMATION_NEEDED' });
    as(await create(like({ name, strength: '25 mcg', confirm: ['SIMILAR_DRUG'] })), 'Drug');
    for (const other of [
      { name, strength: '50 mcg' },
      { name, strength: '25 mcg', dosageForm: 'CAPSULE' },
      { name: `${name} Plus`, strength: '25 mcg' },
    ])
      as(await create(like(other)), 'Drug');
  });

  it('with a code of its own is another product', async () => {
    const name = someText('Generic');
    as(await create(like({ name, strength: '10 mg', ndc: '22222-333' })), 'Drug');
    as(await create(like({ name, strength: '10 mg', ndc: '33333-444' })), 'Drug');
  });

  it('is asked about when a drug becomes one', async () => {
    const name = someText('Become');
    as(await create(like({ name, strength: '10 mg' })), 'Drug');
    const { id: drugId } = as(await create(like({ name, strength: '20 mg' })), 'Drug');
    const update = async (confirm: DoubtKind[] | null) =>
      (await world.owner.client.ask(UpdateDrugDocument, { input: { drugId, strength: '10mg', confirm } })).updateDrug;
    expect((await update(null)).__typename).toBe('ConfirmationNeeded');
    as(await update(['SIMILAR_DRUG']), 'Drug');
    as(
      (await world.owner.client.ask(UpdateDrugDocument, { input: { drugId, labelerName: 'Teva' } })).updateDrug,
      'Drug',
    );
  });
});
