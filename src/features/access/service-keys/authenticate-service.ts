import {
  includes,
  type Permission,
  permissions,
  whyNotForServices,
} from '../../../domain/authorization/permissions.ts';
import { sql } from '../../../platform/database/database.ts';
import { instant, json, list, nothing, nullable, type RowType, row, text } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Authentication, touchAfterMs } from '../sessions/authentication.ts';
import { serviceLabel } from './service-key.ts';

interface KeyRow {
  hash: string;
  sessionId: string;
  userId: string;
  organizationId: string;
  name: string;
  permissions: string[];
  scopes: (string | null)[];
  lastUsedAt: Date | null;
  expiresAt: Date;
  pharmacyIds: string[];
}

const keyRow: RowType<KeyRow> = row({
  hash: text,
  sessionId: text,
  userId: text,
  organizationId: text,
  name: text,
  permissions: list(text),
  scopes: json<(string | null)[]>(),
  lastUsedAt: nullable(instant),
  expiresAt: instant,
  pharmacyIds: list(text),
});

/**
 * The services of keys by their hashes; there is none for a key that never was, was revoked, or expired. As with sessions everything is read again in one
 * statement. What services may not have today is not given, whatever the key was made with.
 */
export async function authenticateServices(
  platform: Platform,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Authentication>> {
  const { database, clock, log } = platform;
  const rows = await database.rows(
    keyRow,
    sql`
    SELECT k.key_hash AS hash, k.id AS "sessionId", u.id AS "userId", u.organization_id AS "organizationId", u.name, k.permissions,
           k.last_used_at AS "lastUsedAt", k.expires_at AS "expiresAt",
           coalesce((SELECT json_agg(l.pharmacy_id) FROM service_key_place l WHERE l.service_key_id = k.id), '[]') AS scopes,
           ARRAY(SELECT p.id FROM pharmacy p WHERE p.organization_id = u.organization_id
                    AND EXISTS (SELECT 1 FROM service_key_place l WHERE l.service_key_id = k.id AND (l.pharmacy_id IS NULL OR l.pharmacy_id = p.id))
                  ORDER BY p.id)::text[] AS "pharmacyIds"
      FROM service_key k JOIN app_user u ON u.id = k.user_id
     WHERE k.key_hash = ANY(${hashes}::text[]) AND k.revoked_at IS NULL AND u.status = 'ACTIVE'`,
  );
  const now = clock.now();
  const living = rows.filter(({ expiresAt }) => now < expiresAt);
  const used = living
    .filter(({ lastUsedAt }) => lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > touchAfterMs)
    .map(({ sessionId }) => sessionId);
  if (used.length > 0) {
    // Nobody waits for it: a use that is not written down now is written down with the next one.
    database
      .rows(
        nothing,
        sql`UPDATE service_key SET last_used_at = ${now}
             WHERE id IN (SELECT id FROM service_key WHERE id = ANY(${used}::uuid[]) FOR NO KEY UPDATE SKIP LOCKED)`,
      )
      .catch((error: unknown) => log.warn({ err: error }, 'the use of service keys could not be written down'));
  }
  return new Map(living.map((row) => [row.hash, authenticationOf(row)]));
}

function authenticationOf(row: KeyRow): Authentication {
  const given: ReadonlySet<Permission> = new Set(
    permissions.filter((each) => includes(row.permissions, each) && whyNotForServices(each) === null),
  );
  const { sessionId, userId, organizationId, name, pharmacyIds, scopes, expiresAt } = row;
  const grants = scopes.map((pharmacyId) => ({ permissions: given, pharmacyId, role: null }));
  const label = serviceLabel(name);
  return {
    actor: {
      kind: 'SERVICE',
      userId,
      sessionId,
      provedAt: null,
      issuer: null,
      organizationId,
      name,
      label,
      grants,
      pharmacyIds,
      owesFactor: false,
    },
    expiresAt,
  };
}
