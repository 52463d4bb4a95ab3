import type { auditRow } from '../../../platform/audit/audit.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Tx } from '../../../platform/transaction.ts';

/** Writes audit rows besides the one of the command itself, in one statement: one for each of many records it changed. */
export async function insertAuditRows(tx: Tx, rows: readonly ReturnType<typeof auditRow>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO audit_log (id, organization_id, actor_id, actor_label, session_id, action, entity_type, entity_id, pharmacy_id,
                           outcome, code, payload, request_id, ip)
    SELECT r.id, r."organizationId", r."actorId", r."actorLabel", r."sessionId", r.action, r."entityType", r."entityId", r."pharmacyId",
           r.outcome, r.code, r.payload, r."requestId", r.ip
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS r(id uuid, "organizationId" uuid, "actorId" uuid, "actorLabel" text, "sessionId" uuid, action text, "entityType" text,
                "entityId" uuid, "pharmacyId" uuid, outcome audit_outcome, code text, payload jsonb, "requestId" text, ip text)`);
}
