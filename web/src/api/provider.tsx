import { Client } from '@urql/core';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { cache } from './cache.ts';
import { apotheca } from './client.ts';
import { Refresher } from './refresher.ts';
import { sendExchange } from './send-exchange.ts';

const RefresherContext = createContext(new Refresher());

/** Questions and answers for everything below; nothing that one session has read is left for the next. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const token = useToken();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session has a cache of its own
  const { client, refresher } = useMemo(createApi, [token]);
  useEffect(() => () => refresher.close(), [refresher]);
  return (
    <RefresherContext value={refresher}>
      <Provider value={client}>{children}</Provider>
    </RefresherContext>
  );
}

/** Whose session it is, as far as the page knows; null when nobody is signed in. */
export function useToken(): string | null {
  return useSyncExternalStore(
    (changed) => apotheca.onSession(changed),
    () => apotheca.session?.token ?? null,
  );
}

export function useRefresher(): Refresher {
  return useContext(RefresherContext);
}

function createApi() {
  const refresher = new Refresher();
  const client = new Client({
    url: `${location.origin}/graphql`,
    exchanges: [refresher.exchange, cache(), sendExchange],
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
  });
  return { client, refresher };
}
