import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from './client.ts';
import { NetworkError } from './errors.ts';
import { LiveCursorDocument, SignOutDocument } from './generated/graphql.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client on a line that takes everything and gives nothing. */
function clientOnDeadLine() {
  const fetch = vi.fn(
    (_input: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      }),
  );
  const client = createClient({ url: 'http://pharmacy.example', fetch });
  client.continueWith('a-token');
  return { client, fetch };
}

it('a question has an answer within half a minute, or fails', async () => {
  const { client } = clientOnDeadLine();
  const answer = expect(client.query(LiveCursorDocument, {})).rejects.toThrow(NetworkError);
  await vi.advanceTimersByTimeAsync(30_000);
  await answer;
});

it('a change is sent again when no answer comes in two minutes, under the same key', async () => {
  const { client, fetch } = clientOnDeadLine();
  const stop = new AbortController();
  const outcome = expect(client.mutate(SignOutDocument, {}, { signal: stop.signal })).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(121_000);
  const keys = fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'));
  expect(keys).toEqual([expect.any(String), keys[0]]);
  stop.abort();
  await vi.runAllTimersAsync();
  await outcome;
});

it('who signs out is signed out at once, whether the server answers or not', async () => {
  const { client, fetch } = clientOnDeadLine();
  const outcome = expect(client.signOut()).rejects.toThrow(NetworkError);
  expect(client.session).toBeNull();
  const [[, init] = []] = fetch.mock.calls;
  expect(new Headers(init?.headers).get('authorization')).toBe('Bearer a-token');
  await vi.advanceTimersByTimeAsync(30_000);
  await outcome;
});
