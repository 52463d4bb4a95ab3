import { type Sql, sql } from '../../../platform/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { batch, turn } from '../../../platform/retention.ts';
import { signRemoval } from './removal.ts';

/** What of a platform the removal needs. */
export type Removing = Pick<Platform, 'database' | 'signer' | 'clock'> & {
  readonly settings: { readonly keep: Pick<Platform['settings']['keep'], 'accessLogDays'> };
};

interface DueView {
  readonly id: string;
  readonly chain: string;
  readonly position: number;
  readonly hash: string;
}

/** Removes records of who looked after their time, each with a signature that it was the server. Their seals stay, and so the chain. */
export async function removeViews(platform: Removing): Promise<void> {
  const { database, settings } = platform;
  const { accessLogDays } = settings.keep;
  if (accessLogDays === null) return;
  const old = sql`now() - make_interval(days => ${accessLogDays}::int)`;
  // Ids begin with their instant, so that the oldest are found without an index of their own.
  const firstYounger = sql`rpad(lpad(to_hex((extract(epoch FROM ${old}) * 1000)::bigint), 12, '0'), 32, '0')::uuid`;
  const isOver = turn();
  for (let after = firstId; !isOver(); ) {
    const due = await database.rows<DueView>(sql`
      SELECT l.id, s.chain_id AS chain, s.position::float8 AS position, encode(s.hash, 'hex') AS hash
        FROM access_log l JOIN audit_seal s ON s.kind = 'ACCESS' AND s.row_id = l.id
       WHERE l.id > ${after}::uuid AND l.id < ${firstYounger} AND l.viewed_at < ${old}
         -- The floor of the database (access_log_kept), whatever the setting says: asked for here, so that a turn does not fail by it.
         AND l.viewed_at <= now() - interval '365 days'
       ORDER BY l.id LIMIT ${batch}::int`);
    if (due.length > 0) await database.rows(removal(platform, due));
    const last = due.at(-1);
    if (!last || due.length < batch) return;
    after = last.id;
  }
}

const firstId = '00000000-0000-0000-0000-000000000000';

/** One statement: that they were removed is never recorded without it being so. */
function removal({ signer, clock }: Removing, due: readonly DueView[]): Sql {
  const signed = due.map((view) => ({ ...view, ...signRemoval(signer, view, clock.now()) }));
  return sql`
    WITH due AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(signed)}::jsonb)
        AS d(id uuid, chain uuid, position bigint, "removedAt" timestamptz, "keyId" text, signature text)
    ), told AS (
      INSERT INTO access_log_removal (chain_id, position, removed_at, key_id, signature)
      SELECT chain, position, "removedAt", "keyId", decode(signature, 'base64') FROM due
      RETURNING 1
    )
    DELETE FROM access_log WHERE id IN (SELECT id FROM due) AND EXISTS (SELECT FROM told)`;
}
