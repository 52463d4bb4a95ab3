import { type Actor } from '../../domain/authorization/actor.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { decryptPersons } from '../../platform/audit/persons.ts';
import { empty, join, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, list, nullable, row, rowsWith, text } from '../../platform/database/row.ts';
import type { AccessFilter } from './access-log.input.ts';
import { recordedIn } from './recorded-in.ts';

const noId = '00000000-0000-0000-0000-000000000000';
const mostViews = 100;

const viewRow = row({
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
});
const viewOfRecordRow = rowsWith(viewRow, row({ recordId: text }));
const viewColumns = sql`id, organization_id AS "organizationId", actor_id AS "actorId", actor_label AS "actorLabel", session_id AS "sessionId",
  operation, entity_types AS "entityTypes", fields, entity_ids AS "entityIds", request_id AS "requestId", ip, viewed_at AS "viewedAt"`;

/** A page of who looked, newest first. */
export async function accessLogPage({ platform }: Context, actor: Actor, filter: AccessFilter | null, page: PageArgs) {
  const { database } = platform;
  const { actorId, entityId, entityType, field, requestId, from, until } = filter ?? {};
  const { organizationId } = actor;
  const cursors = new Cursors('accessLog', ['id'], filter ?? {});
  const after = cursors.decode(page.after)?.[0];
  const conditions = [
    actorId == null ? empty : isId(actorId) ? sql`AND actor_id = ${actorId}::uuid` : sql`AND false`,
    entityType == null ? empty : sql`AND entity_types @> ARRAY[${entityType}]`,
    field == null ? empty : sql`AND fields @> ARRAY[${field}]`,
    requestId == null ? empty : sql`AND request_id = ${requestId}`,
    recordedIn('access_log', organizationId, from, until),
  ];
  // As many as the page needs, where nothing else sorts some of them out.
  const alone = conditions.every((condition) => condition === empty);
  const ofRecord = (before: string | null, most: number | null) =>
    entityId == null
      ? empty
      : isId(entityId)
        ? sql`AND id IN (SELECT views_of_record(${organizationId}::uuid, ${entityId}::uuid, ${before}::uuid, ${alone ? most : null}::int))`
        : sql`AND false`;
  const where = sql`organization_id = ${organizationId}::uuid ${join(conditions, ' ')}`;
  const before = after === undefined ? null : String(after);
  const rows = await database.rows(
    viewRow,
    sql`
    SELECT ${viewColumns} FROM access_log
     WHERE ${where} ${before === null ? empty : sql`AND id < ${before}::uuid`} ${ofRecord(before, page.first + 1)}
     ORDER BY id DESC LIMIT ${page.first + 1}::int`,
    'each time',
  );
  return makePage(
    await decryptPersons((type, query) => database.rows(type, query), organizationId, rows),
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () =>
      database.count(
        sql`SELECT count(*)::int AS count FROM access_log WHERE ${where} ${ofRecord(null, null)}`,
        'each time',
      ),
  );
}

/** The newest 100 operations that looked at each record. */
export const loadViewsOfRecord = defineLoader(async ({ platform, actor }, recordIds) => {
  const organizationId = actor?.organizationId ?? noId;
  const rows = await platform.database.rows(
    viewOfRecordRow,
    sql`
    SELECT v."recordId", ${viewColumns}
      FROM (SELECT r.id AS "recordId", views_of_record(${organizationId}::uuid, r.id, NULL, ${mostViews}) AS id
              FROM unnest(${[...recordIds]}::uuid[]) AS r(id)) v
      JOIN access_log USING (id)
     ORDER BY id DESC`,
  );
  const opened = await decryptPersons((type, query) => platform.database.rows(type, query), organizationId, rows);
  return groupByKey(recordIds, opened, (row) => row.recordId);
});
