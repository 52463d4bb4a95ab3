import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import type { DisableUserInput } from '../access.input.ts';
import { lastOwner } from '../refusals.ts';
import { publicKey, shownOfKey } from '../service-keys/service-key.queries.ts';
import { endedSessions, endSessionsOf, livingSessions } from '../sessions/end-session.ts';
import { publicUser } from '../sessions/new-session.ts';
import { loadMember } from './change-membership.ts';
import { withdrawInvitationsOf, withdrawnInvitations } from './invitations-of.ts';
import { mayManage } from './invite-member.ts';

/**
 * Ends a member's access: they cannot sign in, every session ends at once, and their invitations are taken back. The service keys that they made go on: they
 * belong to services that others rely on, so they are told, and revoked one by one.
 */
export function disableUser(caller: Caller, input: DisableUserInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => loadMember(tx, actor.organizationId, input.userId),
    decide: ({ user, owners }) => {
      if (!user) throw notFound('member', 'input.userId');
      if (!mayManage(actor, user.memberships)) {
        throw new ApothecaError('FORBIDDEN', message('cannotDisable'));
      }
      return owners.every((owner) => owner === user.id) ? lastOwner() : user;
    },
    apply: async (tx, user) => {
      const updated = await tx.user.update({ where: { id: user.id }, data: { status: 'DISABLED' } });
      const ended = await endSessionsOf(tx, user, now);
      const withdrawn = await withdrawInvitationsOf(tx, { ...user, status: 'DISABLED' });
      const keys = await tx.serviceKey.findMany({
        where: { createdById: user.id, revokedAt: null, expiresAt: { gt: now } },
        orderBy: { id: 'asc' },
        ...shownOfKey,
      });
      return {
        answer: {
          __typename: 'UserDisabled' as const,
          user: publicUser(updated),
          withdrawnInvitations: withdrawn,
          serviceKeys: keys.map(publicKey),
        },
        change: {
          before: {
            status: user.status,
            sessions: livingSessions(ended),
            invitations: withdrawnInvitations(withdrawn),
          },
          after: { status: updated.status, sessions: endedSessions(ended, now), invitations: [] },
        },
        subject: { entityId: user.id },
        events: [ended, accessChanged(user.organizationId, user.id)],
      };
    },
  });
}
