import { ApothecaError } from '@apotheca/client';
import { QueryBoundary } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

const query = { data: undefined, error: null, loading: true, refetch: () => undefined };

export const stories: Stories = {
  awaited: { show: () => <QueryBoundary query={query}>{() => null}</QueryBoundary> },
  answered: { show: () => <QueryBoundary query={{ ...query, data: 'A-1' }}>{(lot) => lot}</QueryBoundary> },
  failed: {
    show: () => (
      <QueryBoundary query={{ ...query, error: new ApothecaError('', { code: 'UNAVAILABLE' }) }}>
        {() => null}
      </QueryBoundary>
    ),
  },
};
