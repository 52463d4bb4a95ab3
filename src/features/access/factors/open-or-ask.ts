import type { Actor } from '../../../domain/authorization/actor.ts';
import { newToken, sha256 } from '../../../platform/crypto/crypto.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { Tx } from '../../../platform/transaction.ts';
import type { Account } from '../account.ts';
import { type Device, ownSubject, type ShownDevice, type SignedInUser } from '../sessions/new-session.ts';
import { signIn } from '../sessions/sign-in.ts';
import { challengeMinutes, requestOptions } from './passkeys.ts';

/**
 * What a right password opens: a session, or for an account with a second factor the question for it. Whoever lets somebody in by their password
 * comes here. Answers the audit row's change and subject as well.
 */
export async function openOrAsk(
  tx: Tx,
  caller: Caller<Actor | null>,
  user: SignedInUser,
  account: Pick<Account, 'id' | 'passwordHash'>,
  device: ShownDevice,
) {
  const { platform, now } = caller;
  const accountId = account.id;
  const totp = await tx.totp.findFirst({ where: { accountId, confirmedAt: { not: null } }, select: { id: true } });
  const passkeys = await tx.passkey.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
  if (!totp && passkeys.length === 0) {
    const { sessionId, answer } = await signIn(tx, caller, user, device);
    return {
      answer,
      after: { sessionId, organizationId: user.organizationId, expiresAt: answer.expiresAt },
      subject: { ...ownSubject(user, sessionId), entityType: 'Session', entityId: sessionId },
    };
  }
  const codes = await tx.recoveryCode.count({ where: { accountId, usedAt: null } });
  const methods = [
    ...(totp ? (['TOTP'] as const) : []),
    ...(passkeys.length > 0 ? (['PASSKEY'] as const) : []),
    ...(codes > 0 ? (['RECOVERY_CODE'] as const) : []),
  ];
  const challenge = newToken();
  const expiresAt = new Date(now.getTime() + challengeMinutes * 60_000);
  const tokenHash = sha256(challenge);
  const boundHash = boundTo(account, device);
  const row = { id: newId(), accountId, userId: user.id, tokenHash, boundHash, createdAt: now, expiresAt };
  await tx.signInChallenge.create({ data: row, select: { id: true } });
  // The passkey signs the very challenge, so that its answer is good for this sign-in alone.
  const bytes = Uint8Array.from(Buffer.from(challenge, 'base64url'));
  const options = passkeys.length > 0 ? await requestOptions(platform, bytes, { known: passkeys, alone: false }) : null;
  return {
    answer: {
      __typename: 'SecondFactorRequired' as const,
      challenge,
      methods,
      passkeyOptions: options && JSON.stringify(options),
      expiresAt,
    },
    after: { signInChallengeId: row.id, methods, expiresAt },
    subject: { ...ownSubject(user, null), entityId: user.id },
  };
}

/** For another device, or once the password is another, a challenge is worth nothing. */
export function boundTo({ passwordHash }: Pick<Account, 'passwordHash'>, { ip, userAgent }: Device): string {
  return sha256(JSON.stringify([ip, userAgent, passwordHash]));
}
