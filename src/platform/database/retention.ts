import type { Platform } from '../platform.ts';
import type { Keeping } from '../settings.ts';
import { type Database, type Sql, sql } from './database.ts';

/** So many rows a statement, so that none takes long or holds locks for long. */
const batch = 1_000;
/** How long a turn goes on. What is left then is for the next: each statement stands for itself. */
const turnMs = 4_000;

type Keeper = Pick<Platform, 'database'> & { readonly settings: { readonly keep: Keeping } };

/** Removes events from the oldest on, and notes up to where in the same statement. */
export async function forgetEvents({ database, settings }: Keeper): Promise<void> {
  const old = sql`now() - make_interval(days => ${settings.keep.eventDays}::int)`;
  const due = await database.rows<{ organizationId: string }>(sql`
    SELECT h.organization_id AS "organizationId"
      FROM event_head h JOIN event e ON e.organization_id = h.organization_id AND e.position = h.kept_after + 1
     WHERE e.created_at < ${old}`);
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

/** Removes sessions that ended long ago. */
export function forgetSessions({ database, settings }: Keeper): Promise<void> {
  return removeEnded(database, sql`session`, sql`least(revoked_at, expires_at)`, settings.keep.sessionDays);
}

/** Removes invitations that were accepted, or expired, long ago. */
export function forgetInvitations({ database, settings }: Keeper): Promise<void> {
  return removeEnded(database, sql`invitation`, sql`least(accepted_at, expires_at)`, settings.keep.invitationDays);
}

/** Removes the records of mails that were sent or given up long ago. */
export function forgetLetters({ database, settings }: Keeper): Promise<void> {
  return removeEnded(database, sql`letter`, sql`ended_at`, settings.keep.mailDays);
}

/** Removes sign-ups whose link was never followed, with what they hold of people. */
export function forgetPendingSignUps({ database }: Pick<Keeper, 'database'>): Promise<void> {
  return removeEnded(database, sql`pending_sign_up`, sql`expires_at`, 0);
}

/** Removes the sign-ins through identity providers that could not be completed again anyway. */
export function forgetSignOns({ database }: Pick<Keeper, 'database'>): Promise<void> {
  return removeEnded(database, sql`sign_on`, sql`expires_at`, 1);
}

/** Removes devices on which nobody signed in for long. */
export function forgetUnusedDevices({ database, settings }: Keeper): Promise<void> {
  return removeEnded(database, sql`known_device`, sql`last_used_at`, settings.keep.deviceDays);
}

/** Removes what people who are not signed in tried long ago. */
export function forgetAnonymousAttempts({ database, settings }: Keeper): Promise<void> {
  return removeEnded(database, sql`visitor_attempt`, sql`created_at`, settings.keep.anonymousAttemptDays);
}

/** Removes links that were followed, or expired, long ago. */
export function forgetLinks({ database, settings }: Keeper): Promise<void> {
  return removeEnded(database, sql`account_link`, sql`least(used_at, expires_at)`, settings.keep.invitationDays);
}

/** Removes sign-ins that waited for a second factor, a day after their end. */
export function forgetSignInChallenges({ database }: Pick<Keeper, 'database'>): Promise<void> {
  return removeEnded(database, sql`sign_in_challenge`, sql`expires_at`, 1);
}

/** By the index on when they ended. */
function removeEnded(database: Database, table: Sql, endedAt: Sql, days: number): Promise<void> {
  return inBatches(
    database,
    turn(),
    () => sql`
      DELETE FROM ${table} WHERE id IN (
        SELECT id FROM ${table} WHERE ${endedAt} < now() - make_interval(days => ${days}::int)
         ORDER BY ${endedAt} LIMIT ${batch}::int)
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
  while (!isOver() && (await database.rows(removal())).length === batch);
}
