import type { Change } from '../../../platform/audit/audit.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import type { FactorProof } from '../factors/factors.input.ts';
import { findFactor, type ProvedFactor, shownProof, spendFactor } from '../factors/find-factor.ts';
import { challengeOf, isOurChallenge, readAssertion } from '../factors/passkeys.ts';
import { isSpent, spendChallenge } from '../factors/spent-challenges.ts';
import { stepAt } from '../factors/totp.ts';

/** Who shows a factor in a session: its own person, or a colleague beside them. */
export type Shower = 'own' | 'colleague';

/** A factor as it is shown in a session, and of which account. */
export interface ShownFactor {
  readonly sessionId: string;
  readonly by: Shower;
  readonly accountId: string;
  readonly userId: string;
  readonly proof: FactorProof;
}

/** What challenges for passkeys are issued for: one person's in one session. */
export const purposeOf = ({ by, sessionId }: Pick<ShownFactor, 'by' | 'sessionId'>) => `proof ${by} ${sessionId}`;

/** What is counted as one guess: a code means something else half a minute later. */
export function guessOf(proof: FactorProof, now: Date): string {
  const shown = shownProof(proof);
  return typeof proof.totp === 'string' ? `${shown} ${stepAt(now)}` : shown;
}

/** The factor that is shown, with its row locked; null when it proves nothing, or did before. A passkey is all that is shown, so the device must have made sure who it is. */
export async function findShown(tx: ReadTx, platform: Platform, shown: ShownFactor): Promise<ProvedFactor | null> {
  const isExpected = (challenge: string) => isOurChallenge(platform, purposeOf(shown), challenge);
  const factor = await findFactor(tx, platform, shown.accountId, shown.proof, { isExpected, alone: true });
  const challenge = challengeIn(shown.proof);
  return challenge !== null && (await isSpent(tx, challenge)) ? null : factor;
}

/** Uses up what `findShown` found in the same transaction; answers what the trail tells of it. */
export async function spendShown(tx: Tx, shown: ShownFactor, factor: ProvedFactor, now: Date): Promise<Change> {
  const { accountId, userId, sessionId } = shown;
  const challenge = challengeIn(shown.proof);
  if (challenge !== null) await spendChallenge(tx, challenge, { accountId, userId, boundHash: sha256(sessionId) }, now);
  return spendFactor(tx, factor, now);
}

function challengeIn({ passkey }: FactorProof): string | null {
  return typeof passkey === 'string' ? challengeOf(readAssertion(passkey)) : null;
}
