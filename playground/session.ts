import { createClient } from 'graphql-ws';

export interface Pharmacy {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in, and the pharmacy that examples ask about. */
export interface SessionState {
  readonly token: string | null;
  readonly email: string | null;
  readonly pharmacies: readonly Pharmacy[];
  readonly pharmacyId: string | null;
}

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

const nobody: SessionState = { token: null, email: null, pharmacies: [], pharmacyId: null };
const key = 'apotheca-session';

/** Kept in the tab's session storage: closing the tab forgets the token. */
export class Session {
  #state: SessionState;
  readonly #listeners = new Set<() => void>();

  /** One socket for all subscriptions; opened by the first, and again by the next one after somebody else signed in. */
  readonly socket = createClient({
    url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: () => ({ authorization: `Bearer ${this.#state.token ?? ''}` }),
    // Not signed in, or no longer: trying again would not help.
    shouldRetry: (event) => !(event instanceof CloseEvent && [4401, 4403].includes(event.code)),
  });

  constructor(private readonly storage: Storage) {
    this.#state = JSON.parse(storage.getItem(key) ?? 'null') ?? nobody;
  }

  readonly read = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  choosePharmacy(pharmacyId: string): void {
    this.#change({ ...this.#state, pharmacyId });
  }

  /** What went wrong, as a sentence; null when signed in. */
  async signIn(email: string, password: string): Promise<string | null> {
    const { data, errors } = await this.#ask(
      `mutation LogIn($input: LogInInput!) {
        logIn(input: $input) { __typename ... on SignedIn { token user { email } } ... on Refusal { message } }
      }`,
      { input: { email, password } },
    );
    if (errors?.[0]) return errors[0].message;
    return (await this.take(data)) ? null : ((data?.logIn as { message?: string })?.message ?? 'That did not work.');
  }

  async signOut(): Promise<void> {
    await this.#ask('mutation LogOut { logOut }', {});
    this.#change(nobody);
    this.socket.terminate();
  }

  /** Signs in with the answer of any operation that made a session, so that the examples for it do so too. */
  async take(data: Record<string, unknown> | null | undefined): Promise<boolean> {
    const signedIn = Object.values(data ?? {}).find(isSignedIn);
    if (!signedIn) return false;
    this.#change({ ...nobody, token: signedIn.token, email: signedIn.user?.email ?? null });
    this.socket.terminate();
    const answer = await this.#ask('{ pharmacies { id name } }', {});
    const pharmacies = (answer.data?.pharmacies ?? []) as Pharmacy[];
    this.#change({ ...this.#state, pharmacies, pharmacyId: pharmacies[0]?.id ?? null });
    return true;
  }

  #change(state: SessionState): void {
    this.#state = state;
    this.storage.setItem(key, JSON.stringify(state));
    for (const listener of this.#listeners) listener();
  }

  async #ask(query: string, variables: Record<string, unknown>): Promise<Answer> {
    try {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.#state.token ? { authorization: `Bearer ${this.#state.token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    } catch {
      return { errors: [{ message: 'The server does not answer. Is it running?' }] };
    }
  }
}

function isSignedIn(value: unknown): value is { token: string; user?: { email?: string } } {
  return typeof value === 'object' && value !== null && 'token' in value && 'user' in value;
}
