import { Field, ID, InputType } from 'type-graphql';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import type { Caller } from '../../../platform/platform.ts';
import { User } from '../access.type.ts';
import { accountOfUser } from '../account.ts';
import { isMemberElsewhere } from '../recovery/create-password-reset.ts';
import { liftLock, lockedForMs } from '../sessions/login-throttle.ts';
import { publicUser } from '../sessions/new-session.ts';
import { loadMember } from './change-membership.ts';
import { mayManage } from './invite-member.ts';

@InputType({ description: 'The member whose lock after wrong guesses is lifted.' })
export class UnlockUserInput {
  @Field(() => ID, { description: 'The member who cannot sign in on new devices.' })
  userId!: string;
}

export const UnlockUserResult = resultUnion(
  'UnlockUserResult',
  'What unlockUser answers: the member as they are now.',
  () => [User],
);

/** Lets a member sign in again whom wrong guesses shut out. Nothing of the guesses is kept, so that the next ones count from the beginning. */
export async function unlockUser(caller: Caller, input: UnlockUserInput) {
  const { actor, platform } = caller;
  const answer = await caller.run({
    load: async (tx) => {
      const { user } = await loadMember(tx, actor.organizationId, input.userId);
      return { user, elsewhere: user !== null && (await isMemberElsewhere(tx, user)) };
    },
    decide: ({ user, elsewhere }) => {
      if (!user?.accountId) throw notFound('member', 'input.userId');
      if (!mayManage(actor, user.memberships)) throw new ApothecaError('FORBIDDEN', message('cannotUnlock'));
      // The lock guards the account for all its organizations.
      if (elsewhere) throw new ApothecaError('FORBIDDEN', message('lockedElsewhere'));
      return { ...user, accountId: user.accountId };
    },
    apply: async (_tx, user) => ({
      answer: publicUser(user),
      change: { before: { locked: (await lockedForMs(platform, user.accountId)) !== null }, after: { locked: false } },
      subject: { entityId: user.id },
    }),
  });
  const { id: accountId } = await accountOfUser(platform.database, answer.id);
  await liftLock(platform, accountId);
  return answer;
}
