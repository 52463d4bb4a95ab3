import type { Actor } from '../../domain/actor.ts';
import type { Role } from '../../domain/permissions.ts';
import { sha256 } from '../../platform/crypto.ts';
import { sql } from '../../platform/database.ts';
import type { SequencedEvent } from '../../platform/events.ts';
import type { Platform } from '../../platform/platform.ts';

interface SessionRow {
  sessionId: string;
  userId: string;
  organizationId: string;
  name: string;
  email: string;
  lastSeenAt: Date;
  expiresAt: Date;
  grants: { role: Role; pharmacyId: string | null }[];
  pharmacyIds: string[];
}

/** A living session: who it belongs to and when it ends whatever happens. */
export interface Authentication {
  readonly actor: Actor;
  readonly expiresAt: Date;
}

/**
 * The session of a token, or null when there is none, it was ended, or it expired: absolutely, or by having been idle too long.
 * Everything is read anew in one statement, so a revoked session or a changed role counts from the next request on.
 */
export async function authenticate(platform: Platform, token: string): Promise<Authentication | null> {
  const { database, clock, settings, log } = platform;
  const row = await database.row<SessionRow>(sql`
    SELECT s.id AS "sessionId", u.id AS "userId", u.organization_id AS "organizationId", u.name, u.email,
           s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt",
           coalesce((SELECT json_agg(json_build_object('role', m.role, 'pharmacyId', m.pharmacy_id)) FROM membership m WHERE m.user_id = u.id), '[]') AS grants,
           ARRAY(SELECT p.id FROM pharmacy p WHERE p.organization_id = u.organization_id
                    AND EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND (m.pharmacy_id IS NULL OR m.pharmacy_id = p.id))
                  ORDER BY p.id)::text[] AS "pharmacyIds"
      FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.token_hash = ${sha256(token)} AND s.revoked_at IS NULL AND u.status = 'ACTIVE'`);
  if (!row) return null;
  const now = clock.now();
  const idleMs = now.getTime() - row.lastSeenAt.getTime();
  if (now >= row.expiresAt || idleMs > settings.sessionIdleMinutes * 60_000) return null;
  if (idleMs > touchAfterMs) {
    // Nobody waits for it: a session that is not touched now is touched by its next request.
    database.prisma.session
      .update({ where: { id: row.sessionId }, data: { lastSeenAt: now }, select: { id: true } })
      .catch((error: unknown) => log.warn({ err: error }, 'a session could not be touched'));
  }
  const { lastSeenAt: _, expiresAt, ...actor } = row;
  return { actor, expiresAt };
}

/** Whose session a token was, whether or not it has ended; null when there never was one. It gives no rights. */
export async function sessionHolder({ database }: Platform, token: string): Promise<string | null> {
  const session = await database.prisma.session.findUnique({
    where: { tokenHash: sha256(token) },
    select: { userId: true },
  });
  return session?.userId ?? null;
}

/** A write for every request would cost more than the minute of precision is worth. */
const touchAfterMs = 60_000;

/** Whether an event may change what this actor may see, so that the session must be read again. */
export function concernsAccess(actor: Actor, event: SequencedEvent): boolean {
  if (event.type === 'session.ended') return event.payload.sessionIds.includes(actor.sessionId);
  return event.type === 'access.changed' && (event.payload.userId === null || event.payload.userId === actor.userId);
}
