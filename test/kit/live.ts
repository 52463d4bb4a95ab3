import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from '../generated/graphql.ts';
import type { GraphQLErrorAnswer } from './client.ts';
import { patienceMs } from './until.ts';

interface Item<R> {
  readonly data?: R | null;
  readonly errors?: readonly GraphQLErrorAnswer[];
}

/** A subscription whose items are read one by one; waiting too long rejects. */
export class LiveItems<R> {
  readonly #items: Item<R>[] = [];
  readonly #waiting: (() => void)[] = [];
  ended: { readonly error: unknown } | null = null;

  push(item: Item<R>): void {
    this.#items.push(item);
    this.#waiting.shift()?.();
  }

  finish(error: unknown): void {
    this.ended = { error };
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** How many have arrived and were not read. */
  get waiting(): number {
    return this.#items.length;
  }

  async item(timeoutMs = patienceMs): Promise<Item<R>> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const item = this.#items.shift();
      if (item) return item;
      if (this.ended) throw new Error(`The subscription ended: ${JSON.stringify(this.ended.error ?? null)}`);
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`No item within ${timeoutMs} ms.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async next(timeoutMs?: number): Promise<R> {
    const { data, errors } = await this.item(timeoutMs);
    if (errors || !data) throw new Error(`Expected data and got ${JSON.stringify(errors)}`);
    return data;
  }

  async take(count: number): Promise<R[]> {
    const taken: R[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  /** How the subscription ended: the error it ended with, or null. */
  async end(timeoutMs = patienceMs): Promise<unknown> {
    const deadline = Date.now() + timeoutMs;
    while (!this.ended) {
      if (Date.now() > deadline) throw new Error(`The subscription did not end within ${timeoutMs} ms.`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.ended.error;
  }
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
  readonly at: number;
}

/** One person's socket. */
export class Live {
  readonly #client: SocketClient;
  /** The line stands; whether the server lets it in is another matter. */
  readonly opened: Promise<void>;
  readonly closed: Promise<Closed>;

  /** `acceptLanguage` is what the client says when it connects; a page cannot set the header. */
  constructor(url: string, token: string | null, acceptLanguage?: string) {
    let settle: (closed: Closed) => void = () => undefined;
    this.closed = new Promise((resolve) => {
      settle = resolve;
    });
    let stands: () => void = () => undefined;
    this.opened = new Promise((resolve) => {
      stands = resolve;
    });
    this.#client = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(acceptLanguage !== undefined && { acceptLanguage }),
      },
      retryAttempts: 0,
      on: {
        opened: () => stands(),
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          settle({ code, reason, at: Date.now() });
        },
      },
    });
  }

  subscribe<R, V extends object>(document: TypedDocumentString<R, V>, variables: V): LiveItems<R> & { stop(): void } {
    const items = new LiveItems<R>();
    const stop = this.#client.subscribe<R>(
      { query: document.toString(), variables: variables as Record<string, unknown> },
      {
        next: (item) => items.push(item as Item<R>),
        error: (error) => items.finish(error),
        complete: () => items.finish(null),
      },
    );
    return Object.assign(items, { stop });
  }

  /** Cuts the line, also while the server has not let it in yet; closing waits for that. */
  cut(): void {
    this.#client.terminate();
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
