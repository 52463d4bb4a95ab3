import { type Operations } from './operation.ts';
import { at } from './scene.ts';

export const sync: Operations = {
  changes: {
    may: 'yes yes yes yes yes yes yes yes in',
    variables: () => ({ first: 5, stocked: false }),
  },
  liveCursor: {
    may: 'yes yes yes yes yes yes yes yes in',
  },
  recordChanged: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => at(scene),
  },
};
