import type { ReactNode } from 'react';
import type { QueryResult } from '../api/index.ts';
import { Failed, Loading } from './states.tsx';

interface QueryBoundaryProps<Data> {
  readonly query: QueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
  /** In the place of the usual bars. */
  readonly loading?: ReactNode;
}

/** What a query answers once it is there; until then that it is awaited, or why it failed. */
export function QueryBoundary<Data>({ query: { data, error, refetch }, children, loading }: QueryBoundaryProps<Data>) {
  if (data !== undefined) return children(data);
  if (error) return <Failed error={error} onRetry={refetch} />;
  return loading ?? <Loading />;
}
