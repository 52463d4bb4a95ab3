import { type AuditResult, auditServer } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { type App, appForTest } from '../kit/app.ts';

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
