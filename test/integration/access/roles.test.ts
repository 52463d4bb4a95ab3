import { describe, expect, it } from 'vitest';
import {
  ChangeMembershipDocument,
  type ChangeMembershipInput,
  DisableUserDocument,
  DispenseStockDocument,
  InviteMemberDocument,
  MembersDocument,
  PharmaciesDocument,
} from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { newMember, newPharmacy, newWorld, type Person, stocked } from '../../kit/world.ts';
import {
  another,
  app,
  invite,
  logIn,
  me,
  nobody,
  sessions,
  signUp,
  someEmail,
  trailOf,
  useAccess,
} from './access.kit.ts';

useAccess();

const change = (by: Person, input: ChangeMembershipInput) =>
  by.client.ask(ChangeMembershipDocument, { input }).then((data) => data.changeMembership);
const changeError = (by: Person, input: ChangeMembershipInput) => by.client.error(ChangeMembershipDocument, { input });
describe('roles', () => {
  it('are given, changed and ended, at one pharmacy or at all', async () => {
    const world = await newWorld(app);
    const { owner, pharmacyId } = world;
    const second = await newPharmacy(world);
    const member = await newMember(world, 'TECHNICIAN', pharmacyId);
    const { userId } = member;
    const steps = [
      [{ pharmacyId: second, role: 'AUDITOR' }, [`TECHNICIAN ${pharmacyId}`, `AUDITOR ${second}`]],
      [{ pharmacyId, role: 'PHARMACIST' }, [`PHARMACIST ${pharmacyId}`, `AUDITOR ${second}`]],
      [{ role: 'MANAGER' }, [`PHARMACIST ${pharmacyId}`, `AUDITOR ${second}`, 'MANAGER null']],
      [{ pharmacyId }, [`AUDITOR ${second}`, 'MANAGER null']],
      [{ pharmacyId: second, role: null }, ['MANAGER null']],
      [{ pharmacyId: null }, []],
    ] as const;
    for (const [input, expected] of steps) {
      const user = as(await change(owner, { userId, ...input }), 'User');
      expect(user.memberships.map((each) => `${each.role} ${each.pharmacyId}`)).toEqual(expected);
      expect((await me(member.client))?.memberships).toEqual(user.memberships);
    }
    expect(await trailOf('member.change-membership', userId)).toHaveLength(steps.length);
    const { pharmacies } = await member.client.ask(PharmaciesDocument, {});
    expect(pharmacies).toEqual([]);
  });

  it('count from the next request on', async () => {
    const world = await newWorld(app);
    const { stockId } = await stocked(world, [{ quantity: 10 }]);
    const member = await newMember(world, 'AUDITOR', null);
    const input = { stockId, quantity: 1 };
    expect((await member.client.error(DispenseStockDocument, { input })).extensions.code).toBe('FORBIDDEN');
    await change(world.owner, { userId: member.userId, role: 'TECHNICIAN' });
    const { dispenseStock } = await member.client.ask(DispenseStockDocument, { input });
    expect(dispenseStock.__typename).toBe('StockMovement');
    await change(world.owner, { userId: member.userId, role: null });
    expect((await member.client.error(DispenseStockDocument, { input })).extensions.code).toBe('FORBIDDEN');
  });

  it('are not handed out or taken away beyond one’s own', async () => {
    const world = await newWorld(app);
    const { owner, pharmacyId } = world;
    const second = await newPharmacy(world);
    const everywhere = await newMember(world, 'MANAGER', null);
    const here = await newMember(world, 'MANAGER', pharmacyId);
    const technician = await newMember(world, 'TECHNICIAN', pharmacyId);
    const auditor = await newMember(world, 'AUDITOR', pharmacyId);
    const { userId } = technician;

    const forbidden: [Person, ChangeMembershipInput][] = [
      // A manager holds neither an owner's permissions nor an auditor's.
      [everywhere, { userId, role: 'OWNER' }],
      [everywhere, { userId, pharmacyId, role: 'OWNER' }],
      [everywhere, { userId, pharmacyId, role: 'AUDITOR' }],
      [everywhere, { userId: everywhere.userId, role: 'OWNER' }],
      [everywhere, { userId: owner.userId, role: null }],
      [everywhere, { userId: owner.userId, role: 'TECHNICIAN' }],
      [everywhere, { userId: auditor.userId, pharmacyId, role: 'TECHNICIAN' }],
      [everywhere, { userId: auditor.userId, pharmacyId }],
      // A manager of one pharmacy gives nothing at all of them.
      [here, { userId, role: 'TECHNICIAN' }],
      [here, { userId: here.userId, role: 'MANAGER' }],
      [technician, { userId, pharmacyId, role: 'PHARMACIST' }],
    ];
    for (const [by, input] of forbidden) {
      const error = await changeError(by, input);
      expect([input, error.extensions.code]).toEqual([input, 'FORBIDDEN']);
    }
    expect((await changeError(here, { userId, pharmacyId: second, role: 'TECHNICIAN' })).extensions).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ field: 'input.pharmacyId' }],
    });

    expect(as(await change(here, { userId, pharmacyId, role: 'PHARMACIST' }), 'User').memberships).toEqual([
      { role: 'PHARMACIST', pharmacyId },
    ]);
    expect((await change(everywhere, { userId, pharmacyId: second, role: 'MANAGER' })).__typename).toBe('User');

    for (const [by, input] of [
      [everywhere, { role: 'OWNER' }],
      [everywhere, { role: 'AUDITOR', pharmacyId }],
      [here, { role: 'TECHNICIAN' }],
    ] as const) {
      const error = await by.client.error(InviteMemberDocument, { input: { email: someEmail(), ...input } });
      expect(error.extensions.code).toBe('FORBIDDEN');
    }
    const elsewhere = { email: someEmail(), role: 'TECHNICIAN' as const, pharmacyId: second };
    expect((await here.client.error(InviteMemberDocument, { input: elsewhere })).extensions.code).toBe('NOT_FOUND');
    const { invitation } = await invite(here, 'MANAGER', pharmacyId);
    expect(invitation.pharmacyId).toBe(pharmacyId);
  });

  it('of somebody unknown, of another organization or not held are not found', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    for (const [input, field] of [
      [{ userId: nobody, role: 'TECHNICIAN' }, 'userId'],
      [{ userId: 'no id', role: 'TECHNICIAN' }, 'userId'],
      [{ userId: other.owner.userId, role: 'TECHNICIAN' }, 'userId'],
      [{ userId: member.userId, pharmacyId: other.pharmacyId, role: 'TECHNICIAN' }, 'pharmacyId'],
      [{ userId: member.userId, pharmacyId: null, role: null }, 'pharmacyId'],
    ] as const) {
      expect((await changeError(world.owner, input)).extensions).toMatchObject({
        code: 'NOT_FOUND',
        problems: [{ field: `input.${field}` }],
      });
    }
  });

  it('leave an owner of all pharmacies, whoever asks and however many at once', async () => {
    const world = await newWorld(app);
    const { owner } = world;
    // An owner of one pharmacy is not an owner of the organization.
    await newMember(world, 'OWNER', world.pharmacyId);
    for (const role of ['MANAGER', null] as const) {
      expect(await change(owner, { userId: owner.userId, role })).toMatchObject({
        __typename: 'LastOwner',
        code: 'LAST_OWNER',
      });
    }
    expect((await change(owner, { userId: owner.userId, role: 'OWNER' })).__typename).toBe('User');

    const second = await newMember(world, 'OWNER', null);
    const answers = await Promise.all([
      change(owner, { userId: second.userId, role: null }).catch(() => null),
      change(second, { userId: owner.userId, role: null }).catch(() => null),
    ]);
    expect(answers.filter((answer) => answer?.__typename === 'User')).toHaveLength(1);
    const owners = await app.sql(
      `SELECT 1 FROM membership m JOIN app_user u ON u.id = m.user_id JOIN app_user o ON o.organization_id = u.organization_id
        WHERE o.id = $1 AND m.role = 'OWNER' AND m.pharmacy_id IS NULL`,
      [owner.userId],
    );
    expect(owners).toHaveLength(1);
  });
});

describe('disabling somebody', () => {
  it('ends all their sessions at once and keeps them out', async () => {
    const world = await newWorld(app);
    const member = await newMember(world, 'PHARMACIST', null);
    const second = await another(member);
    const { disableUser } = await world.owner.client.ask(DisableUserDocument, { input: { userId: member.userId } });
    expect(as(disableUser, 'UserDisabled').user).toMatchObject({ id: member.userId, status: 'DISABLED' });
    for (const client of [member.client, second]) {
      expect(await me(client)).toBeNull();
      expect((await client.error(PharmaciesDocument, {})).extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await sessions(world.owner.client, member.userId)).toEqual([]);
    expect(await logIn(member.email)).toMatchObject({ __typename: 'InvalidCredentials', code: 'INVALID_CREDENTIALS' });
    expect((await signUp({ email: member.email })).__typename).toBe('EmailTaken');
    const { members } = await world.owner.client.ask(MembersDocument, {});
    expect(members.nodes.find((node) => node.id === member.userId)).toMatchObject({ status: 'DISABLED' });
  });

  it('does not disable the last owner, an unknown one, or one with a role above one’s own', async () => {
    const [world, other] = [await newWorld(app), await newWorld(app)];
    const manager = await newMember(world, 'MANAGER', null);
    const technician = await newMember(world, 'TECHNICIAN', null);
    const disable = (by: Person, userId: string) => by.client.error(DisableUserDocument, { input: { userId } });
    const { disableUser } = await world.owner.client.ask(DisableUserDocument, {
      input: { userId: world.owner.userId },
    });
    expect(disableUser).toMatchObject({ __typename: 'LastOwner', code: 'LAST_OWNER' });
    expect((await disable(manager, world.owner.userId)).extensions.code).toBe('FORBIDDEN');
    expect((await disable(technician, manager.userId)).extensions.code).toBe('FORBIDDEN');
    for (const userId of [nobody, other.owner.userId])
      expect((await disable(world.owner, userId)).extensions.code).toBe('NOT_FOUND');
    expect((await me(world.owner.client))?.status).toBe('ACTIVE');
    expect((await me(other.owner.client))?.status).toBe('ACTIVE');
  });

  it('does not count a disabled owner as one', async () => {
    const world = await newWorld(app);
    const second = await newMember(world, 'OWNER', null);
    await second.client.ask(DisableUserDocument, { input: { userId: world.owner.userId } });
    expect(await me(world.owner.client)).toBeNull();
    expect((await change(second, { userId: second.userId, role: null })).__typename).toBe('LastOwner');
    const { disableUser } = await second.client.ask(DisableUserDocument, { input: { userId: second.userId } });
    expect(disableUser.__typename).toBe('LastOwner');
  });
});
