import { type Actor } from '../../domain/authorization/actor.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { decryptPersons } from '../../platform/audit/persons.ts';
import { sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, list, nullable, row, text } from '../../platform/database/row.ts';
import type { AccessFilter } from './access-log.input.ts';

/** A page of who looked, newest first. */
export async function accessLogPage({ platform }: Context, actor: Actor, filter: AccessFilter | null, page: PageArgs) {
  const { accessLog } = platform.database.prisma;
  const { entityType, field, requestId, from, until } = filter ?? {};
  const where = {
    organizationId: actor.organizationId,
    AND: [
      filter?.actorId != null ? { actorId: { in: [filter.actorId].filter(isId) } } : {},
      // An id that is none is looked for as one that nothing has.
      filter?.entityId != null ? { entityIds: { has: isId(filter.entityId) ? filter.entityId : noId } } : {},
      entityType != null ? { entityTypes: { has: entityType } } : {},
      field != null ? { fields: { has: field } } : {},
      requestId != null ? { requestId } : {},
      from ? { viewedAt: { gte: from } } : {},
      until ? { viewedAt: { lt: until } } : {},
    ],
  };
  const cursors = new Cursors('accessLog', ['id'], filter ?? {});
  const after = cursors.decode(page.after)?.[0];
  const rows = await accessLog.findMany({
    where: { ...where, ...(after && { id: { lt: String(after) } }) },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  });
  return makePage(
    await decryptPersons((type, query) => platform.database.rows(type, query), actor.organizationId, rows),
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () => accessLog.count({ where }),
  );
}

const noId = '00000000-0000-0000-0000-000000000000';
const mostViews = 100;

const viewOfRecordRow = row({
  id: text,
  organizationId: text,
  fields: list(text),
  actorId: text,
  actorLabel: text,
  sessionId: text,
  operation: nullable(text),
  entityTypes: list(text),
  entityIds: list(text),
  requestId: text,
  ip: nullable(text),
  viewedAt: instant,
  recordId: text,
});

/** The newest 100 operations that looked at each record. */
export const loadViewsOfRecord = defineLoader(async ({ platform, actor }, recordIds) => {
  const organizationId = actor?.organizationId ?? noId;
  const rows = await platform.database.rows(
    viewOfRecordRow,
    sql`
    SELECT r.id AS "recordId", a.* FROM unnest(${[...recordIds]}::uuid[]) AS r(id), LATERAL (
      SELECT id, organization_id AS "organizationId", actor_id AS "actorId", actor_label AS "actorLabel", session_id AS "sessionId", operation,
             entity_types AS "entityTypes", fields, entity_ids AS "entityIds", request_id AS "requestId", ip, viewed_at AS "viewedAt"
        FROM access_log
       WHERE entity_ids @> ARRAY[r.id] AND organization_id = ${organizationId}::uuid
       ORDER BY access_log.id DESC LIMIT ${mostViews}) a`,
  );
  const opened = await decryptPersons((type, query) => platform.database.rows(type, query), organizationId, rows);
  return groupByKey(recordIds, opened, (row) => row.recordId);
});
