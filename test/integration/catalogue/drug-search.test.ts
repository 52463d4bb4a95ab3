import { beforeAll, describe, expect, it } from 'vitest';
import {
  ArchiveDrugDocument,
  type CreateDrugInput,
  CreateSupplierDocument,
  type DrugFilter,
  DrugsDocument,
  SuppliersDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newDrug, newWorld, someText, type World } from '../../kit/world.ts';
import { addPackage, app, drugs, found, gtinOf, useCatalogue } from './catalogue.kit.ts';

useCatalogue();

describe('a drug is found by its code', () => {
  let place: World;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    place = await newWorld(app);
    const enter = async (
      name: string,
      ndc: string,
      packages: readonly (readonly [string, string])[],
      gtin?: string,
    ) => {
      const drugId = await newDrug(place, { name, ndc, gtin });
      ids[name] = drugId;
      for (const [code, key] of packages) await addPackage(drugId, code, key);
    };
    await enter('4-4-2', '0002-3229', [['0002-3229-30', '00002322930']]);
    await enter('5-3-2', '50090-347', [
      ['50090-347-01', '50090034701'],
      ['50090-347-02', '50090034702'],
    ]);
    await enter('5-4-1', '60505-0146', [['60505-0146-1', '60505014601']]);
    await enter('6-4-2', '123456-0678', [['123456-0678-09', '123456067809']]);
    await enter('letters', '51672-400', [['51672-400-BO', '516720400BO']]);
    await enter('foreign', '99999-999', [], '4006381333931');
  });

  it.each([
    ['a product NDC 4-4', '0002-3229', '4-4-2'],
    ['a product NDC 5-3', '50090-347', '5-3-2'],
    ['a product NDC 5-4', '60505-0146', '5-4-1'],
    ['a product NDC 6-4', '123456-0678', '6-4-2'],
    ['a 10-digit NDC 4-4-2', '0002-3229-30', '4-4-2'],
    ['a 10-digit NDC 5-3-2', '50090-347-01', '5-3-2'],
    ['its other package', '50090-347-02', '5-3-2'],
    ['a 10-digit NDC 5-4-1', '60505-0146-1', '5-4-1'],
    ['ten digits of 4-4-2', '0002322930', '4-4-2'],
    ['ten digits of 5-3-2', '5009034701', '5-3-2'],
    ['ten digits of 5-4-1', '6050501461', '5-4-1'],
    ['an 11-digit NDC of 4-4-2', '00002-3229-30', '4-4-2'],
    ['eleven digits of 4-4-2', '00002322930', '4-4-2'],
    ['eleven digits of 5-3-2', '50090034701', '5-3-2'],
    ['eleven digits of 5-4-1', '60505014601', '5-4-1'],
    ['a 12-digit NDC', '123456-0678-09', '6-4-2'],
    ['twelve digits', '123456067809', '6-4-2'],
    ['an older code as written from 2033', '000002-3229-30', '4-4-2'],
    ['a GTIN-14 of 4-4-2', '00300023229304', '4-4-2'],
    ['a GTIN-14 of a carton of 4-4-2', '50300023229309', '4-4-2'],
    ['a GTIN-14 of 5-3-2', gtinOf('035009034701'), '5-3-2'],
    ['a GTIN-14 of 5-4-1', gtinOf('036050501461'), '5-4-1'],
    ['a GTIN-13', '0300023229304', '4-4-2'],
    ['a GTIN-12', '300023229304', '4-4-2'],
    ['a GTIN-14 of its own', '04006381333931', 'foreign'],
    ['a GTIN-13 of its own', '4006381333931', 'foreign'],
    ['a scanned GS1 text', ']d2010030002322930417280131\u001d10A1', '4-4-2'],
    ['a GS1 text with brackets', '(01)00300023229304(17)280131', '4-4-2'],
    ['text around it', ' NDC: 0002-3229-30 ', '4-4-2'],
    ['typographic dashes', '0002–3229–30', '4-4-2'],
    ['letters, small or capital', '51672-400-bo', 'letters'],
  ])('%s: %s', async (_what, code, name) => {
    expect(await found({ code }, place)).toEqual([ids[name]]);
  });

  it.each(['0002-3229-31', '00300023229303', '12345', 'aspirin', '0002-3230'])('not by %s', async (code) => {
    expect(await drugs({ code }, place)).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('not in another organization', async () => {
    expect(await found({ code: '123456-0678-09' }, await newWorld(app))).toEqual([]);
  });
});

describe('the list of drugs', () => {
  let place: World;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    place = await newWorld(app);
    const entries: Partial<CreateDrugInput>[] = [
      { name: 'Zoloft', genericName: 'sertraline', strength: '50 mg', labelerName: 'Pfizer', ndc: '58151-574' },
      { name: 'amoxil', genericName: 'amoxicillin', strength: '500 mg', dosageForm: 'CAPSULE' },
      { name: 'Amoxil Suspension', genericName: 'amoxicillin', strength: '250 mg/5 mL', dosageForm: 'SUSPENSION' },
      { name: 'OxyContin', strength: '10 mg', controlledSchedule: 'CII', brandName: 'OxyContin' },
      { name: 'Xanax', strength: '1 mg', controlledSchedule: 'CIV', gtin: '04006381333931' },
      { name: 'Saline 100%', strength: '0_9' },
      { name: 'Élan', strength: '5 mg' },
    ];
    for (const entry of entries) ids[entry.name ?? ''] = await newDrug(place, { dosageForm: 'TABLET', ...entry });
    ids.Gone = await newDrug(place, { name: 'Gone' });
    await place.owner.client.ask(ArchiveDrugDocument, { input: { drugId: ids.Gone } });
  });

  const names = async (filter: DrugFilter = {}) => (await drugs(filter, place)).nodes.map((drug) => drug.name);

  it.each([
    ['amoxicillin', ['amoxil', 'Amoxil Suspension']],
    ['AMOXICILLIN  500', ['amoxil', 'Amoxil Suspension']],
    ['susp 250 amox', ['Amoxil Suspension']],
    ['mg/5 mL', ['Amoxil Suspension']],
    ['amoxil pfizer', []],
    ['pfizer sertr zolo', ['Zoloft']],
    ['58151-574', ['Zoloft']],
    ['581510574', ['Zoloft']],
    ['4006381333931', ['Xanax']],
    ['oxyc', ['OxyContin']],
    ['élan', ['Élan']],
    ['100%', ['Saline 100%']],
    ['0_9', ['Saline 100%']],
    ['%', []],
    ['\\', []],
    [`' OR 1=1 --`, []],
  ])('finds by words that all occur: %s', async (search, expected) => {
    expect(await names({ search })).toEqual(expected);
  });

  it('is by name, whatever the case, and whole for an empty search', async () => {
    const all = await names();
    expect(all).toHaveLength(7);
    expect(all.slice(0, 3)).toEqual(['amoxil', 'Amoxil Suspension', expect.any(String)]);
    expect(await names({ search: '   ' })).toEqual(all);
    expect(await names({ search: null, code: null })).toEqual(all);
  });

  it('holds the archived alone, or both, when asked for', async () => {
    expect(await names({ archived: true })).toEqual(['Gone']);
    expect(await names({ archived: false })).not.toContain('Gone');
    expect(await names({ archived: null })).toHaveLength(8);
  });

  it('is narrowed by schedule, and by all conditions together', async () => {
    expect(await names({ controlledSchedule: ['CII', 'CIV'] })).toEqual(['OxyContin', 'Xanax']);
    expect(await names({ controlledSchedule: ['CII'] })).toEqual(['OxyContin']);
    expect(await names({ controlledSchedule: ['CIV'], search: 'oxy' })).toEqual([]);
    expect(await names({ code: '4006381333931', search: 'xanax' })).toEqual(['Xanax']);
    expect(await names({ code: '4006381333931', archived: true })).toEqual([]);
  });

  it('comes in pages that hold each drug once', async () => {
    const all = (await drugs({}, place)).nodes.map((drug) => drug.id);
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let pages = 1; ; pages += 1) {
      const { drugs: page } = await place.owner.client.ask(DrugsDocument, { first: 3, after });
      expect(page.totalCount).toBe(7);
      expect(page.edges.map((edge) => edge.node.id)).toEqual(page.nodes.map((node) => node.id));
      expect(page.pageInfo).toEqual({
        hasNextPage: pages < 3,
        hasPreviousPage: pages > 1,
        startCursor: page.edges[0]?.cursor,
        endCursor: page.edges.at(-1)?.cursor,
      });
      seen.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(all);
    const { drugs: none } = await place.owner.client.ask(DrugsDocument, { first: 3, after });
    expect(none.nodes).toEqual([]);
    expect(none.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });

  it('pages drugs of the same name, and does not miss one when another is entered meanwhile', async () => {
    const here = await newWorld(app);
    const same: string[] = [];
    for (const name of ['Same', 'SAME', 'same', 'Same']) same.push(await newDrug(here, { name }));
    const { drugs: first } = await here.owner.client.ask(DrugsDocument, { first: 2 });
    await newDrug(here, { name: 'Before' });
    const { drugs: second } = await here.owner.client.ask(DrugsDocument, {
      first: 10,
      after: first.pageInfo.endCursor,
    });
    expect([...first.nodes, ...second.nodes].map((drug) => drug.id)).toEqual(same);
  });

  it('refuses a page too large or none, and a cursor from elsewhere', async () => {
    as(
      (await place.owner.client.ask(CreateSupplierDocument, { input: { name: someText('Supplier') } })).createSupplier,
      'Supplier',
    );
    const { suppliers } = await place.owner.client.ask(SuppliersDocument, {});
    for (const [field, variables] of [
      ['first', { first: 0 }],
      ['first', { first: 101 }],
      ['after', { after: 'nonsense' }],
      ['after', { after: suppliers.pageInfo.endCursor }],
    ] as const) {
      expect((await place.owner.client.error(DrugsDocument, variables)).extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        problems: [{ field }],
      });
    }
  });
});
