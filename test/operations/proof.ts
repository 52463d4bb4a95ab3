import { PasskeyProofOptionsDocument, SetPinDocument } from '../generated/graphql.ts';
import { addPasskey, setUpTotp } from '../kit/factors.ts';
import { password } from '../kit/world.ts';
import { done } from './acts.ts';
import { type Operations } from './operation.ts';
import { somebody } from './scene.ts';

export const proof: Operations = {
  proveIdentity: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: () => ({ input: { password } }),
    changes: [
      {
        name: 'proveIdentity',
        changes: ['session.proved_at'],
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          return { mutation: 'proveIdentity', input: { password }, by: client, secrets: [password] };
        },
      },
      {
        name: 'proveIdentity with a recovery code',
        changes: ['session.proved_at', 'recovery_code.used_at'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          const [recoveryCode = ''] = (await setUpTotp(stage.world.app, person)).recoveryCodes;
          return { mutation: 'proveIdentity', input: { recoveryCode }, by: person.client, secrets: [recoveryCode] };
        },
      },
      {
        name: 'proveIdentity with a code',
        changes: ['session.proved_at'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          const { app: telephone } = await setUpTotp(stage.world.app, person);
          return { mutation: 'proveIdentity', input: { totp: telephone.code({ steps: 1 }) }, by: person.client };
        },
      },
      {
        name: 'proveIdentity with a passkey',
        changes: ['session.proved_at'],
        prepare: async (stage) => {
          const person = await somebody(stage);
          const key = await addPasskey(person);
          const { passkeyProofOptions } = await person.client.ask(PasskeyProofOptionsDocument, { colleague: false });
          return { mutation: 'proveIdentity', input: { passkey: key.sign(passkeyProofOptions) }, by: person.client };
        },
      },
    ],
  },
  myProofs: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
  },
  passkeyProofOptions: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: () => ({ colleague: false }),
  },
  setPin: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'account.set-pin',
    personsOnly: true,
    variables: () => ({ input: { pin: '471902' } }),
    changes: [
      {
        name: 'setPin',
        creates: { pin: ['accountId', 'changedAt'] },
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          return { mutation: 'setPin', input: { pin: '471902' }, by: client, secrets: ['471902'] };
        },
      },
      {
        name: 'setPin again',
        changes: ['pin.changed_at'],
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          await done(client, 'setPin', { pin: '471902' });
          return { mutation: 'setPin', input: { pin: '590318' }, by: client, secrets: ['590318'] };
        },
      },
    ],
  },
  removePin: {
    may: 'yes yes yes yes yes yes yes yes in',
    asksProof: 'account.remove-pin',
    personsOnly: true,
    changes: [
      {
        name: 'removePin',
        deletes: ['pin'],
        prepare: async (stage) => {
          const { client } = await somebody(stage);
          await done(client, 'setPin', { pin: '471902' });
          return { mutation: 'removePin', by: client };
        },
      },
    ],
  },
  unlockSession: {
    may: 'yes yes yes yes yes yes yes yes in',
    personsOnly: true,
    variables: async (scene, asking) => {
      const input = { pin: '471902' };
      await (asking ?? scene.world.owner).client.ask(SetPinDocument, { input });
      return { input };
    },
    changesNothing: 'forgets how many PINs were tried',
  },
};
