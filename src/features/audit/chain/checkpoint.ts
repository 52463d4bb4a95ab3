import { canonicalJson } from '../../../domain/canonical-json.ts';
import { judgeSignature, type Signature, type Signer } from '../../../platform/crypto/signing.ts';

/** The head of a chain at some time, signed. */
export interface Checkpoint extends Signature {
  readonly chain: string;
  readonly position: number;
  /** In hexadecimal. */
  readonly hash: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly createdAt: string;
}

type Head = Pick<Checkpoint, 'chain' | 'position' | 'hash'>;

export function signHead(signer: Signer, head: Head, now: Date): Checkpoint {
  const unsigned = { ...head, createdAt: now.toISOString() };
  return { ...unsigned, keyId: signer.keyId, signature: signer.sign(signedText(unsigned)).toString('base64') };
}

export function judgeCheckpoint(checkpoint: Checkpoint, trustedKeys: readonly string[]) {
  return judgeSignature(signedText(checkpoint), checkpoint, trustedKeys);
}

function signedText({ chain, position, hash, createdAt }: Omit<Checkpoint, 'keyId' | 'signature'>): string {
  return canonicalJson({ chain, position, hash, createdAt });
}
