import { Connection, type ConnectionState } from './connection.ts';
import { type Document, operationOf, type SendBy, typesOf } from './document.ts';
import { follow } from './follow.ts';
import { Freshness } from './freshness.ts';
import {
  ConfirmSignInDocument,
  type ConfirmSignInMutation,
  type ConfirmSignInMutationVariables,
  LiveCursorDocument,
  PasskeySignInOptionsDocument,
  SignInDocument,
  type SignInMutation,
  SignInWithPasskeyDocument,
  type SignInWithPasskeyMutation,
  SignOutDocument,
} from './generated/graphql.ts';
import { type RequestOptions, send, sendOnce } from './http.ts';
import { Changes, type Followed } from './live/changes.ts';
import { Queries, type WatchedQuery } from './live/queries.ts';
import { memoryStore, Session, type SessionStore, type StoredSession } from './session.ts';

export interface ClientOptions {
  /** Where the server is, such as http://localhost:4000. */
  readonly url: string;
  /** Where the session is kept; left out, in memory. */
  readonly store?: SessionStore;
  /** Whether operations are sent by their text, which is the default, or by the id of a trusted document. */
  readonly send?: SendBy;
  readonly fetch?: typeof globalThis.fetch;
  /** Whether a person is there. Requests while nobody is do not keep the session from ending for want of use; left out, all do. */
  readonly attended?: () => boolean;
  /**
   * The language of what the server says to people, such as 'de', or a function that tells it each time: see `languageChanged`. Left out, a
   * browser says its own.
   */
  readonly language?: string | (() => string | undefined);
  /**
   * How old in seconds, at most 60, what is asked for may be, where the server has a read replica: lists and reports are then read from there. Never
   * so old that what this client has written or heard of is missing. Left out, nothing is older than the question.
   */
  readonly maxStalenessSeconds?: number;
  /** A class of WebSocket where there is no global one. */
  readonly webSocketImpl?: unknown;
}

export interface WatchOptions {
  readonly live?: boolean;
}

export interface MutationOptions<Result = unknown> extends RequestOptions {
  /** Types whose records it changes besides those that it answers. */
  readonly changes?: readonly string[];
  /** Where it ends the session and opens another, as changePassword does: the token in the answer, to go on with. */
  readonly newToken?: ((answer: Result) => string | undefined) | undefined;
}

/** What signing in answers: SignedIn, SecondFactorRequired with which confirmSignIn goes on, or the refusal that stands against it. */
export type SignInOutcome = SignInMutation['logIn'];

/** What the second step of signing in takes: the challenge of the first, and one of the three. */
export type SecondStep = ConfirmSignInMutationVariables['input'];

/** A client of Apotheca for one person or service at a time. */
export class Client {
  readonly #session: Session;
  readonly #connection: Connection;
  readonly #freshness: Freshness;
  readonly #http;
  readonly #following;
  readonly #queries: Queries;
  readonly #changes: Changes;

  constructor({
    url,
    store = memoryStore(),
    send: by = 'text',
    fetch = globalThis.fetch.bind(globalThis),
    attended = () => true,
    language,
    maxStalenessSeconds,
    webSocketImpl,
  }: ClientOptions) {
    const base = url.replace(/\/$/, '');
    const wanted = typeof language === 'function' ? language : () => language;
    this.#session = new Session(store);
    this.#connection = new Connection(base, this.#session, wanted, webSocketImpl);
    this.#freshness = new Freshness(maxStalenessSeconds);
    const freshness = this.#freshness;
    this.#http = { url: base, by, fetch, session: this.#session, attended, language: wanted, freshness };
    const liveCursor = async () => (await this.query(LiveCursorDocument, {})).liveCursor;
    this.#following = { connection: this.#connection, session: this.#session, by, liveCursor, freshness };
    this.#queries = new Queries(this.#session);
    this.#changes = new Changes({
      queries: this.#queries,
      connection: this.#connection,
      session: this.#session,
      follow: this.follow.bind(this),
      liveCursor,
    });
  }

  /** Null as soon as it has ended: signed out, revoked, expired, or ended in another tab. */
  get session(): StoredSession | null {
    return this.#session.current;
  }

  /** Tells when a session begins and ends. Answers how to stop. */
  onSession(listener: (session: StoredSession | null) => void): () => void {
    return this.#session.listen(listener);
  }

  get connection(): ConnectionState {
    return this.#connection.state;
  }

  /** Tells when the live connection comes and goes. Answers how to stop. */
  onConnection(listener: (state: ConnectionState) => void): () => void {
    return this.#connection.listen(listener);
  }

  /** Signs in. @throws ApothecaError RATE_LIMITED after too many tries, with `retryAfterSeconds`. */
  async signIn(input: { readonly email: string; readonly password: string }): Promise<SignInOutcome> {
    const { deviceToken } = this;
    const { logIn } = await send(this.#http, SignInDocument, { input: { ...input, deviceToken } }, {});
    if (logIn.__typename === 'SignedIn') this.#session.begin(logIn.token);
    return logIn;
  }

  /** What this device shows whenever somebody signs in on it: send it with signUp and acceptInvitation too. Null where the store keeps none. */
  get deviceToken(): string | null {
    return this.#session.deviceToken;
  }

  /** Goes on with a sign-in that a second factor was asked for. @throws ApothecaError RATE_LIMITED like signIn. */
  async confirmSignIn(input: SecondStep): Promise<ConfirmSignInMutation['confirmLogIn']> {
    const { confirmLogIn } = await send(
      this.#http,
      ConfirmSignInDocument,
      { input: { ...input, deviceToken: this.#session.deviceToken } },
      {},
    );
    if (confirmLogIn.__typename === 'SignedIn') this.#session.begin(confirmLogIn.token);
    return confirmLogIn;
  }

  /** What navigator.credentials.get is given to sign in by a passkey alone, as JSON. */
  async passkeyOptions(): Promise<string> {
    return (await this.query(PasskeySignInOptionsDocument, {})).passkeyLogInOptions;
  }

  /** Signs in by the answer to passkeyOptions, as JSON. @throws ApothecaError RATE_LIMITED like signIn. */
  async signInWithPasskey(passkey: string): Promise<SignInWithPasskeyMutation['logInWithPasskey']> {
    const { logInWithPasskey } = await send(
      this.#http,
      SignInWithPasskeyDocument,
      { input: { passkey, deviceToken: this.#session.deviceToken } },
      {},
    );
    if (logInWithPasskey.__typename === 'SignedIn') this.#session.begin(logInWithPasskey.token);
    return logInWithPasskey;
  }

  /** Goes on with a token of signUp or acceptInvitation, or with a service key. */
  continueWith(token: string): void {
    this.#session.begin(token);
  }

  /** Ends the session: here at once, and then on the server. @throws NetworkError when that did not answer. */
  async signOut(): Promise<void> {
    const token = this.session?.token;
    if (token === undefined) return;
    const sent = send(this.#http, SignOutDocument, {}, {});
    this.#session.end(token);
    await sent;
  }

  /** @throws ApothecaError; a NetworkError when no answer came. */
  query<Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    { signal }: Pick<RequestOptions, 'signal'> = {},
  ): Promise<Result> {
    return send(this.#http, document, variables, { signal });
  }

  /**
   * A query to be shown: it is asked while somebody listens, and again when something it shows may have changed: see `followChanges`. Whoever
   * watches the same with the same variables shares one answer. With `live: false` changes do not concern it.
   */
  watchQuery<Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    { live = true }: WatchOptions = {},
  ): WatchedQuery<Result> {
    return this.#queries.watch({
      key: JSON.stringify([live, operationOf(document, this.#http.by), variables]),
      types: typesOf(document),
      live,
      send: (signal) => this.query(document, variables, { signal }),
    });
  }

  /**
   * Keeps all watched queries right: hears of what changes at a pharmacy and in the person's conversations, and asks again for what it
   * concerns, each once. After a break everything is asked again. Answers how to stop.
   */
  followChanges(followed: Followed): () => void {
    return this.#changes.follow(followed);
  }

  /**
   * The function given as `language` tells another one from now on: all that is shown is asked again in it. The live connection names it when
   * it is next made.
   */
  languageChanged(): void {
    this.#queries.inOtherWords();
  }

  /**
   * Sends a mutation, again with the same idempotency key while no answer comes or the server is busy: it has one effect.
   * @throws ApothecaError; a NetworkError when after several tries it is not known whether it was done.
   */
  async mutate<Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    { changes = [], newToken, ...options }: MutationOptions<Result> = {},
  ): Promise<Result> {
    try {
      const sent = () => sendOnce(this.#http, document, variables, options);
      return await (newToken ? this.#session.renew(sent, newToken) : sent());
    } finally {
      this.#freshness.wrote();
      // Also after a failure: without an answer it is not known whether it was done.
      const types = typesOf(document);
      this.#changes.changedHere(types && new Set([...types, ...changes]));
    }
  }

  /** The events of a subscription, each once and in order, also across lost connections. Ends with the signal; see follow.ts. */
  follow<Result, Variables>(
    document: Document<Result, Variables>,
    variables: Variables,
    { signal }: Pick<RequestOptions, 'signal'> = {},
  ): AsyncGenerator<Result, void, undefined> {
    return follow(this.#following, document, variables, signal);
  }

  /** Ends the connection. The session stays. */
  async close(): Promise<void> {
    this.#session.close();
    this.#queries.close();
    await this.#connection.close();
  }
}

/** A client that is not signed in, or goes on with the session its store holds. */
export function createClient(options: ClientOptions): Client {
  return new Client(options);
}
