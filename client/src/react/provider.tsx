import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Client } from '../client.ts';
import type { ConnectionState } from '../connection.ts';

const Context = createContext<Client | null>(null);

/** Gives the client to every hook below. What one session has read ends with it: the client sees to that. */
export function ApothecaProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  return <Context value={client}>{children}</Context>;
}

/** The client of the provider above. */
export function useClient(): Client {
  const client = useContext(Context);
  if (!client) throw new Error('There is no ApothecaProvider above this component.');
  return client;
}

/** Whose session it is, as far as is known here; null when nobody is signed in. */
export function useToken(): string | null {
  const client = useClient();
  const read = () => client.session?.token ?? null;
  return useSyncExternalStore((changed) => client.onSession(changed), read, read);
}

/** Whether changes are heard of: 'down' since when, if they are not. */
export function useConnection(): ConnectionState {
  const client = useClient();
  const read = () => client.connection;
  return useSyncExternalStore((changed) => client.onConnection(changed), read, read);
}
