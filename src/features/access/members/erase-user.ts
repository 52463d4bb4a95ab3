import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApothecaError, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { sql } from '../../../platform/database/database.ts';
import { flag, row } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accessChanged } from '../access.events.ts';
import { User } from '../access.type.ts';
import { notDisabled } from '../refusals.ts';
import { publicUser } from '../sessions/new-session.ts';
import { loadMember } from './change-membership.ts';
import { mayManage } from './invite-member.ts';

@InputType({ description: 'The member whose name and address are erased for good.' })
export class EraseUserInput {
  @Field(() => ID, { description: 'The member, who has to be disabled. It cannot be undone.' })
  userId!: string;
}

@ObjectType({ description: 'A member of whom the organization keeps no more who they are.', simpleResolvers: true })
export class UserErased {
  @Field(() => User, { description: 'What stays of them: an id, with placeholders for name and address.' })
  user!: User;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether their account stays because they are a member of another organization too; that one keeps what it has of them. Null when they had been erased before.',
  })
  accountStays!: boolean | null;
}

@RefusalType('USER_NOT_DISABLED', 'The member may still sign in.')
export class UserNotDisabled extends RefusalInterface {}

export const EraseUserResult = resultUnion('EraseUserResult', 'What eraseUser answers.', () => [
  UserErased,
  UserNotDisabled,
]);

const erasedRow = row({ stays: flag });

/**
 * Takes away who a disabled member is, for good: name, address, ways in, and the keys under which the trail has them. What they did stays, and names
 * somebody who is nobody any more. The row that tells of it names them by id alone. Doing it twice is the same as once.
 */
export function eraseUser(caller: Caller, { userId }: EraseUserInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => loadMember(tx, actor.organizationId, userId, { erasedToo: true }),
    decide: ({ user }) => {
      if (!user) throw notFound('member', 'input.userId');
      if (!mayManage(actor, user.memberships)) throw new ApothecaError('FORBIDDEN', message('cannotErase'));
      // Whoever asks is not disabled, so nobody erases themselves, and no owner goes whom the organization needs.
      return user.status === 'DISABLED' ? user : notDisabled();
    },
    apply: async (tx, user) => {
      const [erased] =
        user.erasedAt === null
          ? await rowsIn(tx, erasedRow, sql`SELECT erase_user(${user.id}::uuid, ${now}) AS stays`)
          : [];
      const after = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
      const roles = user.memberships.map(({ role, pharmacyId }) => ({ role, pharmacyId }));
      return {
        answer: { __typename: 'UserErased' as const, user: publicUser(after), accountStays: erased?.stays ?? null },
        change: { before: { erasedAt: user.erasedAt, roles }, after: { erasedAt: after.erasedAt, roles: [] } },
        subject: { entityId: user.id },
        events: [accessChanged(user.organizationId, user.id)],
      };
    },
  });
}
