import { canonicalJson } from '../../../domain/canonical-json.ts';
import { judgeSignature, type Signature, type Signer } from '../../../platform/crypto/signing.ts';

/** That the server removed a record of who looked after its time: signed, so that whoever has the database alone cannot pass off another row's absence as that. */
export interface Removal extends Signature {
  /** ISO 8601 in UTC with milliseconds. */
  readonly removedAt: string;
}

/** The seal of what is removed. */
export interface RemovedSeal {
  readonly chain: string;
  readonly position: number;
  /** In hexadecimal. */
  readonly hash: string;
}

export function signRemoval(signer: Signer, seal: RemovedSeal, now: Date): Removal {
  const removedAt = now.toISOString();
  return {
    removedAt,
    keyId: signer.keyId,
    signature: signer.sign(signedText(seal, removedAt)).toString('base64'),
  };
}

export function judgeRemoval(seal: RemovedSeal, removal: Removal, trustedKeys: readonly string[]) {
  return judgeSignature(signedText(seal, removal.removedAt), removal, trustedKeys);
}

function signedText({ chain, position, hash }: RemovedSeal, removedAt: string): string {
  return canonicalJson({ chain, position, hash, removedAt });
}
