import { type Actor, canEverywhere, pharmaciesWhere } from '../../../domain/authorization/actor.ts';
import { type Permission, permissions } from '../../../domain/authorization/permissions.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';
import { Cursors, makePage, type PageArgs } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';

/** What of a key's row is shown; its hash is not. */
export const shownOfKey = {
  omit: { keyHash: true },
  include: { service: { select: { name: true } }, scopes: { select: { pharmacyId: true } } },
} as const satisfies Prisma.ServiceKeyDefaultArgs;

type KeyRow = Prisma.ServiceKeyGetPayload<typeof shownOfKey>;

/** A key as it is shown. */
export function publicKey({ service, scopes, permissions: given, ...row }: KeyRow) {
  const pharmacyIds = scopes.flatMap(({ pharmacyId }) => pharmacyId ?? []).sort();
  return {
    __typename: 'ServiceKey' as const,
    ...row,
    name: service.name,
    permissions: permissions.filter((each: Permission) => given.includes(each)),
    pharmacyIds: scopes.some(({ pharmacyId }) => pharmacyId === null) ? null : pharmacyIds,
  };
}

/** The keys that the actor has a say in: those that count nowhere else than where they manage keys. */
export function managedKeys(actor: Actor): Prisma.ServiceKeyWhereInput {
  const { organizationId } = actor;
  if (canEverywhere(actor, 'service-key:manage')) return { organizationId };
  const managed = pharmaciesWhere(actor, 'service-key:manage');
  return { organizationId, scopes: { none: { OR: [{ pharmacyId: null }, { pharmacyId: { notIn: managed } }] } } };
}

const keyCursors = new Cursors('service-keys', ['id']);

/** A page of the service keys that the actor has a say in, the newest first. */
export async function serviceKeysPage({ platform }: Context, actor: Actor, page: PageArgs) {
  const { serviceKey } = platform.database.prisma;
  const where = managedKeys(actor);
  const after = keyCursors.decode(page.after)?.[0];
  const rows = await serviceKey.findMany({
    where: { AND: [where, after ? { id: { lt: String(after) } } : {}] },
    orderBy: { id: 'desc' },
    take: page.first + 1,
    ...shownOfKey,
  });
  return makePage(
    rows,
    page,
    (row) => keyCursors.encode([row.id]),
    publicKey,
    () => serviceKey.count({ where }),
  );
}
