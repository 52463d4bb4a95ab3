import type { HeldRole } from '../../../domain/access/roles-of-groups.ts';
import type { Tx } from '../../../platform/transaction.ts';
import { withdrawInvitationsOf } from '../members/invitations-of.ts';

interface Member {
  readonly id: string;
  readonly organizationId: string;
  readonly status: 'ACTIVE' | 'DISABLED';
}

interface Membership extends HeldRole {
  readonly id: string;
}

/** Makes the roles of a member exactly these, and takes back the invitations that they could not make any more. Answers whether anything changed. */
export async function setRoles(
  tx: Tx,
  user: Member,
  memberships: readonly Membership[],
  wanted: readonly HeldRole[],
): Promise<{ changed: boolean; withdrawn: Awaited<ReturnType<typeof withdrawInvitationsOf>> }> {
  const { id: userId, organizationId } = user;
  const gone = memberships.filter((held) => !wanted.some(({ pharmacyId }) => pharmacyId === held.pharmacyId));
  const other = wanted.flatMap(({ pharmacyId, role }) => {
    const held = memberships.find((each) => each.pharmacyId === pharmacyId);
    return held && held.role !== role ? [{ id: held.id, role }] : [];
  });
  const added = wanted.filter(({ pharmacyId }) => !memberships.some((held) => held.pharmacyId === pharmacyId));
  if (gone.length > 0) await tx.membership.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  for (const { id, role } of other) await tx.membership.update({ where: { id }, data: { role } });
  if (added.length > 0)
    await tx.membership.createMany({ data: added.map((each) => ({ ...each, userId, organizationId })) });
  const changed = gone.length + other.length + added.length > 0;
  const kept = wanted.map(({ role, pharmacyId }) => ({ role, pharmacyId }));
  return { changed, withdrawn: changed ? await withdrawInvitationsOf(tx, { ...user, memberships: kept }) : [] };
}
