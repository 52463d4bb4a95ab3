import { browserWindow } from './pause.ts';

/** What is kept between visits. */
export interface StoredSession {
  readonly token: string;
}

/** Where a session is kept. */
export interface SessionStore {
  read(): StoredSession | null;
  write(session: StoredSession | null): void;
  /** Tells of changes that others made, such as another tab signing out. Answers how to stop. */
  onChange?(listener: () => void): () => void;
  /** Keeps what this device shows whenever somebody signs in on it, whoever it is: then the wrong guesses of strangers do not lock them out here. */
  readonly device?: { read(): string | null; write(token: string): void };
}

/** Keeps the session as long as the program runs. */
export function memoryStore(): SessionStore {
  let kept: StoredSession | null = null;
  let device: string | null = null;
  return {
    read: () => kept,
    write: (session) => {
      kept = session;
    },
    device: {
      read: () => device,
      write: (token) => {
        device = token;
      },
    },
  };
}

/** The part of the browser's Storage that is used. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Keeps the session in the browser for all tabs of this origin, or in sessionStorage for one. */
export function browserStore(key: string, storage: KeyValueStore): SessionStore {
  return {
    read() {
      const token = storage.getItem(key);
      return token === null ? null : { token };
    },
    write(session) {
      if (session) storage.setItem(key, session.token);
      else storage.removeItem(key);
    },
    onChange(listener) {
      const heard = (event: Event) => {
        const changed = (event as Event & { readonly key?: string | null }).key;
        // A key of null: everything was cleared.
        if (changed === key || changed === null) listener();
      };
      browserWindow.addEventListener?.('storage', heard);
      return () => browserWindow.removeEventListener?.('storage', heard);
    },
    device: {
      read: () => storage.getItem(`${key}-device`),
      write: (token) => storage.setItem(`${key}-device`, token),
    },
  };
}

/** The session of a client: who listens hears when it begins and when it ends, for whatever reason. */
export class Session {
  readonly #listeners = new Set<(session: StoredSession | null) => void>();
  readonly #stop: (() => void) | undefined;
  #told: string | null;
  /** While a mutation renews the session: which tokens were found to have ended meanwhile. */
  #renewing: Set<string> | null = null;

  constructor(private readonly store: SessionStore) {
    this.#told = store.read()?.token ?? null;
    this.#stop = store.onChange?.(() => this.#tell());
  }

  get current(): StoredSession | null {
    return this.store.read();
  }

  /** What this device shows whenever somebody signs in on it; made the first time, and null where the store keeps none. */
  get deviceToken(): string | null {
    const { device } = this.store;
    if (!device) return null;
    const known = device.read();
    if (known !== null && /^[\w-]{43}$/.test(known)) return known;
    const token = randomToken();
    device.write(token);
    return token;
  }

  begin(token: string): void {
    this.store.write({ token });
    this.#tell();
  }

  /** Ends it, unless another one has begun since the token was used. */
  end(token: string | undefined = this.current?.token): void {
    if (token === undefined || this.current?.token !== token) return;
    if (this.#renewing) {
      this.#renewing.add(token);
      return;
    }
    this.store.write(null);
    this.#tell();
  }

  /**
   * Goes on with the token that the work answers, if it answers one. That the old one has ended is often heard before: by the socket, while the answer is
   * still on its way. It counts only once it is clear that no new one came.
   */
  async renew<Answer>(work: () => Promise<Answer>, tokenOf: (answer: Answer) => string | undefined): Promise<Answer> {
    const ended = new Set<string>();
    this.#renewing = ended;
    let token: string | undefined;
    try {
      const answer = await work();
      token = tokenOf(answer);
      return answer;
    } finally {
      this.#renewing = null;
      if (token !== undefined) this.begin(token);
      else for (const each of ended) this.end(each);
      this.#tell();
    }
  }

  listen(listener: (session: StoredSession | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop?.();
    this.#listeners.clear();
  }

  #tell(): void {
    if (this.#renewing) return;
    const { current } = this;
    const token = current?.token ?? null;
    if (token === this.#told) return;
    this.#told = token;
    for (const listener of [...this.#listeners]) listener(current);
  }
}

/** 32 random bytes in base64url. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
