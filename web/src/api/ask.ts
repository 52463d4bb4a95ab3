import { stringifyVariables, type TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useRef } from 'react';
import { type AnyVariables, useQuery } from 'urql';
import { type Fault, type FaultKind, faultOf } from './fault.ts';

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
/** Faults that say nothing about what was answered before. */
const passing: readonly FaultKind[] = ['offline', 'busy', 'limited', 'failed'];

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
  const fault = error ? faultOf(error) : null;
  const asked = stringifyVariables(variables ?? {});
  const before = useRef<{ readonly asked: string; readonly data: Data } | null>(null);
  useEffect(() => {
    if (data) before.current = { asked, data };
  }, [asked, data]);
  const known = before.current?.asked === asked ? before.current.data : undefined;
  const again = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  return {
    // What was shown stays when it cannot be asked again, unless it is no longer for this person.
    data: data ?? (fault && passing.includes(fault.kind) ? known : undefined),
    fault,
    loading: fetching && data === undefined,
    again,
  };
}
