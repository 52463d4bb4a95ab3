import * as enums from '../../../generated/prisma/enums.ts';
import { type Sql, sql } from '../../../platform/database/database.ts';
import { flag, instant, json, nullable, number, oneOf, row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import type { Checkpoint } from './checkpoint.ts';
import {
  chainWithoutOrganization,
  type SealedKind,
  type SealedRecord,
  type SealedRow,
  sealedRow,
} from './sealed-record.ts';
import type { UnsealedRow } from './verify-chain.ts';

const page = 1_000;
/** A row without a seal is asked for among so many at a time, so that no statement takes long. */
const searched = 20_000;
/** How long a row may wait for its seal. The server seals within seconds; a transaction lasts ten at most. */
const windowSeconds = 60;

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

/** The links of a chain behind a position, read page by page. */
export async function* sealedRecords(rows: Rows, chain: string, after = 0): AsyncGenerator<SealedRecord> {
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

/** The first row of a chain's trails that has no seal, although it does not wait for one or has waited too long. */
export async function findUnsealed(rows: Rows, chain: string): Promise<UnsealedRow | null> {
  const organizationId = chain === chainWithoutOrganization ? null : chain;
  const ofChain =
    organizationId === null ? sql`organization_id IS NULL` : sql`organization_id = ${organizationId}::uuid`;
  const trails = [
    ['AUDIT', sql`SELECT id, created_at AS at FROM audit_log WHERE ${ofChain}`],
    ['ACCESS', sql`SELECT id, viewed_at AS at FROM access_log WHERE ${ofChain}`],
  ] as const;
  for (const [kind, trail] of trails) {
    const found = await findUnsealedIn(rows, kind, trail);
    if (found) return found;
  }
  return null;
}

const unsealedRow = row({
  last: nullable(text),
  rowId: nullable(text),
  recordedAt: nullable(text),
  waits: nullable(flag),
});

async function findUnsealedIn(rows: Rows, kind: SealedKind, trail: Sql): Promise<UnsealedRow | null> {
  for (let after = chainWithoutOrganization; ; ) {
    const [found] = await rows(
      unsealedRow,
      sql`
      WITH page AS MATERIALIZED (
        SELECT id, at FROM (${trail}) trail WHERE id > ${after}::uuid ORDER BY id LIMIT ${searched}::int
      ), missing AS (
        SELECT p.id, p.at, u.row_id IS NOT NULL AS waits FROM page p
          LEFT JOIN audit_unsealed u ON u.kind = ${kind}::sealed_kind AND u.row_id = p.id
         WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.kind = ${kind}::sealed_kind AND s.row_id = p.id)
           AND (u.row_id IS NULL OR p.at < now() - make_interval(secs => ${windowSeconds}::int))
         ORDER BY p.id LIMIT 1
      )
      SELECT (SELECT id FROM page ORDER BY id DESC LIMIT 1) AS last,
             missing.id AS "rowId", missing.at::text AS "recordedAt", missing.waits
        FROM (SELECT) one LEFT JOIN missing ON true`,
    );
    const { rowId, recordedAt, waits } = found ?? {};
    if (rowId && recordedAt) return { kind, rowId, recordedAt, waits: waits === true };
    if (!found?.last) return null;
    after = found.last;
  }
}
