import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { browserStore, type Client, type ConnectionState, createClient } from '../../../client/src/index.ts';
import { pageLanguage } from '../i18n/index.ts';
import { attendance } from './attendance.ts';

/** The one client of the page: every request and the socket go through it, with the session, repeats and idempotency keys in one place. */
export function createApi(): Client {
  return createClient({
    url: location.origin,
    store: browserStore('apotheca-session', localStorage),
    attended: attendance(),
    language: pageLanguage,
    // What is built sends ids of documents, so that it works where nothing else is taken; texts can be read while developing.
    send: import.meta.env.PROD ? 'id' : 'text',
  });
}

const Context = createContext<Client | null>(null);

/** Questions and answers for everything below. What one session has read ends with it: the client sees to that. */
export function ApiProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  return <Context value={client}>{children}</Context>;
}

export function useClient(): Client {
  const client = useContext(Context);
  if (!client) throw new Error('There is no client here.');
  return client;
}

/** Whose session it is, as far as the page knows; null when nobody is signed in. */
export function useToken(): string | null {
  const client = useClient();
  return useSyncExternalStore(
    (changed) => client.onSession(changed),
    () => client.session?.token ?? null,
  );
}

/** Whether the page hears of changes: 'down' since when, if it does not. */
export function useConnection(): ConnectionState {
  const client = useClient();
  return useSyncExternalStore(
    (changed) => client.onConnection(changed),
    () => client.connection,
  );
}

/** Resolves once the connection is not known to be lost. */
export function notDown(client: Client): Promise<void> {
  return new Promise((resolve) => {
    if (client.connection.state !== 'down') return resolve();
    const end = client.onConnection(({ state }) => {
      if (state === 'down') return;
      end();
      resolve();
    });
  });
}
