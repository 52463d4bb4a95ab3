import { describe, expect, it } from 'vitest';
import {
  ArchiveDrugDocument,
  CreateDrugDocument,
  type CreateDrugInput,
  CreateSupplierDocument,
  DispenseStockDocument,
  GetDrugDocument,
  GetStockDocument,
  TransactionsDocument,
  UpdateDrugDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, newDrug, newMember, newPharmacy, newWorld, receive, someText, stocked } from '../../kit/world.ts';
import {
  addPackage,
  app,
  create,
  drugOf,
  drugs,
  nobody,
  someGtin,
  someNdc,
  useCatalogue,
  whole,
  world,
} from './catalogue.kit.ts';

useCatalogue();

const plain = { name: 'A Drug', unit: 'tablet' };
const createError = (input: Partial<CreateDrugInput>) =>
  world.owner.client.error(CreateDrugDocument, { input: { name: someText('Drug'), unit: 'tablet', ...input } });
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
