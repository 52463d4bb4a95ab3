import { createClient as createSocket, type Client as Socket } from 'graphql-ws';
import type { Session } from './session.ts';

/** How the live connection is, and since when. It is idle while nothing is followed. */
export interface ConnectionState {
  readonly state: 'idle' | 'connecting' | 'live' | 'down';
  readonly since: Date;
}

/** How often the server is asked for a sign of life, and how long it may take: a cable that was pulled says nothing by itself. */
const pingMs = 5_000;
const pongMs = 4_000;
/** From knocking to being let in. Where nothing answers, a browser gives up after minutes only, and Node never. */
const connectMs = 10_000;

/** The one socket that all follow() of a client share; open while something is followed. */
export class Connection {
  readonly socket: Socket;
  readonly #listeners = new Set<(state: ConnectionState) => void>();
  #state: ConnectionState = { state: 'idle', since: new Date() };
  #followers = 0;
  /** After a subscription that was refused the library may keep the socket, for the next to go on with. */
  #open = false;

  constructor(url: string, session: Session, language: () => string | undefined, webSocketImpl: unknown) {
    let overdue: ReturnType<typeof setTimeout> | undefined;
    // A socket is one session's: whoever comes next has their own.
    session.listen(() => this.socket.terminate());
    const Implementation = (webSocketImpl ?? globalThis.WebSocket) as typeof WebSocket | undefined;
    this.socket = createSocket({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      ...(Implementation && { webSocketImpl: heard(Implementation) }),
      connectionParams: () => {
        const token = session.current?.token;
        const acceptLanguage = language();
        return {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          // A browser cannot set the header here.
          ...(acceptLanguage !== undefined && { acceptLanguage }),
        };
      },
      // Each follow() comes back by itself, with its own cursor.
      retryAttempts: 0,
      keepAlive: pingMs,
      on: {
        connecting: () => {
          overdue = setTimeout(() => this.socket.terminate(), connectMs);
        },
        // From here on it is asked for signs of life.
        opened: () => clearTimeout(overdue),
        connected: () => {
          this.#open = true;
          this.#become('live');
        },
        closed: () => {
          this.#open = false;
          clearTimeout(overdue);
          this.#become(this.#followers > 0 ? 'down' : 'idle');
        },
        ping: (received) => {
          if (!received) overdue = setTimeout(() => this.socket.terminate(), pongMs);
        },
        pong: () => clearTimeout(overdue),
      },
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  listen(listener: (state: ConnectionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Counts who follows; the answer tells that one has ended. */
  join(): () => void {
    this.#followers += 1;
    if (this.#state.state === 'idle') this.#become(this.#open ? 'live' : 'connecting');
    return () => {
      this.#followers -= 1;
      if (this.#followers === 0) this.#become('idle');
    };
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    // It waits for a connection that is being made, which may be given up meanwhile: then there is none to close.
    await Promise.resolve(this.socket.dispose()).catch(() => undefined);
  }

  #become(state: ConnectionState['state']): void {
    if (state === this.#state.state) return;
    this.#state = { state, since: new Date() };
    for (const listener of [...this.#listeners]) listener(this.#state);
  }
}

/** A socket that was given up may fail afterwards, when the library listens no more; the package `ws` ends the process for an error that nobody hears. */
function heard(Implementation: typeof WebSocket): typeof WebSocket {
  return class extends Implementation {
    constructor(...given: ConstructorParameters<typeof WebSocket>) {
      super(...given);
      this.addEventListener('error', () => undefined);
    }
  };
}
