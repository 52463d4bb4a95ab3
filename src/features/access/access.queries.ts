import { type Actor, can } from '../../domain/actor.ts';
import { Fault, notFound } from '../../domain/fault.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { mayManage } from './invite-member.ts';
import { publicUser } from './new-session.ts';

/** The pharmacies the actor may see, by name. */
export function visiblePharmacies({ platform }: Context, actor: Actor) {
  return platform.database.prisma.pharmacy.findMany({
    where: { id: { in: [...actor.pharmacyIds] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

const memberCursors = new Cursors('members', ['id']);

/** A page of the organization's members, by id. */
export async function membersPage({ platform }: Context, actor: Actor, page: PageArgs) {
  const { user } = platform.database.prisma;
  const where = { organizationId: actor.organizationId };
  const after = memberCursors.decode(page.after)?.[0];
  const rows = await user.findMany({
    where: { ...where, ...(after && { id: { gt: String(after) } }) },
    orderBy: { id: 'asc' },
    take: page.first + 1,
  });
  return makePage(
    rows,
    page,
    (row) => memberCursors.encode([row.id]),
    publicUser,
    () => user.count({ where }),
  );
}

/**
 * Sessions that have not ended: one's own, or another member's for those who manage members.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export async function livingSessions(context: Context, actor: Actor, userId: string) {
  const { platform } = context;
  if (userId !== actor.userId && !can(actor, 'member:manage'))
    throw new Fault('FORBIDDEN', 'Only those who manage members see the sessions of others.');
  if (!isId(userId) || !(await loadUser(context, userId))) throw notFound('user', 'userId');
  if (userId !== actor.userId && !mayManage(actor, (await loadMemberships(context, userId)) ?? []))
    throw new Fault(
      'FORBIDDEN',
      'This member holds a role that you could not take away: their sessions are not yours to see.',
    );
  const rows = await platform.database.prisma.session.findMany({
    where: { organizationId: actor.organizationId, userId, revokedAt: null, expiresAt: { gt: platform.clock.now() } },
    omit: { tokenHash: true },
    orderBy: { lastSeenAt: 'desc' },
  });
  return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
}

/** Users by id, of the asking organization alone. */
export const loadUser = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.prisma.user.findMany({
    where: { id: { in: [...ids] }, organizationId: actor?.organizationId ?? '' },
  });
  return byKey(rows.map(publicUser), (user) => user.id);
});

/** Pharmacies by id, of those the actor may see. */
export const loadPharmacy = defineLoader(async ({ platform, actor }, ids) => {
  const visible = ids.filter((id) => actor?.pharmacyIds.includes(id));
  return byKey(
    await platform.database.prisma.pharmacy.findMany({ where: { id: { in: visible } } }),
    (pharmacy) => pharmacy.id,
  );
});

/** A user's memberships. */
export const loadMemberships = defineLoader(async ({ platform, actor }, userIds) => {
  const rows = await platform.database.prisma.membership.findMany({
    where: { userId: { in: [...userIds] }, organizationId: actor?.organizationId ?? '' },
    orderBy: { id: 'asc' },
  });
  return groupByKey(userIds, rows, (row) => row.userId);
});
