import { useCallback } from 'react';
import type { Document } from '../document.ts';
import { useClient } from './provider.tsx';
import { type OperationResult, resultOf } from './result.ts';

/** A query that is asked at a moment, such as when a code was scanned, and answered once. */
export function useLazyQuery<Data, Variables>(
  document: Document<Data, Variables>,
): (variables: Variables) => Promise<OperationResult<Data>> {
  const client = useClient();
  return useCallback((variables: Variables) => resultOf(client.query(document, variables)), [client, document]);
}
