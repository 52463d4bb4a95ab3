import { describe, expect, it } from 'vitest';
import {
  ArchiveSupplierDocument,
  CreateSupplierDocument,
  type CreateSupplierInput,
  GetStockDocument,
  ReceiveStockDocument,
  type SupplierFilter,
  SuppliersDocument,
  UpdateSupplierDocument,
  type UpdateSupplierInput,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, newDrug, newWorld, someText } from '../../kit/world.ts';
import { app, nobody, useCatalogue, world } from './catalogue.kit.ts';

useCatalogue();

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
