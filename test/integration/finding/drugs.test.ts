import { describe, expect, it } from 'vitest';
import { CreateSupplierDocument, DrugsDocument } from '../../generated/graphql.ts';
import { newDrug, newWorld, someText } from '../../kit/world.ts';
import { app, search, useCatalogue, world } from './finding.kit.ts';

useCatalogue();

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

  it('is counted as far as somebody asks, of a page as of a search', async () => {
    const name = someText('Countium');
    for (const strength of ['1 mg', '2 mg', '3 mg']) await newDrug(world, { name, strength });
    const count = async (upTo: number | null, list = 'drugs(filter: { search: $name })') => {
      const query = `query ($name: String!, $upTo: Int) { list: ${list} { totalCount(upTo: $upTo) } }`;
      return world.owner.client.send<{ list: { totalCount: number } }>(query, { name, upTo });
    };
    for (const [upTo, expected] of [
      [null, 3],
      [1, 1],
      [3, 3],
      [1_000, 3],
    ] as const)
      expect((await count(upTo)).data?.list.totalCount).toBe(expected);
    // A list that counts all that it has answers no more than was asked for either.
    for (const number of [1, 2])
      await world.owner.client.ask(CreateSupplierDocument, { input: { name: `${name} ${number}` } });
    const suppliers = 'suppliers(filter: { search: $name })';
    expect((await count(null, suppliers)).data?.list.totalCount).toBe(2);
    expect((await count(1, suppliers)).data?.list.totalCount).toBe(1);
    expect((await count(0)).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

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
