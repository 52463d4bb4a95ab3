import { type Operations } from './operation.ts';

export const anyRecord: Operations = {
  node: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: ({ stockId }) => ({ id: stockId }),
  },
  nodes: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: ({ stockId }) => ({ ids: [stockId] }),
  },
};
