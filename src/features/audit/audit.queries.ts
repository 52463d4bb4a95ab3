import { type Actor, canEverywhere, pharmaciesWhere } from '../../domain/authorization/actor.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { decryptPersons } from '../../platform/audit/persons.ts';
import { isId } from '../../platform/database/ids.ts';
import { escapeLike } from '../catalogue/index.ts';
import type { AuditFilter } from './audit.input.ts';

/** A page of the trail, newest first. Whoever may read it at single pharmacies only sees what happened there. */
export async function auditPage({ platform }: Context, actor: Actor, filter: AuditFilter | null, page: PageArgs) {
  const { auditLog } = platform.database.prisma;
  const { action, entityType, outcomes, requestId, from, until } = filter ?? {};
  const id = (value: string) => ({ in: [value].filter(isId) });
  const conditions = [
    canEverywhere(actor, 'audit:read') ? {} : { pharmacyId: { in: pharmaciesWhere(actor, 'audit:read') } },
    filter?.pharmacyId != null ? { pharmacyId: id(filter.pharmacyId) } : {},
    filter?.actorId != null ? { actorId: id(filter.actorId) } : {},
    filter?.entityId != null ? { entityId: id(filter.entityId) } : {},
    action ? { action: action.endsWith('.') ? { startsWith: escapeLike(action) } : action } : {},
    entityType != null ? { entityType } : {},
    outcomes ? { outcome: { in: outcomes } } : {},
    requestId != null ? { requestId } : {},
    from ? { createdAt: { gte: from } } : {},
    until ? { createdAt: { lt: until } } : {},
  ];
  const where = { organizationId: actor.organizationId, AND: conditions };
  const cursors = new Cursors('auditLog', ['id'], filter ?? {});
  const after = cursors.decode(page.after)?.[0];
  const rows = await auditLog.findMany({
    where: { ...where, ...(after && { id: { lt: String(after) } }) },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  });
  return makePage(
    await decryptPersons((type, query) => platform.database.rows(type, query), actor.organizationId, rows),
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () => auditLog.count({ where }),
  );
}
