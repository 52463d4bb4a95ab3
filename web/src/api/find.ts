import type { TypedDocumentNode } from '@urql/core';
import { useCallback } from 'react';
import { type AnyVariables, useClient } from 'urql';
import type { Outcome } from './act.ts';
import { faultOf } from './fault.ts';

/** A question that is asked at a moment, such as when a code was scanned, and answered once. */
export function useFind<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): (variables: Variables) => Promise<Outcome<Data>> {
  const client = useClient();
  return useCallback(
    async (variables: Variables): Promise<Outcome<Data>> => {
      const { data, error } = await client
        .query<Data, AnyVariables>(document, variables, { requestPolicy: 'network-only', refresh: false })
        .toPromise();
      if (error) return { data: null, fault: faultOf(error) };
      return { data: data as Data, fault: null };
    },
    [client, document],
  );
}
