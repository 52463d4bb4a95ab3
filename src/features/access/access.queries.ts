import { type Actor, can, canEverywhere, pharmaciesWhere } from '../../domain/authorization/actor.ts';
import { ApothecaError, notFound } from '../../domain/error.ts';
import type { Language } from '../../domain/language.ts';
import { message } from '../../domain/messages/index.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import * as enums from '../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { empty, join, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, nullable, oneOf, row, text } from '../../platform/database/row.ts';
import { mayManage } from './members/invite-member.ts';
import { publicUser, type SignedInUser } from './sessions/new-session.ts';

/** The pharmacies the actor may see, by name. */
export async function visiblePharmacies({ platform, language }: Context, actor: Actor) {
  const found = await platform.database.prisma.pharmacy.findMany({
    where: { id: { in: [...actor.pharmacyIds] } },
    orderBy: { id: 'asc' },
  });
  return byName(found, language);
}

/** In the order in which whoever reads it looks for names. */
function byName<Row extends { readonly name: string }>(rows: readonly Row[], language: Language): Row[] {
  const { compare } = new Intl.Collator(language);
  return [...rows].sort((one, other) => compare(one.name, other.name));
}

const memberCursors = new Cursors('members', ['id']);

/** The members whom the actor may read: those with a role where the actor holds member:read, or everywhere. */
function readableMembers(actor: Actor): Prisma.UserWhereInput {
  const where = { organizationId: actor.organizationId, kind: 'PERSON' as const };
  if (canEverywhere(actor, 'member:read')) return where;
  const scopes = [{ pharmacyId: null }, { pharmacyId: { in: pharmaciesWhere(actor, 'member:read') } }];
  return { ...where, memberships: { some: { OR: scopes } } };
}

/**
 * Colleagues know each other; a program learns who somebody is beyond their name where it may read members.
 * @throws ApothecaError FORBIDDEN
 */
export async function requireMayKnow(context: Context, user: Pick<SignedInUser, 'id' | 'kind'>): Promise<void> {
  const { actor } = context;
  if (actor?.kind !== 'SERVICE' || user.kind === 'SERVICE' || canEverywhere(actor, 'member:read')) return;
  const scopes = new Set<string | null>([null, ...pharmaciesWhere(actor, 'member:read')]);
  const memberships = scopes.size > 1 ? await loadMemberships(context, user.id) : null;
  if (memberships?.some(({ pharmacyId }) => scopes.has(pharmacyId))) return;
  throw new ApothecaError('FORBIDDEN', message('namesOnly'));
}

/** A page of the organization's members, by id. */
export async function membersPage({ platform }: Context, actor: Actor, page: PageArgs) {
  const { user } = platform.database.prisma;
  const where = readableMembers(actor);
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

/** Names sort as people read them. */
const sortName = sql`lower(u.name COLLATE "und-x-icu")`;

const colleagueCursors = (search: string) => new Cursors('colleagues', ['text', 'id'], search);

const colleagueRow = row({
  id: text,
  kind: oneOf(enums.UserKind),
  organizationId: text,
  name: text,
  email: text,
  status: oneOf(enums.UserStatus),
  erasedAt: nullable(instant),
  createdAt: instant,
  sortKey: text,
});

/** A page of the people of the organization who may sign in, by name; every word of the search occurs in the name or address. */
export async function colleaguesPage({ platform }: Context, actor: Actor, search: string | null, page: PageArgs) {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const condition = sql`u.organization_id = ${actor.organizationId}::uuid AND u.kind = 'PERSON' AND u.status = 'ACTIVE' AND ${join(
    [sql`true`, ...words.map((word) => sql`position(${word} IN lower(u.name || ' ' || u.email)) > 0`)],
    ' AND ',
  )}`;
  const cursors = colleagueCursors(search ?? '');
  const after = cursors.decode(page.after);
  const rows = await platform.database.rows(
    colleagueRow,
    sql`
    SELECT u.id, u.kind, u.organization_id AS "organizationId", u.name, u.email, u.status, u.erased_at AS "erasedAt", u.created_at AS "createdAt", ${sortName} AS "sortKey"
      FROM app_user u WHERE ${condition} ${after ? sql`AND (${sortName}, u.id) > (${after[0]}, ${after[1]}::uuid)` : empty}
     ORDER BY ${sortName}, u.id LIMIT ${page.first + 1}`,
  );
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.sortKey, row.id]),
    ({ sortKey: _, ...user }) => user,
    () => platform.database.count(sql`SELECT count(*)::int AS count FROM app_user u WHERE ${condition}`),
  );
}

/**
 * Sessions that have not ended: one's own, or another member's for those who manage members.
 * @throws ApothecaError FORBIDDEN, NOT_FOUND
 */
export async function livingSessions(context: Context, actor: Actor, userId: string) {
  const { platform } = context;
  if (userId !== actor.userId && !can(actor, 'member:manage'))
    throw new ApothecaError('FORBIDDEN', message('sessionsOfOthers'));
  if (!isId(userId) || !(await loadUser(context, userId))) throw notFound('user', 'userId');
  if (userId !== actor.userId && !mayManage(actor, (await loadMemberships(context, userId)) ?? []))
    throw new ApothecaError('FORBIDDEN', message('sessionsOutOfReach'));
  const rows = await platform.database.prisma.session.findMany({
    where: { organizationId: actor.organizationId, userId, revokedAt: null, expiresAt: { gt: platform.clock.now() } },
    omit: { tokenHash: true },
    orderBy: { lastSeenAt: 'desc' },
  });
  return rows.map((row) => ({ ...row, current: row.id === actor.sessionId }));
}

/** The organizations where the person who asks may sign in; for somebody whom a provider vouches for, the one that it belongs to. */
export async function organizationsOf({ platform, language }: Context, { userId, organizationId, issuer }: Actor) {
  const found = await platform.database.prisma.organization.findMany({
    where: {
      ...(issuer !== null && { id: organizationId }),
      users: { some: { status: 'ACTIVE', account: { users: { some: { id: userId } } } } },
    },
    orderBy: { id: 'asc' },
  });
  return byName(found, language);
}

/** Users by id, of the asking organization alone. */
export const loadUser = defineLoader(async ({ platform, actor }, ids) => {
  const rows = await platform.database.prisma.user.findMany({
    where: { id: { in: ids.filter(isId) }, organizationId: actor?.organizationId ?? '' },
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

/** A user's memberships. Somebody without a session reaches one user alone: the one as whom they have just signed in; who switches organizations, themselves there. */
export const loadMemberships = defineLoader(async ({ platform, actor }, userIds) => {
  const rows = await platform.database.prisma.membership.findMany({
    where: {
      userId: { in: [...userIds] },
      ...(actor && {
        user: {
          OR: [{ organizationId: actor.organizationId }, { account: { users: { some: { id: actor.userId } } } }],
        },
      }),
    },
    orderBy: { id: 'asc' },
  });
  return groupByKey(userIds, rows, (row) => row.userId);
});

/** The accounts of users of the asking organization. */
export const loadAccountId = defineLoader(async ({ platform, actor }, userIds) => {
  const rows = await platform.database.prisma.user.findMany({
    where: { id: { in: [...userIds] }, organizationId: actor?.organizationId ?? '', accountId: { not: null } },
    select: { id: true, accountId: true },
  });
  const accounts = rows.map(({ id, accountId }) => ({ userId: id, id: accountId ?? '' }));
  return byKey(accounts, ({ userId }) => userId);
});
