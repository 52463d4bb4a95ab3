import { empty, raw, type Sql, sql } from '../../platform/database/database.ts';
import { firstIdAt } from '../../platform/database/ids.ts';

/** A log whose rows are found by their time, and its column that says when. */
const logs = { audit_log: 'created_at', access_log: 'viewed_at' } as const;

/** As in SQL (recorded_apart): rows whose id is further from their time have an index of their own. */
const slackMs = 60_000;

/**
 * That a row was recorded in a span of time: exactly by its time, and by the order of its id, so that the indexes that end in the id lead there. The
 * span of ids reaches as far as those rows of the span need whose id was made long before, or by another clock.
 */
export function recordedIn(
  log: keyof typeof logs,
  organizationId: string,
  from: Date | null | undefined,
  until: Date | null | undefined,
): Sql {
  if (!from && !until) return empty;
  const at = raw(logs[log]);
  const span = sql`${from ? sql`AND ${at} >= ${from}` : empty} ${until ? sql`AND ${at} < ${until}` : empty}`;
  // Of texts, since older versions of PostgreSQL know neither end of ids; and so never by walking along the ids.
  const apart = (end: 'min' | 'max') => sql`(
    SELECT ${raw(end)}(id::text)::uuid FROM ${raw(log)}
     WHERE organization_id = ${organizationId}::uuid AND recorded_apart(id, ${at}) ${span})`;
  const first = from && sql`AND id >= least(${firstIdAt(from.getTime() - slackMs)}::uuid, ${apart('min')})`;
  const last = until && sql`AND id <= greatest(${firstIdAt(until.getTime() + slackMs)}::uuid, ${apart('max')})`;
  return sql`${span} ${first ?? empty} ${last ?? empty}`;
}
