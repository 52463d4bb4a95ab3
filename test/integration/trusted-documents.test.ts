import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, parse, print, validate } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { examples } from '../../playground/examples.ts';
import { appSchema } from '../../src/app/schema.ts';
import { checkLimits } from '../../src/graphql/limits.ts';
import { type App, startApp } from '../kit/app.ts';
import type { GraphQLErrorAnswer } from '../kit/client.ts';
import { cursorNow } from '../kit/cursor.ts';
import '../kit/pages.ts';
import { rest } from '../kit/rest.ts';
import { newWorld, type Person, password, receive, stocked, type World } from '../kit/world.ts';

const manifestOf = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as Record<string, string>;
const manifest = manifestOf('contracts/trusted-documents.json');
const nameOf = (document: DocumentNode) =>
  document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION)?.name?.value;
const byName = new Map(Object.entries(manifest).map(([id, text]) => [nameOf(parse(text)), id]));
const idOf = (name: string) => byName.get(name) ?? '';
const unknown = `sha256:${'f'.repeat(64)}`;

let also: App;
let only: App;
let world: World;
beforeAll(async () => {
  also = await startApp();
  only = await startApp({ database: also.database, environment: { TRUSTED_DOCUMENTS: 'only' } });
  world = await newWorld(also);
});
afterAll(async () => {
  await only.close();
  await also.close();
});

interface Body {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLErrorAnswer[];
}

async function post(app: App, body: unknown, person: Person = world.owner) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as Body) };
}

/** The first thing that a subscription brings, an event or its errors. */
async function firstOf(app: App, payload: object): Promise<Body> {
  const client = createClient({
    url: `${app.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${world.owner.token}` },
    retryAttempts: 0,
  });
  try {
    return await new Promise<Body>((resolve, reject) => {
      client.subscribe(payload as { query: string }, {
        next: (item) => resolve(item as Body),
        error: (error) => (Array.isArray(error) ? resolve({ errors: error as never }) : reject(error as Error)),
        complete: () => undefined,
      });
    });
  } finally {
    await client.dispose();
  }
}

/** Where a subscription begins that will find one event waiting. */
async function variablesWithEvent() {
  const after = await cursorNow(also, world.owner);
  await stocked(world, [{ quantity: 1 }], 5);
  return { pharmacyId: world.pharmacyId, after };
}

describe('the manifest', () => {
  it('holds every document of the playground, of the client and of the dashboard, and no other', () => {
    // Codegen writes the fields of each selection in order, so the words are compared and not their places.
    const words = (text: string) => (text.replaceAll(/^\s*#.*$/gm, '').match(/\w+|\.{3}/g) ?? []).sort().join(' ');
    const ofDashboard = manifestOf('web/src/generated/persisted-documents.json');
    expect(manifest).toMatchObject(ofDashboard);
    const ofClient = readFileSync(new URL('../../client/src/documents.graphql', import.meta.url), 'utf8');
    const operations = [ofClient, ...examples.map(({ query }) => query)].flatMap((text) =>
      parse(text).definitions.map(print),
    );
    const others = Object.entries(manifest).flatMap(([id, text]) => (id in ofDashboard ? [] : text));
    expect(others.map(words).sort()).toEqual(operations.map(words).sort());
  });

  it('names each by its SHA-256, and each may run', () => {
    for (const [id, text] of Object.entries(manifest)) {
      expect(createHash('sha256').update(text).digest('hex')).toBe(id.replace(/^sha256:/, ''));
      expect(validate(appSchema(), parse(text)), text).toEqual([]);
      expect(checkLimits(appSchema(), parse(text)), text).toEqual([]);
    }
  });
});

describe.each([
  ['beside others', () => also],
  ['alone', () => only],
])('trusted documents %s', (_mode, app) => {
  it.each([
    ['documentId', (id: string) => ({ documentId: id })],
    ['id', (id: string) => ({ id })],
    ['the hash alone', (id: string) => ({ documentId: id.replace('sha256:', '') })],
    ['extensions', (id: string) => ({ query: '', extensions: { documentId: id } })],
  ])('run by %s over HTTP', async (_how, body) => {
    const { status, data, errors } = await post(app(), body(idOf('Me')));
    expect(errors).toBeUndefined();
    expect([status, data]).toMatchObject([200, { me: { id: world.owner.userId } }]);
  });

  it.each([
    ['documentId', (id: string) => ({ documentId: id })],
    ['id', (id: string) => ({ id })],
    ['extensions', (id: string) => ({ extensions: { documentId: id } })],
  ])('run by %s over WebSocket', async (_how, payload) => {
    const variables = await variablesWithEvent();
    const { data, errors } = await firstOf(app(), { query: '', ...payload(idOf('LowStock')), variables });
    expect(errors).toBeUndefined();
    expect(data).toHaveProperty('lowStockAlerted');
  });

  it.each([unknown, '', 'Me', 5, {}, '__proto__'])('with the id %j is told that there is none', async (id) => {
    const over = await post(app(), { documentId: id });
    expect([over.status, over.data, over.errors?.[0]?.extensions]).toMatchObject([
      400,
      undefined,
      { code: 'DOCUMENT_NOT_TRUSTED', requestId: expect.any(String) },
    ]);
    const { errors } = await firstOf(app(), { query: '', documentId: id });
    expect(errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it('with variables that do not fit are told so', async () => {
    for (const variables of [{}, { pharmacyId: 5.5 }, { pharmacyId: null }]) {
      const { status, errors } = await post(app(), { documentId: idOf('Stocks'), variables });
      expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
    const { errors } = await firstOf(app(), { query: '', documentId: idOf('LowStock'), variables: {} });
    expect(errors?.[0]?.extensions.code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
  });

  it('come without a text beside the id', async () => {
    const body = { documentId: idOf('Me'), query: '{ organization { id } }' };
    expect((await post(app(), body)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect((await firstOf(app(), body)).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('are held to the transport, the rights and the audit trail like others', async () => {
    const overSocket = await firstOf(app(), { query: '', documentId: idOf('Me') });
    expect(overSocket.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect((await post(app(), { documentId: idOf('LowStock') })).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    const { drugId } = await stocked(world, [{ quantity: 5 }]);
    const { stockId } = await receive(world, drugId, [{ quantity: 1 }]);
    const variables = { input: { stockId, quantity: 2 } };
    expect((await post(app(), { documentId: idOf('Dispense'), variables })).errors).toBeUndefined();
    const stranger = (await newWorld(also)).owner;
    const denied = await post(app(), { documentId: idOf('Dispense'), variables }, stranger);
    expect(denied.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const rows = await also.sql(
      `SELECT outcome FROM audit_log WHERE action = 'stock.dispense' AND entity_id = $1 ORDER BY id`,
      [stockId],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['SUCCEEDED', 'FAILED']);
  });
});

describe('other documents', () => {
  const introspection = '{ __schema { queryType { name } } }';
  const onSocket = () => `subscription { stockChanged(pharmacyId: "${world.pharmacyId}") { cursor } }`;

  it('run where they are allowed', async () => {
    for (const query of ['{ me { id } }', introspection]) expect((await post(also, { query })).status).toBe(200);
  });

  it('are refused over both transports where they are not, introspection and known texts included', async () => {
    const known = manifest[idOf('Me')];
    for (const body of [
      { query: '{ me { id } }' },
      { query: introspection },
      { query: known },
      { query: '{' },
      {},
      [],
      null,
    ]) {
      const { status, data, errors } = await post(only, body);
      expect([status, data, errors?.[0]?.extensions.code]).toEqual([400, undefined, 'DOCUMENT_NOT_TRUSTED']);
    }
    for (const query of [onSocket(), introspection, '{']) {
      const { errors } = await firstOf(only, { query });
      expect(errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    }
  });

  it('change nothing when they are refused', async () => {
    await post(only, { query: 'mutation { logOut }' });
    expect((await post(only, { documentId: idOf('Me') })).data).toMatchObject({ me: { id: world.owner.userId } });
  });

  it('are not run by REST either, which is closed and says so', async () => {
    const { owner } = world;
    for (const [method, path, body] of [
      ['GET', '/me'],
      ['GET', '/pharmacies?first=1'],
      ['GET', '/openapi.json'],
      ['GET', '/docs'],
      ['GET', ''],
      ['GET', '/'],
      ['GET', '//me'],
      ['GET', '/ME'],
      ['GET', '/nowhere'],
      ['POST', '/log-out', {}],
      ['POST', '/log-in', { email: owner.email, password }],
    ] as const) {
      const answer = await rest(only.url, method, path, { token: owner.token, ...(body && { body }) });
      expect([path, answer.status, answer.body.errors[0]]).toMatchObject([
        path,
        404,
        { message: expect.stringContaining('REST is closed'), extensions: { code: 'NOT_FOUND' } },
      ]);
    }
    expect((await rest(also.url, 'GET', '/me', { token: owner.token })).body).toMatchObject({ id: owner.userId });
  });

  it('have no playground where they are not taken', async () => {
    expect((await fetch(`${only.url}/playground/`)).status).toBe(404);
    expect((await fetch(`${also.url}/playground/`)).status).toBe(200);
  });
});

describe('limits', () => {
  it('hold for what the variables of a trusted document make of it', async () => {
    const { errors } = await post(only, { documentId: idOf('Me'), variables: { filler: 'x'.repeat(500_001) } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });
});
