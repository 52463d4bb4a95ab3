import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { LastOwner } from '../access.results.ts';
import { Invitation, User } from '../access.type.ts';
import { lastOwner } from '../refusals.ts';
import { publicKey, shownOfKey } from '../service-keys/service-key.queries.ts';
import { ServiceKey } from '../service-keys/service-key.type.ts';
import { endedSessions, endSessionsOf, livingSessions } from '../sessions/end-session.ts';
import { publicUser } from '../sessions/new-session.ts';
import { loadMember } from './change-membership.ts';
import { withdrawInvitationsOf, withdrawnInvitations } from './invitations-of.ts';
import { mayManage } from './invite-member.ts';

@InputType({ description: 'The member who is to sign in no more.' })
export class DisableUserInput {
  @Field(() => ID, { description: 'The member; all their sessions end at once.' })
  userId!: string;
}

@ObjectType({ description: 'A member whose access has ended, and what of theirs has not.', simpleResolvers: true })
export class UserDisabled {
  @Field(() => User, { description: 'The member as they are now.' })
  user!: User;

  @Field(() => [Invitation], { description: 'Their invitations that nobody had taken up; these were taken back.' })
  withdrawnInvitations!: Invitation[];

  @Field(() => [ServiceKey], {
    description:
      'The service keys that they made and that still count. Whoever may have copied one can use it: revokeServiceKey ends it.',
  })
  serviceKeys!: ServiceKey[];
}

export const DisableUserResult = resultUnion('DisableUserResult', 'What disableUser answers.', () => [
  UserDisabled,
  LastOwner,
]);

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
