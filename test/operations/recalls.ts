import { someText } from '../kit/world.ts';
import { act, approved } from './acts.ts';
import { type Operations } from './operation.ts';
import { activeRecall, at, newRecall, reason, reviewedRecall } from './scene.ts';

export const recalls: Operations = {
  recall: {
    may: 'yes yes yes yes yes yes yes 404 in',
    variables: async (scene) => ({ id: await newRecall(scene) }),
  },
  recalls: {
    may: 'yes yes yes yes yes yes yes yes in',
    variables: () => ({ first: 5 }),
  },
  enterRecalls: {
    may: 'yes yes yes yes yes no  yes yes in',
    variables: () => ({ input: { text: 'Omeprazole capsules, lot A1-77', number: someText('D') } }),
    changes: [
      {
        name: 'enterRecalls',
        creates: { recall: ['source', 'product', 'enteredById'] },
        prepare: (stage) => act(stage, 'enterRecalls', { source: 'A manufacturer' }),
      },
    ],
  },
  reviewRecall: {
    may: 'yes yes yes yes no  no  yes 404 in',
    personsOnly: true,
    variables: async (scene) => ({
      input: { recallId: await newRecall(scene), scopes: [{ drugId: scene.drugId, lotNumbers: [someText('LOT')] }] },
    }),
    changes: [
      {
        name: 'reviewRecall',
        changes: ['recall.state', 'recall.reviewed_at', 'recall.reviewed_by_id'],
        creates: { recall_scope: ['drugId', 'lotNumber'] },
        prepare: (stage) => act(stage, 'reviewRecall'),
      },
      {
        name: 'reviewRecall once more, by codes',
        changes: ['recall.reviewed_at'],
        creates: { recall_scope: ['ndc', 'ndcKeys', 'gtin'] },
        deletes: ['recall_scope'],
        prepare: async (stage) => {
          const { recallId } = await reviewedRecall(stage);
          const scopes = [{ ndc: '0093-0787-01', lotNumbers: ['A1'] }, { gtin: '00300930787010' }];
          return { mutation: 'reviewRecall', input: { recallId, scopes } };
        },
      },
    ],
  },
  activateRecall: {
    may: 'yes yes yes yes no  no  yes 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { recallId: (await reviewedRecall(scene)).recallId } }),
    changes: [
      {
        name: 'activateRecall of lots that are promised',
        changes: ['recall.state', 'recall.activated_at', 'recall.activated_by_id', 'lot.status'],
        deletes: ['allocation'],
        prepare: async (stage) => {
          const { recallId, drugId } = await reviewedRecall(stage);
          await approved(stage, { drugId });
          return { mutation: 'activateRecall', input: { recallId } };
        },
      },
    ],
  },
  closeRecall: {
    may: 'yes no  yes no  no  no  no  404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { recallId: await newRecall(scene), reason } }),
    changes: [
      {
        name: 'closeRecall',
        changes: ['recall.state', 'recall.closed_at', 'recall.closed_by_id', 'recall.closing_reason'],
        prepare: (stage) => act(stage, 'closeRecall'),
      },
    ],
  },
  acknowledgeRecall: {
    may: 'yes yes yes yes yes no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { recallId: await activeRecall(scene), ...at(scene) } }),
    changesNothing: 'inserts a record',
  },
};
