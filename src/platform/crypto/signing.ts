import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** Ed25519 keys as RFC 8410 wraps them: what stands before the 32 bytes of a private or public key. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Signs with this installation's Ed25519 key. */
export interface Signer {
  readonly keyId: string;
  /** The 32 bytes of the public key in base64. */
  readonly publicKey: string;
  /** The public keys whose signatures are believed: its own, and those it had before. */
  readonly trustedKeys: readonly string[];
  /** The 64 bytes of the signature. */
  sign(text: string): Buffer;
}

/** The signer of a seed of 32 bytes; `formerKeys` are public keys of signers before it. */
export function createSigner(seed: Buffer, formerKeys: readonly string[] = []): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicPrefix.length)
    .toString('base64');
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    trustedKeys: [publicKey, ...formerKeys],
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  };
}

/** A short name for a public key: the first 16 hexadecimal digits of its SHA-256. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** Whether the text was signed with the private half of the public key (32 bytes in base64). */
export function isSignedBy(publicKey: string, text: string, signature: Buffer): boolean {
  const key = createPublicKey({
    key: Buffer.concat([publicPrefix, Buffer.from(publicKey, 'base64')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(text), key, signature);
}

/** A signature that stands beside what it signs, with the name of its key. */
export interface Signature {
  readonly keyId: string;
  /** In base64. */
  readonly signature: string;
}

/** Whether the text is signed by a key that is trusted; by an unknown key when none of them has its name. */
export function judgeSignature(
  text: string,
  { keyId, signature }: Signature,
  trustedKeys: readonly string[],
): 'signed' | 'forged' | 'unknown key' {
  const publicKey = trustedKeys.find((key) => keyIdOf(key) === keyId);
  if (publicKey === undefined) return 'unknown key';
  return isSignedBy(publicKey, text, Buffer.from(signature, 'base64')) ? 'signed' : 'forged';
}

/** Whether a text can be a public key: 32 bytes in base64. */
export function isPublicKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
}
