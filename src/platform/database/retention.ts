import type { Platform } from '../platform.ts';
import type { Keeping } from '../settings.ts';
import { type Database, raw, type Sql, sql } from './database.ts';
import { nothing, row, text } from './row.ts';
import { type Removal } from './tables.ts';

/** So many rows a statement, so that none takes long or holds locks for long. */
const batch = 1_000;
/** How long a turn goes on. What is left then is for the next: each statement stands for itself. */
const turnMs = 4_000;

type Keeper = Pick<Platform, 'database'> & { readonly settings: { readonly keep: Keeping } };

const dueOrganizationRow = row({ organizationId: text });

/** Removes events from the oldest on, and notes up to where in the same statement. */
export async function forgetEvents({ database, settings }: Keeper): Promise<void> {
  const old = sql`now() - make_interval(days => ${settings.keep.eventDays}::int)`;
  const due = await database.rows(
    dueOrganizationRow,
    sql`
    SELECT h.organization_id AS "organizationId"
      FROM event_head h JOIN event e ON e.organization_id = h.organization_id AND e.position = h.kept_after + 1
     WHERE e.created_at < ${old}`,
  );
  const isOver = turn();
  for (const { organizationId } of due)
    await inBatches(database, isOver, () => {
      // A transaction that was long under way left an older event behind a younger one: it waits for that one.
      return sql`
        WITH head AS (
          SELECT kept_after FROM event_head WHERE organization_id = ${organizationId}::uuid
        ), oldest AS (
          SELECT e.position, e.created_at < ${old} AS old FROM event e
           WHERE e.organization_id = ${organizationId}::uuid AND e.position > (SELECT kept_after FROM head) ORDER BY e.position LIMIT ${batch}::int
        ), moved AS (
          UPDATE event_head h SET kept_after = reached.position
            FROM (SELECT coalesce(min(position) FILTER (WHERE NOT old) - 1, max(position)) AS position FROM oldest) reached
           WHERE h.organization_id = ${organizationId}::uuid AND h.kept_after < reached.position
          RETURNING h.kept_after
        )
        DELETE FROM event e
         WHERE e.organization_id = ${organizationId}::uuid
           AND e.position > (SELECT kept_after FROM head) AND e.position <= (SELECT kept_after FROM moved)
        RETURNING 1 AS gone`;
    });
}

/** Removes the rows of a table that are past their time, by the index on the instant that counts. */
export function removeOld({ database, settings }: Keeper, table: string, { since, days }: Removal): Promise<void> {
  const name = raw(table);
  const old = sql`now() - make_interval(days => ${days(settings.keep)}::int)`;
  return inBatches(
    database,
    turn(),
    () => sql`
      DELETE FROM ${name} WHERE id IN (
        SELECT id FROM ${name} WHERE ${since} < ${old} ORDER BY ${since} LIMIT ${batch}::int)
      RETURNING 1 AS gone`,
  );
}

/** Removes first answers whose time is over. One that is being used again meanwhile is passed over. */
export async function forgetAnswers({ database }: Pick<Keeper, 'database'>): Promise<void> {
  await inBatches(
    database,
    turn(),
    () => sql`
      DELETE FROM idempotency_key WHERE id IN (
        SELECT id FROM idempotency_key WHERE expires_at < now() ORDER BY expires_at LIMIT ${batch}::int FOR UPDATE SKIP LOCKED)
      RETURNING 1 AS gone`,
  );
}

/** Whether a turn is over; asked between batches. */
export function turn(): () => boolean {
  const until = performance.now() + turnMs;
  return () => performance.now() > until;
}

/** Removes batch after batch, until there is no more or the turn is over. */
async function inBatches(database: Database, isOver: () => boolean, removal: () => Sql): Promise<void> {
  while (!isOver() && (await database.rows(nothing, removal())).length === batch);
}
