import { type Grant, grantOfRole } from '../../../domain/authorization/actor.ts';
import type { Role } from '../../../domain/authorization/permissions.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { couldAssign } from './invite-member.ts';

interface Member {
  readonly id: string;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly memberships: readonly { readonly role: Role; readonly pharmacyId: string | null }[];
}

/** Whether an invitation counts: whoever made it could still give what it offers. */
export function stillOffered(
  { role, pharmacyId }: { readonly role: Role; readonly pharmacyId: string | null },
  maker: Member,
): boolean {
  return maker.status === 'ACTIVE' && couldAssign(grantsOf(maker), pharmacyId, role);
}

function grantsOf({ memberships }: Member): Grant[] {
  return memberships.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
}

/**
 * Takes back the invitations of a member, as they are from now on, that they could not make any more. Whoever changes a member holds the lock of the
 * organization, which whoever takes up an invitation waits for.
 */
export async function withdrawInvitationsOf(tx: Tx, maker: Member) {
  const open = await tx.invitation.findMany({
    where: { invitedById: maker.id, acceptedAt: null },
    omit: { tokenHash: true },
    orderBy: { id: 'asc' },
  });
  const withdrawn = open.filter((invitation) => !stillOffered(invitation, maker));
  if (withdrawn.length > 0) await tx.invitation.deleteMany({ where: { id: { in: withdrawn.map(({ id }) => id) } } });
  return withdrawn;
}

/** Invitations that were taken back, as the trail tells them before. */
export function withdrawnInvitations(withdrawn: Awaited<ReturnType<typeof withdrawInvitationsOf>>) {
  return withdrawn.map(({ id, ...invitation }) => ({ invitationId: id, ...invitation }));
}
