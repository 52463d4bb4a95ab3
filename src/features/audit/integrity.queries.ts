import type { Signer } from '../../platform/crypto/signing.ts';
import { sql } from '../../platform/database/database.ts';
import { instant, nullable, number, type RowType, row, text } from '../../platform/database/row.ts';
import type { Rows } from '../../platform/database/rows-in.ts';
import { headOf, readReport } from './chain/index.ts';
import type { AuditCheckpoint, AuditIntegrity } from './integrity.type.ts';

const waitingRowsRow = row({ unsealed: number, oldestUnsealedAt: nullable(instant) });

/** How the chain of an organization stands. */
export async function auditIntegrity(rows: Rows, signer: Signer, chain: string): Promise<AuditIntegrity> {
  const head = await headOf(rows, chain);
  const report = await readReport(rows, chain);
  const [waiting] = await rows(
    waitingRowsRow,
    sql`
    SELECT count(*)::int AS unsealed, min(at) AS "oldestUnsealedAt"
      FROM (SELECT a.created_at AS at FROM audit_unsealed u JOIN audit_log a ON u.kind = 'AUDIT' AND a.id = u.row_id
             WHERE a.organization_id = ${chain}::uuid
            UNION ALL
            SELECT l.viewed_at FROM audit_unsealed u JOIN access_log l ON u.kind = 'ACCESS' AND l.id = u.row_id
             WHERE l.organization_id = ${chain}::uuid) waiting`,
  );
  return {
    sealedPosition: head?.position ?? 0,
    hash: head?.hash ?? null,
    sealedAt: head?.sealedAt ?? null,
    unsealed: waiting?.unsealed ?? 0,
    oldestUnsealedAt: waiting?.oldestUnsealedAt ?? null,
    lastCheckpoint: await lastCheckpoint(rows, chain),
    publicKey: signer.publicKey,
    keyId: signer.keyId,
    verifiedPosition: report?.position ?? 0,
    verifiedAt: report?.finishedAt ?? null,
    problem: report?.problem ? { position: report.problemPosition, message: report.problem } : null,
  };
}

const auditCheckpointRow: RowType<AuditCheckpoint> = row({
  id: text,
  chain: text,
  position: number,
  hash: text,
  keyId: text,
  signature: text,
  createdAt: instant,
});

async function lastCheckpoint(rows: Rows, chain: string): Promise<AuditCheckpoint | null> {
  const [last] = await rows(
    auditCheckpointRow,
    sql`
    SELECT id, chain_id AS chain, position::float8 AS position, encode(hash, 'hex') AS hash, key_id AS "keyId",
           replace(encode(signature, 'base64'), E'\n', '') AS signature, created_at AS "createdAt"
      FROM audit_checkpoint WHERE chain_id = ${chain}::uuid ORDER BY position DESC, created_at DESC LIMIT 1`,
  );
  return last ?? null;
}
