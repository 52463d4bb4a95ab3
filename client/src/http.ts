import { type Document, operationOf, type SendBy } from './document.ts';
import { ApothecaError, type ErrorAnswer, NetworkError } from './errors.ts';
import type { Freshness } from './freshness.ts';
import { newKey } from './key.ts';
import { backoff, pause } from './pause.ts';
import type { Session } from './session.ts';

export interface HttpOptions {
  readonly url: string;
  readonly by: SendBy;
  readonly fetch: typeof globalThis.fetch;
  readonly session: Session;
  readonly attended: () => boolean;
  readonly language: () => string | undefined;
  readonly freshness: Freshness;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly idempotencyKey?: string | undefined;
}

const tries = 6;
/** An answer that takes longer than this will not come: the line is dead, and another one may not be. */
const readMs = 30_000;
/** Some changes are much work, such as verifying the trail. */
const changeMs = 120_000;

/** Sends an operation once. @throws ApothecaError; a NetworkError when no answer came. */
export async function send<Result, Variables>(
  options: HttpOptions,
  document: Document<Result, Variables>,
  variables: Variables,
  { signal, idempotencyKey }: RequestOptions,
  deadlineMs = readMs,
): Promise<Result> {
  const stop = new AbortController();
  const end = () => stop.abort();
  const overdue = setTimeout(end, deadlineMs);
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
  try {
    return await sendUntil(stop.signal, options, document, variables, idempotencyKey);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw stop.signal.aborted ? new NetworkError('The server did not answer in time.', { cause: error }) : error;
  } finally {
    clearTimeout(overdue);
    signal?.removeEventListener('abort', end);
  }
}

async function sendUntil<Result, Variables>(
  signal: AbortSignal,
  { url, by, fetch, session, attended, language, freshness }: HttpOptions,
  document: Document<Result, Variables>,
  variables: Variables,
  idempotencyKey: string | undefined,
): Promise<Result> {
  const token = session.current?.token;
  const wanted = language();
  const body = JSON.stringify({ ...operationOf(document, by), variables });
  let response: Response;
  let answer: { readonly data?: Result | null; readonly errors?: readonly ErrorAnswer[] };
  try {
    response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(wanted !== undefined && { 'accept-language': wanted }),
        ...(!attended() && { 'x-unattended': 'true' }),
        ...freshness.headers(),
      },
      body,
      signal,
    });
    answer = (await response.json()) as typeof answer;
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new NetworkError('The server did not answer.', { cause });
  }
  if (answer.errors) {
    const error = ApothecaError.of(answer.errors);
    if (error.code === 'UNAUTHENTICATED') session.end(token);
    throw error;
  }
  if (answer.data === undefined || answer.data === null)
    throw new NetworkError(`What answered, with the status ${response.status}, is not the API.`);
  return answer.data;
}

/** Sends a mutation until an answer comes, with the same key each time: it has one effect. */
export async function sendOnce<Result, Variables>(
  options: HttpOptions,
  document: Document<Result, Variables>,
  variables: Variables,
  { signal, idempotencyKey = newKey() }: RequestOptions,
): Promise<Result> {
  // Why it is not known whether it was done, until something settles that.
  let open: unknown = null;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await send(options, document, variables, { signal, idempotencyKey }, changeMs);
    } catch (error) {
      const known = error instanceof ApothecaError ? error : null;
      const changed = known?.changed ?? false;
      const leavesOpen = error instanceof NetworkError || known?.code === 'OUTCOME_UNKNOWN';
      if (leavesOpen) open ??= error;
      // Under its key it has one effect: what was recorded already is only shown. What is a defect would be one again.
      const again = leavesOpen || changed || (known?.passing && known.code !== 'INTERNAL');
      // What is said of this try alone settles nothing about those before it.
      const settlesNothing = known?.passing || known?.code === 'RATE_LIMITED';
      if (!again || attempt + 1 === tries || signal?.aborted)
        throw open !== null && settlesNothing && !changed ? open : error;
      await pause(backoff(attempt, { firstMs: 300, mostMs: 5_000 }), signal);
    }
  }
}
