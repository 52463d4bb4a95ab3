import * as enums from '../../../generated/prisma/enums.ts';
import { sql } from '../../../platform/database/database.ts';
import { instant, json, nullable, number, oneOf, row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import type { Checkpoint } from './checkpoint.ts';
import { chainWithoutOrganization, type SealedRecord, type SealedRow, sealedRow } from './sealed-record.ts';

const page = 1_000;

const sealedRecordRow = row({
  row: nullable(json<SealedRow>()),
  kind: oneOf(enums.SealedKind),
  position: number,
  rowId: text,
  hash: text,
  keyId: nullable(text),
  signature: nullable(text),
  removedAt: nullable(instant),
});

/** The links of a chain behind a position, read page by page; `rest` is waited for between two pages. */
export async function* sealedRecords(
  rows: Rows,
  chain: string,
  after = 0,
  rest: () => Promise<void> = async () => undefined,
): AsyncGenerator<SealedRecord> {
  for (let last = after; ; ) {
    const found = await rows(
      sealedRecordRow,
      sql`
      WITH page AS MATERIALIZED (
        SELECT position, kind, row_id, hash FROM audit_seal
         WHERE chain_id = ${chain}::uuid AND position > ${last}::bigint ORDER BY position LIMIT ${page}::int
      )
      SELECT p.position::float8 AS position, p.kind::text AS kind, p.row_id AS "rowId", encode(p.hash, 'hex') AS hash,
             coalesce(to_jsonb(a), to_jsonb(l)) AS row,
             d.removed_at AS "removedAt", d.key_id AS "keyId", encode(d.signature, 'base64') AS signature
        FROM page p
        LEFT JOIN audit_log a ON p.kind = 'AUDIT' AND a.id = p.row_id
        LEFT JOIN access_log l ON p.kind = 'ACCESS' AND l.id = p.row_id
        LEFT JOIN access_log_removal d ON d.chain_id = ${chain}::uuid AND d.position = p.position
       ORDER BY p.position`,
    );
    for (const { removedAt, keyId, signature, ...record } of found)
      yield {
        ...record,
        row: record.row && sealedRow(record.kind, record.row),
        removal:
          removedAt && keyId !== null && signature !== null
            ? { removedAt: removedAt.toISOString(), keyId, signature: inOneLine(signature) }
            : null,
      };
    last = found.at(-1)?.position ?? last;
    if (found.length < page) return;
    await rest();
  }
}

/** PostgreSQL breaks long base64 into lines. */
const inOneLine = (base64: string) => base64.replaceAll('\n', '');

const headOfRow = row({ position: number, hash: text, sealedAt: instant });

/** The last link of a chain; null for a chain without any. */
export async function headOf(rows: Rows, chain: string) {
  const [head] = await rows(
    headOfRow,
    sql`
    SELECT position::float8 AS position, encode(hash, 'hex') AS hash, sealed_at AS "sealedAt"
      FROM audit_seal WHERE chain_id = ${chain}::uuid ORDER BY position DESC LIMIT 1`,
  );
  return head ?? null;
}

/** Where each chain ends; those without any link are left out. */
export async function allHeads(rows: Rows): Promise<{ chain: string; position: number; hash: string }[]> {
  const heads = [];
  for (const chain of await allChains(rows)) {
    const head = await headOf(rows, chain);
    if (head) heads.push({ chain, position: head.position, hash: head.hash });
  }
  return heads;
}

const sealedAtRow = row({ sealedAt: instant });

/** How many links of a chain were sealed before an instant. They are sealed in their order, so it is searched for by halves. */
export async function positionBefore(rows: Rows, chain: string, at: Date): Promise<number> {
  let [before, last] = [0, (await headOf(rows, chain))?.position ?? 0];
  while (before < last) {
    const middle = Math.ceil((before + last) / 2);
    const [seal] = await rows(
      sealedAtRow,
      sql`SELECT sealed_at AS "sealedAt" FROM audit_seal WHERE chain_id = ${chain}::uuid AND position = ${middle}::bigint`,
    );
    if (seal && seal.sealedAt < at) before = middle;
    else last = middle - 1;
  }
  return before;
}

const hashRow = row({ hash: text });

/** The hash at a position; null when nothing stands there. */
export async function hashAt(rows: Rows, chain: string, position: number): Promise<string | null> {
  const [seal] = await rows(
    hashRow,
    sql`
    SELECT encode(hash, 'hex') AS hash FROM audit_seal WHERE chain_id = ${chain}::uuid AND position = ${position}::bigint`,
  );
  return seal?.hash ?? null;
}

const checkpointRow = row({
  position: number,
  hash: text,
  chain: text,
  keyId: text,
  signature: text,
  createdAt: instant,
});

/** A chain's checkpoints behind a position. */
export async function checkpointsOf(rows: Rows, chain: string, after = 0): Promise<Checkpoint[]> {
  const found = await rows(
    checkpointRow,
    sql`
    SELECT chain_id AS chain, position::float8 AS position, encode(hash, 'hex') AS hash, created_at AS "createdAt",
           key_id AS "keyId", encode(signature, 'base64') AS signature
      FROM audit_checkpoint WHERE chain_id = ${chain}::uuid AND position > ${after}::bigint ORDER BY position, created_at`,
  );
  return found.map((each) => ({
    ...each,
    createdAt: each.createdAt.toISOString(),
    signature: inOneLine(each.signature),
  }));
}

const chainRow = row({ chain: text });

/** Every chain that has seals, checkpoints, or rows that should have one. */
export async function allChains(rows: Rows): Promise<string[]> {
  const found = await rows(
    chainRow,
    sql`
    WITH RECURSIVE sealed AS (
      (SELECT chain_id FROM audit_seal ORDER BY chain_id LIMIT 1)
      UNION ALL
      SELECT (SELECT s.chain_id FROM audit_seal s WHERE s.chain_id > sealed.chain_id ORDER BY s.chain_id LIMIT 1)
        FROM sealed WHERE sealed.chain_id IS NOT NULL
    )
    SELECT chain_id AS chain FROM sealed WHERE chain_id IS NOT NULL
    UNION SELECT chain_id FROM audit_checkpoint
    UNION SELECT id FROM organization
    UNION SELECT ${chainWithoutOrganization}::uuid
    ORDER BY 1`,
  );
  return found.map(({ chain }) => chain);
}
