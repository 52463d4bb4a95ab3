import { Fault, notFound } from '../../domain/fault.ts';
import type { Caller } from '../../platform/platform.ts';
import { accessChanged } from './access.events.ts';
import type { DisableUserInput } from './access.input.ts';
import { loadMember } from './change-membership.ts';
import { endedSessions, endSessionsOf, livingSessions } from './end-session.ts';
import { mayManage } from './invite-member.ts';
import { publicUser } from './new-session.ts';
import { lastOwner } from './refusals.ts';

/** Ends a member's access: they cannot sign in, and every session ends at once. */
export function disableUser(caller: Caller, input: DisableUserInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => loadMember(tx, actor.organizationId, input.userId),
    decide: ({ user, owners }) => {
      if (!user) throw notFound('member', 'input.userId');
      if (!mayManage(actor, user.memberships)) {
        throw new Fault('FORBIDDEN', 'You cannot disable this member: they hold a role that you could not take away.');
      }
      return owners.every((owner) => owner === user.id) ? lastOwner() : user;
    },
    apply: async (tx, user) => {
      const updated = await tx.user.update({ where: { id: user.id }, data: { status: 'DISABLED' } });
      const ended = await endSessionsOf(tx, user, now);
      return {
        answer: publicUser(updated),
        change: {
          before: { status: user.status, sessions: livingSessions(ended) },
          after: { status: updated.status, sessions: endedSessions(ended, now) },
        },
        subject: { entityId: user.id },
        events: [ended, accessChanged(user.organizationId, user.id)],
      };
    },
  });
}
