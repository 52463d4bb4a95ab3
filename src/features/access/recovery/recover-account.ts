import { normalAddress } from '../../../domain/access/address.ts';
import { makeAttempt, makeCaller } from '../../../platform/caller.ts';
import { newToken } from '../../../platform/crypto/crypto.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Platform } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { accountByEmail, userOfAccount } from '../account.ts';
import { publicUser } from '../sessions/new-session.ts';
import { keepLink } from './account-link.ts';

/**
 * The way back for an owner whom nobody of the organization can help: a link for a new password, which the operator hands over, and the account
 * enabled in the organization where it was last. The trail calls whoever ran it the operator. Null when no account has the address.
 */
export async function recoverAccount(platform: Platform, email: string) {
  const { database } = platform;
  const account = await accountByEmail(database, normalAddress(email) ?? email);
  const user = account && (await userOfAccount(database, account.id, null));
  if (!account || !user) return null;
  const { organizationId } = user;
  const input = { userId: user.id };
  const attempt = makeAttempt(null, {
    action: 'user.recover',
    entityType: 'User',
    entityId: user.id,
    input,
    requestId: newId(),
  });
  attempt.actor = { userId: null, sessionId: null, label: 'operator' };
  attempt.organizationId = organizationId;
  const { run, now } = makeCaller(platform, null, attempt);
  return run({
    load: (tx) => tx.user.findUniqueOrThrow({ where: { id: user.id } }),
    decide: (before) => before,
    apply: async (tx, before) => {
      const token = newToken();
      const link = { kind: 'PASSWORD_RESET', token, accountId: account.id, organizationId, createdById: null } as const;
      const kept = await keepLink(tx, link, now);
      const after = await tx.user.update({ where: { id: user.id }, data: { status: 'ACTIVE' } });
      return {
        answer: { token, expiresAt: kept.expiresAt, user: publicUser(after) },
        change: { before: { status: before.status }, after: { status: after.status, ...kept } },
        events: [accessChanged(organizationId, user.id)],
      };
    },
  });
}
