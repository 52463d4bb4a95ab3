import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ArchiveDrugDocument,
  ArchiveSupplierDocument,
  CreateDrugDocument,
  type CreateDrugInput,
  CreateSupplierDocument,
  type CreateSupplierInput,
  DispenseStockDocument,
  type DrugFilter,
  DrugsDocument,
  GetDrugDocument,
  GetStockDocument,
  ReceiveStockDocument,
  type SupplierFilter,
  SuppliersDocument,
  TransactionsDocument,
  UpdateDrugDocument,
  type UpdateDrugInput,
  UpdateSupplierDocument,
  type UpdateSupplierInput,
} from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as } from '../kit/client.ts';
import {
  dayFromNow,
  newDrug,
  newMember,
  newPharmacy,
  newWorld,
  receive,
  someText,
  stocked,
  type World,
} from '../kit/world.ts';

let app: App;
let world: World;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());

const nobody = '01890000-0000-7000-8000-000000000000';
const plain = { name: 'A Drug', unit: 'tablet' };

const create = (input: Partial<CreateDrugInput> = {}, { owner } = world) =>
  owner.client
    .ask(CreateDrugDocument, { input: { name: someText('Drug'), unit: 'tablet', ...input } })
    .then((data) => data.createDrug);
const createError = (input: Partial<CreateDrugInput>) =>
  world.owner.client.error(CreateDrugDocument, { input: { name: someText('Drug'), unit: 'tablet', ...input } });
const update = (input: UpdateDrugInput) =>
  world.owner.client.ask(UpdateDrugDocument, { input }).then((data) => data.updateDrug);
const archive = (drugId: string, archived?: boolean) =>
  world.owner.client
    .ask(ArchiveDrugDocument, { input: { drugId, ...(archived !== undefined && { archived }) } })
    .then((data) => data.archiveDrug);
const drugOf = (id: string, { owner } = world) => owner.client.ask(GetDrugDocument, { id }).then((data) => data.drug);
const drugs = (filter: DrugFilter = {}, { owner } = world) =>
  owner.client.ask(DrugsDocument, { filter, first: 100 }).then((data) => data.drugs);
const found = async (filter: DrugFilter, where = world) => (await drugs(filter, where)).nodes.map((drug) => drug.id);

/** A product NDC that no other drug of this file has. */
const someNdc = () => `${randomInt(10_000, 100_000)}-${randomInt(100, 1_000)}`;

/** A GTIN of 14 digits with its check digit. */
function gtinOf(body: string): string {
  const digits = body.padStart(13, '0');
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
const someGtin = () => gtinOf(`04${randomInt(10_000_000_000, 99_999_999_999)}`);

/** Only the import of the NDC directory makes packages. */
async function addPackage(drugId: string, ndc: string, ndcKey: string): Promise<string> {
  const id = randomUUID();
  await app.sql(
    `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description, marketing_start_on, marketing_end_on)
     SELECT $1, organization_id, id, $3, $4, '30 TABLET in 1 BOTTLE', '2020-02-29', '2031-12-31' FROM drug WHERE id = $2`,
    [id, drugId, ndc, ndcKey],
  );
  return id;
}

const whole = {
  genericName: 'omeprazole',
  brandName: 'Prilosec',
  description: 'Before breakfast',
  dosageForm: 'CAPSULE, DELAYED RELEASE',
  strength: '40 mg',
  controlledSchedule: 'CIV',
  storage: 'Below 25 °C',
  labelerName: 'AstraZeneca',
  substances: ['OMEPRAZOLE', 'MAGNESIUM'],
  routes: ['ORAL'],
} as const satisfies Partial<CreateDrugInput>;

describe('a drug', () => {
  it('with everything and opening stock answers every field', async () => {
    const [ndc, gtin] = [someNdc(), someGtin()];
    const expiration = dayFromNow(200);
    const answer = as(
      await create({
        ...whole,
        name: ' Prilosec DR ',
        unit: ' capsule ',
        ndc,
        gtin,
        substances: [...whole.substances],
        routes: [...whole.routes],
        quantity: 120,
        expiration,
        lotNumber: ' A1 ',
        pharmacyId: world.pharmacyId,
      }),
      'Drug',
    );
    const expected = {
      ...whole,
      id: answer.id,
      name: 'Prilosec DR',
      unit: 'capsule',
      dosage: '40 mg capsule, delayed release',
      ndc,
      gtin,
      quantity: 120,
      expiration,
      archivedAt: null,
    };
    expect(answer).toEqual({ __typename: 'Drug', ...expected });
    const packageId = await addPackage(answer.id, `${ndc}-30`, `${ndc.replace('-', '0')}30`);
    const stocks = await app.sql<{ id: string }>('SELECT id FROM stock WHERE drug_id = $1', [answer.id]);
    expect(await drugOf(answer.id)).toEqual({
      ...expected,
      packages: [{ ndc: `${ndc}-30`, description: '30 TABLET in 1 BOTTLE' }],
      stocks: [{ id: stocks[0]?.id, quantity: 120, pharmacy: { id: world.pharmacyId, name: 'Main Street' } }],
    });

    await app.sql(`UPDATE drug SET marketing_start_on = '1999-01-31', marketing_end_on = '2032-02-29' WHERE id = $1`, [
      answer.id,
    ]);
    const { data } = await world.owner.client.send(
      `query ($id: ID!) { drug(id: $id) {
        id marketingStartOn marketingEndOn createdAt updatedAt packages { id ndc marketingStartOn marketingEndOn }
      } }`,
      { id: answer.id },
    );
    expect(data?.drug).toEqual({
      id: answer.id,
      marketingStartOn: '1999-01-31',
      marketingEndOn: '2032-02-29',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      packages: [{ id: packageId, ndc: `${ndc}-30`, marketingStartOn: '2020-02-29', marketingEndOn: '2031-12-31' }],
    });
  });

  it('with a name and a unit alone answers every field', async () => {
    const { id, ...answer } = as(await create({ name: 'Bare', unit: 'mL' }), 'Drug');
    const expected = {
      name: 'Bare',
      unit: 'mL',
      genericName: null,
      brandName: null,
      description: null,
      dosageForm: null,
      strength: null,
      dosage: null,
      ndc: null,
      gtin: null,
      controlledSchedule: null,
      storage: null,
      labelerName: null,
      substances: [],
      routes: [],
      quantity: 0,
      expiration: null,
      archivedAt: null,
    };
    expect(answer).toEqual({ __typename: 'Drug', ...expected });
    expect(await drugOf(id)).toEqual({ id, ...expected, packages: [], stocks: [] });
  });

  it('has a dosage of what there is of strength and form', async () => {
    expect(as(await create({ strength: '250 mg/5 mL' }), 'Drug').dosage).toBe('250 mg/5 mL');
    expect(as(await create({ dosageForm: 'SUSPENSION' }), 'Drug').dosage).toBe('suspension');
    expect(as(await create({ strength: '', dosageForm: '  ' }), 'Drug')).toMatchObject({
      dosage: null,
      strength: null,
      dosageForm: null,
    });
  });

  it('counts what is on hand and when the first of it expires, over the pharmacies seen', async () => {
    const second = await newPharmacy(world);
    const { drugId, stockId } = await stocked(world, [
      { quantity: 5, expiresOn: dayFromNow(90) },
      { quantity: 3, expiresOn: dayFromNow(30) },
      { quantity: 2, expiresOn: null },
    ]);
    await receive({ ...world, pharmacyId: second }, drugId, [{ quantity: 7, expiresOn: dayFromNow(60) }]);
    expect(await drugOf(drugId)).toMatchObject({ quantity: 17, expiration: dayFromNow(30) });
    const there = await newMember(world, 'TECHNICIAN', second);
    expect(await drugOf(drugId, { ...world, owner: there })).toMatchObject({
      quantity: 7,
      expiration: dayFromNow(60),
      stocks: [{ quantity: 7, pharmacy: { id: second } }],
    });
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 3 } });
    expect(await drugOf(drugId)).toMatchObject({ quantity: 14, expiration: dayFromNow(60) });
  });

  it('is null when there is none with this id', async () => {
    const other = await newWorld(app);
    for (const id of [nobody, 'no id', await newDrug(other)]) expect(await drugOf(id)).toBeNull();
  });
});

describe('opening stock', () => {
  it('is posted at the one pharmacy there is, in the lot OPENING', async () => {
    const alone = await newWorld(app);
    const { id } = as(await create({ quantity: 12, expiration: dayFromNow(300) }, alone), 'Drug');
    const { transactions } = await alone.owner.client.ask(TransactionsDocument, { pharmacyId: alone.pharmacyId });
    expect(transactions.nodes).toMatchObject([
      { transactionType: 'OPENING', quantity: 12, drug: { id }, actor: { email: alone.owner.email } },
    ]);
    const { stock } = await alone.owner.client.ask(GetStockDocument, { id: transactions.nodes[0]?.stock.id ?? '' });
    expect(stock).toMatchObject({
      quantity: 12,
      lots: [{ lotNumber: 'OPENING', expiresOn: dayFromNow(300), quantity: 12 }],
    });
  });

  it('needs a pharmacy where there are several, one that is seen', async () => {
    const [several, other] = [await newWorld(app), await newWorld(app)];
    await newPharmacy(several);
    const { client } = several.owner;
    const error = async (input: Partial<CreateDrugInput>) =>
      (await client.error(CreateDrugDocument, { input: { ...plain, ...input } })).extensions;
    expect(await error({ quantity: 1 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.pharmacyId' }],
    });
    expect(await error({ quantity: 1, pharmacyId: other.pharmacyId })).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ field: 'input.pharmacyId' }],
    });
    expect((await drugs({}, several)).totalCount).toBe(0);
  });

  it('is not entered by somebody who may not receive there', async () => {
    const second = await newPharmacy(world);
    const member = await newMember(world, 'PHARMACIST', second);
    await app.sql(
      `INSERT INTO membership (id, organization_id, user_id, role, pharmacy_id)
       SELECT gen_random_uuid(), organization_id, id, 'AUDITOR', $2 FROM app_user WHERE id = $1`,
      [member.userId, world.pharmacyId],
    );
    const input = { ...plain, quantity: 1, expiration: dayFromNow(300), pharmacyId: world.pharmacyId };
    expect((await member.client.error(CreateDrugDocument, { input })).extensions.code).toBe('FORBIDDEN');
    const { createDrug } = await member.client.ask(CreateDrugDocument, { input: { ...input, pharmacyId: second } });
    expect(as(createDrug, 'Drug').quantity).toBe(1);
  });

  it.each([
    ['quantity', { quantity: 0 }],
    ['quantity', { quantity: 10_000_001 }],
    ['expiration', { expiration: dayFromNow(90) }],
    ['lotNumber', { lotNumber: 'A1' }],
    ['lotNumber', { lotNumber: ' ', quantity: 1 }],
    ['lotNumber', { lotNumber: 'A1\u001d21', quantity: 1 }],
    ['expiration', { quantity: 1 }],
    ['expiration', { quantity: 1, expiryControl: 'REQUIRED' as const }],
    ['expiration', { expiration: dayFromNow(-1), quantity: 1 }],
  ])('needs a proper %s: %j', async (field, input) => {
    const before = await drugs();
    const error = await createError({ pharmacyId: 'quantity' in input ? world.pharmacyId : undefined, ...input });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: `input.${field}` }] });
    expect((await drugs()).totalCount).toBe(before.totalCount);
  });
});

describe('what is wrong with a drug', () => {
  it.each([
    ['name', 'blank', { name: ' ' }],
    ['name', 'too long', { name: 'x'.repeat(501) }],
    ['unit', 'empty', { unit: '' }],
    ['unit', 'too long', { unit: 'x'.repeat(51) }],
    ['ndc', 'without hyphen', { ndc: '00023229' }],
    ['ndc', 'of a package', { ndc: '0002-3229-30' }],
    ['ndc', 'of no layout', { ndc: '0002-322' }],
    ['gtin', 'wrong check digit', { gtin: '00300023229303' }],
    ['gtin', 'too short', { gtin: '123' }],
    ['substances', 'too many', { substances: Array.from({ length: 201 }, () => 'X') }],
  ])('is told by its field: %s, %s', async (field, _what, input) => {
    expect((await createError(input)).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: `input.${field}` }],
    });
  });

  it('is told all at once', async () => {
    expect((await createError({ name: '', unit: '' })).extensions.problems).toHaveLength(2);
  });

  it('is not for technicians and auditors to enter', async () => {
    const { drugId } = await stocked(world, [{ quantity: 1 }]);
    for (const role of ['TECHNICIAN', 'AUDITOR'] as const) {
      const { client } = await newMember(world, role, null);
      for (const error of [
        await client.error(CreateDrugDocument, { input: plain }),
        await client.error(UpdateDrugDocument, { input: { drugId, name: 'Mine' } }),
        await client.error(ArchiveDrugDocument, { input: { drugId } }),
        await client.error(CreateSupplierDocument, { input: { name: 'Mine' } }),
      ])
        expect(error.extensions.code).toBe('FORBIDDEN');
      expect((await client.ask(GetDrugDocument, { id: drugId })).drug?.quantity).toBe(1);
    }
  });
});

describe('changing a drug', () => {
  it('leaves what is left out, and clears what is null', async () => {
    const [ndc, gtin] = [someNdc(), someGtin()];
    const { __typename, ...before } = as(
      await create({ ...whole, substances: [...whole.substances], routes: [...whole.routes], ndc, gtin }),
      'Drug',
    );
    expect(as(await update({ drugId: before.id }), 'Drug')).toEqual({ __typename, ...before });
    expect(as(await update({ drugId: before.id, strength: '20 mg' }), 'Drug')).toEqual({
      __typename,
      ...before,
      strength: '20 mg',
      dosage: '20 mg capsule, delayed release',
    });
    const cleared = {
      genericName: null,
      brandName: null,
      description: null,
      dosageForm: null,
      strength: null,
      controlledSchedule: null,
      storage: null,
      labelerName: null,
      ndc: null,
      gtin: null,
    };
    const after = { ...before, ...cleared, dosage: null, substances: [], routes: [] };
    expect(as(await update({ drugId: before.id, ...cleared, substances: [], routes: [] }), 'Drug')).toEqual({
      __typename,
      ...after,
    });
    expect(await drugOf(before.id)).toEqual({ ...after, packages: [], stocks: [] });
    expect(await found({ code: ndc })).toEqual([]);
  });

  it('changes name, unit and codes, and tells before and after in the trail', async () => {
    const drugId = await newDrug(world, { name: 'Before', unit: 'tablet' });
    const [ndc, gtin] = [someNdc(), someGtin()];
    const answer = as(
      await update({ drugId, name: ' After ', unit: ' mL ', ndc: ` ${ndc.replace('-', '–')} `, gtin }),
      'Drug',
    );
    expect(answer).toMatchObject({ name: 'After', unit: 'mL', ndc, gtin });
    const [row] = await app.sql<{ payload: Record<string, unknown> }>(
      `SELECT payload FROM audit_log WHERE action = 'drug.update' AND entity_id = $1`,
      [drugId],
    );
    expect(row?.payload).toMatchObject({
      before: { name: 'Before', unit: 'tablet', ndc: null, gtin: null },
      after: { name: 'After', unit: 'mL', ndc, gtin },
    });
  });

  it('answers that there is none for one of another organization', async () => {
    const other = await newWorld(app);
    for (const drugId of [nobody, 'no id', await newDrug(other)]) {
      for (const error of [
        await world.owner.client.error(UpdateDrugDocument, { input: { drugId, name: 'Mine' } }),
        await world.owner.client.error(ArchiveDrugDocument, { input: { drugId } }),
      ])
        expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'input.drugId' }] });
    }
  });

  it('keeps the unit once something was counted in it', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 4 }]);
    expect(await update({ drugId, unit: 'tablet', name: 'Renamed' })).toMatchObject({
      __typename: 'UnitInUse',
      code: 'UNIT_IN_USE',
    });
    expect(await drugOf(drugId)).toMatchObject({ unit: 'capsule', name: expect.stringContaining('Omeprazole') });
    expect(as(await update({ drugId, unit: ' capsule ', name: 'Renamed' }), 'Drug').name).toBe('Renamed');
    await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 4 } });
    expect((await update({ drugId, unit: 'tablet' })).__typename).toBe('UnitInUse');
  });

  it('keeps the unit of opening stock', async () => {
    const { id } = as(await create({ quantity: 1, expiryControl: 'NONE', pharmacyId: world.pharmacyId }), 'Drug');
    expect((await update({ drugId: id, unit: 'mL' })).__typename).toBe('UnitInUse');
  });
});

describe('a code', () => {
  it('belongs to one drug of the organization', async () => {
    const [ndc, gtin] = [someNdc(), someGtin()];
    const first = as(await create({ ndc, gtin }), 'Drug');
    const second = as(await create(), 'Drug');
    const duplicate = { __typename: 'DuplicateDrug', code: 'DUPLICATE_DRUG' };
    for (const input of [{ ndc }, { gtin }, { ndc: ` ${ndc}`, gtin: someGtin() }, { gtin: gtin.slice(1) }]) {
      expect(await create(input)).toMatchObject({ ...duplicate, existingDrugId: first.id });
      expect(await update({ drugId: second.id, ...input })).toMatchObject(duplicate);
    }
    expect((await update({ drugId: first.id, ndc, gtin })).__typename).toBe('Drug');
    expect((await create({ ndc, gtin }, await newWorld(app))).__typename).toBe('Drug');
  });

  it('stays with a drug that is archived', async () => {
    const ndc = someNdc();
    const { id } = as(await create({ ndc }), 'Drug');
    await archive(id);
    expect(await create({ ndc })).toMatchObject({ __typename: 'DuplicateDrug', existingDrugId: id });
  });

  it('entered by many at once makes one drug', async () => {
    const ndc = someNdc();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ ndc })));
    const made = answers.flatMap((answer) => (answer.__typename === 'Drug' ? [answer.id] : []));
    expect(made).toHaveLength(1);
    for (const answer of answers)
      if (answer.__typename !== 'Drug') expect(answer).toMatchObject({ existingDrugId: made[0] });
  });

  it('is entered as a GTIN of 8, 12, 13 or 14 digits and kept with 14', async () => {
    for (const [gtin, kept] of [
      ['96385074', '00000096385074'],
      ['300023229304', '00300023229304'],
      ['4006381333931', '04006381333931'],
      ['50300023229309', '50300023229309'],
    ] as const)
      expect(as(await create({ gtin }), 'Drug').gtin).toBe(kept);
  });
});

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

describe('an archived drug', () => {
  it('leaves the list, keeps its shelf, takes nothing in, and comes back', async () => {
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const first = as(await archive(drugId), 'Drug');
    expect(first.archivedAt).not.toBeNull();
    expect(as(await archive(drugId, true), 'Drug')).toEqual(first);
    expect(await found({})).not.toContain(drugId);
    expect(await found({ archived: true })).toContain(drugId);
    expect(await drugOf(drugId)).toMatchObject({ quantity: 10, archivedAt: first.archivedAt });

    const input = { pharmacyId: world.pharmacyId, drugId, lotNumber: 'MORE', expiresOn: dayFromNow(300), quantity: 1 };
    const refused = { __typename: 'DrugArchived', code: 'DRUG_ARCHIVED' };
    expect((await world.owner.client.ask(ReceiveStockDocument, { input })).receiveStock).toMatchObject(refused);
    expect(await update({ drugId, name: 'Renamed' })).toMatchObject(refused);
    const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, { input: { stockId, quantity: 4 } });
    expect(as(dispenseStock, 'StockMovement').stock.quantity).toBe(6);

    expect(as(await archive(drugId, false), 'Drug').archivedAt).toBeNull();
    expect(as(await archive(drugId, false), 'Drug').archivedAt).toBeNull();
    expect(await found({})).toContain(drugId);
    const { receiveStock } = await world.owner.client.ask(ReceiveStockDocument, { input });
    expect(as(receiveStock, 'StockMovement').stock.quantity).toBe(7);
    expect((await update({ drugId, name: someText('Renamed') })).__typename).toBe('Drug');
  });
});

describe('a supplier', () => {
  const make = (input: Partial<CreateSupplierInput> = {}, { owner } = world) =>
    owner.client
      .ask(CreateSupplierDocument, { input: { name: someText('Supplier'), ...input } })
      .then((data) => data.createSupplier);
  const change = (input: UpdateSupplierInput) =>
    world.owner.client.ask(UpdateSupplierDocument, { input }).then((data) => data.updateSupplier);
  const shelve = (supplierId: string, archived?: boolean) =>
    world.owner.client
      .ask(ArchiveSupplierDocument, { input: { supplierId, ...(archived !== undefined && { archived }) } })
      .then((data) => data.archiveSupplier);
  const suppliers = (filter: SupplierFilter = {}, { owner } = world) =>
    owner.client.ask(SuppliersDocument, { filter, first: 100 }).then((data) => data.suppliers);

  const details = {
    contactInfo: 'Mrs Miller, Harbour Road 5',
    email: 'orders@supplier.example',
    phone: '+1 555 0100',
  };

  it('is entered with everything, or with its name alone', async () => {
    const full = as(await make({ name: ' Acme Wholesale ', ...details }), 'Supplier');
    const expected = { id: full.id, name: 'Acme Wholesale', ...details, archivedAt: null };
    expect(full).toEqual({ __typename: 'Supplier', ...expected });
    const bare = as(await make(), 'Supplier');
    expect(bare).toMatchObject({ contactInfo: null, email: null, phone: null, archivedAt: null });
    const { data } = await world.owner.client.send(
      `query ($id: ID!) { supplier(id: $id) { id name contactInfo email phone archivedAt createdAt updatedAt } }`,
      { id: full.id },
    );
    expect(data?.supplier).toEqual({ ...expected, createdAt: expect.any(String), updatedAt: expect.any(String) });
  });

  it('is changed: what is left out stays, what is null is cleared', async () => {
    const before = as(await make(details), 'Supplier');
    expect(await change({ supplierId: before.id })).toEqual(before);
    expect(await change({ supplierId: before.id, phone: '+1 555 0199' })).toEqual({ ...before, phone: '+1 555 0199' });
    const name = someText('Renamed');
    expect(
      await change({ supplierId: before.id, name: ` ${name} `, contactInfo: null, email: null, phone: null }),
    ).toEqual({ ...before, name, contactInfo: null, email: null, phone: null });
  });

  it('is known by its name and by no pattern', async () => {
    const name = someText('Metro_Medical %');
    for (const each of [name.replace('_', ' ').replace('%', 'Supply'), name]) {
      const { createSupplier } = await world.owner.client.ask(CreateSupplierDocument, { input: { name: each } });
      expect(createSupplier).toMatchObject({ __typename: 'Supplier', name: each });
    }
    const again = await world.owner.client.ask(CreateSupplierDocument, { input: { name: name.toUpperCase() } });
    expect(again.createSupplier).toMatchObject({ code: 'SUPPLIER_NAME_TAKEN' });
  });

  it('has a name that no other in use has, whatever the case', async () => {
    const name = someText('Taken');
    const first = as(await make({ name }), 'Supplier');
    const second = as(await make(), 'Supplier');
    const refused = { __typename: 'SupplierNameTaken', code: 'SUPPLIER_NAME_TAKEN' };
    expect(await make({ name: ` ${name.toUpperCase()} ` })).toMatchObject(refused);
    expect(await change({ supplierId: second.id, name: name.toLowerCase() })).toMatchObject(refused);
    expect(as(await change({ supplierId: first.id, name: name.toUpperCase() }), 'Supplier').name).toBe(
      name.toUpperCase(),
    );
    expect((await make({ name }, await newWorld(app))).__typename).toBe('Supplier');
  });

  it('entered by many at once is one', async () => {
    const name = someText('Once');
    const answers = await Promise.all(Array.from({ length: 8 }, () => make({ name })));
    expect(answers.filter((answer) => answer.__typename === 'Supplier')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'SupplierNameTaken')).toHaveLength(7);
  });

  it('is archived, gives its name free, and comes back if the name still is', async () => {
    const name = someText('Shelved');
    const first = as(await make({ name }), 'Supplier');
    const archived = as(await shelve(first.id), 'Supplier');
    expect(archived.archivedAt).not.toBeNull();
    expect(await shelve(first.id)).toEqual(archived);
    expect((await suppliers({ search: name })).nodes).toEqual([]);
    expect((await suppliers({ search: name, archived: true })).nodes).toMatchObject([{ id: first.id }]);

    const second = as(await make({ name }), 'Supplier');
    expect((await suppliers({ search: name, archived: null })).totalCount).toBe(2);
    expect(await shelve(first.id, false)).toMatchObject({
      __typename: 'SupplierNameTaken',
      code: 'SUPPLIER_NAME_TAKEN',
    });
    await change({ supplierId: second.id, name: someText('Another') });
    expect(as(await shelve(first.id, false), 'Supplier').archivedAt).toBeNull();
    expect((await suppliers({ search: name })).nodes).toMatchObject([{ id: first.id }]);
  });

  it('is told on the lots that came from it, archived or not', async () => {
    const supplier = as(await make(), 'Supplier');
    const drugId = await newDrug(world);
    const { receiveStock } = await world.owner.client.ask(ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: 'S1',
        expiresOn: dayFromNow(300),
        quantity: 2,
        supplierId: supplier.id,
      },
    });
    const { stock } = as(receiveStock, 'StockMovement');
    await shelve(supplier.id);
    const named = { id: supplier.id, name: supplier.name };
    expect((await world.owner.client.ask(GetStockDocument, { id: stock.id })).stock).toMatchObject({
      suppliers: [named],
      lots: [{ lotNumber: 'S1', supplier: named }],
    });
  });

  it('is found by words that all occur in name or contact', async () => {
    const place = await newWorld(app);
    for (const [name, contactInfo] of [
      ['Northern Drugs', 'Oslo, Mr Berg'],
      ['Southern Drugs', 'Rome'],
      ['Western 50%', null],
    ] as const)
      as(await make({ name, contactInfo }, place), 'Supplier');
    const names = async (search: string) => (await suppliers({ search }, place)).nodes.map((each) => each.name);
    expect(await names('drugs')).toEqual(['Northern Drugs', 'Southern Drugs']);
    expect(await names('BERG  north')).toEqual(['Northern Drugs']);
    expect(await names('drugs paris')).toEqual([]);
    expect(await names('%')).toEqual(['Western 50%']);
    expect(await names('')).toHaveLength(3);
  });

  it('comes in pages by name', async () => {
    const place = await newWorld(app);
    for (const name of ['delta', 'Alpha', 'charlie', 'Bravo', 'Echo']) await make({ name }, place);
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let pages = 0; pages < 5; pages += 1) {
      const { suppliers: page } = await place.owner.client.ask(SuppliersDocument, { first: 2, after });
      expect(page.totalCount).toBe(5);
      seen.push(...page.nodes.map((each) => each.name));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(['Alpha', 'Bravo', 'charlie', 'delta', 'Echo']);
  });

  it.each([
    ['name', 'blank', { name: ' ' }],
    ['name', 'too long', { name: 'x'.repeat(201) }],
    ['email', 'no address', { email: 'no address' }],
    ['phone', 'too long', { phone: '1'.repeat(51) }],
    ['contactInfo', 'too long', { contactInfo: 'x'.repeat(2_001) }],
  ])('needs a proper %s: %s', async (field, _what, input) => {
    const error = await world.owner.client.error(CreateSupplierDocument, {
      input: { name: someText('Supplier'), ...input },
    });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: `input.${field}` }] });
  });

  it('of another organization is not found', async () => {
    const other = await newWorld(app);
    const { id } = as(await make({}, other), 'Supplier');
    for (const supplierId of [id, nobody, 'no id']) {
      for (const error of [
        await world.owner.client.error(UpdateSupplierDocument, { input: { supplierId, name: 'Mine' } }),
        await world.owner.client.error(ArchiveSupplierDocument, { input: { supplierId } }),
      ])
        expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'input.supplierId' }] });
    }
    const drugId = await newDrug(world);
    const error = await world.owner.client.error(ReceiveStockDocument, {
      input: {
        pharmacyId: world.pharmacyId,
        drugId,
        lotNumber: 'L',
        expiresOn: dayFromNow(300),
        quantity: 1,
        supplierId: id,
      },
    });
    expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'input.supplierId' }] });
    const { data } = await world.owner.client.send('query ($id: ID!) { supplier(id: $id) { id } }', { id });
    expect(data?.supplier).toBeNull();
  });
});
