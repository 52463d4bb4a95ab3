import { useEffect, useRef, useState } from 'react';
import { ApothecaError, type Document } from '../../../client/src/index.ts';
import { useClient } from './client.tsx';
import { type Fault, faultOf } from './fault.ts';

/**
 * Follows a subscription as long as the component is there, over every break without missing or repeating an event. Null variables follow
 * nothing. Answers the fault that ended it, if one did.
 */
export function useFollow<Event, Variables>(
  document: Document<Event, Variables>,
  variables: Variables | null,
  onEvent: (event: Event) => void,
): Fault | null {
  const client = useClient();
  const listener = useRef(onEvent);
  const [fault, setFault] = useState<Fault | null>(null);
  const asked = variables === null ? null : JSON.stringify(variables);
  useEffect(() => {
    listener.current = onEvent;
  });
  useEffect(() => {
    if (asked === null) return;
    const abort = new AbortController();
    const follow = async () => {
      setFault(null);
      const events = client.follow(document, JSON.parse(asked) as Variables, { signal: abort.signal });
      for await (const event of events) listener.current(event);
    };
    follow().catch((error: unknown) => {
      // The end of the session is told once, by the session itself.
      const over = abort.signal.aborted || (error instanceof ApothecaError && error.code === 'UNAUTHENTICATED');
      if (!over) setFault(faultOf(error));
    });
    return () => abort.abort();
  }, [client, document, asked]);
  return fault;
}
