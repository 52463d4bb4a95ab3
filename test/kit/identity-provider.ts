import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Context } from 'oidc-provider';

/** What a provider says of somebody, besides what it calls them. */
export interface Said {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

type Payload = Record<string, unknown>;

/** A real OpenID Connect provider on this machine, where everybody is who they say. */
export interface IdentityProviderForTests {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** By what the provider calls them. */
  readonly people: Map<string, Said>;
  /** The form bodies that the token endpoint was sent. */
  readonly askedForTokens: string[];
  /** Replaces the payload and header of ID tokens, signed with the provider's own key; null as it is. */
  forge: ((payload: Payload) => { payload: Payload; header?: Payload; key?: KeyObject | null }) | null;
  /** Whether every answer is an error of the server. */
  broken: boolean;
  /** Goes through the provider with a browser of its own and answers what it is sent back with. */
  visit(url: string, subject: string): Promise<string>;
  close(): Promise<void>;
}

const text = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
export const anotherKey = newKey;

/** Starts one that knows the server under this address. */
export async function openIdentityProvider(redirectUri: string): Promise<IdentityProviderForTests> {
  const [clientId, clientSecret] = ['apotheca', 'what-only-the-server-knows'];
  const people = new Map<string, Said>();
  const askedForTokens: string[] = [];
  const key = newKey();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'first' }] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['only-for-tests'] },
    pkce: { required: () => true },
    interactions: { url: () => '/interaction' },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people.get(accountId) }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const { clientId: of } = oidc.client;
      const grant = new oidc.provider.Grant({ clientId: of, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const self: IdentityProviderForTests = {
    issuer,
    clientId,
    clientSecret,
    people,
    askedForTokens,
    forge: null,
    broken: false,
    visit,
    close: async () => {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (self.broken) return response.writeHead(503).end();
    if (request.url?.startsWith('/interaction')) {
      const login = { accountId: String(request.headers['x-subject']) };
      return void provider.interactionFinished(request, response, { login });
    }
    if (request.url?.startsWith('/token')) {
      request.on('data', (piece: Buffer) => askedForTokens.push(piece.toString()));
      rewrite(response);
    }
    return answer(request, response);
  });

  /** Lets a test put another ID token into the answer of the token endpoint. */
  function rewrite(response: ServerResponse) {
    const end = response.end.bind(response) as (body?: unknown) => ServerResponse;
    response.end = ((body?: unknown) => {
      const said = (body ? JSON.parse(String(body)) : {}) as { id_token?: string };
      if (!self.forge || !said.id_token) return end(body);
      const [, payload = ''] = said.id_token.split('.');
      const forged = self.forge(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Payload);
      const head = `${text(forged.header ?? { alg: 'RS256', kid: 'first' })}.${text(forged.payload)}`;
      const signature = forged.key === null ? '' : sign('sha256', Buffer.from(head), forged.key ?? key);
      const changed = JSON.stringify({
        ...said,
        id_token: `${head}.${signature === '' ? '' : signature.toString('base64url')}`,
      });
      response.setHeader('content-length', Buffer.byteLength(changed));
      return end(changed);
    }) as ServerResponse['end'];
  }

  async function visit(url: string, subject: string): Promise<string> {
    const cookies = new Map<string, string>();
    for (let at = new URL(url), steps = 0; steps < 10; steps += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(at, { redirect: 'manual', headers: { cookie, 'x-subject': subject } });
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${at.pathname} answered ${response.status}: ${await response.text()}`);
      at = new URL(location, at);
      if (at.href.startsWith(redirectUri)) return at.search.slice(1);
    }
    throw new Error('The provider sends in circles.');
  }
  return self;
}
