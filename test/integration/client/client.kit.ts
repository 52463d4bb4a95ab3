import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Client, createClient } from '../../../client/src/index.ts';
import { StockChangesDocument } from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { FlakyProxy } from '../../kit/flaky-proxy.ts';
import { newWorld, type World } from '../../kit/world.ts';

// What the tests of the client share: a server behind a line that can be cut, and clients over it.

export let app: App;
export let world: World;
export let line: FlakyProxy;
export const clients: Client[] = [];

/** A client over the line, with the token given. */
export function clientOf(token: string | null, options: Partial<Parameters<typeof createClient>[0]> = {}): Client {
  const client = createClient({ url: line.url, ...options });
  if (token !== null) client.continueWith(token);
  clients.push(client);
  return client;
}

/** What is said of changes of stock, as it arrives. */
export function quantities(client: Client, signal?: AbortSignal) {
  const seen: number[] = [];
  let ended: unknown = null;
  const read = async () => {
    for await (const { stockChanged } of client.follow(
      StockChangesDocument,
      { pharmacyId: world.pharmacyId },
      signal ? { signal } : {},
    ))
      seen.push(stockChanged.quantity);
  };
  const done = read().catch((error: unknown) => {
    ended = error;
  });
  return { seen, done, ended: () => ended };
}

/** What each file needs before its tests, and what is done after them. */
export function useClients(): void {
  beforeAll(async () => {
    app = await startApp();
    world = await newWorld(app);
    line = await FlakyProxy.to(app.url);
  });

  afterEach(async () => {
    line.restore();
    for (const client of clients.splice(0)) await client.close();
  });

  afterAll(async () => {
    await line.close();
    await app.close();
  });
}
