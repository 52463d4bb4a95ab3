import { sha256 } from '../../../platform/crypto/crypto.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { challengeMinutes } from './passkeys.ts';

/** Whether a challenge that says itself what it is for was answered before. Ask with the passkey locked. */
export async function isSpent(tx: ReadTx, challenge: string): Promise<boolean> {
  return (await tx.signInChallenge.findUnique({ where: { tokenHash: sha256(challenge) } })) !== null;
}

interface Whose {
  readonly accountId: string;
  readonly userId: string;
  readonly boundHash: string;
}

/** Uses such a challenge up: it had no record until now, and has one until it is over. */
export async function spendChallenge(tx: Tx, challenge: string, whose: Whose, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + challengeMinutes * 60_000);
  await tx.signInChallenge.create({
    data: { id: newId(), ...whose, tokenHash: sha256(challenge), createdAt: now, expiresAt, usedAt: now },
    select: { id: true },
  });
}
