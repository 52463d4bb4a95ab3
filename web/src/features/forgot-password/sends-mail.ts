import { useCallback, useEffect, useState } from 'react';
import { type OperationResult, type QueryResult, useLazyQuery } from '../../api/index.ts';
import { ForgotPasswordServerDocument, type ForgotPasswordServerQuery } from '../../generated/graphql.ts';

/** Whether the server sends mail. Asked by itself: what is watched is asked for those who are signed in. */
export function useSendsMail(): QueryResult<ForgotPasswordServerQuery> {
  const find = useLazyQuery(ForgotPasswordServerDocument);
  const [result, setResult] = useState<OperationResult<ForgotPasswordServerQuery> | null>(null);
  const refetch = useCallback(() => {
    setResult(null);
    void find({}).then(setResult);
  }, [find]);
  useEffect(refetch, [refetch]);
  return { data: result?.data ?? undefined, error: result?.error ?? null, loading: result === null, refetch };
}
