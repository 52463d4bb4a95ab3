import { dayFromNow, stocked } from '../kit/world.ts';
import { act, approved, note } from './acts.ts';
import { type Operations } from './operation.ts';
import { at, reason } from './scene.ts';

export const lots: Operations = {
  lots: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ search: 'a', pharmacyIds: [at(scene).pharmacyId], first: 5 }),
  },
  correctLot: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: async ({ world }) => ({
      input: { lotId: (await stocked(world, [{ quantity: 4 }])).lotIds[0], expiresOn: dayFromNow(300), reason },
    }),
    changesNothing: 'inserts a record, which changes the lot; lots.test looks at its row',
  },
  setLotStatus: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: async ({ world }) => ({
      input: { lotId: (await stocked(world, [{ quantity: 4 }])).lotIds[0], status: 'ON_HOLD', reason },
    }),
    changes: [
      { name: 'setLotStatus', changes: ['lot.status'], prepare: (stage) => act(stage, 'setLotStatus') },
      {
        name: 'setLotStatus that takes back what was promised',
        changes: ['lot.status'],
        deletes: ['allocation'],
        prepare: async (stage) => {
          const { drugId, lotIds } = await stocked(stage.world, [{ quantity: 9 }]);
          await approved(stage, { drugId });
          const [lotId] = lotIds;
          return { mutation: 'setLotStatus', input: { lotId, status: 'RECALLED', reason } };
        },
      },
    ],
  },
  splitLot: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: async ({ world }) => ({
      input: { lotId: (await stocked(world, [{ quantity: 4 }])).lotIds[0], quantity: 1, status: 'ON_HOLD', reason },
    }),
    changes: [{ name: 'splitLot', creates: { lot: ['status'] }, prepare: (stage) => act(stage, 'splitLot', { note }) }],
  },
};
