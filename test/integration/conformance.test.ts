import { type AuditResult, auditServer } from 'graphql-http';
import { type ClientOptions, createClient } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { type CloseEvent, WebSocket } from 'ws';
import { type App, appForTest } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { newWorld, stocked } from '../kit/world.ts';

/** What the reference audits of GraphQL over HTTP say of a server, by their verdict. */
async function audited({ url }: App, headers: Readonly<Record<string, string>>) {
  const results = await auditServer({
    url: `${url}/graphql`,
    fetchFn: (address: string, init: RequestInit = {}) =>
      fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
  });
  const named = (status: AuditResult['status']) =>
    results.flatMap((each) => (each.status === status ? [`${each.id} ${each.name}`] : []));
  return {
    all: results.length,
    ok: named('ok').length,
    notices: named('notice'),
    warnings: named('warn'),
    errors: named('error'),
  };
}

describe('GraphQL over HTTP', () => {
  it('passes every audit with the header that keeps other sites out', async () => {
    const app = await appForTest();
    const { all, ok, notices, warnings, errors } = await audited(app, { 'apollo-require-preflight': 'yes' });
    process.stdout.write(`graphql-http audits, with preflight header: ${ok} of ${all}\n`);
    expect({ notices, warnings, errors }).toEqual({ notices: [], warnings: [], errors: [] });
    expect([ok, all]).toEqual([61, 61]);
  });

  it('without it refuses only what another page could send unasked', async () => {
    const app = await appForTest();
    const { all, ok, notices, warnings, errors } = await audited(app, {});
    process.stdout.write(
      `graphql-http audits, without preflight header: ${ok} of ${all}; not met: ${notices.join(', ')}\n`,
    );
    expect({ warnings, errors }).toEqual({ warnings: [], errors: [] });
    expect(ok).toBeGreaterThanOrEqual(58);
  });
});

describe('the reference client of graphql-transport-ws', () => {
  it.each<[number, string, (token: string) => ClientOptions['connectionParams']]>([
    [1000, 'a living session', (token) => ({ authorization: `Bearer ${token}` })],
    [4403, 'no living session', () => ({ authorization: 'Bearer of-nothing' })],
  ])('is closed with %i for %s', async (code, _what, parametersFor) => {
    const app = await appForTest();
    const { owner, pharmacyId } = await newWorld(app);
    const closed = Promise.withResolvers<number>();
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: parametersFor(owner.token) ?? {},
      retryAttempts: 0,
      on: { closed: (event) => closed.resolve((event as CloseEvent).code) },
    });
    const query =
      'subscription ($at: ID!, $after: String) { stockChanged(pharmacyId: $at, after: $after) { quantity } }';
    const after = await cursorNow(app, owner);
    const items = client.iterate({ query, variables: { at: pharmacyId, after } });
    if (code === 1000) {
      await stocked({ app, owner, pharmacyId }, [{ quantity: 6 }]);
      expect((await items.next()).value).toMatchObject({ data: { stockChanged: { quantity: 6 } } });
      await client.dispose();
    } else await expect(items.next()).rejects.toMatchObject({ code });
    expect(await closed.promise).toBe(code);
  });
});
