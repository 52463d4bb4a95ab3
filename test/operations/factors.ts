import { BeginTotpDocument, MyFactorsDocument } from '../generated/graphql.ts';
import { Authenticator, AuthenticatorApp, addPasskey, setUpTotp } from '../kit/factors.ts';
import { newMember, newWorld } from '../kit/world.ts';
import { done } from './acts.ts';
import { type Operations } from './operation.ts';
import { somebody } from './scene.ts';

export const factors: Operations = {
  myFactors: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
  },
  newPasskeyOptions: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
  },
  addPasskey: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'factor.add-passkey',
    personsOnly: true,
    variables: async (scene, asking) => {
      const { client } = asking ?? (await somebody(scene));
      return { input: { name: 'Telephone', passkey: await new Authenticator().create(client) } };
    },
    changes: [
      {
        name: 'addPasskey',
        creates: { passkey: ['accountId', 'credentialId', 'transports'], recovery_code: ['accountId'] },
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          const input = { name: 'Telephone', passkey: await new Authenticator().create(client) };
          return { mutation: 'addPasskey', input, by: client };
        },
      },
    ],
  },
  beginTotp: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'factor.begin-totp',
    personsOnly: true,
    changes: [
      {
        name: 'beginTotp again',
        creates: { totp: ['accountId', 'masterKeyId'] },
        deletes: ['totp'],
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          await done(client, 'beginTotp');
          return { mutation: 'beginTotp', by: client };
        },
      },
    ],
  },
  confirmTotp: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'factor.confirm-totp',
    personsOnly: true,
    variables: async (scene, asking) => {
      const { client } = asking ?? (await somebody(scene));
      const { beginTotp } = await client.ask(BeginTotpDocument, {});
      return { input: { totp: new AuthenticatorApp(scene.world.app, beginTotp.secret).code() } };
    },
    changes: [
      {
        name: 'confirmTotp',
        creates: { recovery_code: ['accountId'] },
        changes: ['totp.confirmed_at'],
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          const { secret } = await done(client, 'beginTotp', undefined, 'secret');
          const totp = new AuthenticatorApp(stage.world.app, String(secret)).code();
          return { mutation: 'confirmTotp', input: { totp }, by: client, secrets: [String(secret)] };
        },
      },
    ],
  },
  createRecoveryCodes: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'factor.create-recovery-codes',
    personsOnly: true,
    variables: async (scene, asking) => {
      await setUpTotp(scene.world.app, asking ?? (await somebody(scene)));
      return {};
    },
    changes: [
      {
        name: 'createRecoveryCodes',
        creates: { recovery_code: ['accountId'] },
        deletes: ['recovery_code'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          await setUpTotp(stage.world.app, person);
          return { mutation: 'createRecoveryCodes', by: person.client };
        },
      },
    ],
  },
  removePasskey: {
    may: '404 404 404 404 404 404 404 404 in',
    asksProof: 'factor.remove-passkey',
    personsOnly: true,
    variables: async (scene, asking) => {
      const person = asking ?? (await somebody(scene));
      await addPasskey(person);
      const { myFactors } = await person.client.ask(MyFactorsDocument, {});
      return { input: { passkeyId: myFactors.passkeys[0]?.id } };
    },
    changes: [
      {
        name: 'removePasskey, the last factor',
        deletes: ['passkey', 'recovery_code'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          await addPasskey(person);
          const { myFactors } = await person.client.ask(MyFactorsDocument, {});
          return { mutation: 'removePasskey', input: { passkeyId: myFactors.passkeys[0]?.id }, by: person.client };
        },
      },
    ],
  },
  removeTotp: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'factor.remove-totp',
    personsOnly: true,
    variables: async (scene, asking) => {
      await setUpTotp(scene.world.app, asking ?? (await somebody(scene)));
      return {};
    },
    changes: [
      {
        name: 'removeTotp, the last factor',
        deletes: ['totp', 'recovery_code'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          await setUpTotp(stage.world.app, person);
          return { mutation: 'removeTotp', by: person.client };
        },
      },
    ],
  },
  resetFactors: {
    may: 'yes yes yes no  no  no  no  404 in',
    asksProof: 'member.reset-factors',
    personsOnly: true,
    variables: async ({ world }) => {
      const person = await newMember(world, 'TECHNICIAN', world.pharmacyId);
      await setUpTotp(world.app, person);
      return { input: { userId: person.userId } };
    },
    changes: [
      {
        name: 'resetFactors',
        changes: ['session.revoked_at'],
        deletes: ['passkey', 'recovery_code', 'totp'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          await setUpTotp(stage.world.app, person);
          await addPasskey(person);
          return { mutation: 'resetFactors', input: { userId: person.userId } };
        },
      },
    ],
  },
  setFactorPolicy: {
    may: 'yes no  no  no  no  no  no  yes in',
    asksProof: 'organization.set-factor-policy',
    personsOnly: true,
    variables: () => ({ input: { factorPolicy: 'NONE' } }),
    changes: [
      {
        name: 'setFactorPolicy',
        changes: ['organization.factor_policy'],
        prepare: async (stage) => {
          const { owner } = await newWorld(stage.world.app);
          return { mutation: 'setFactorPolicy', input: { factorPolicy: 'MANAGERS' }, by: owner.client };
        },
      },
    ],
  },
};
