import { CreateServiceKeyDocument } from '../generated/graphql.ts';
import { someText } from '../kit/world.ts';
import { act } from './acts.ts';
import { type Operations } from './operation.ts';
import { owner, type Scene } from './scene.ts';

const keyInput = ({ world: { pharmacyId } }: Scene) => ({
  name: someText('Prescriptions'),
  permissions: ['STOCK_READ' as const],
  pharmacyIds: [pharmacyId],
  expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
});

export const serviceKeys: Operations = {
  serviceKeys: {
    may: 'yes yes no  no  no  no  no  yes in',
    personsOnly: true,
    variables: () => ({ first: 5 }),
  },
  createServiceKey: {
    may: 'yes yes no  no  no  no  no  404 in',
    asksProof: 'service.create-key',
    personsOnly: true,
    variables: (scene) => ({ input: keyInput(scene) }),
    changes: [
      {
        name: 'createServiceKey',
        creates: { app_user: ['name'], service_key: ['permissions', 'expiresAt'], service_key_place: [] },
        prepare: (stage) => act(stage, 'createServiceKey'),
      },
    ],
  },
  revokeServiceKey: {
    may: 'yes yes no  no  no  no  no  404 in',
    asksProof: 'service.revoke-key',
    personsOnly: true,
    variables: async (scene) => {
      const { createServiceKey } = await owner(scene).ask(CreateServiceKeyDocument, { input: keyInput(scene) });
      return { input: { serviceKeyId: createServiceKey.serviceKey.id } };
    },
    changes: [
      {
        name: 'revokeServiceKey',
        changes: ['service_key.revoked_at', 'app_user.status'],
        prepare: (stage) => act(stage, 'revokeServiceKey'),
      },
    ],
  },
};
