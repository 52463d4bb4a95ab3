import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { IdentityProviders } from '../../src/platform/network/identity-providers.ts';
import { MeDocument, SignUpDocument } from '../generated/graphql.ts';
import { appForTest } from '../kit/app.ts';
import { as, Client } from '../kit/client.ts';
import { openCollector, type Span } from '../kit/collector.ts';
import { freshDatabase } from '../kit/databases.ts';
import { keptLog } from '../kit/log.ts';
import { spawnServer } from '../kit/server-process.ts';
import { newWorld, password, someText } from '../kit/world.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const callersSpan = '00f067aa0ba902b7';
const kept = { headers: { traceparent: `00-${traceId}-${callersSpan}-01` } };

/** A server of its own with a collector; what was sent is there once it has ended. */
async function traced(environment: Readonly<Record<string, string>> = {}) {
  const collector = await openCollector();
  const database = await freshDatabase();
  const server = await spawnServer({
    DATABASE_URL: database.serverUrl,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20of-the-collector',
    ...environment,
  });
  const client = new Client(server.url);
  const email = `${someText('owner')}@pharmacy.example`;
  const { signUp } = await client.ask(SignUpDocument, {
    input: { name: 'An Owner', email, password, organizationName: 'A Group', pharmacyName: 'Main Street' },
  });
  client.token = as(signUp, 'SignedIn').token;
  const end = async () => {
    server.child.kill('SIGTERM');
    await server.gone;
    await database.drop();
  };
  return { collector, server, client, email, end };
}

const childrenOf = (spans: readonly Span[], parent: Span | undefined) =>
  spans.filter(({ parentSpanId }) => parentSpanId === parent?.spanId);

it('a request, its root fields and their statements are one trace, which goes on with that of the caller', async () => {
  const { collector, server, client, email, end } = await traced();
  const { headers } = await client.send(MeDocument.toString(), {}, kept);
  const needle = 'a-word-of-somebody';
  await client.send('query ($search: String) { drugs(first: 5, search: $search) { nodes { id } } }', {
    search: needle,
  });
  await end();

  const own = collector.spans.filter((span) => span.traceId === traceId);
  const request = own.find(({ name }) => name === 'POST /graphql');
  expect(request).toMatchObject({
    parentSpanId: callersSpan,
    attributes: { 'http.route': '/graphql', 'apotheca.request.id': headers.get('x-request-id') },
  });
  expect(headers.get('traceparent')).toBe(`00-${traceId}-${request?.spanId}-01`);
  const field = childrenOf(own, request).find(({ name }) => name === 'Query.me');
  // Finding out who asks is part of the request, and of none of its fields.
  expect(childrenOf(own, request).map(({ name }) => name)).toContain('SELECT');
  const [statement] = childrenOf(own, field);
  expect(statement?.attributes).toMatchObject({
    'db.system.name': 'postgresql',
    'db.query.text': expect.stringMatching(/^SELECT .*\$1/),
  });

  // The sign-up is a trace of its own, with its transaction.
  const signUp = collector.spans.find(({ name }) => name === 'Mutation.signUp');
  expect(signUp?.traceId).not.toBe(traceId);
  const names = childrenOf(collector.spans, signUp).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['BEGIN', 'INSERT', 'COMMIT']));

  // Nothing that somebody typed, nor the token, went along.
  const sent = collector.bodies.join('\n');
  for (const secret of [needle, email, password, 'Main Street', client.token ?? '-'])
    expect(sent).not.toContain(secret);
  expect(collector.headers[0]).toBe('Bearer of-the-collector');
  expect(collector.resources[0]).toMatchObject({ 'service.name': 'apotheca' });

  const lines = server.log.filter(({ msg, trace_id: id }) => msg === 'request' && id === traceId);
  expect(lines).toMatchObject([{ requestId: headers.get('x-request-id'), span_id: request?.spanId }]);
});

it('requests that wait for each other’s connections keep their statements apart', async () => {
  const { collector, client, end } = await traced({ DATABASE_POOL_SIZE: '2' });
  const ids = Array.from({ length: 12 }, (_, nth) => (nth + 1).toString(16).padStart(32, 'a'));
  await Promise.all(
    ids.map((id) =>
      client.send(
        '{ me { id } pharmacies { id name } }',
        {},
        { headers: { traceparent: `00-${id}-${callersSpan}-01` } },
      ),
    ),
  );
  await end();
  for (const id of ids) {
    const own = collector.spans.filter((span) => span.traceId === id);
    const field = own.find(({ name }) => name === 'Query.pharmacies');
    expect(childrenOf(own, field).map(({ attributes }) => attributes['db.query.text'])).toEqual([
      expect.stringContaining('pharmacy'),
    ]);
  }
});

it('a part of the traces is kept, and a caller can join one and not decide that', async () => {
  const { collector, client, end } = await traced({ OTEL_TRACES_SAMPLER_ARG: '0' });
  const { headers } = await client.send(MeDocument.toString(), {}, kept);
  expect(headers.get('traceparent')).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`));
  await end();
  expect(collector.spans).toEqual([]);
});

it('a collector that is away keeps nobody waiting', async () => {
  const app = await appForTest({ environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' } });
  const { owner } = await newWorld(app);
  expect((await owner.client.ask(MeDocument, {})).me?.id).toBe(owner.userId);
});

it('where nobody follows them, requests carry nothing', async () => {
  const app = await appForTest();
  const { owner } = await newWorld(app);
  const { headers } = await owner.client.send(MeDocument.toString(), {}, kept);
  expect([headers.has('traceparent'), app.server.platform.tracing]).toEqual([false, null]);
});

it('an identity provider is asked as a part of the trace', async () => {
  const asked: (string | string[] | undefined)[] = [];
  const provider = createServer(({ headers }, response) => {
    asked.push(headers.traceparent);
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  onTestFinished(() => void provider.close());
  const issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  const { log } = keptLog();
  const one = { issuer, clientId: 'one', clientSecret: 'secret', scope: 'openid', groupsClaim: 'groups' };
  for (const traceparent of [`00-${traceId}-${callersSpan}-01`, null])
    await expect(
      new IdentityProviders(true, log, () => traceparent).begin(one, 'http://localhost/sign-on'),
    ).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect([...new Set(asked)]).toEqual([`00-${traceId}-${callersSpan}-01`, undefined]);
});
