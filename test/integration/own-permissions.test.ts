import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsOf, roles } from '../../src/domain/authorization/permissions.ts';
import { CreateServiceKeyDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import type { Client } from '../kit/client.ts';
import { newMember, newPharmacy, newWorld, type World } from '../kit/world.ts';

/** What the API tells somebody that they may do; that it is what the policies allow is for `authorization.spec.ts`. */

let app: App;
let world: World;
let elsewhere: string;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
  elsewhere = await newPharmacy(world);
});
afterAll(() => app.close());

const question = `query($here: ID!, $there: ID!) {
  me { here: permissions(pharmacyId: $here) there: permissions(pharmacyId: $there) everywhere: permissions }
}`;

/** As the rest of the code calls them. */
async function told(client: Client) {
  const { data, errors } = await client.send<{ me: Record<string, string[] | null> }>(question, {
    here: world.pharmacyId,
    there: elsewhere,
  });
  return { codes: errors?.map(({ extensions }) => extensions.code), me: data?.me };
}
const named = (role: (typeof roles)[number]) =>
  [...permissionsOf(role)].map((each) => each.toUpperCase().replaceAll(/[:-]/g, '_'));

describe('what you may do', () => {
  it.each(roles)('is what the role of %s includes, at all pharmacies and at one', async (role) => {
    const held = named(role);
    const atAll = await newMember(world, role, null);
    expect(await told(atAll.client)).toEqual({
      codes: undefined,
      me: { here: held, there: held, everywhere: held },
    });
    // The other pharmacy is none that they see.
    const atOne = await newMember(world, role, world.pharmacyId);
    expect(await told(atOne.client)).toEqual({
      codes: ['NOT_FOUND'],
      me: { here: held, there: null, everywhere: [] },
    });
  });

  it('is told to a service of its key', async () => {
    const { createServiceKey } = await world.owner.client.ask(CreateServiceKeyDocument, {
      input: {
        name: 'Prescriptions',
        permissions: ['STOCK_READ', 'CATALOGUE_READ'],
        pharmacyIds: [world.pharmacyId],
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
    expect(await told(app.client(createServiceKey.key))).toEqual({
      codes: ['NOT_FOUND'],
      me: { here: ['CATALOGUE_READ', 'STOCK_READ'], there: null, everywhere: [] },
    });
  });

  it('is nobody else’s to read', async () => {
    await newMember(world, 'PHARMACIST', null);
    const { data } = await world.owner.client.send<{
      members: { nodes: { id: string; permissions: object | null }[] };
    }>('{ members(first: 100) { nodes { id permissions } } }');
    const others = data?.members.nodes.filter(({ id }) => id !== world.owner.userId) ?? [];
    expect(others.length).toBeGreaterThan(0);
    expect(others.map(({ permissions }) => permissions)).toEqual(others.map(() => null));
  });

  it('is nothing yet for somebody who owes a second factor', async () => {
    const strict = await newWorld(app);
    const technician = await newMember(strict, 'TECHNICIAN', null);
    const mine = () =>
      technician.client.send<{ me: { permissions: string[] } }>('{ me { permissions } }').then(({ data }) => data?.me);
    expect((await mine())?.permissions).toEqual(named('TECHNICIAN'));
    await app.sql(
      `UPDATE organization SET factor_policy = 'EVERYBODY' WHERE id = (SELECT organization_id FROM app_user WHERE id = $1)`,
      [technician.userId],
    );
    expect((await mine())?.permissions).toEqual([]);
  });
});
