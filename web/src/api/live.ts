import type { TypedDocumentNode } from '@urql/core';
import { stringifyVariables } from '@urql/core';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ApothecaError } from '../../../client/src/index.ts';
import { apotheca, toSend } from './client.ts';
import { type Fault, faultOf } from './fault.ts';

/** Whether the page hears of changes: 'down' since when, if it does not. */
export function useConnection() {
  return useSyncExternalStore(
    (changed) => apotheca.onConnection(changed),
    () => apotheca.connection,
  );
}

/**
 * Follows a subscription as long as the component is there, over every break without missing or repeating an event. Null variables follow
 * nothing. Answers the fault that ended it, if one did.
 */
export function useFollow<Event, Variables>(
  document: TypedDocumentNode<Event, Variables>,
  variables: Variables | null,
  onEvent: (event: Event) => void,
): Fault | null {
  const listener = useRef(onEvent);
  const [fault, setFault] = useState<Fault | null>(null);
  const asked = variables === null ? null : stringifyVariables(variables as object);
  useEffect(() => {
    listener.current = onEvent;
  });
  useEffect(() => {
    if (asked === null) return;
    const abort = new AbortController();
    const follow = async () => {
      setFault(null);
      const events = apotheca.follow(toSend(document), JSON.parse(asked) as Variables, { signal: abort.signal });
      for await (const event of events) listener.current(event);
    };
    follow().catch((error: unknown) => {
      // The end of the session is told once, by the session itself.
      const over = abort.signal.aborted || (error instanceof ApothecaError && error.code === 'UNAUTHENTICATED');
      if (!over) setFault(faultOf(error));
    });
    return () => abort.abort();
  }, [document, asked]);
  return fault;
}
