import { type Actor, grantOfRole } from '../../../domain/authorization/actor.ts';
import type { Role } from '../../../domain/authorization/permissions.ts';
import { sha256 } from '../../../platform/crypto/crypto.ts';
import { sql } from '../../../platform/database/database.ts';
import {
  flag,
  instant,
  json,
  list,
  nothing,
  nullable,
  type RowType,
  row,
  text,
} from '../../../platform/database/row.ts';
import type { SequencedEvent } from '../../../platform/events/events.ts';
import type { Platform } from '../../../platform/platform.ts';
import { asksForFactor, hasFactor } from '../factors/policy.ts';
import { authenticateServices } from '../service-keys/authenticate-service.ts';
import { isServiceKey } from '../service-keys/service-key.ts';
import { type Authentication, touchAfterMs } from './authentication.ts';

interface SessionRow {
  hash: string;
  sessionId: string;
  userId: string;
  organizationId: string;
  issuer: string | null;
  name: string;
  email: string;
  lastSeenAt: Date;
  provedAt: Date;
  expiresAt: Date;
  grants: { role: Role; pharmacyId: string | null }[];
  pharmacyIds: string[];
  owesFactor: boolean;
}

/** Whether a session counts as used by this: when a person acted, and not when a program went on by itself. */
export type Use = 'used' | 'looked-up';

/** Who shows this token: a person their session's, or a service its key. Null when it gives no rights, or none any more. */
export async function authenticate(platform: Platform, token: string, use: Use): Promise<Authentication | null> {
  const [found = null] = await authenticateAll(platform, [token], use);
  return found;
}

/** The same for many tokens at once, in their order: a statement for all sessions, and one for all keys. */
export async function authenticateAll(
  platform: Platform,
  tokens: readonly string[],
  use: Use,
): Promise<(Authentication | null)[]> {
  const hashes = tokens.map(sha256);
  const ofServices = hashes.filter((_, nth) => isServiceKey(tokens[nth] ?? ''));
  const ofPeople = hashes.filter((_, nth) => !isServiceKey(tokens[nth] ?? ''));
  // One after the other: whoever bounds the connections in use counts on one.
  const people = ofPeople.length > 0 ? await authenticatePeople(platform, ofPeople, use) : null;
  const services = ofServices.length > 0 ? await authenticateServices(platform, ofServices) : null;
  return hashes.map((hash) => people?.get(hash) ?? services?.get(hash) ?? null);
}

const sessionRow: RowType<SessionRow> = row({
  hash: text,
  sessionId: text,
  userId: text,
  organizationId: text,
  issuer: nullable(text),
  name: text,
  email: text,
  lastSeenAt: instant,
  provedAt: instant,
  expiresAt: instant,
  grants: json<{ role: 'OWNER' | 'MANAGER' | 'PHARMACIST' | 'TECHNICIAN' | 'AUDITOR'; pharmacyId: string | null }[]>(),
  pharmacyIds: list(text),
  owesFactor: flag,
});

/**
 * The sessions of tokens by their hashes; there is none for a token when there never was one, it was ended, or it expired: absolutely, or by having been idle too long.
 * Everything is read again in one statement, so a revoked session or a changed role counts from the next request on.
 */
async function authenticatePeople(
  platform: Platform,
  hashes: readonly string[],
  use: Use,
): Promise<ReadonlyMap<string, Authentication>> {
  const { database, clock, settings, log } = platform;
  const rows = await database.rows(
    sessionRow,
    sql`
    SELECT s.token_hash AS hash, s.id AS "sessionId", u.id AS "userId", u.organization_id AS "organizationId", s.issuer, u.name, u.email,
           s.last_seen_at AS "lastSeenAt", s.proved_at AS "provedAt", s.expires_at AS "expiresAt",
           coalesce((SELECT json_agg(json_build_object('role', m.role, 'pharmacyId', m.pharmacy_id)) FROM membership m WHERE m.user_id = u.id), '[]') AS grants,
           ARRAY(SELECT p.id FROM pharmacy p WHERE p.organization_id = u.organization_id
                    AND EXISTS (SELECT 1 FROM membership m WHERE m.user_id = u.id AND (m.pharmacy_id IS NULL OR m.pharmacy_id = p.id))
                  ORDER BY p.id)::text[] AS "pharmacyIds",
           s.issuer IS NULL AND ${asksForFactor} AND NOT ${hasFactor} AS "owesFactor"
      FROM session s JOIN app_user u ON u.id = s.user_id JOIN organization o ON o.id = u.organization_id
     WHERE s.token_hash = ANY(${hashes}::text[]) AND s.revoked_at IS NULL AND u.status = 'ACTIVE'`,
  );
  const now = clock.now();
  const idleMs = (row: SessionRow) => now.getTime() - row.lastSeenAt.getTime();
  const living = rows.filter((row) => now < row.expiresAt && idleMs(row) <= settings.sessionIdleMinutes * 60_000);
  const used = (use === 'used' ? living : [])
    .filter((row) => idleMs(row) > touchAfterMs)
    .map(({ sessionId }) => sessionId);
  if (used.length > 0) {
    // Nobody waits for it: a session that is not touched now is touched by its next request.
    database
      .rows(
        // One that somebody holds is passed over, so that a connection is in use for a moment only.
        nothing,
        sql`UPDATE session SET last_seen_at = greatest(last_seen_at, ${now})
             WHERE id IN (SELECT id FROM session WHERE id = ANY(${used}::uuid[]) FOR NO KEY UPDATE SKIP LOCKED)`,
      )
      .catch((error: unknown) => log.warn({ err: error }, 'sessions could not be touched'));
  }
  return new Map(living.map((row) => [row.hash, authenticationOf(row)]));
}

function authenticationOf(row: SessionRow): Authentication {
  const {
    sessionId,
    userId,
    organizationId,
    issuer,
    name,
    email: label,
    pharmacyIds,
    provedAt,
    owesFactor,
    expiresAt,
  } = row;
  const grants = row.grants.map(({ role, pharmacyId }) => grantOfRole(role, pharmacyId));
  return {
    actor: {
      kind: 'PERSON',
      userId,
      sessionId,
      provedAt,
      organizationId,
      issuer,
      name,
      label,
      grants,
      pharmacyIds,
      owesFactor,
    },
    expiresAt,
  };
}

/** Whose session a token was, whether or not it has ended; null when there never was one. It gives no rights. */
export async function sessionHolder({ database }: Platform, token: string): Promise<string | null> {
  const session = await database.prisma.session.findUnique({
    where: { tokenHash: sha256(token) },
    select: { userId: true },
  });
  return session?.userId ?? null;
}

/** Whether an event may change what this actor may see, so that the session or key must be read again. */
export function concernsAccess(actor: Actor, event: SequencedEvent): boolean {
  if (event.type === 'session.ended') return event.payload.sessionIds.includes(actor.sessionId);
  return event.type === 'access.changed' && (event.payload.userId === null || event.payload.userId === actor.userId);
}
