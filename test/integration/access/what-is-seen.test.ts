import { describe, expect, it } from 'vitest';
import {
  CreatePharmacyDocument,
  DispenseStockDocument,
  GetDrugDocument,
  GetStockDocument,
  InviteMemberDocument,
  MembersDocument,
  PharmaciesDocument,
  ReceiveStockDocument,
  SessionsDocument,
  StocksDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { dayFromNow, newMember, newPharmacy, newWorld, type Person, stocked, type World } from '../../kit/world.ts';
import { app, me, someEmail, trailOf, useAccess } from './access.kit.ts';

useAccess();

describe('what a role sees', () => {
  it('is nothing for somebody not signed in', async () => {
    const client = app.client();
    expect(await me(client)).toBeNull();
    const { pharmacyId } = await newWorld(app);
    for (const error of [
      await client.error(PharmaciesDocument, {}),
      await client.error(MembersDocument, {}),
      await client.error(SessionsDocument, {}),
      await client.error(StocksDocument, { pharmacyId }),
      await client.error(InviteMemberDocument, { input: { email: someEmail(), role: 'OWNER' } }),
    ])
      expect(error.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is one pharmacy for a member of one, and another’s stock is not found', async () => {
    const world = await newWorld(app);
    const second = await newPharmacy(world);
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const { owner } = world;
    await owner.client.ask(ReceiveStockDocument, {
      input: { pharmacyId: second, drugId, lotNumber: 'THERE', expiresOn: dayFromNow(300), quantity: 5 },
    });
    const member = await newMember(world, 'PHARMACIST', second);
    const { client } = member;

    expect((await client.ask(PharmaciesDocument, {})).pharmacies.map((pharmacy) => pharmacy.id)).toEqual([second]);
    expect((await client.ask(GetStockDocument, { id: stockId })).stock).toBeNull();
    const { drug } = await client.ask(GetDrugDocument, { id: drugId });
    expect(drug).toMatchObject({ quantity: 5, stocks: [{ quantity: 5, pharmacy: { id: second } }] });
    for (const error of [
      await client.error(StocksDocument, { pharmacyId: world.pharmacyId }),
      await client.error(DispenseStockDocument, { input: { stockId, quantity: 1 } }),
      await client.error(ReceiveStockDocument, {
        input: { pharmacyId: world.pharmacyId, drugId, lotNumber: 'HERE', expiresOn: dayFromNow(300), quantity: 1 },
      }),
    ])
      expect(error.extensions.code).toBe('NOT_FOUND');
    const { stocks } = await client.ask(StocksDocument, { pharmacyId: second });
    expect(stocks.nodes).toMatchObject([{ quantity: 5, drug: { id: drugId } }]);
    expect((await owner.client.ask(GetStockDocument, { id: stockId })).stock?.quantity).toBe(10);
    expect((await owner.client.ask(GetDrugDocument, { id: drugId })).drug?.quantity).toBe(15);
  });

  it('is nothing of another organization', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const { drugId, stockId } = await stocked(world, [{ quantity: 10 }]);
    const { client } = other.owner;
    expect((await client.ask(GetStockDocument, { id: stockId })).stock).toBeNull();
    expect((await client.ask(GetDrugDocument, { id: drugId })).drug).toBeNull();
    expect((await client.error(StocksDocument, { pharmacyId: world.pharmacyId })).extensions.code).toBe('NOT_FOUND');
    const { members } = await client.ask(MembersDocument, {});
    expect(members).toMatchObject({ totalCount: 1, nodes: [{ id: other.owner.userId }] });
  });

  it.each([
    ['OWNER', true],
    ['MANAGER', true],
    ['AUDITOR', true],
    ['PHARMACIST', false],
    ['TECHNICIAN', false],
  ] as const)('as %s holds the members: %s', async (role, seen) => {
    const world = await newWorld(app);
    const member = await newMember(world, role, null);
    expect((await me(member.client))?.memberships).toEqual([{ role, pharmacyId: null }]);
    if (!seen) {
      expect((await member.client.error(MembersDocument, {})).extensions.code).toBe('FORBIDDEN');
      return;
    }
    const { members } = await member.client.ask(MembersDocument, {});
    expect(members.totalCount).toBe(2);
    expect(members.nodes).toEqual([
      {
        id: world.owner.userId,
        email: world.owner.email,
        status: 'ACTIVE',
        memberships: [{ role: 'OWNER', pharmacyId: null }],
      },
      { id: member.userId, email: member.email, status: 'ACTIVE', memberships: [{ role, pharmacyId: null }] },
    ]);
  });

  it('of the members comes in pages', async () => {
    const world = await newWorld(app);
    const ids = [world.owner.userId];
    for (const role of ['TECHNICIAN', 'AUDITOR', 'PHARMACIST'] as const)
      ids.push((await newMember(world, role, null)).userId);
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let pages = 0; pages < 3; pages += 1) {
      const { members } = await world.owner.client.ask(MembersDocument, { first: 2, after });
      expect(members.totalCount).toBe(4);
      seen.push(...members.nodes.map((node) => node.id));
      after = members.pageInfo.endCursor;
      if (!members.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(ids);
    expect((await world.owner.client.error(MembersDocument, { after: 'nonsense' })).extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'after' }],
    });
  });
});

describe('a further pharmacy', () => {
  const create = (by: Person, code: string, name = 'A Pharmacy', timezone = 'America/New_York') =>
    by.client.ask(CreatePharmacyDocument, { input: { name, code, timezone } }).then((data) => data.createPharmacy);

  it('is there for everybody with a role at all pharmacies, and for nobody else', async () => {
    const world: World = await newWorld(app);
    const everywhere = await newMember(world, 'TECHNICIAN', null);
    const here = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    const created = as(await create(world.owner, 'EAST-2', ' East '), 'Pharmacy');
    expect(created).toMatchObject({ name: 'East', pharmacyCode: 'EAST-2', timezone: 'America/New_York' });
    const codes = async ({ client }: Person) =>
      (await client.ask(PharmaciesDocument, {})).pharmacies.map((pharmacy) => pharmacy.code);
    expect(await codes(world.owner)).toEqual(['EAST-2', 'MAIN']);
    expect(await codes(everywhere)).toEqual(['EAST-2', 'MAIN']);
    expect(await codes(here)).toEqual(['MAIN']);
    expect(await trailOf('pharmacy.create', created.id)).toMatchObject([{ outcome: 'SUCCEEDED' }]);
  });

  it('needs a code that no other of the organization has', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    expect(await create(world.owner, 'MAIN')).toMatchObject({
      __typename: 'PharmacyCodeTaken',
      code: 'PHARMACY_CODE_TAKEN',
    });
    expect((await create(world.owner, 'NORTH')).__typename).toBe('Pharmacy');
    expect((await create(other.owner, 'NORTH')).__typename).toBe('Pharmacy');
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(world.owner, 'SOUTH')));
    expect(answers.filter((answer) => answer.__typename === 'Pharmacy')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'PharmacyCodeTaken')).toHaveLength(5);
  });

  it.each(['MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'] as const)('is not made by the role %s', async (role) => {
    const world = await newWorld(app);
    const member = await newMember(world, role, null);
    const error = await member.client.error(CreatePharmacyDocument, {
      input: { name: 'Mine', code: 'MINE', timezone: 'UTC' },
    });
    expect(error.extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    ['code', 'two words', { code: 'two words' }],
    ['code', 'too long', { code: 'X'.repeat(21) }],
    ['name', 'blank', { name: ' ' }],
    ['timezone', 'unknown', { timezone: 'Nowhere' }],
  ])('needs a proper %s: %s', async (field, _what, input) => {
    const { owner } = await newWorld(app);
    const error = await owner.client.error(CreatePharmacyDocument, {
      input: { name: 'East', code: 'EAST', timezone: 'UTC', ...input },
    });
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: `input.${field}` }] });
  });
});
