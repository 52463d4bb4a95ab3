import { canonicalJson } from '../../../domain/canonical-json.ts';
import { isSignedBy, keyIdOf, type Signer } from '../../../platform/signing.ts';

/** The head of a chain at some time, signed. */
export interface Checkpoint {
  readonly chain: string;
  readonly position: number;
  /** In hexadecimal. */
  readonly hash: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly createdAt: string;
  readonly keyId: string;
  /** In base64. */
  readonly signature: string;
}

type Head = Pick<Checkpoint, 'chain' | 'position' | 'hash'>;

export function signHead(signer: Signer, head: Head, now: Date): Checkpoint {
  const unsigned = { ...head, createdAt: now.toISOString() };
  return { ...unsigned, keyId: signer.keyId, signature: signer.sign(signedText(unsigned)).toString('base64') };
}

/** Whether a checkpoint is signed by a key that is trusted; by `unknown key` when none of them has its name. */
export function judgeSignature(
  checkpoint: Checkpoint,
  trustedKeys: readonly string[],
): 'signed' | 'forged' | 'unknown key' {
  const publicKey = trustedKeys.find((key) => keyIdOf(key) === checkpoint.keyId);
  if (publicKey === undefined) return 'unknown key';
  const signature = Buffer.from(checkpoint.signature, 'base64');
  return isSignedBy(publicKey, signedText(checkpoint), signature) ? 'signed' : 'forged';
}

function signedText({ chain, position, hash, createdAt }: Omit<Checkpoint, 'keyId' | 'signature'>): string {
  return canonicalJson({ chain, position, hash, createdAt });
}
