import { ApothecaError } from '@apotheca/client';
import type { Pages } from '../../src/api/index.ts';
import { PagedTable } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

const pages: Pages<string> = {
  nodes: ['A-1', 'B-22'],
  totalCount: 2,
  loading: false,
  error: null,
  hasMore: false,
  loadingMore: false,
  more: () => undefined,
  refetch: () => undefined,
};
const table = (of: Partial<Pages<string>>) => (
  <PagedTable
    label="Lots"
    columns={[{ key: 'lot', title: 'Lot', cell: (lot) => lot }]}
    rowKey={(lot) => lot}
    empty="No lots"
    pages={{ ...pages, ...of }}
  />
);

export const stories: Stories = {
  'has more': { show: () => table({ hasMore: true }) },
  loading: { show: () => table({ nodes: [], loading: true }) },
  empty: { show: () => table({ nodes: [] }) },
  failed: { show: () => table({ nodes: [], error: new ApothecaError('', { code: 'BUSY' }) }) },
};
