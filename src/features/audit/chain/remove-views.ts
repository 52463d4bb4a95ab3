import { type Sql, sql } from '../../../platform/database/database.ts';
import { turn } from '../../../platform/database/retention.ts';
import { json, nothing, nullable, number, type RowType, row, text } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';
import { signRemoval } from './removal.ts';
import { chainOf, firstHash, type SealedRow, sealedRow, sealHash } from './sealed-record.ts';

/** What of a platform the removal needs. */
export type Removing = Pick<Platform, 'database' | 'signer' | 'clock' | 'log'> & {
  readonly settings: { readonly keep: Pick<Platform['settings']['keep'], 'accessLogDays'> };
};

/** So many a statement: each is signed, and others on this node wait meanwhile. */
const batch = 200;
const firstId = '00000000-0000-0000-0000-000000000000';

interface DueView {
  readonly id: string;
  readonly row: SealedRow;
  readonly chain: string;
  readonly position: number;
  readonly hash: string;
  /** The hash of the seal before it; null for the first. */
  readonly previous: string | null;
}

const dueViewRow: RowType<DueView> = row({
  id: text,
  row: json<SealedRow>(),
  chain: text,
  position: number,
  hash: text,
  previous: nullable(text),
});

/** Removes records of who looked after their time, each with a signature that it was the server. Their seals stay, and so the chain. */
export async function removeViews(platform: Removing): Promise<void> {
  const { database, settings, log } = platform;
  const { accessLogDays } = settings.keep;
  if (accessLogDays === null) return;
  const old = sql`now() - make_interval(days => ${accessLogDays}::int)`;
  // Ids begin with their instant, so that the oldest are found without an index of their own.
  const milliseconds = sql`greatest(extract(epoch FROM ${old}) * 1000, 0)::bigint`;
  const firstYounger = sql`rpad(lpad(to_hex(${milliseconds}), 12, '0'), 32, '0')::uuid`;
  const isOver = turn();
  for (let after = firstId; !isOver(); ) {
    const due = await database.rows(
      dueViewRow,
      sql`
      SELECT l.id, to_jsonb(l) AS row, s.chain_id AS chain, s.position::float8 AS position, encode(s.hash, 'hex') AS hash,
             encode(p.hash, 'hex') AS previous
        FROM access_log l
        JOIN audit_seal s ON s.kind = 'ACCESS' AND s.row_id = l.id
        LEFT JOIN audit_seal p ON p.chain_id = s.chain_id AND p.position = s.position - 1
       WHERE l.id > ${after}::uuid AND l.id < ${firstYounger} AND l.viewed_at < ${old}
         -- The floor of the database (access_log_kept), whatever the setting says: asked for here, so that a turn does not fail by it.
         AND l.viewed_at <= now() - interval '365 days'
       ORDER BY l.id LIMIT ${batch}::int`,
    );
    const sealed = due.filter(isAsSealed);
    for (const { id, chain, position } of due.filter((view) => !isAsSealed(view)))
      log.error({ id, chain, position }, 'a record of who looked is not what was sealed; it is not removed');
    if (sealed.length > 0) await database.rows(nothing, removal(platform, sealed));
    const last = due.at(-1);
    if (!last || due.length < batch) return;
    after = last.id;
  }
}

/**
 * Whether this is the very record that was sealed there, its age included. Otherwise whoever has the database could put an old record in the
 * place of another row, and have the server sign that row away.
 */
function isAsSealed({ id, row, chain, position, hash, previous }: DueView): boolean {
  const content = sealedRow('ACCESS', row);
  return (
    chainOf(content) === chain &&
    content['id'] === id &&
    sealHash(previous ?? firstHash, position, 'ACCESS', content) === hash
  );
}

/** One statement: that they were removed is never recorded without it being so. What another node has removed meanwhile is left to it. */
function removal({ signer, clock }: Removing, due: readonly DueView[]): Sql {
  const signed = due.map(({ id, chain, position, hash }) => ({
    id,
    chain,
    position,
    ...signRemoval(signer, { chain, position, hash }, clock.now()),
  }));
  return sql`
    WITH due AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(signed)}::jsonb)
        AS d(id uuid, chain uuid, position bigint, "removedAt" timestamptz, "keyId" text, signature text)
    ), told AS (
      INSERT INTO access_log_removal (chain_id, position, removed_at, key_id, signature)
      SELECT chain, position, "removedAt", "keyId", decode(signature, 'base64') FROM due
      ON CONFLICT DO NOTHING RETURNING chain_id, position
    )
    DELETE FROM access_log WHERE id IN (SELECT due.id FROM due JOIN told ON told.chain_id = due.chain AND told.position = due.position)`;
}
