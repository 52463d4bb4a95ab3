import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { newToken } from '../../../platform/crypto/crypto.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { User } from '../access.type.ts';
import { loadMember } from '../members/change-membership.ts';
import { mayManage } from '../members/invite-member.ts';
import { memberElsewhere } from '../refusals.ts';
import { publicUser } from '../sessions/new-session.ts';
import { keepLink } from './account-link.ts';
import { sendResetLink } from './request-password-reset.ts';

@InputType({ description: 'Who may choose a new password.' })
export class CreatePasswordResetInput {
  @Field(() => ID, { description: 'The member who forgot theirs.' })
  userId!: string;
}

@ObjectType({
  description: 'A link with which a member chooses a new password, once and within an hour.',
  simpleResolvers: true,
})
export class PasswordResetCreated {
  @Field(() => String, {
    nullable: true,
    description:
      'What resetPassword asks for, to hand over as /reset-password#token; null where it was sent to the member by mail.',
  })
  token!: string | null;

  @Field({ description: 'The UTC instant until which the link can be used.' })
  expiresAt!: Date;

  @Field(() => User, { description: 'The member who may choose a new password with it.' })
  user!: User;
}

@RefusalType('MEMBER_ELSEWHERE', 'The person is a member of another organization too, with the same password.')
export class MemberElsewhere extends RefusalInterface {}

export const CreatePasswordResetResult = resultUnion(
  'CreatePasswordResetResult',
  'What createPasswordReset answers.',
  () => [PasswordResetCreated, MemberElsewhere],
);

/**
 * A link with which a member who forgot their password chooses a new one. Where the server sends mail it goes to the member alone; otherwise whoever
 * makes it hands it over, and so could use it: that is refused for the account of somebody who works for others as well.
 */
export function createPasswordReset(caller: Caller, input: CreatePasswordResetInput) {
  const { actor, platform, now } = caller;
  return caller.run({
    load: async (tx) => {
      const { user } = await loadMember(tx, actor.organizationId, input.userId);
      return { user, elsewhere: user !== null && (await isMemberElsewhere(tx, user)) };
    },
    decide: ({ user, elsewhere }) => {
      if (!user?.accountId) throw notFound('member', 'input.userId');
      if (user.id === actor.userId) throw new ApothecaError('FORBIDDEN', message('ownPasswordElsewhere'));
      if (!mayManage(actor, user.memberships)) throw new ApothecaError('FORBIDDEN', message('cannotReset'));
      if (elsewhere && !platform.post) return memberElsewhere();
      return { ...user, accountId: user.accountId };
    },
    apply: async (tx, user) => {
      const { organizationId, accountId } = user;
      const token = newToken();
      const made = { kind: 'PASSWORD_RESET', token, accountId, organizationId, createdById: actor.userId } as const;
      const link = await keepLink(tx, made, now);
      const sent = await sendResetLink(tx, caller, user, token);
      if (sent === 'dropped')
        throw new ApothecaError('RATE_LIMITED', message('tooManyLinks', { email: user.email }), [], {
          retryAfterSeconds: 3_600,
        });
      return {
        answer: {
          __typename: 'PasswordResetCreated' as const,
          token: sent === 'off' ? token : null,
          expiresAt: link.expiresAt,
          user: publicUser(user),
        },
        change: { after: link },
        subject: { entityId: user.id },
      };
    },
  });
}

/** Whether the person is a member of another organization too, or was and may be again: who opens their account for one opens it for all. */
export async function isMemberElsewhere(
  tx: Pick<ReadTx, 'user'>,
  user: { accountId: string | null; organizationId: string },
) {
  const { accountId, organizationId } = user;
  const others = await tx.user.count({
    where: { accountId, organizationId: { not: organizationId } },
  });
  return others > 0;
}
