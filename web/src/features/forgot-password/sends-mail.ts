import { useCallback, useEffect, useState } from 'react';
import { type Asked, type Outcome, useFind } from '../../api/index.ts';
import { ForgotPasswordServerDocument, type ForgotPasswordServerQuery } from '../../generated/graphql.ts';

/** Whether the server sends mail. Asked by itself: what is watched is asked for those who are signed in. */
export function useSendsMail(): Asked<ForgotPasswordServerQuery> {
  const find = useFind(ForgotPasswordServerDocument);
  const [outcome, setOutcome] = useState<Outcome<ForgotPasswordServerQuery> | null>(null);
  const again = useCallback(() => {
    setOutcome(null);
    void find({}).then(setOutcome);
  }, [find]);
  useEffect(again, [again]);
  return { data: outcome?.data ?? undefined, fault: outcome?.fault ?? null, loading: outcome === null, again };
}
