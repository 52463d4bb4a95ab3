import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { Role } from '../../../generated/prisma/enums.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx } from '../../../platform/transaction.ts';
import { accessChanged } from '../access.events.ts';
import { LastOwner } from '../access.results.ts';
import { User } from '../access.type.ts';
import { noticeTo, organizationName } from '../letters.ts';
import { lastOwner } from '../refusals.ts';
import { publicUser } from '../sessions/new-session.ts';
import { withdrawInvitationsOf, withdrawnInvitations } from './invitations-of.ts';
import { requireMayAssign } from './invite-member.ts';

@InputType({ description: 'The role of a member at one pharmacy, or at all of them.' })
export class ChangeMembershipInput {
  @Field(() => ID, { description: 'The member whose role changes.' })
  userId!: string;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; left out, all of them.' })
  pharmacyId?: string | null;

  @Field(() => Role, { nullable: true, description: 'The role from now on; left out, the membership ends.' })
  role?: Role | null;
}

export const ChangeMembershipResult = resultUnion(
  'ChangeMembershipResult',
  'What changeMembership answers: the member as they are now.',
  () => [User, LastOwner],
);

/**
 * Gives a member a role at a pharmacy (or all), changes it, or ends it. It counts from the member's next request and event on; invitations of theirs that
 * they could not make any more are taken back.
 */
export function changeMembership(caller: Caller, input: ChangeMembershipInput) {
  const { actor, now } = caller;
  const { userId, pharmacyId = null, role = null } = input;
  return caller.run({
    load: (tx) => loadMember(tx, actor.organizationId, userId),
    decide: ({ user, owners }) => {
      if (!user) throw notFound('member', 'input.userId');
      const current = user.memberships.find((membership) => membership.pharmacyId === pharmacyId) ?? null;
      for (const each of new Set([current?.role ?? null, role]))
        if (each !== null) requireMayAssign(actor, pharmacyId, each);
      if (current === null && role === null) throw notFound('membership', 'input.pharmacyId');
      const losesOwner = current?.role === 'OWNER' && pharmacyId === null && role !== 'OWNER';
      return losesOwner && owners.every((owner) => owner === user.id) ? lastOwner() : { user, current };
    },
    apply: async (tx, { user, current }) => {
      const { organizationId } = user;
      if (role === null) await tx.membership.delete({ where: { id: current?.id ?? '' } });
      else if (current) await tx.membership.update({ where: { id: current.id }, data: { role } });
      else await tx.membership.create({ data: { organizationId, userId: user.id, pharmacyId, role } });
      if (user.status === 'ACTIVE') {
        const facts = {
          organization: await organizationName(tx, organizationId),
          by: actor.name,
          at: now.toISOString(),
        };
        await noticeTo(tx, caller, user, 'role-changed', facts);
      }
      const memberships = await tx.membership.findMany({ where: { userId: user.id } });
      const withdrawn = await withdrawInvitationsOf(tx, { ...user, memberships });
      return {
        answer: publicUser(user),
        change: {
          before: { role: current?.role ?? null, pharmacyId, invitations: withdrawnInvitations(withdrawn) },
          after: { role, pharmacyId, invitations: [] },
        },
        subject: { entityId: user.id, pharmacyId },
        events: [accessChanged(organizationId, user.id)],
      };
    },
  });
}

/**
 * The member with their memberships, and who owns the organization. The organization's row is locked, so two owners cannot remove each other at once. Who was
 * erased is no member.
 */
export async function loadMember(tx: ReadTx, organizationId: string, userId: string, { erasedToo = false } = {}) {
  await tx.$queryRaw(sql`SELECT id FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`);
  const user = isId(userId)
    ? await tx.user.findFirst({
        where: { id: userId, organizationId, kind: 'PERSON', ...(!erasedToo && { erasedAt: null }) },
        include: { memberships: true },
      })
    : null;
  const owners = await tx.membership.findMany({
    where: { organizationId, role: 'OWNER', pharmacyId: null, user: { status: 'ACTIVE' } },
    select: { userId: true },
  });
  return { user, owners: owners.map((owner) => owner.userId) };
}
