import { AsyncResource } from 'node:async_hooks';
import type pg from 'pg';
import type { Tracing } from './tracing.ts';

/** Longer texts are cut: what tells one from another stands at their beginning. */
const mostText = 2_000;

type Connected = Parameters<pg.Pool['connect']>[0];
type Ended = (error: unknown, result?: unknown) => void;

/** Begins a span for each statement of the pool that a request asks for: its text, in which values are $1, $2 …, and never these values. */
export function traceStatements(pool: pg.Pool, tracing: Tracing): void {
  const connect = pool.connect.bind(pool) as (then?: Connected) => unknown;
  Object.assign(pool, {
    // Whoever waits is called by whoever gives the connection back, whose request it is not.
    connect: (then?: Connected) => connect(then && AsyncResource.bind(then)),
  });
  pool.on('connect', (client) => traceClient(client, tracing));
}

function traceClient(client: pg.PoolClient, tracing: Tracing): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const traced = (...args: unknown[]): unknown => {
    const text = textOf(args[0]);
    const end = text === null ? null : tracing.asking(nameOf(text), attributesOf(text));
    if (!end) return query(...args);
    const then = args.at(-1);
    if (isQuery(args[0])) {
      const { callback } = args[0];
      args[0].callback = (error, result) => {
        end({}, error ?? undefined);
        callback(error, result);
      };
      return query(...args);
    }
    if (typeof then === 'function')
      return query(...args.slice(0, -1), (error: unknown, result: unknown) => {
        end({}, error ?? undefined);
        (then as Ended)(error, result);
      });
    const answer = query(...args);
    if (answer instanceof Promise)
      answer.then(
        () => end(),
        (error: unknown) => end({}, error),
      );
    else end();
    return answer;
  };
  Object.defineProperty(client, 'query', { value: traced });
}

/** One of pg's own queries, which tells by its callback that it is over: as such a transaction's first and last statements go out. */
const isQuery = (asked: unknown): asked is { callback: Ended } =>
  typeof asked === 'object' &&
  asked !== null &&
  'submit' in asked &&
  'callback' in asked &&
  typeof asked.callback === 'function';

/** The text of a statement; null for a stream or cursor, which is asked on and on. */
function textOf(asked: unknown): string | null {
  if (typeof asked === 'string') return asked;
  const { text, submit } = asked as { readonly text?: unknown; readonly submit?: unknown };
  return typeof text === 'string' && (submit === undefined || isQuery(asked)) ? text : null;
}

const nameOf = (text: string) => (/^\W*(\w+)/.exec(text)?.[1] ?? 'statement').toUpperCase();

const attributesOf = (text: string) => ({
  'db.system.name': 'postgresql',
  'db.operation.name': nameOf(text),
  'db.query.text': text.replaceAll(/\s+/g, ' ').trim().slice(0, mostText),
});
