import type pg from 'pg';
import type { Platform } from '../../../platform/platform.ts';
import { chainOf, firstHash, type SealedKind, type SealedRow, sealedRow, sealHash } from './sealed-record.ts';

/** Any 64-bit number that nothing else on the database uses as an advisory lock. */
const lock = '7236828013265018883';
const batch = 500;

interface WaitingRow {
  readonly kind: SealedKind;
  readonly rowId: string;
  readonly row: SealedRow | null;
  readonly sealed: boolean;
}

interface Seal {
  readonly chain: string;
  readonly position: number;
  readonly kind: SealedKind;
  readonly rowId: string;
  readonly hash: string;
}

/**
 * Seals the rows that wait, in the order of their ids, and answers how many. Only committed rows are visible to it, so no mutation
 * waits for it. Each batch is one transaction: whoever is killed leaves its rows waiting, and the next sealer takes them up.
 */
export async function sealAudit({ database, log }: Pick<Platform, 'database' | 'log'>): Promise<number> {
  let sealed = 0;
  for (;;) {
    const { rowCount } = await database.pool.query({ name: 'unsealed', text: 'SELECT 1 FROM audit_unsealed LIMIT 1' });
    if (rowCount === 0) return sealed;
    const client = await database.pool.connect();
    let broken: Error | undefined;
    try {
      const { taken, seals, gone } = await sealBatch(client);
      sealed += seals;
      for (const { kind, rowId } of gone) log.error({ kind, rowId }, 'a row vanished before it was sealed');
      if (taken < batch) return sealed;
    } catch (error) {
      // The transaction may be open still; a connection that is thrown away rolls it back.
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

async function sealBatch(client: pg.PoolClient) {
  await client.query('BEGIN');
  // One sealer at a time; the next statement has a snapshot of its own and sees what the one before has committed.
  await client.query(`SELECT pg_advisory_xact_lock(${lock})`);
  const { rows } = await client.query<WaitingRow>({ name: 'waiting', text: waitingRows });
  const seals = await linked(client, rows);
  await client.query({
    name: 'seal',
    text: `INSERT INTO audit_seal (chain_id, position, kind, row_id, hash)
           SELECT chain, position, kind, row_id, decode(hash, 'hex')
             FROM unnest($1::uuid[], $2::bigint[], $3::sealed_kind[], $4::uuid[], $5::text[]) AS s(chain, position, kind, row_id, hash)`,
    values: [
      seals.map((each) => each.chain),
      seals.map((each) => each.position),
      seals.map((each) => each.kind),
      seals.map((each) => each.rowId),
      seals.map((each) => each.hash),
    ],
  });
  await client.query({
    name: 'sealed',
    text: `DELETE FROM audit_unsealed u USING unnest($1::uuid[], $2::sealed_kind[]) AS s(row_id, kind)
            WHERE u.row_id = s.row_id AND u.kind = s.kind`,
    values: [rows.map((each) => each.rowId), rows.map((each) => each.kind)],
  });
  await client.query('COMMIT');
  return { taken: rows.length, seals: seals.length, gone: rows.filter(({ row, sealed }) => row === null && !sealed) };
}

const waitingRows = `
  SELECT q.kind::text AS kind, q.row_id AS "rowId", coalesce(to_jsonb(a), to_jsonb(l)) AS row,
         EXISTS (SELECT 1 FROM audit_seal s WHERE s.kind = q.kind AND s.row_id = q.row_id) AS sealed
    FROM (SELECT kind, row_id FROM audit_unsealed ORDER BY row_id, kind LIMIT ${batch}) q
    LEFT JOIN audit_log a ON q.kind = 'AUDIT' AND a.id = q.row_id
    LEFT JOIN access_log l ON q.kind = 'ACCESS' AND l.id = q.row_id
   ORDER BY q.row_id, q.kind`;

/** The rows as the next links of their chains. */
async function linked(client: pg.PoolClient, rows: readonly WaitingRow[]): Promise<Seal[]> {
  const found = rows.flatMap(({ kind, rowId, row, sealed }) =>
    row === null || sealed ? [] : [{ kind, rowId, chain: chainOf(row), row: sealedRow(kind, row) }],
  );
  const heads = await headsOf(client, [...new Set(found.map(({ chain }) => chain))]);
  return found.map(({ kind, rowId, chain, row }) => {
    const head = heads.get(chain) ?? { position: 0, hash: firstHash };
    const position = head.position + 1;
    const hash = sealHash(head.hash, position, kind, row);
    heads.set(chain, { position, hash });
    return { chain, position, kind, rowId, hash };
  });
}

async function headsOf(client: pg.PoolClient, chains: readonly string[]) {
  const { rows } = await client.query<{ chain: string; position: number; hash: string }>({
    name: 'heads',
    text: `SELECT c.id AS chain, head.position::float8 AS position, encode(head.hash, 'hex') AS hash
             FROM unnest($1::uuid[]) AS c(id)
             CROSS JOIN LATERAL (SELECT position, hash FROM audit_seal WHERE chain_id = c.id ORDER BY position DESC LIMIT 1) head`,
    values: [chains],
  });
  return new Map(rows.map(({ chain, position, hash }) => [chain, { position, hash }]));
}
