import * as oidc from 'openid-client';
import { ApothecaError } from '../../domain/error.ts';
import type { NoIssuer } from '../../domain/messages/facts.ts';
import { message } from '../../domain/messages/index.ts';
import { sha256 } from '../crypto/crypto.ts';
import type { Logger } from '../log.ts';
import { type Asked, guardedFetch, NoAnswer } from './guarded-fetch.ts';

/** An OpenID Connect provider, and how it knows this server. */
export interface Provider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly groupsClaim: string;
}

/** What goes out with a person and has to come back with them. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What a provider says of a person. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** What came back proves nothing: an unknown code, another state or nonce, a token of somebody else or for somebody else. */
export class NotVouched extends Error {
  override readonly name = 'NotVouched';
}

/** A provider is asked for its addresses and keys again after this time; one that did not answer, a little later. */
const knownMs = 600_000;
const awayMs = 5_000;
const mostKnown = 1_000;
/** By how many seconds its clock may differ. */
const clockTolerance = 30;

interface Known {
  readonly until: number;
  readonly configuration: Promise<oidc.Configuration>;
}

/** Speaks to the identity providers of organizations: the authorization code flow with PKCE, state and nonce, and signatures that are looked at. */
export class IdentityProviders {
  readonly #known = new Map<string, Known>();

  /** @param allowPrivate whether a provider may stand at a private address, and on this machine without TLS. */
  constructor(
    private readonly allowPrivate: boolean,
    private readonly log: Logger,
    private readonly traceparent: () => string | null = () => null,
  ) {}

  /** Why a provider cannot stand at this address; null when it can. */
  whyNot(issuer: string): NoIssuer | null {
    const url = URL.parse(issuer);
    if (!url || url.username || url.password || /[\s?#]/.test(issuer)) return 'FORM';
    const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && here && this.allowPrivate)) return null;
    return 'NOT_HTTPS';
  }

  /**
   * Where to send a person, and what to ask of them when they come back.
   * @throws ApothecaError UNAVAILABLE
   */
  async begin(provider: Provider, redirectUri: string): Promise<{ url: string; checks: Checks }> {
    const configuration = await this.#configurationOf(provider);
    const checks = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: provider.scope,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, checks };
  }

  /**
   * What the provider says of the person who came back to this address.
   * @throws NotVouched, ApothecaError UNAVAILABLE
   */
  async complete(provider: Provider, returned: URL, { state, nonce, verifier }: Checks): Promise<Claims> {
    const configuration = await this.#configurationOf(provider);
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new NotVouched('no ID token was answered');
      // Many providers keep all but the name of the person for this second question.
      const asks = [provider.groupsClaim, 'email', 'email_verified'].some((name) => claims[name] === undefined);
      const more =
        asks && configuration.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : {};
      return { ...more, ...claims };
    } catch (error) {
      const judged = judge(error);
      if (judged instanceof ApothecaError) this.#tell(provider, error);
      throw judged;
    }
  }

  async #configurationOf(provider: Provider): Promise<oidc.Configuration> {
    const key = sha256(JSON.stringify([provider.issuer, provider.clientId, provider.clientSecret]));
    const known = this.#known.get(key);
    const configuration = known && known.until > Date.now() ? known.configuration : this.#discover(key, provider);
    try {
      return await configuration;
    } catch (error) {
      this.#tell(provider, error);
      throw unavailable();
    }
  }

  /** By words alone: what was sent and answered may hold secrets. */
  #tell({ issuer }: Provider, error: unknown): void {
    const reason = causesOf(error).map(({ message }) => message);
    this.log.warn({ issuer, reason: reason.join(': ') }, 'an identity provider does not answer as it should');
  }

  /** With the trace that it belongs to, so that a provider in the same house can be followed too. */
  #traced(asked: Asked): Asked {
    const traceparent = this.traceparent();
    return traceparent === null ? asked : { ...asked, headers: { ...asked.headers, traceparent } };
  }

  #discover(key: string, { issuer, clientId, clientSecret }: Provider): Promise<oidc.Configuration> {
    const ask = (url: string, asked: Asked) => guardedFetch(url, this.#traced(asked), this.allowPrivate);
    const configuration = oidc.discovery(
      new URL(issuer),
      clientId,
      { [oidc.clockTolerance]: clockTolerance },
      clientAuthentication(clientSecret),
      {
        [oidc.customFetch]: ask,
        execute: [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])],
      },
    );
    const keep = (ms: number) => this.#known.set(key, { until: Date.now() + ms, configuration });
    this.#known.delete(key);
    keep(knownMs);
    configuration.catch(() => keep(awayMs));
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostKnown && oldest !== undefined) this.#known.delete(oldest);
    return configuration;
  }
}

/** As the standard has it unless the provider says that it takes another way alone. */
function clientAuthentication(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** Whether it is the provider that does not answer or does not know this server, or what came back that proves nothing. */
function judge(error: unknown): Error {
  if (error instanceof NotVouched) return error;
  const code = error instanceof oidc.ClientError ? error.code : undefined;
  if (causesOf(error).some((cause) => cause instanceof NoAnswer) || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')
    return unavailable();
  const unknown =
    (error instanceof oidc.ResponseBodyError && error.error === 'invalid_client') ||
    (error instanceof oidc.WWWAuthenticateChallengeError && error.status === 401);
  if (unknown) return new ApothecaError('UNAVAILABLE', message('providerUnknown'));
  return new NotVouched(error instanceof Error ? error.message : 'unknown', { cause: error });
}

/** An error with what caused it. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && causes.length < 5; each = each.cause) causes.push(each);
  return causes;
}

function unavailable(): ApothecaError {
  return new ApothecaError('UNAVAILABLE', message('providerSilent'));
}
