import type { Connection } from './connection.ts';
import { type Document, operationOf, type SendBy } from './document.ts';
import { ApothecaError, type ErrorAnswer } from './errors.ts';
import type { Freshness } from './freshness.ts';
import { backoff, pause } from './pause.ts';
import type { Session } from './session.ts';

export interface FollowOptions {
  readonly connection: Connection;
  readonly session: Session;
  readonly by: SendBy;
  readonly freshness: Freshness;
  /** Where the history stands now. */
  readonly liveCursor: () => Promise<string>;
}

/** How a client follows a subscription. */
export type Follow = <Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: { readonly signal?: AbortSignal | undefined },
) => AsyncGenerator<Result, void, undefined>;

/** Close codes with which the server says that there is no living session. */
const noSession = [4401, 4403];
/**
 * Close codes for what another try would only repeat: this client speaks the protocol wrongly (4400, 4429), speaks another one (4406), numbers its
 * subscriptions twice (4409), or sends more than the server takes (1009). Whatever else ends a connection may pass.
 */
const ownMistake = [1009, 4400, 4406, 4409, 4429];
const normalClosure = 1000;

/**
 * The events of a subscription, each once and in order, over as many connections as it takes: after a break it goes on behind the last cursor.
 * Ends with the signal. @throws ApothecaError when the subscription is refused or the session has ended, and with the code CURSOR_EXPIRED when the
 * history is not kept back to the last cursor: what was missed is to be asked for again, which this cannot do by itself.
 */
export async function* follow<Result, Variables>(
  { connection, session, by, liveCursor, freshness }: FollowOptions,
  document: Document<Result, Variables>,
  variables: Variables,
  signal: AbortSignal | undefined,
): AsyncGenerator<Result, void, undefined> {
  const operation = operationOf(document, by);
  const resumes = /\$after\b/.test(document.toString());
  const given = (variables as { readonly after?: string | null }).after;
  let after = given ?? null;
  const leave = connection.join();
  try {
    for (let attempt = 0; !signal?.aborted; attempt += 1) {
      const token = session.current?.token;
      let events:
        | AsyncIterableIterator<{ readonly data?: unknown; readonly errors?: readonly ErrorAnswer[] }>
        | undefined;
      const stop = () => void events?.return?.();
      // After a normal closure the library comes back by itself, and would begin again where this try began: events would come twice.
      let left = false;
      // How long the server says to wait at least.
      let leastMs = 0;
      const stopListening = connection.socket.on('closed', (event) => {
        if (codeOf(event) !== normalClosure) return;
        left = true;
        stop();
      });
      try {
        // Without a place to come back to, what happens before the first event would be lost with the connection.
        if (resumes) after ??= await liveCursor();
        if (signal?.aborted) return;
        events = connection.socket.iterate({
          query: '',
          ...operation,
          variables: { ...variables, ...(resumes && { after }) } as Record<string, unknown>,
        }) as typeof events;
        signal?.addEventListener('abort', stop, { once: true });
        for await (const { data, errors } of events ?? []) {
          if (data === undefined || data === null) {
            if (errors) throw ApothecaError.of(errors);
            continue;
          }
          // With data and errors a record within the event cannot be shown to this caller, now or later: the event is told without it.
          attempt = 0;
          after = cursorIn(data) ?? after;
          if (after !== null) freshness.heard(leave, after);
          if (signal?.aborted) return;
          yield data as Result;
          if (signal?.aborted) return;
        }
        // The server has nothing more to say; a connection that was lost throws.
        if (!left) return;
      } catch (thrown) {
        if (signal?.aborted) return;
        const error: unknown = Array.isArray(thrown) ? ApothecaError.of(thrown as ErrorAnswer[]) : thrown;
        if (error instanceof ApothecaError && error.code === 'UNAUTHENTICATED') session.end(token);
        if (error instanceof ApothecaError && error.code === 'RATE_LIMITED')
          leastMs = 1_000 * (error.retryAfterSeconds ?? 0);
        else if (error instanceof ApothecaError && !error.passing) throw error;
        if (noSession.includes(codeOf(error))) {
          session.end(token);
          throw new ApothecaError('The session has ended. Sign in again.', { code: 'UNAUTHENTICATED' });
        }
        if (ownMistake.includes(codeOf(error)))
          throw new ApothecaError(`The server ended the connection for good (${codeOf(error)}).`, {
            code: 'BAD_REQUEST',
          });
      } finally {
        stopListening();
        signal?.removeEventListener('abort', stop);
      }
      await pause(leastMs + backoff(attempt, { firstMs: 500, mostMs: 10_000 }), signal);
    }
  } finally {
    leave();
    freshness.left(leave);
  }
}

/** The cursor of an event: that of its one root field, whatever its name. */
function cursorIn(data: unknown): string | null {
  const [event] = Object.values(data as Record<string, unknown>);
  const cursor = (event as { readonly cursor?: unknown } | null | undefined)?.cursor;
  return typeof cursor === 'string' ? cursor : null;
}

function codeOf(error: unknown): number {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : 0;
}
