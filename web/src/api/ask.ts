import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { Document, QueryState } from '../../../client/src/index.ts';
import { useClient } from './client.tsx';
import { type Fault, faultOf } from './fault.ts';

/** What was asked: the answer as far as there is one, also while it is asked again. */
export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly fault: Fault | null;
  /** The first answer is awaited. */
  readonly loading: boolean;
  readonly again: () => void;
}

export interface AskOptions {
  /** Does not ask yet, since something is missing. */
  readonly pause?: boolean;
  /** Is not asked again when something changes: for what the person started and reads at leisure. */
  readonly live?: boolean;
  /** Shows the answer to the question before until this one's is there: for what is found while one types. */
  readonly keep?: boolean;
}

const nothing: QueryState<never> = { data: undefined, error: null, fetching: false };
const unasked = { read: () => nothing, listen: () => () => undefined, refetch: () => undefined };

/** Asks, shows what is known at once, and stays right: the query is asked again when what it shows changes. */
export function useAsk<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  { pause = false, live = true, keep = false }: AskOptions = {},
): Asked<Data> {
  const client = useClient();
  const asked = JSON.stringify(variables);
  const query = useMemo(
    () => (pause ? unasked : client.watchQuery(document, JSON.parse(asked) as Variables, { live })),
    [client, document, asked, pause, live],
  );
  const { data, error, fetching } = useSyncExternalStore(query.listen, query.read);
  const before = useRef(data);
  if (data !== undefined) before.current = data;
  const shown = data ?? (keep && fetching ? before.current : undefined);
  return {
    data: shown,
    fault: useMemo(() => error && faultOf(error), [error]),
    loading: fetching && shown === undefined,
    again: query.refetch,
  };
}
