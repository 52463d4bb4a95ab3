import { newMember, password, someText } from '../kit/world.ts';
import { act } from './acts.ts';
import { type Operations } from './operation.ts';
import { newLink, newPassword, somebody } from './scene.ts';

export const recovery: Operations = {
  createPasswordReset: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'user.create-password-reset',
    personsOnly: true,
    variables: async ({ world }) => ({
      input: { userId: (await newMember(world, 'TECHNICIAN', world.pharmacyId)).userId },
    }),
    changesNothing: 'makes a link',
  },
  requestPasswordReset: {
    may: 'no  no  no  no  no  no  no  no  no',
    personsOnly: true,
    variables: ({ world }) => ({ input: { email: world.owner.email } }),
  },
  resetPassword: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async ({ world }) => {
      const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      return { input: { token: await newLink(world, member, 'PASSWORD_RESET', null), password: newPassword } };
    },
    changes: [
      {
        name: 'resetPassword',
        changes: ['account.password_hash', 'session.revoked_at'],
        prepare: async (stage) => ({
          ...(await act(stage, 'resetPassword')),
          by: stage.world.app.client(),
          secrets: [newPassword],
        }),
      },
    ],
  },
  changeEmail: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: () => ({ input: { email: `${someText('new')}@pharmacy.example`, currentPassword: password } }),
    changes: [
      {
        name: 'changeEmail',
        changes: ['account.email'],
        prepare: async (stage) => ({
          ...(await act(stage, 'changeEmail')),
          by: (await somebody(stage)).client,
          secrets: [password],
        }),
      },
    ],
  },
  confirmEmail: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async ({ world }) => {
      const member = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      const email = `${someText('new')}@pharmacy.example`;
      return { input: { token: await newLink(world, member, 'EMAIL_CHANGE', email) } };
    },
    changes: [
      {
        name: 'confirmEmail',
        changes: ['account.email'],
        prepare: async (stage) => ({ ...(await act(stage, 'confirmEmail')), by: stage.world.app.client() }),
      },
    ],
  },
  sendsMail: {
    may: 'yes yes yes yes yes yes yes yes yes',
  },
};
