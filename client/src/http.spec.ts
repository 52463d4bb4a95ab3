import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createClient } from './client.ts';
import { ApothecaError, NetworkError } from './errors.ts';
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
  const answer = expect(client.query(LiveCursorDocument, {})).rejects.toSatisfy(
    (error) => error instanceof NetworkError && error instanceof ApothecaError && error.code === 'NETWORK',
  );
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

it('a change that was recorded and could not be shown is asked for again, under the same key', async () => {
  const told = (body: object) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  const extensions = { code: 'INTERNAL', changed: true };
  const fetch = vi
    .fn<(input: unknown, init?: RequestInit) => Promise<Response>>()
    .mockResolvedValueOnce(
      told({ errors: [{ message: 'The change was recorded, but showing it failed.', extensions }] }),
    )
    .mockResolvedValueOnce(told({ data: { logOut: true } }));
  const client = createClient({ url: 'http://pharmacy.example', fetch });
  client.continueWith('a-token');
  const answer = client.mutate(SignOutDocument, {});
  await vi.runAllTimersAsync();
  expect(await answer).toEqual({ logOut: true });
  const keys = fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'));
  expect(keys).toEqual([expect.any(String), keys[0]]);
});

it('a change that no answer came to is not told as refused for a while: the refusal is of the next try alone', async () => {
  const extensions = { code: 'RATE_LIMITED', retryAfterSeconds: 5 };
  const fetch = vi
    .fn<(input: unknown, init?: RequestInit) => Promise<Response>>()
    .mockRejectedValueOnce(new TypeError('no line'))
    .mockResolvedValueOnce(new Response(JSON.stringify({ errors: [{ message: 'Nothing was changed.', extensions }] })));
  const client = createClient({ url: 'http://pharmacy.example', fetch });
  client.continueWith('a-token');
  const outcome = expect(client.mutate(SignOutDocument, {})).rejects.toThrow(NetworkError);
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

it('tells the server when nobody is there', async () => {
  const fetch = vi.fn(async (_input: unknown, _init?: RequestInit) => Response.json({ data: { liveCursor: 'c' } }));
  let attended = true;
  const client = createClient({ url: 'http://pharmacy.example', fetch, attended: () => attended });
  await client.query(LiveCursorDocument, {});
  attended = false;
  await client.query(LiveCursorDocument, {});
  expect(fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get('x-unattended'))).toEqual([null, 'true']);
});

it('a request says in which language its answer is to be, where the program tells, and otherwise nothing', async () => {
  const fetch = vi.fn(
    async (_input: unknown, _init?: RequestInit) => new Response(JSON.stringify({ data: { liveCursor: 'a-cursor' } })),
  );
  const url = 'http://pharmacy.example';
  let language = 'de';
  const telling = createClient({ url, fetch, language: () => language });
  await telling.query(LiveCursorDocument, {});
  language = 'en';
  await telling.query(LiveCursorDocument, {});
  await createClient({ url, fetch, language: 'fr' }).query(LiveCursorDocument, {});
  await createClient({ url, fetch }).query(LiveCursorDocument, {});
  const said = fetch.mock.calls.map(([, init]) => new Headers(init?.headers).get('accept-language'));
  expect(said).toEqual(['de', 'en', 'fr', null]);
});
