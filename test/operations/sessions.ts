import { newToken } from '../../src/platform/crypto/crypto.ts';
import { LogInDocument, OrganizationsDocument, SessionsDocument } from '../generated/graphql.ts';
import { as } from '../kit/client.ts';
import { addPasskey, setUpTotp } from '../kit/factors.ts';
import { newMember, password, someText } from '../kit/world.ts';
import { act, done, organizationOf } from './acts.ts';
import { type Operations } from './operation.ts';
import { somebody } from './scene.ts';

export const sessions: Operations = {
  me: {
    may: 'yes yes yes yes yes yes yes yes null',
  },
  sessions: {
    may: 'yes no  no  no  no  no  no  404 in',
    personsOnly: true,
    variables: ({ world }) => ({ userId: world.owner.userId }),
  },
  organizations: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
  },
  logIn: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async ({ world }) => {
      const { organizations } = await world.owner.client.ask(OrganizationsDocument, {});
      const organizationId = organizations[0]?.id;
      return { input: { email: world.owner.email, password, organizationId, deviceToken: newToken() } };
    },
    changes: [
      {
        name: 'logIn',
        creates: { session: ['expiresAt'] },
        prepare: async (stage) => ({
          ...(await act(stage, 'logIn')),
          by: stage.world.app.client(),
          secrets: [password],
        }),
      },
    ],
  },
  logOut: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    changes: [
      {
        name: 'logOut',
        changes: ['session.revoked_at'],
        prepare: async (stage) => ({ mutation: 'logOut', by: (await somebody(stage)).client }),
      },
    ],
  },
  confirmLogIn: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async ({ world }) => {
      const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      const { app } = await setUpTotp(world.app, person);
      const { logIn } = await world.app.client().ask(LogInDocument, { input: { email: person.email, password } });
      return {
        input: {
          challenge: as(logIn, 'SecondFactorRequired').challenge,
          totp: app.code({ steps: 1 }),
          deviceToken: newToken(),
        },
      };
    },
    changes: [
      {
        name: 'confirmLogIn with a code',
        creates: { session: ['expiresAt'] },
        prepare: async (stage) => ({ ...(await act(stage, 'confirmLogIn')), by: stage.world.app.client() }),
      },
      {
        name: 'confirmLogIn with a recovery code',
        creates: { session: ['expiresAt'] },
        changes: ['recovery_code.used_at'],
        prepare: async (stage) => {
          const { app } = stage.world;
          const person = await somebody(stage);
          const { recoveryCodes } = await setUpTotp(app, person);
          const { challenge } = await done(app.client(), 'logIn', { email: person.email, password }, 'challenge');
          const input = { challenge, recoveryCode: recoveryCodes[0] };
          return { mutation: 'confirmLogIn', input, by: app.client(), secrets: [String(challenge), ...recoveryCodes] };
        },
      },
      {
        name: 'confirmLogIn with a passkey',
        creates: { session: ['expiresAt'] },
        prepare: async (stage) => {
          const { app } = stage.world;
          const person = await somebody(stage);
          const key = await addPasskey(person);
          const { challenge } = await done(app.client(), 'logIn', { email: person.email, password }, 'challenge');
          const passkey = key.sign(JSON.stringify({ challenge }));
          return {
            mutation: 'confirmLogIn',
            input: { challenge, passkey },
            by: app.client(),
            secrets: [String(challenge)],
          };
        },
      },
    ],
  },
  logInWithPasskey: {
    may: 'yes yes yes yes yes yes yes yes yes',
    variables: async ({ world }) => {
      const authenticator = await addPasskey(await newMember(world, 'TECHNICIAN', world.pharmacyId));
      return { input: { passkey: await authenticator.signIn(world.app.client()), deviceToken: newToken() } };
    },
    changes: [
      {
        name: 'logInWithPasskey',
        creates: { session: ['expiresAt'] },
        prepare: async (stage) => ({
          ...(await act(stage, 'logInWithPasskey', { organizationId: await organizationOf(stage) })),
          by: stage.world.app.client(),
        }),
      },
    ],
  },
  passkeyLogInOptions: {
    may: 'yes yes yes yes yes yes yes yes yes',
  },
  switchOrganization: {
    may: 'yes yes yes yes yes yes yes 404 in',
    personsOnly: true,
    variables: async ({ world }) => {
      const { organizations } = await world.owner.client.ask(OrganizationsDocument, {});
      return { input: { organizationId: organizations[0]?.id, deviceToken: newToken() } };
    },
    changes: [
      {
        name: 'switchOrganization',
        creates: { session: ['expiresAt'] },
        prepare: (stage) => act(stage, 'switchOrganization'),
      },
    ],
  },
  endSession: {
    may: 'yes yes yes 404 404 404 404 404 in',
    personsOnly: true,
    variables: async ({ world }) => {
      const { userId } = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      const { sessions } = await world.owner.client.ask(SessionsDocument, { userId });
      return { input: { sessionId: sessions[0]?.id } };
    },
    changes: [{ name: 'endSession', changes: ['session.revoked_at'], prepare: (stage) => act(stage, 'endSession') }],
  },
  changePassword: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: () => ({
      input: { currentPassword: password, newPassword: password.toUpperCase(), deviceToken: newToken() },
    }),
    changes: [
      {
        name: 'changePassword, which ends all sessions and opens one',
        changes: ['account.password_hash', 'session.revoked_at'],
        creates: { session: ['expiresAt'] },
        prepare: async (stage) => {
          const { client, email } = await somebody(stage);
          await done(stage.world.app.client(), 'logIn', { email, password });
          const newPassword = someText('another-long-password');
          const input = { currentPassword: password, newPassword, deviceToken: newToken() };
          return { mutation: 'changePassword', input, by: client, secrets: [password, newPassword] };
        },
      },
    ],
  },
};
