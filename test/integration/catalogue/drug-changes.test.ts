import { describe, expect, it } from 'vitest';
import {
  ArchiveDrugDocument,
  DispenseStockDocument,
  ReceiveStockDocument,
  UpdateDrugDocument,
  type UpdateDrugInput,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, newDrug, newWorld, someText, stocked } from '../../kit/world.ts';
import { app, create, drugOf, found, nobody, someGtin, someNdc, useCatalogue, whole, world } from './catalogue.kit.ts';

useCatalogue();

const update = (input: UpdateDrugInput) =>
  world.owner.client.ask(UpdateDrugDocument, { input }).then((data) => data.updateDrug);
const archive = (drugId: string, archived?: boolean) =>
  world.owner.client
    .ask(ArchiveDrugDocument, { input: { drugId, ...(archived !== undefined && { archived }) } })
    .then((data) => data.archiveDrug);
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
