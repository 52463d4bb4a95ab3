import type { TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { type AnyVariables, useQuery } from 'urql';
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
}

const atRest = { refresh: false };

/** Asks, shows what is known at once, and stays right: the query is asked again when what it shows changes. */
export function useAsk<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false, live = true }: AskOptions = {},
): Asked<Data> {
  const [{ data, error, fetching }, execute] = useQuery<Data, AnyVariables>({
    query: document,
    variables: variables as AnyVariables,
    pause,
    ...(live ? {} : { context: atRest }),
  });
  const again = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return {
    data: data ?? undefined,
    fault: error ? faultOf(error) : null,
    loading: fetching && data === undefined,
    again,
  };
}
