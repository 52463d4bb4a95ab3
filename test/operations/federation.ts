import { type Operations } from './operation.ts';

export const federation: Operations = {
  _entities: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: ({ stockId }) => ({ representations: [{ __typename: 'Stock', id: stockId }] }),
  },
  _service: {
    may: 'yes yes yes yes yes yes yes yes yes',
  },
};
