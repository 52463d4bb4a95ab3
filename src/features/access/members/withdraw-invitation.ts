import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { Invitation } from '../access.type.ts';
import { requireMayAssign } from './invite-member.ts';

@InputType({ description: 'Which invitation to take back.' })
export class WithdrawInvitationInput {
  @Field(() => ID, { description: 'The invitation to take back, which nobody has accepted yet.' })
  invitationId!: string;
}

export const WithdrawInvitationResult = resultUnion(
  'WithdrawInvitationResult',
  'What withdrawInvitation answers: the invitation that was taken back.',
  () => [Invitation],
);

/** Takes back an invitation that nobody has taken up; whoever could have given it may. */
export function withdrawInvitation(caller: Caller, { invitationId }: WithdrawInvitationInput) {
  const { actor } = caller;
  const { organizationId } = actor;
  return caller.run({
    load: async (tx) => {
      if (!isId(invitationId)) return null;
      // Whoever takes it up at the same moment comes before or after.
      await tx.$queryRaw(sql`SELECT id FROM invitation WHERE id = ${invitationId}::uuid FOR UPDATE`);
      return tx.invitation.findFirst({
        where: { id: invitationId, organizationId, acceptedAt: null },
        omit: { tokenHash: true },
      });
    },
    decide: (invitation) => {
      const hidden = invitation?.pharmacyId && !actor.pharmacyIds.includes(invitation.pharmacyId);
      if (!invitation || hidden) throw notFound('invitation', 'input.invitationId');
      requireMayAssign(actor, invitation.pharmacyId, invitation.role);
      return invitation;
    },
    apply: async (tx, invitation) => {
      await tx.invitation.delete({ where: { id: invitation.id }, select: { id: true } });
      return {
        answer: { __typename: 'Invitation' as const, ...invitation },
        change: { before: invitation, after: null },
        subject: { entityId: invitation.id, pharmacyId: invitation.pharmacyId },
      };
    },
  });
}
