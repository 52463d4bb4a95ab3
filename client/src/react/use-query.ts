import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { Document } from '../document.ts';
import type { ApothecaError } from '../errors.ts';
import type { QueryState } from '../live/query.ts';
import { useClient } from './provider.tsx';

/** A query as a component sees it. */
export interface QueryResult<Data> {
  /** The answer as far as there is one, also while it is asked again. */
  readonly data: Data | undefined;
  readonly error: ApothecaError | null;
  /** The first answer is awaited. */
  readonly loading: boolean;
  readonly refetch: () => void;
}

export interface UseQueryOptions {
  /** Does not ask yet, since something is missing. */
  readonly pause?: boolean;
  /** Is not asked again when something changes: for what the person started and reads at leisure. */
  readonly live?: boolean;
  /** Shows the answer to the variables before until that to these is there: for what is found while one types. */
  readonly keepPrevious?: boolean;
}

const nothing: QueryState<never> = { data: undefined, error: null, fetching: false };
const paused = { read: () => nothing, listen: () => () => undefined, refetch: () => undefined };

/** Asks, shows what is known at once, and stays right: the query is asked again when what it shows changes. */
export function useQuery<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  { pause = false, live = true, keepPrevious = false }: UseQueryOptions = {},
): QueryResult<Data> {
  const client = useClient();
  const asked = JSON.stringify(variables);
  const query = useMemo(
    () => (pause ? paused : client.watchQuery(document, JSON.parse(asked) as Variables, { live })),
    [client, document, asked, pause, live],
  );
  const { data, error, fetching } = useSyncExternalStore(query.listen, query.read, query.read);
  const before = useRef(data);
  if (data !== undefined) before.current = data;
  const shown = data ?? (keepPrevious && fetching ? before.current : undefined);
  return { data: shown, error, loading: fetching && shown === undefined, refetch: query.refetch };
}
