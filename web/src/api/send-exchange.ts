import { type Exchange, makeErrorResult, type Operation, type OperationResult } from '@urql/core';
import { filter, fromPromise, merge, mergeMap, pipe, takeUntil } from 'wonka';
import { apotheca, toSend } from './client.ts';

/** The end of the pipe: sends through the client, and knows nothing of sessions, repeats or ids itself. */
export const sendExchange: Exchange =
  ({ forward }) =>
  (operations) => {
    const answers = pipe(
      operations,
      filter(({ kind }) => kind === 'query' || kind === 'mutation'),
      mergeMap((operation) => {
        const abort = new AbortController();
        const ended = pipe(
          operations,
          filter(({ kind, key }) => {
            const over = kind === 'teardown' && key === operation.key;
            if (over) abort.abort();
            return over;
          }),
        );
        return pipe(fromPromise(send(operation, abort.signal)), takeUntil(ended));
      }),
    );
    const others = pipe(
      operations,
      filter(({ kind }) => kind !== 'query' && kind !== 'mutation'),
      forward,
    );
    return merge([answers, others]);
  };

async function send(operation: Operation, signal: AbortSignal): Promise<OperationResult> {
  const document = toSend<Record<string, unknown>, Record<string, unknown>>(operation.query);
  const { idempotencyKey } = operation.context as { readonly idempotencyKey?: string };
  const variables: Record<string, unknown> = operation.variables ?? {};
  try {
    const data =
      operation.kind === 'query'
        ? await apotheca.query(document, variables, { signal })
        : // A mutation that was sent is not taken back by leaving the page.
          await apotheca.mutate(document, variables, idempotencyKey === undefined ? {} : { idempotencyKey });
    return { operation, data, stale: false, hasNext: false };
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return makeErrorResult(operation, cause);
  }
}
