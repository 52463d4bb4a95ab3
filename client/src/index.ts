import { createClient as createSocket } from 'graphql-ws';

/** A typed document: its text, and the id under which a server knows it. */
export interface Document<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
  __meta__?: { hash?: string } | Record<string, unknown>;
}

export interface StoredSession {
  readonly token: string;
}

export interface SessionStore {
  read(): StoredSession | null;
  write(session: StoredSession | null): void;
  onChange?(listener: () => void): () => void;
}

export interface ConnectionState {
  readonly state: 'idle' | 'connecting' | 'live' | 'down';
  readonly since: Date;
}

/** A fault of the API. */
export class ApothecaError extends Error {
  override readonly name = 'ApothecaError';
  readonly code: string;
  readonly problems: { field: string; rule: string; message: string }[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, extensions: Record<string, unknown>) {
    super(message);
    this.code = String(extensions['code']);
    this.problems = (extensions['problems'] ?? []) as { field: string; rule: string; message: string }[];
    this.requestId = extensions['requestId'] as string | undefined;
    this.retryAfterSeconds = extensions['retryAfterSeconds'] as number | undefined;
  }
}

/** No answer came. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** Keeps the session in the browser's storage, and hears what other tabs do with it. */
export function browserStore(key: string, storage: Storage): SessionStore {
  return {
    read: () => JSON.parse(storage.getItem(key) ?? 'null') as StoredSession | null,
    write: (session) => (session ? storage.setItem(key, JSON.stringify(session)) : storage.removeItem(key)),
    onChange: (listener) => {
      const heard = (event: StorageEvent) => {
        if (event.key === key) listener();
      };
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
  };
}

interface Options {
  readonly url: string;
  readonly store: SessionStore;
  readonly send: 'text' | 'id';
}

/** A client of the API. */
export function createClient({ url, store, send }: Options) {
  let session = store.read();
  let connection: ConnectionState = { state: 'idle', since: new Date() };
  const sessionListeners = new Set<(session: StoredSession | null) => void>();
  const connectionListeners = new Set<() => void>();
  const become = (next: StoredSession | null) => {
    if (next?.token === session?.token) return;
    session = next;
    store.write(next);
    for (const listener of sessionListeners) listener(next);
  };
  store.onChange?.(() => become(store.read()));
  const connect = (state: ConnectionState['state']) => {
    if (state === connection.state) return;
    connection = { state, since: new Date() };
    for (const listener of connectionListeners) listener();
  };
  const over = (event: unknown) => event instanceof CloseEvent && [4401, 4403].includes(event.code);
  const socket = createSocket({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams: () => ({ authorization: `Bearer ${session?.token ?? ''}` }),
    keepAlive: 5_000,
    retryAttempts: Number.MAX_SAFE_INTEGER,
    shouldRetry: (event) => !over(event),
    on: {
      connecting: () => connection.state === 'idle' && connect('connecting'),
      connected: () => connect('live'),
      closed: (event) => {
        if (over(event)) become(null);
        connect(over(event) || (event instanceof CloseEvent && event.code === 1000) ? 'idle' : 'down');
      },
    },
  });
  const request = (document: Document<unknown, unknown>) => {
    const hash = document.__meta__?.['hash' as never] as string | undefined;
    return send === 'id' && hash ? { documentId: hash } : { query: document.toString() };
  };
  const post = async <R>(
    document: Document<R, never>,
    variables: unknown,
    options: { signal?: AbortSignal | undefined; idempotencyKey?: string } = {},
  ): Promise<R> => {
    const token = session?.token;
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
      },
      body: JSON.stringify({ ...request(document as Document<unknown, unknown>), variables }),
      signal: options.signal ?? null,
    }).catch(() => {
      throw new NetworkError('No answer came.');
    });
    const { data, errors } = (await response.json()) as {
      data?: R;
      errors?: { message: string; extensions: Record<string, unknown> }[];
    };
    const [error] = errors ?? [];
    if (error) {
      if (error.extensions['code'] === 'UNAUTHENTICATED' && session?.token === token) become(null);
      throw new ApothecaError(error.message, error.extensions);
    }
    return data as R;
  };
  return {
    get session() {
      return session;
    },
    get connection() {
      return connection;
    },
    onSession: (listener: (session: StoredSession | null) => void) => {
      sessionListeners.add(listener);
      return () => void sessionListeners.delete(listener);
    },
    onConnection: (listener: () => void) => {
      connectionListeners.add(listener);
      return () => void connectionListeners.delete(listener);
    },
    signIn: async (input: { email: string; password: string }) => {
      const text = `mutation SignIn($input: LogInInput!) { logIn(input: $input) { __typename ... on SignedIn { token expiresAt } ... on InvalidCredentials { code message } } }`;
      const { logIn } = await post<{ logIn: { __typename: 'SignedIn'; token: string } | { __typename: 'InvalidCredentials'; message: string } }>(
        { toString: () => text },
        { input },
      );
      if (logIn.__typename === 'SignedIn') become({ token: logIn.token });
      return logIn;
    },
    useToken: (token: string) => become({ token }),
    signOut: async () => {
      await post({ toString: () => 'mutation SignOut { logOut }' }, {});
      become(null);
    },
    query: <R, V>(document: Document<R, V>, variables: V, options?: { signal?: AbortSignal }) =>
      post(document as Document<R, never>, variables, options),
    mutate: <R, V>(document: Document<R, V>, variables: V, options?: { idempotencyKey?: string; signal?: AbortSignal }) =>
      post(document as Document<R, never>, variables, { idempotencyKey: crypto.randomUUID(), ...options }),
    async *follow<R, V>(document: Document<R, V>, variables: V, options: { signal?: AbortSignal } = {}) {
      const events = socket.iterate<R>({
        query: '',
        ...request(document as Document<unknown, unknown>),
        variables: variables as Record<string, unknown>,
      });
      options.signal?.addEventListener('abort', () => void events.return?.());
      for await (const { data } of events) if (data) yield data;
    },
    close: async () => socket.dispose(),
  };
}
