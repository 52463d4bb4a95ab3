import { useCallback } from 'react';
import type { Document } from '../../../client/src/index.ts';
import type { Outcome } from './act.ts';
import { useClient } from './client.tsx';
import { faultOf } from './fault.ts';

/** A question that is asked at a moment, such as when a code was scanned, and answered once. */
export function useFind<Data, Variables>(
  document: Document<Data, Variables>,
): (variables: Variables) => Promise<Outcome<Data>> {
  const client = useClient();
  return useCallback(
    async (variables: Variables): Promise<Outcome<Data>> => {
      try {
        return { data: await client.query(document, variables), fault: null };
      } catch (error) {
        return { data: null, fault: faultOf(error) };
      }
    },
    [client, document],
  );
}
