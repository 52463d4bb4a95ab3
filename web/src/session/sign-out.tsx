import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useClient, useToken } from '../api/index.ts';

/** Where the last session of this window was ended: null when there was none, or there is one. */
export type Ended = 'here' | 'elsewhere' | null;

interface Ending {
  readonly ended: Ended;
  /** Ends the session here and on the server. Without an answer it ends here all the same. */
  readonly signOut: () => Promise<void>;
}

const Context = createContext<Ending | null>(null);

/** Knows how sessions of this window end. */
export function SignOutProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const token = useToken();
  const before = useRef(token);
  const byHand = useRef(false);
  const [ended, setEnded] = useState<Ended>(null);
  useEffect(() => {
    if (token !== null) setEnded(null);
    else if (before.current !== null) setEnded(byHand.current ? 'here' : 'elsewhere');
    before.current = token;
    byHand.current = false;
  }, [token]);
  const signOut = useCallback(async () => {
    byHand.current = true;
    await client.signOut();
  }, [client]);
  return <Context value={useMemo(() => ({ ended, signOut }), [ended, signOut])}>{children}</Context>;
}

function useEnding(): Ending {
  const ending = useContext(Context);
  if (!ending) throw new Error('Nothing knows here how sessions end.');
  return ending;
}

export const useEnded = (): Ended => useEnding().ended;
export const useSignOut = (): (() => Promise<void>) => useEnding().signOut;
