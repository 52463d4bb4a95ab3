import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { TOTP } from 'otpauth';
import {
  AddPasskeyDocument,
  BeginTotpDocument,
  ConfirmTotpDocument,
  NewPasskeyOptionsDocument,
  PasskeyLogInOptionsDocument,
} from '../generated/graphql.ts';
import type { App } from './app.ts';
import { as, type Client } from './client.ts';
import type { Person } from './people.ts';

const period = 30;

/** An app on a telephone that has the secret, and shows the code of now or of some steps later. */
export class AuthenticatorApp {
  readonly #secret: string;

  constructor(
    private readonly app: App,
    secret: string,
  ) {
    this.#secret = secret;
  }

  code({ steps = 0 } = {}): string {
    const timestamp = this.app.clock.now().getTime() + steps * period * 1_000;
    return new TOTP({ secret: this.#secret, period }).generate({ timestamp });
  }
}

/** Sets an authenticator app up for somebody, by the code of now: the next one that counts is of the step after it. */
export async function setUpTotp(app: App, { client }: Pick<Person, 'client'>) {
  const { beginTotp } = await client.ask(BeginTotpDocument, {});
  const telephone = new AuthenticatorApp(app, beginTotp.secret);
  const { confirmTotp } = await client.ask(ConfirmTotpDocument, { input: { totp: telephone.code() } });
  return { app: telephone, recoveryCodes: as(confirmTotp, 'FactorsChanged').recoveryCodes };
}

/** Adds a passkey for somebody, and answers the device that holds it. */
export async function addPasskey({ client }: Pick<Person, 'client'>, name = 'Telephone'): Promise<Authenticator> {
  const authenticator = new Authenticator();
  const { addPasskey } = await client.ask(AddPasskeyDocument, {
    input: { name, passkey: await authenticator.create(client) },
  });
  as(addPasskey, 'FactorsChanged');
  return authenticator;
}

export interface Signing {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether the device made sure who it is. */
  readonly verified?: boolean;
  readonly counter?: number;
}

const encoded = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const hashed = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** What a browser and its device do (WebAuthn Level 3), with one key of ES256 and no attestation. */
export class Authenticator {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #cose: Uint8Array;
  #counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
        [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
      ]),
    );
  }

  /** The answer to newPasskeyOptions of somebody. */
  async create(client: Client, signing: Signing = {}): Promise<string> {
    const { newPasskeyOptions } = await client.ask(NewPasskeyOptionsDocument, {});
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#cose]);
    const attestationObject = isoCBOR.encode(
      new Map<string, string | Uint8Array | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(Buffer.concat([this.#data(signing, 0x40), credential]))],
      ]),
    );
    const clientDataJSON = encoded(clientData('webauthn.create', newPasskeyOptions, signing));
    return this.#answer({ clientDataJSON, attestationObject: encoded(attestationObject), transports: ['internal'] });
  }

  /** The answer to passkeyLogInOptions. */
  async signIn(client: Client, signing?: Signing): Promise<string> {
    const { passkeyLogInOptions } = await client.ask(PasskeyLogInOptionsDocument, {});
    return this.sign(passkeyLogInOptions, signing);
  }

  /** The answer to options that ask for a signature. */
  sign(options: string, signing: Signing = {}): string {
    this.#counter += 1;
    const authenticatorData = this.#data(signing);
    const clientDataJSON = clientData('webauthn.get', options, signing);
    const signature = sign('sha256', Buffer.concat([authenticatorData, hashed(clientDataJSON)]), this.#key);
    return this.#answer({
      clientDataJSON: encoded(clientDataJSON),
      authenticatorData: encoded(authenticatorData),
      signature: encoded(signature),
    });
  }

  #data({ rpId = 'localhost', verified = true, counter = this.#counter }: Signing, flags = 0): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([hashed(rpId), Buffer.from([flags | 0x01 | (verified ? 0x04 : 0)]), count]);
  }

  #answer(response: object): string {
    const id = encoded(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
  }
}

function clientData(type: string, options: string, { origin = 'http://localhost:4000' }: Signing): string {
  const { challenge } = JSON.parse(options) as { challenge: string };
  return JSON.stringify({ type, challenge, origin, crossOrigin: false });
}
