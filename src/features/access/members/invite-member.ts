import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type Actor, canEverywhere, type Grant } from '../../../domain/authorization/actor.ts';
import { mayAssign } from '../../../domain/authorization/permissions.ts';
import { requireVisible } from '../../../domain/authorization/scope.ts';
import { ApothecaError } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { Role } from '../../../generated/prisma/enums.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { Email } from '../../../graphql/rules.ts';
import { newToken, sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import { nothing, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import { AlreadyMember } from '../access.results.ts';
import { Invitation } from '../access.type.ts';
import { sendInvitation } from '../letters.ts';
import { alreadyMember } from '../refusals.ts';

@InputType({ description: 'An offer of a role to somebody who is no member yet.' })
export class InviteMemberInput {
  @Field({ description: 'The address of the account that they have, or will have.' })
  @Email()
  email!: string;

  @Field(() => Role, { description: 'The role; nobody gives a role with permissions they do not hold.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; left out, all of them.' })
  pharmacyId?: string | null;
}

@ObjectType({
  description: 'A new invitation, mailed to the person invited or to be handed over to them.',
  simpleResolvers: true,
})
export class MemberInvited {
  @Field(() => String, {
    nullable: true,
    description:
      'What acceptInvitation asks for, shown this once: hand it to the person invited. Null where the server sends mail: the link then goes to their address alone.',
  })
  token!: string | null;

  @Field(() => Invitation, { description: 'The invitation that waits to be accepted.' })
  invitation!: Invitation;
}

export const InviteMemberResult = resultUnion('InviteMemberResult', 'What inviteMember answers.', () => [
  MemberInvited,
  AlreadyMember,
]);

const invitedBeforeRow = row({ id: text });

/**
 * Offers somebody who is no member yet a role. A new invitation for the same address and place replaces the one before. Where mail is sent, the link goes
 * to whom it is for and to nobody else. Whether the address has an account is not told: only that somebody is a member here.
 */
export function inviteMember(caller: Caller, input: InviteMemberInput) {
  const { actor, platform, now } = caller;
  const pharmacyId = input.pharmacyId ?? null;
  requireMayAssign(actor, pharmacyId, input.role);
  return caller.run({
    load: async (tx) => {
      const [member] = await rowsIn(
        tx,
        nothing,
        sql`
        SELECT id FROM app_user WHERE organization_id = ${actor.organizationId}::uuid AND lower(email) = lower(${input.email})`,
      );
      const [before] = await rowsIn(
        tx,
        invitedBeforeRow,
        sql`
        SELECT id FROM invitation
         WHERE organization_id = ${actor.organizationId}::uuid AND lower(email) = lower(${input.email})
           AND pharmacy_id IS NOT DISTINCT FROM ${pharmacyId}::uuid AND accepted_at IS NULL`,
      );
      const replaced =
        before && (await tx.invitation.findUnique({ where: { id: before.id }, omit: { tokenHash: true } }));
      return { member, replaced: replaced ?? null };
    },
    decide: ({ member, replaced }) => {
      if (member) return alreadyMember(input.email);
      // To replace an invitation is to take it back.
      if (replaced) requireMayAssign(actor, replaced.pharmacyId, replaced.role);
      return { replaced };
    },
    apply: async (tx, { replaced }) => {
      if (replaced) await tx.invitation.delete({ where: { id: replaced.id } });
      const token = newToken();
      const expiresAt = new Date(now.getTime() + platform.settings.invitationDays * 86_400_000);
      const created = await tx.invitation.create({
        data: {
          organizationId: actor.organizationId,
          email: input.email,
          role: input.role,
          pharmacyId,
          tokenHash: sha256(token),
          invitedById: actor.userId,
          expiresAt,
        },
      });
      const { tokenHash: _, ...invitation } = created;
      const letter = await sendInvitation(tx, caller, created, token);
      return {
        answer: { __typename: 'MemberInvited' as const, token: letter === 'off' ? token : null, invitation },
        change: { before: replaced && { invitationId: replaced.id, ...replaced }, after: invitation },
        subject: { entityId: created.id, pharmacyId },
      };
    },
  });
}

/**
 * Whether the actor may hand out (or take away) a role at this place: they manage members there and hold all its permissions.
 * @throws ApothecaError NOT_FOUND for a pharmacy they do not see, FORBIDDEN otherwise.
 */
export function requireMayAssign(actor: Actor, pharmacyId: string | null, role: Role): void {
  if (pharmacyId !== null) requireVisible(actor, pharmacyId, 'input.pharmacyId');
  if (couldAssign(actor.grants, pharmacyId, role)) return;
  if (pharmacyId === null && !canEverywhere(actor, 'member:manage')) {
    throw new ApothecaError('FORBIDDEN', message('namePharmacy'));
  }
  throw new ApothecaError('FORBIDDEN', message('roleOutOfReach', { role }));
}

/**
 * Whether the actor may end what the member has: every role of theirs is one the actor may take away; for somebody without any it takes
 * a manager of all pharmacies.
 */
export function mayManage(
  actor: Pick<Actor, 'grants'>,
  memberships: readonly { readonly pharmacyId: string | null; readonly role: Role }[],
): boolean {
  if (memberships.length === 0) return canEverywhere(actor, 'member:manage');
  return memberships.every(({ pharmacyId, role }) => couldAssign(actor.grants, pharmacyId, role));
}

/** Whether somebody with these grants could give the role at this place. */
export function couldAssign(grants: readonly Grant[], pharmacyId: string | null, role: Role): boolean {
  return grants.some(
    (grant) =>
      (grant.pharmacyId === null || grant.pharmacyId === pharmacyId) &&
      grant.permissions.has('member:manage') &&
      mayAssign(grant.permissions, role),
  );
}
