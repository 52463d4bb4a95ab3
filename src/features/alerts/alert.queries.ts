import { type Actor, pharmaciesWhere } from '../../domain/authorization/actor.ts';
import { requireVisible } from '../../domain/authorization/scope.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader } from '../../graphql/loaders.ts';
import { isId } from '../../platform/database/ids.ts';
import type { AlertFilter } from './alert.input.ts';

/** A page of a pharmacy's alerts, newest first. */
export async function alertsPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: AlertFilter | null,
  page: PageArgs,
) {
  requireVisible(actor, pharmacyId);
  const { kinds, states, stockId, assigneeId } = filter ?? {};
  const { alert } = platform.database.prisma;
  const where = {
    pharmacyId,
    state: states ? { in: states } : { not: 'RESOLVED' as const },
    ...(kinds && { kind: { in: kinds } }),
    ...(stockId && { stockId: { in: [stockId].filter(isId) } }),
    ...(assigneeId && { assignedToId: { in: [assigneeId].filter(isId) } }),
  };
  const cursors = new Cursors('alerts', ['id'], [pharmacyId, filter ?? {}]);
  const after = cursors.decode(page.after)?.[0];
  const rows = await alert.findMany({
    where: { ...where, ...(after && { id: { lt: String(after) } }) },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  });
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () => alert.count({ where }),
  );
}

/** Alerts by id, of the pharmacies where the actor may read stock. */
export const loadAlert = defineLoader(async ({ platform, actor }, ids) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  return byKey(
    await platform.database.prisma.alert.findMany({
      where: { id: { in: ids.filter(isId) }, pharmacyId: { in: visible } },
    }),
    (row) => row.id,
  );
});
