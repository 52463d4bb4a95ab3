import type { Connection } from '../connection.ts';
import type { Document } from '../document.ts';
import { ApothecaError } from '../errors.ts';
import type { Follow } from '../follow.ts';
import { ConversationTouchedDocument, RecordTouchedDocument } from '../generated/graphql.ts';
import { backoff, pause } from '../pause.ts';
import type { Session } from '../session.ts';
import { concernsOf, ofConversations, ofRecords } from './concerns.ts';
import type { Queries } from './queries.ts';

/** What is to be heard of. */
export interface Followed {
  /** Whose stocks, orders, alerts and drugs; left out, nobody's. */
  readonly pharmacyId?: string | undefined;
  /** The conversations that the person takes part in. */
  readonly conversations?: boolean | undefined;
  /**
   * A `liveCursor` that was known before the first of the queries was asked: they are complete up to it. Left out, one is fetched now, and all
   * that was asked before it was known is asked once more.
   */
  readonly after?: string | undefined;
}

export interface ChangesOptions {
  readonly queries: Queries;
  readonly connection: Connection;
  readonly session: Session;
  readonly follow: Follow;
  readonly liveCursor: () => Promise<string>;
}

/** Errors by which the server says that there is nothing to follow for this person. */
const refused = ['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED', 'FACTOR_REQUIRED'];

/** Hears of changes, and has what they concern asked again. */
export class Changes {
  /** Whether following has begun in this session. */
  #begun = false;
  #beginning: Promise<string> | null = null;
  /** The types whose changes are heard of, for each subscription. */
  readonly #heard = new Set<ReadonlySet<string>>();

  constructor(private readonly options: ChangesOptions) {
    const { queries, connection, session } = options;
    session.listen(() => {
      this.#begun = false;
      this.#beginning = null;
    });
    let wasDown = false;
    connection.listen(({ state }) => {
      // Not everything that is shown has events of its own.
      if (state === 'live' && wasDown) queries.everything();
      wasDown = state === 'down' || (wasDown && state !== 'live');
    });
  }

  /** Keeps what is shown right. Answers how to stop. */
  follow({ pharmacyId, conversations = false, after }: Followed): () => void {
    const stop = new AbortController();
    // For who begins with it. To hear later of all that happened since, at another place perhaps, would be more work than asking again.
    const from = this.#begun ? null : (after ?? null);
    this.#begun = true;
    if (pharmacyId !== undefined)
      void this.#hear(
        RecordTouchedDocument,
        { pharmacyId, after: from },
        ofRecords,
        stop.signal,
        ({ recordChanged }) => concernsOf[recordChanged.type],
      );
    if (conversations)
      void this.#hear(
        ConversationTouchedDocument,
        { after: from },
        ofConversations,
        stop.signal,
        () => ofConversations,
      );
    return () => stop.abort();
  }

  /** Records of these types were changed from here: what nobody tells of is asked again now, and all else when it is told. Null is for any type. */
  changedHere(types: ReadonlySet<string> | null): void {
    const isTold = (type: string) => [...this.#heard].some((heard) => heard.has(type));
    const down = this.options.connection.state.state === 'down';
    this.options.queries.touched(types === null || down ? types : new Set([...types].filter((type) => !isTold(type))));
  }

  async #hear<Event, Variables extends { readonly after?: string | null | undefined }>(
    document: Document<Event, Variables>,
    variables: Variables,
    types: ReadonlySet<string>,
    signal: AbortSignal,
    read: (event: Event) => ReadonlySet<string>,
  ): Promise<void> {
    const { follow, queries, session } = this.options;
    const { token } = session.current ?? {};
    const isOver = () => signal.aborted || session.current?.token !== token;
    const heard = new Set(types);
    this.#heard.add(heard);
    // Its own: where another subscription has come to says nothing of what this one has missed.
    let known = variables.after ?? null;
    for (let attempt = 0; !isOver(); attempt += 1) {
      try {
        const after = known ?? (await this.#begin());
        for await (const event of follow(document, { ...variables, after }, { signal })) {
          if (isOver()) break;
          attempt = 0;
          queries.touched(read(event));
        }
      } catch (error) {
        if (error instanceof ApothecaError && refused.includes(error.code)) {
          // What was shown until now may not be for this person any more either.
          queries.everything();
          break;
        }
      }
      if (isOver()) break;
      // The rights of the person changed, or the history no longer goes back to the cursor (CURSOR_EXPIRED after a long absence): from here on, after asking everything again.
      known = null;
      await pause(backoff(attempt, { firstMs: 500, mostMs: 10_000 }), signal);
    }
    this.#heard.delete(heard);
  }

  /** Where the history stands. All that was asked before that was known may lack what happened in between, and is asked once more. */
  #begin(): Promise<string> {
    if (this.#beginning) return this.#beginning;
    const beginning = this.options
      .liveCursor()
      .then((cursor) => {
        // Unless the session has ended meanwhile.
        if (this.#beginning === beginning) this.options.queries.everything();
        return cursor;
      })
      .finally(() => {
        if (this.#beginning === beginning) this.#beginning = null;
      });
    this.#beginning = beginning;
    return beginning;
  }
}
