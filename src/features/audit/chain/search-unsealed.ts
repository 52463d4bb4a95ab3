import * as enums from '../../../generated/prisma/enums.ts';
import { sql } from '../../../platform/database/database.ts';
import { flag, nullable, oneOf, row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { chainWithoutOrganization } from './sealed-record.ts';
import type { UnsealedRow } from './verify-chain.ts';

/** So many rows of each log are looked at by one statement, so that none takes long. */
const usual = 5_000;
/** How long a row may wait for its seal. The server seals within seconds; a transaction lasts ten at most. */
const windowSeconds = 60;
/** Before all ids. */
export const firstId = '00000000-0000-0000-0000-000000000000';

/** What a search has found so far, and behind which id it goes on; null at its end. */
export interface Search {
  readonly found: UnsealedRow | null;
  readonly next: string | null;
}

const searchRow = row({
  next: nullable(text),
  kind: nullable(oneOf(enums.SealedKind)),
  rowId: nullable(text),
  recordedAt: nullable(text),
  waits: nullable(flag),
});

/**
 * Looks, behind an id, at the next rows of a chain's two logs together for the first that has no seal, although it does not wait for one or has waited
 * too long.
 */
export async function searchUnsealed(rows: Rows, chain: string, after: string, most = usual): Promise<Search> {
  const ofChain =
    chain === chainWithoutOrganization ? sql`organization_id IS NULL` : sql`organization_id = ${chain}::uuid`;
  const [step] = await rows(
    searchRow,
    sql`
    WITH attempts AS MATERIALIZED (
      SELECT id, 'AUDIT'::sealed_kind AS kind, created_at AS at FROM audit_log
       WHERE ${ofChain} AND id > ${after}::uuid ORDER BY id LIMIT ${most}::int
    ), views AS MATERIALIZED (
      SELECT id, 'ACCESS'::sealed_kind AS kind, viewed_at AS at FROM access_log
       WHERE ${ofChain} AND id > ${after}::uuid ORDER BY id LIMIT ${most}::int
    ), reached AS (
      -- As far as both were read; nothing, where both were read to their end.
      SELECT least((SELECT id FROM attempts ORDER BY id OFFSET ${most - 1}::int LIMIT 1),
                   (SELECT id FROM views ORDER BY id OFFSET ${most - 1}::int LIMIT 1)) AS id
    ), missing AS (
      SELECT p.id, p.kind, p.at, u.row_id IS NOT NULL AS waits
        FROM (SELECT * FROM attempts UNION ALL SELECT * FROM views) p
        LEFT JOIN audit_unsealed u ON u.kind = p.kind AND u.row_id = p.id
       WHERE (p.id <= (SELECT id FROM reached)) IS NOT FALSE
         AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.kind = p.kind AND s.row_id = p.id)
         AND (u.row_id IS NULL OR p.at < now() - make_interval(secs => ${windowSeconds}::int))
       ORDER BY p.id LIMIT 1
    )
    SELECT reached.id AS next, missing.id AS "rowId", missing.kind::text AS kind, missing.at::text AS "recordedAt", missing.waits
      FROM reached LEFT JOIN missing ON true`,
  );
  const { kind, rowId, recordedAt, waits } = step ?? {};
  const found = kind && rowId && recordedAt ? { kind, rowId, recordedAt, waits: waits === true } : null;
  return { found, next: step?.next ?? null };
}

/** The first such row of a whole chain. */
export async function findUnsealed(rows: Rows, chain: string): Promise<UnsealedRow | null> {
  for (let after: string | null = firstId; after !== null; ) {
    const { found, next }: Search = await searchUnsealed(rows, chain, after);
    if (found) return found;
    after = next;
  }
  return null;
}
