import { Field, ID, InputType } from 'type-graphql';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { User } from '../access.type.ts';
import { publicUser } from '../sessions/new-session.ts';
import { loadMember } from './change-membership.ts';
import { mayManage } from './invite-member.ts';

@InputType({ description: 'The member who may sign in again.' })
export class EnableUserInput {
  @Field(() => ID, { description: 'The member; they have the roles that they had.' })
  userId!: string;
}

export const EnableUserResult = resultUnion(
  'EnableUserResult',
  'What enableUser answers: the member as they are now.',
  () => [User],
);

/** Lets a disabled member sign in again, with the roles that they had. Doing it twice is the same as once. */
export function enableUser(caller: Caller, { userId }: EnableUserInput) {
  const { actor } = caller;
  return caller.run({
    load: (tx) => loadMember(tx, actor.organizationId, userId),
    decide: ({ user }) => {
      if (!user) throw notFound('member', 'input.userId');
      if (!mayManage(actor, user.memberships)) throw new ApothecaError('FORBIDDEN', message('cannotEnable'));
      return user;
    },
    apply: async (tx, user) => {
      const updated = await tx.user.update({ where: { id: user.id }, data: { status: 'ACTIVE' } });
      return {
        answer: publicUser(updated),
        change: { before: { status: user.status }, after: { status: updated.status } },
        subject: { entityId: user.id },
        events: [accessChanged(user.organizationId, user.id)],
      };
    },
  });
}
