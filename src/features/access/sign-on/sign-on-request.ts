import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import type { Checks, Provider } from '../../../platform/network/identity-providers.ts';
import type { Platform } from '../../../platform/platform.ts';
import { openProvider, redirectUriOf } from './provider.ts';

/** How long somebody may take at their provider. */
const signOnMs = 600_000;

/** What a sign-on went out with. The browser keeps it, encrypted: nothing is written for somebody of whom nothing is known yet. */
interface Begun {
  readonly organizationId: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly checks: Checks;
  readonly expiresAt: number;
}

/**
 * Where a browser goes to be vouched for, and what it has to show when it comes back.
 * @throws ApothecaError NOT_FOUND, UNAVAILABLE, FORBIDDEN where the server was not told its own address.
 */
export async function signOnRequest(platform: Platform, organizationId: string) {
  const provider = await openProvider(platform, organizationId);
  const redirectUri = redirectUriOf(requirePublicUrl(platform));
  const { url, checks } = await platform.identityProviders.begin(provider, redirectUri);
  const { issuer, clientId } = provider;
  const expiresAt = platform.clock.now().getTime() + signOnMs;
  const begun: Begun = { organizationId, issuer, clientId, checks, expiresAt };
  const { keyId, encrypted } = platform.vault.encryptBriefly(cellOf(checks.state), JSON.stringify(begun));
  return { url, browserToken: `${Buffer.from(encrypted).toString('base64url')}.${keyId}` };
}

/** What came back with the browser that it went out with, in time; null otherwise. */
export function readReturned(platform: Platform, input: { readonly returned: string; readonly browserToken: string }) {
  const state = new URLSearchParams(input.returned).get('state');
  const begun = state === null ? null : readToken(platform, state, input.browserToken);
  if (!state || !begun || platform.clock.now().getTime() >= begun.expiresAt) return null;
  const returned = new URL(redirectUriOf(requirePublicUrl(platform)));
  returned.search = input.returned;
  return { ...begun, returned, stateHash: sha256(state), expiresAt: new Date(begun.expiresAt) };
}

/** Whether the provider is still the one that the person went out to. */
export function isSameProvider(
  begun: Pick<Begun, 'issuer' | 'clientId'>,
  provider: Pick<Provider, 'issuer' | 'clientId'>,
): boolean {
  return begun.issuer === provider.issuer && begun.clientId === provider.clientId;
}

/** A token of another browser was encrypted with another state, and cannot be read. */
function readToken({ vault, log }: Platform, state: string, browserToken: string): Begun | null {
  const [encrypted = '', keyId = ''] = browserToken.split(/\.(.*)/s);
  try {
    return JSON.parse(vault.decryptBriefly(keyId, cellOf(state), Buffer.from(encrypted, 'base64url'))) as Begun;
  } catch (error) {
    log.debug({ err: error }, 'a sign-on came back with what did not go out with it');
    return null;
  }
}

const cellOf = (state: string) => ({ table: 'sign_on', id: state, column: 'browser_token' });

function requirePublicUrl({ settings }: Platform): string {
  if (settings.publicUrl === null) throw new ApothecaError('FORBIDDEN', message('noSignOn'));
  return settings.publicUrl;
}
