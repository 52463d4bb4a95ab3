import { type Permission, permissions, whyNotForServices } from '../../domain/permissions.ts';
import { sha256 } from '../../platform/crypto.ts';
import { sql } from '../../platform/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { type Authentication, touchAfterMs } from './authentication.ts';
import { serviceLabel } from './service-key.ts';

interface KeyRow {
  sessionId: string;
  userId: string;
  organizationId: string;
  name: string;
  permissions: string[];
  places: (string | null)[];
  lastUsedAt: Date | null;
  expiresAt: Date;
  pharmacyIds: string[];
}

/**
 * The service of a key, or null when there is none, it was revoked, or it expired. As with sessions everything is read anew in one
 * statement. What services may not have today is not given, whatever the key was made with.
 */
export async function authenticateService(platform: Platform, key: string): Promise<Authentication | null> {
  const { database, clock, log } = platform;
  const row = await database.row<KeyRow>(sql`
    SELECT k.id AS "sessionId", u.id AS "userId", u.organization_id AS "organizationId", u.name, k.permissions,
           k.last_used_at AS "lastUsedAt", k.expires_at AS "expiresAt",
           coalesce((SELECT json_agg(l.pharmacy_id) FROM service_key_place l WHERE l.service_key_id = k.id), '[]') AS places,
           ARRAY(SELECT p.id FROM pharmacy p WHERE p.organization_id = u.organization_id
                    AND EXISTS (SELECT 1 FROM service_key_place l WHERE l.service_key_id = k.id AND (l.pharmacy_id IS NULL OR l.pharmacy_id = p.id))
                  ORDER BY p.id)::text[] AS "pharmacyIds"
      FROM service_key k JOIN app_user u ON u.id = k.user_id
     WHERE k.key_hash = ${sha256(key)} AND k.revoked_at IS NULL AND u.status = 'ACTIVE'`);
  const now = clock.now();
  if (!row || now >= row.expiresAt) return null;
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > touchAfterMs) {
    // Nobody waits for it: a use that is not written down now is written down with the next one.
    database.prisma.serviceKey
      .update({ where: { id: row.sessionId }, data: { lastUsedAt: now }, select: { id: true } })
      .catch((error: unknown) => log.warn({ err: error }, 'the use of a service key could not be written down'));
  }
  const given: ReadonlySet<Permission> = new Set(
    permissions.filter((each) => row.permissions.includes(each) && whyNotForServices(each) === null),
  );
  const { sessionId, userId, organizationId, name, pharmacyIds, places, expiresAt } = row;
  const grants = places.map((pharmacyId) => ({ permissions: given, pharmacyId, role: null }));
  const label = serviceLabel(name);
  return { actor: { kind: 'SERVICE', userId, sessionId, organizationId, name, label, grants, pharmacyIds }, expiresAt };
}
