import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldJoined, foldWords } from '../../src/domain/fold-words.ts';
import { DrugsDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { newDrug, newWorld, someText, type World } from '../kit/world.ts';

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
  ])('%s is not %s', async (one, other) => {
    const [[asked = ''], [keys = []]] = [await wholeOf([other]), await keysOf([one])];
    expect(keys).not.toContain(asked);
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
    for (const wrong of ['zyxwiprasine', 'zzywoprazine'])
      expect(await search(wrong), wrong).toEqual([]);
  });

  it('that are three letters long may stand within a word, shorter ones begin it', async () => {
    const id = await newDrug(world, { name: 'Qqvastatin' });
    expect((await search('vastatin qq')).map(({ node }) => node.id)).toEqual([id]);
    expect(await search('qvastatin at')).toEqual([]);
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
