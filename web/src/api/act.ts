import { stringifyVariables, type TypedDocumentNode } from '@urql/core';
import { useCallback, useRef } from 'react';
import { type AnyVariables, useMutation } from 'urql';
import { type Fault, faultOf } from './fault.ts';

/** What an act came to: its answer (what was made, or a refusal) or a fault. */
export type Outcome<Data> =
  | { readonly data: Data; readonly fault: null }
  | { readonly data: null; readonly fault: Fault };

/**
 * A mutation of the person. One act has one effect: when no answer came and the same is sent again, it goes under the same key, so that
 * the server tells what became of it instead of doing it twice.
 */
export function useAct<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): { readonly act: (variables: Variables) => Promise<Outcome<Data>>; readonly busy: boolean } {
  const [{ fetching }, execute] = useMutation<Data, AnyVariables>(document);
  const unanswered = useRef<{ readonly input: string; readonly key: string } | null>(null);
  const act = useCallback(
    async (variables: Variables): Promise<Outcome<Data>> => {
      const input = stringifyVariables(variables ?? {});
      const key = unanswered.current?.input === input ? unanswered.current.key : crypto.randomUUID();
      unanswered.current = { input, key };
      const { data, error } = await execute(variables as AnyVariables, { idempotencyKey: key });
      const fault = error ? faultOf(error) : null;
      if (fault?.kind !== 'offline') unanswered.current = null;
      if (fault) return { data: null, fault };
      return { data: data as Data, fault: null };
    },
    [execute],
  );
  return { act, busy: fetching };
}
