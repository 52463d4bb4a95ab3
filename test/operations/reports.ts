import { type Operations } from './operation.ts';
import { at } from './scene.ts';

export const reports: Operations = {
  expiryOutlook: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), months: 3 }),
  },
  movementsOverTime: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), from: '2026-01-01', to: '2026-01-31', by: 'WEEK' }),
  },
  shortagesOverTime: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), from: '2026-01-01', to: '2026-01-31', by: 'WEEK' }),
  },
};
