import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedAuthenticationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { badInput } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import type { Passkey } from '../../../generated/prisma/client.ts';
import type { Platform } from '../../../platform/platform.ts';
import { relyingParty } from './relying-party.ts';

/** How long the person has, at their device. */
export const challengeMinutes = 5;

type PasskeyPlatform = Pick<Platform, 'settings' | 'vault' | 'clock' | 'log'>;
type KnownKey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

/**
 * A challenge that needs no record: it says itself what it is for and until when. It is for one purpose, such as `log-in`; that it is used
 * once is seen to by whoever takes the answer.
 */
export function issueChallenge({ vault, clock }: PasskeyPlatform, purpose: string): Uint8Array<ArrayBuffer> {
  const until = clock.now().getTime() + challengeMinutes * 60_000;
  return Uint8Array.from(vault.issueTicket(`passkey ${purpose}`, String(until)));
}

/** Whether a challenge, as the browser writes it, was issued for this purpose and is not over. */
export function isOurChallenge({ vault, clock }: PasskeyPlatform, purpose: string, challenge: string): boolean {
  const until = vault.readTicket(`passkey ${purpose}`, Buffer.from(challenge, 'base64url'));
  return until !== null && clock.now().getTime() < Number(until);
}

/** What the browser is asked for a new passkey: one that signs in without a name, where the device can keep one. */
export function creationOptions(
  platform: PasskeyPlatform,
  account: { readonly id: string; readonly email: string },
  name: string,
  known: readonly KnownKey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Apotheca',
    rpID: relyingParty(platform).id,
    userName: account.email,
    userDisplayName: name,
    userID: Uint8Array.from(Buffer.from(account.id)),
    challenge: issueChallenge(platform, creationOf(account.id)),
    timeout: challengeMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/**
 * What the browser is asked for a signature. With no keys named, the person chooses one. The device makes sure who they are where the passkey is all that is
 * shown, as it is unless it is told otherwise.
 */
export function requestOptions(
  platform: PasskeyPlatform,
  challenge: Uint8Array<ArrayBuffer>,
  { known = [], alone = true }: { readonly known?: readonly KnownKey[]; readonly alone?: boolean } = {},
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: relyingParty(platform).id,
    challenge,
    timeout: challengeMinutes * 60_000,
    allowCredentials: known.map(descriptorOf),
    userVerification: alone ? 'required' : 'preferred',
  });
}

/** The passkey that an answer of a browser makes, ready to be kept; null when it is not one that was asked for. */
export async function readCreation(platform: PasskeyPlatform, accountId: string, text: string) {
  const response = parse(registration, text) as RegistrationResponseJSON;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => isOurChallenge(platform, creationOf(accountId), challenge),
      ...expected(platform, response),
      requireUserVerification: false,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp: backedUp } = registrationInfo;
    return {
      accountId,
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: BigInt(credential.counter),
      transports: [...(credential.transports ?? [])].slice(0, 20),
      backedUp,
    };
  } catch (error) {
    // The library throws at whatever does not fit: the challenge, the origin, what the authenticator wrote.
    platform.log.debug({ err: error }, 'a new passkey was not taken');
    return null;
  }
}

/** An answer of a browser by which somebody signs in: which key it says it is of, and for which challenge. */
export function readAssertion(text: string): AuthenticationResponseJSON {
  return parse(assertion, text) as AuthenticationResponseJSON;
}

/** What a signature has to be of. */
export interface Signing {
  readonly isExpected: (challenge: string) => boolean;
  /** Whether nothing else says who it is: the device must have made sure. */
  readonly alone: boolean;
}

/** What was signed, when the key signed it for one of our challenges; null otherwise. */
export async function verifyAssertion(
  platform: PasskeyPlatform,
  response: AuthenticationResponseJSON,
  key: KnownKey,
  { isExpected, alone }: Signing,
): Promise<VerifiedAuthenticationResponse['authenticationInfo'] | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: isExpected,
      ...expected(platform, response),
      credential: {
        id: key.credentialId,
        publicKey: Uint8Array.from(key.publicKey),
        counter: Number(key.counter),
      },
      requireUserVerification: alone,
    });
    return verified ? authenticationInfo : null;
  } catch (error) {
    platform.log.debug({ err: error }, 'a passkey was not taken');
    return null;
  }
}

/** The challenge that an answer says it is for. Only what verifies is believed of it. */
export function challengeOf({ response: { clientDataJSON } }: AuthenticationResponseJSON): string {
  return clientDataOf(clientDataJSON).challenge;
}

const creationOf = (accountId: string) => `create ${accountId}`;

function descriptorOf({ credentialId: id, transports }: KnownKey) {
  return { id, transports: [...transports] };
}

/** The library compares with a list of origins; ours may be any port of this machine. */
function expected(platform: PasskeyPlatform, { response }: { response: { clientDataJSON: string } }) {
  const { id: expectedRPID, origins } = relyingParty(platform);
  const { origin } = clientDataOf(response.clientDataJSON);
  return { expectedRPID, expectedOrigin: origins(origin) ? [origin] : [] };
}

const text = z.string().max(20_000);
const key = { id: text, rawId: text, type: z.literal('public-key'), clientExtensionResults: z.looseObject({}) };
const registration = z.looseObject({
  ...key,
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(30)).optional(),
  }),
});
const assertion = z.looseObject({
  ...key,
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});
const clientData = z.looseObject({ challenge: z.string(), origin: z.string() });

function clientDataOf(encoded: string) {
  return parse(clientData, Buffer.from(encoded, 'base64url').toString());
}

/** @throws ApothecaError BAD_USER_INPUT when it is not what a browser answers. */
function parse<T>(schema: z.ZodType<T>, written: string): T {
  const found = schema.safeParse(fromJson(written));
  if (found.success) return found.data;
  throw badInput('input.passkey', 'format', message('passkeyForm'));
}

function fromJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return null;
  }
}
