import { useEffect, useRef, useState } from 'react';
import type { Document } from '../document.ts';
import { type ApothecaError, toApothecaError } from '../errors.ts';
import { useClient } from './provider.tsx';

export interface UseSubscriptionOptions<Data> {
  readonly onData: (data: Data) => void;
  /** Follows nothing for now. */
  readonly pause?: boolean;
}

/**
 * Follows a subscription as long as the component is there, over every break without missing or repeating an event. Answers the error that
 * ended it, if one did.
 */
export function useSubscription<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  { onData, pause = false }: UseSubscriptionOptions<Data>,
): { readonly error: ApothecaError | null } {
  const client = useClient();
  const listener = useRef(onData);
  const [error, setError] = useState<ApothecaError | null>(null);
  const asked = JSON.stringify(variables);
  useEffect(() => {
    listener.current = onData;
  });
  useEffect(() => {
    if (pause) return;
    const abort = new AbortController();
    const follow = async () => {
      setError(null);
      const events = client.follow(document, JSON.parse(asked) as Variables, { signal: abort.signal });
      for await (const event of events) listener.current(event);
    };
    follow().catch((cause: unknown) => {
      const ended = toApothecaError(cause);
      // The end of the session is told once, by the session itself.
      if (!abort.signal.aborted && ended.code !== 'UNAUTHENTICATED') setError(ended);
    });
    return () => abort.abort();
  }, [client, document, asked, pause]);
  return { error };
}
