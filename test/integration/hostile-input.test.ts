import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type App, startApp } from '../kit/app.ts';
import type { GraphQLErrorAnswer } from '../kit/client.ts';
import { rest } from '../kit/rest.ts';
import { until } from '../kit/until.ts';
import { newWorld, type World } from '../kit/world.ts';

let app: App;
let production: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  production = await startApp({ database: app.database, environment: { NODE_ENV: 'production' } });
  world = await newWorld(app);
});
afterAll(async () => {
  await production.close();
  await app.close();
});

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly errors: readonly GraphQLErrorAnswer[];
}

/** Sends a body as it is written: what JSON.stringify could not write, because it is too deep, included. */
async function post(body: string, { url } = app): Promise<Answered> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.owner.token}` },
    body,
  });
  const text = await response.text();
  return { status: response.status, text, errors: (JSON.parse(text) as Answered).errors ?? [] };
}

async function get(query: string, variables: string, { url } = app): Promise<Answered> {
  const asked = new URLSearchParams({ query, variables });
  const headers = { 'apollo-require-preflight': 'yes', authorization: `Bearer ${world.owner.token}` };
  const response = await fetch(`${url}/graphql?${asked}`, { headers });
  const text = await response.text();
  return { status: response.status, text, errors: (JSON.parse(text) as Answered).errors ?? [] };
}

/** A socket that says what it is told to letter by letter. */
class Talk {
  readonly #said: { readonly type: string; readonly id?: string; readonly payload?: unknown }[] = [];
  readonly #socket: WebSocket;
  closed: number | null = null;

  constructor(url: string) {
    this.#socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket.onmessage = ({ data }) => void this.#said.push(JSON.parse(String(data)));
    this.#socket.onclose = ({ code }) => {
      this.closed = code;
    };
  }

  async introduce(token: string): Promise<this> {
    await this.opened();
    this.say(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    await this.next();
    return this;
  }

  opened() {
    return until('the line', () => this.#socket.readyState === this.#socket.OPEN);
  }

  say(text: string): void {
    this.#socket.send(text);
  }

  /** The next message, or the code that the socket was closed with. */
  next() {
    return until(
      'a message',
      () => this.#said.shift() ?? (this.closed === null ? null : { type: `closed ${this.closed}` }),
    );
  }

  close(): void {
    this.#socket.close();
  }
}

/** What a subscription is answered with first, and whether the socket is still of use after it. */
async function overSocket(payload: string, { url } = app): Promise<{ text: string; errors: GraphQLErrorAnswer[] }> {
  const talk = await new Talk(url).introduce(world.owner.token);
  try {
    talk.say(`{"id":"one","type":"subscribe","payload":${payload}}`);
    const { type, payload: told } = await talk.next();
    expect(type).toBe('error');
    talk.say('{"type":"ping"}');
    expect(await talk.next()).toEqual({ type: 'pong' });
    return { text: JSON.stringify(told), errors: told as GraphQLErrorAnswer[] };
  } finally {
    talk.close();
  }
}

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const nestedObjects = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const onSocket = 'subscription ($at: ID!, $after: String) { stockChanged(pharmacyId: $at, after: $after) { cursor } }';
const mutation = 'mutation ($input: DispenseStockInput!) { dispenseStock(input: $input) { __typename } }';

describe('variables that are nested deeper than any input', () => {
  const told = (found: number) => ({
    message: expect.stringMatching(/variables.*at most 32/),
    extensions: {
      code: 'LIMIT_EXCEEDED',
      limit: 'depth of the variables',
      found,
      allowed: 32,
      requestId: expect.any(String),
    },
  });

  it.each([33, 1_000, 15_000, 240_000])('%i levels are refused over HTTP', async (levels) => {
    const query = 'query ($at: ID!) { stocks(pharmacyId: $at) { nodes { id } } }';
    for (const at of [nested(levels - 1), ...(levels < 60_000 ? [nestedObjects(levels - 1)] : [])]) {
      const { status, errors } = await post(`{"query":${JSON.stringify(query)},"variables":{"at":${at}}}`);
      expect([status, errors]).toMatchObject([400, [told(levels)]]);
    }
  });

  it('also of a variable that the document does not have, of a mutation, and by GET', async () => {
    const variables = `{"input":{},"none":${nested(15_000)}}`;
    const { status, errors } = await post(`{"query":${JSON.stringify(mutation)},"variables":${variables}}`);
    expect([status, errors]).toMatchObject([400, [told(15_001)]]);
    const byGet = await get('{ me { id } }', `{"none":${nested(2_000)}}`);
    expect([byGet.status, byGet.errors]).toMatchObject([400, [told(2_001)]]);
  });

  it.each([33, 1_000, 15_000, 31_000])('%i levels are refused over a socket, which goes on', async (levels) => {
    const { errors } = await overSocket(`{"query":"${onSocket}","variables":{"at":${nested(levels - 1)}}}`);
    expect(errors).toMatchObject([told(levels)]);
  });

  it.each([33, 15_000, 240_000])('%i levels are refused over REST', async (levels) => {
    const { status, body } = await rest(app.url, 'POST', '/dispense-stock', {
      token: world.owner.token,
      body: `{"stockId":${nested(levels - 2)}}`,
    });
    expect([status, body.errors]).toMatchObject([400, [told(levels)]]);
  });

  it('32 levels are only what does not fit', async () => {
    const { errors } = await post(`{"query":${JSON.stringify(mutation)},"variables":{"input":${nested(31)}}}`);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const overWebSocket = await overSocket(`{"query":"${onSocket}","variables":{"at":${nested(31)}}}`);
    expect(overWebSocket.errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('more values than any request needs are refused', async () => {
    const many = (count: number) => `[${'1,'.repeat(count - 1)}1]`;
    const { errors } = await post(`{"query":"{ me { id } }","variables":{"none":${many(60_000)}}}`);
    expect(errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'number of values in the variables' } },
    ]);
    expect((await post(`{"query":"{ me { id } }","variables":{"none":${many(40_000)}}}`)).errors).toEqual([]);
  });
});

describe('requests of odd shapes', () => {
  it.each([
    ['extensions nested deep', `{"query":"{ me { id } }","extensions":{"a":${nested(15_000)}}}`, undefined],
    ['an id nested deep', `{"documentId":${nested(15_000)}}`, 'DOCUMENT_NOT_TRUSTED'],
    ['a query nested deep', `{"query":${nested(15_000)}}`, 'BAD_REQUEST'],
    ['a name that is a number', '{"query":"{ me { id } }","operationName":5}', 'BAD_REQUEST'],
    ['a name that is a list nested deep', `{"query":"{ me { id } }","operationName":${nested(15_000)}}`, 'BAD_REQUEST'],
    ['variables that are a list', '{"query":"{ me { id } }","variables":[]}', 'BAD_REQUEST'],
    ['variables that are a text', '{"query":"{ me { id } }","variables":"{}"}', 'BAD_REQUEST'],
    ['extensions that are a list', '{"query":"{ me { id } }","extensions":[]}', 'BAD_REQUEST'],
    ['a list as the body', '[]', 'BAD_REQUEST'],
    ['a list nested deep as the body', nested(200_000), 'BAD_REQUEST'],
    ['null as the body', 'null', 'BAD_REQUEST'],
    ['a text as the body', '"{ me { id } }"', 'BAD_REQUEST'],
    ['__proto__ in the body', '{"query":"{ me { id } }","__proto__":{"variables":{}}}', 'BAD_REQUEST'],
    ['__proto__ in the variables', '{"query":"{ me { id } }","variables":{"__proto__":{"a":1}}}', 'BAD_REQUEST'],
    [
      'a constructor in the variables',
      '{"query":"{ me { id } }","variables":{"constructor":{"prototype":{"a":1}}}}',
      'BAD_REQUEST',
    ],
    ['the variable toString', '{"query":"{ me { id } }","variables":{"toString":1,"hasOwnProperty":1}}', undefined],
  ])('%s is answered with a code', async (_what, body, code) => {
    const { status, errors } = await post(body);
    expect([status, errors[0]?.extensions.code]).toEqual([code === undefined ? 200 : 400, code]);
    if (code !== undefined) expect(errors[0]?.extensions.requestId).toEqual(expect.any(String));
  });

  it.each([
    ['extensions nested deep', `{"query":"{ me { id } }","extensions":{"a":${nested(15_000)}}}`, 'BAD_REQUEST'],
    ['__proto__ in the variables', `{"query":"${onSocket}","variables":{"__proto__":{"at":"x"}}}`, 'BAD_USER_INPUT'],
    [
      'the variable toString',
      `{"query":"${onSocket}","variables":{"toString":1,"hasOwnProperty":1}}`,
      'BAD_USER_INPUT',
    ],
    ['an id nested deep', `{"query":"","documentId":${nested(15_000)}}`, 'DOCUMENT_NOT_TRUSTED'],
  ])('%s over a socket is answered with an error', async (_what, payload, code) => {
    const { errors } = await overSocket(payload);
    expect(errors[0]?.extensions.code).toBe(code);
  });

  it.each([
    ['variables that are a list', '{"query":"{ me { id } }","variables":[]}'],
    ['a name that is a number', '{"query":"{ me { id } }","operationName":5}'],
    ['a name nested deep', `{"query":"{ me { id } }","operationName":${nested(15_000)}}`],
    ['a query nested deep', `{"query":${nested(15_000)}}`],
    ['a payload that is a list', nested(15_000)],
  ])('%s over a socket is no message of the protocol: 4400', async (_what, payload) => {
    const talk = await new Talk(app.url).introduce(world.owner.token);
    talk.say(`{"id":"one","type":"subscribe","payload":${payload}}`);
    expect(await talk.next()).toEqual({ type: 'closed 4400' });
  });

  it('an introduction that is nested deep shows no session', async () => {
    const talk = new Talk(app.url);
    await talk.opened();
    talk.say(`{"type":"connection_init","payload":{"authorization":${nested(15_000)}}}`);
    expect(await talk.next()).toEqual({ type: 'closed 4403' });
  });
});

describe('in production no mistake is corrected', () => {
  const placed = 'mutation ($input: CreateDrugInput!) { createDrug(input: $input) { __typename } }';
  const drug = { ndc: '12345-678-90', name: 'A drug' };
  const misspelt: [what: string, query: string, variables: object][] = [
    [
      'an enum value',
      'query ($at: ID!, $by: StockOrder) { stocks(pharmacyId: $at, orderBy: $by) { nodes { id } } }',
      { at: 'x', by: { field: 'QUANTIT', direction: 'ASK' } },
    ],
    [
      'a filter',
      'query ($by: DrugFilter) { drugs(filter: $by) { nodes { id } } }',
      { by: { controlledShedule: 'CI' } },
    ],
    ['a field of an input', placed, { input: { ...drug, nam: 'x', gtn: 'x' } }],
    ['a value of an enum in an input', placed, { input: { ...drug, controlledSchedule: 'CIX' } }],
    ['an enum value in the document', 'mutation { createDrug(input: { controlledSchedule: CIX }) { __typename } }', {}],
    ['a field of an input in the document', 'mutation { createDrug(input: { nam: "x" }) { __typename } }', {}],
    ['a field', '{ drug { id } mee { id } }', {}],
    ['an argument', '{ drugs(frst: 1) { nodes { id } } }', {}],
    ['a type', 'query ($a: Drg) { me { id } ... on Drg { id } }', {}],
    ['a directive', '{ me @skp { id } }', {}],
    ['a selection', '{ me }', {}],
  ];

  it.each(misspelt)('%s over HTTP', async (_what, query, variables) => {
    const here = await post(JSON.stringify({ query, variables }));
    const there = await post(JSON.stringify({ query, variables }), production);
    expect([here.status, there.status]).toEqual([400, 400]);
    expect(there.errors.length).toBeGreaterThan(0);
    expect(there.text).not.toMatch(/did you mean/i);
  });

  it('over a socket', async () => {
    const filtered = 'subscription ($f: String!, $at: ID!) { stockChanged(pharmacyId: $at, aftr: $f) { cursr } }';
    expect((await overSocket(JSON.stringify({ query: filtered, variables: {} }), production)).text).not.toMatch(
      /did you mean/i,
    );
  });

  it('over REST', async () => {
    const body = { ...drug, nam: 'x', controlledSchedule: 'CIX' };
    const here = await rest(app.url, 'POST', '/create-drug', { token: world.owner.token, body });
    const there = await rest(production.url, 'POST', '/create-drug', { token: world.owner.token, body });
    expect([here.status, there.status]).toEqual([400, 400]);
    expect(JSON.stringify(here.body)).toMatch(/did you mean/i);
    expect(JSON.stringify(there.body)).not.toMatch(/did you mean/i);
    const byGet = await rest(
      production.url,
      'GET',
      '/stocks?pharmacyId=x&orderBy.field=QUANTIT&orderBy.direction=ASC',
      { token: world.owner.token },
    );
    expect(JSON.stringify(byGet.body)).not.toMatch(/did you mean/i);
  });
});
