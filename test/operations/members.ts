import { newToken } from '../../src/platform/crypto/crypto.ts';
import { InviteMemberDocument } from '../generated/graphql.ts';
import { as } from '../kit/client.ts';
import { newMember, password, someText } from '../kit/world.ts';
import { act, inviting, owned, usual } from './acts.ts';
import { type Operations } from './operation.ts';
import { at, owner } from './scene.ts';

export const members: Operations = {
  invitations: {
    may: 'yes yes yes no  no  no  no  yes in',
    personsOnly: true,
    variables: () => ({ first: 5 }),
  },
  members: {
    may: 'yes yes yes no  no  yes no  yes in',
    variables: () => ({ first: 5 }),
  },
  colleagues: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: () => ({ first: 5 }),
  },
  inviteMember: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'member.invite',
    personsOnly: true,
    variables: (scene) => ({
      input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN', ...at(scene) },
    }),
    changes: [
      {
        name: 'inviteMember',
        creates: { invitation: ['expiresAt'] },
        prepare: (stage) => act(stage, 'inviteMember'),
      },
      {
        name: 'inviteMember that replaces an invitation',
        creates: { invitation: ['expiresAt'] },
        deletes: ['invitation'],
        prepare: async (stage) => {
          const { input } = await usual(stage, 'inviteMember');
          await owned(stage, 'inviteMember', input);
          return { mutation: 'inviteMember', input: { ...input, role: 'PHARMACIST' } };
        },
      },
    ],
  },
  acceptInvitation: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async (scene) => {
      const { inviteMember } = await owner(scene).ask(InviteMemberDocument, {
        input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN', ...at(scene) },
      });
      return {
        input: {
          token: as(inviteMember, 'MemberInvited').token ?? '',
          name: 'New Colleague',
          password,
          deviceToken: newToken(),
        },
      };
    },
    changes: [
      {
        name: 'acceptInvitation',
        changes: ['invitation.accepted_at'],
        creates: { account: ['email'], app_user: ['name'], membership: ['role', 'pharmacyId'] },
        prepare: async (stage) => {
          const asked = await act(stage, 'acceptInvitation');
          return { ...asked, by: stage.world.app.client(), secrets: [password] };
        },
      },
    ],
  },
  withdrawInvitation: {
    may: 'yes yes yes no  no  no  no  404 in',
    personsOnly: true,
    variables: async (scene) => {
      const { inviteMember } = await owner(scene).ask(InviteMemberDocument, {
        input: { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN', ...at(scene) },
      });
      return { input: { invitationId: as(inviteMember, 'MemberInvited').invitation.id } };
    },
    changes: [
      {
        name: 'withdrawInvitation',
        deletes: ['invitation'],
        prepare: (stage) => act(stage, 'withdrawInvitation'),
      },
    ],
  },
  changeMembership: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'member.change-membership',
    personsOnly: true,
    variables: async ({ world }) => {
      const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      return { input: { userId, pharmacyId: world.pharmacyId, role: 'TECHNICIAN' } };
    },
    changes: [
      {
        name: 'changeMembership that gives a role',
        creates: { membership: [] },
        prepare: async (stage) => {
          const { userId } = await newMember(stage.world, 'AUDITOR', null);
          return { mutation: 'changeMembership', input: { userId, role: 'MANAGER', ...at(stage) } };
        },
      },
      {
        name: 'changeMembership to another role',
        changes: ['membership.role'],
        prepare: (stage) => act(stage, 'changeMembership', { role: 'PHARMACIST' }),
      },
      {
        name: 'changeMembership that ends a role',
        deletes: ['membership'],
        prepare: (stage) => act(stage, 'changeMembership', { role: null }),
      },
      {
        name: 'changeMembership, which takes the right to invite',
        changes: ['membership.role'],
        deletes: ['invitation'],
        prepare: async (stage) => ({
          mutation: 'changeMembership',
          input: { userId: await inviting(stage), role: 'AUDITOR' },
        }),
      },
    ],
  },
  disableUser: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'member.disable',
    personsOnly: true,
    variables: async ({ world }) => ({
      input: { userId: (await newMember(world, 'TECHNICIAN', world.pharmacyId)).userId },
    }),
    changes: [
      {
        name: 'disableUser',
        changes: ['app_user.status', 'session.revoked_at'],
        prepare: (stage) => act(stage, 'disableUser'),
      },
      {
        name: 'disableUser, whose invitations are taken back',
        changes: ['app_user.status', 'session.revoked_at'],
        deletes: ['invitation'],
        prepare: async (stage) => ({ mutation: 'disableUser', input: { userId: await inviting(stage) } }),
      },
    ],
  },
  enableUser: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'member.enable',
    personsOnly: true,
    variables: async ({ world }) => {
      const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      await world.app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [userId]);
      return { input: { userId } };
    },
    changes: [
      {
        name: 'enableUser',
        changes: ['app_user.status'],
        prepare: (stage) => act(stage, 'enableUser'),
      },
    ],
  },
  eraseUser: {
    may: 'yes no  yes no  no  no  no  404 in',
    asksProof: 'user.erase',
    personsOnly: true,
    variables: async ({ world }) => {
      const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      await world.app.sql(`UPDATE app_user SET status = 'DISABLED' WHERE id = $1`, [userId]);
      return { input: { userId } };
    },
    changes: [
      {
        name: 'eraseUser',
        changes: ['app_user.erased_at'],
        deletes: ['membership'],
        erases: ['account', 'session'],
        prepare: (stage) => act(stage, 'eraseUser'),
      },
    ],
  },
  unlockUser: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'member.unlock',
    personsOnly: true,
    variables: async ({ world }) => ({
      input: { userId: (await newMember(world, 'TECHNICIAN', world.pharmacyId)).userId },
    }),
    changesNothing: 'forgets failed sign-ins, which are no entity',
  },
};
