import { sql } from '../../../platform/database/database.ts';
import { row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { continueVerification, saveReport, type VerificationReport, type Verifying } from './continue-verification.ts';
import { sealAudit } from './seal-audit.ts';
import { chainWithoutOrganization } from './sealed-record.ts';

/** How much of each chain is verified at each turn of the clock, and of all chains together. */
const budgetMs = 1_000;
const turnMs = 30_000;
const dayMs = 24 * 3_600_000;

const dueChainRow = row({ chain: text });

/** Goes on verifying every chain a piece at a time: what was sealed since, and everything again when the last run began a day ago. */
export async function verifyOn(platform: Verifying): Promise<void> {
  // What was recorded while no server ran waits still, and is no problem.
  await sealAudit(platform);
  const now = platform.clock.now();
  const old = new Date(now.getTime() - dayMs);
  const rows: Rows = (type, query) => platform.database.rows(type, query);
  const due = await rows(
    dueChainRow,
    sql`
    SELECT o.id AS chain
      FROM (SELECT id FROM organization UNION ALL SELECT ${chainWithoutOrganization}::uuid) o
      LEFT JOIN audit_verification v ON v.chain_id = o.id
     WHERE v.chain_id IS NULL OR v.finished_at IS NULL OR v.started_at < ${old}
        OR (v.problem IS NULL
            AND v.position <> coalesce((SELECT s.position FROM audit_seal s WHERE s.chain_id = o.id ORDER BY s.position DESC LIMIT 1), 0))
     ORDER BY v.started_at NULLS FIRST`,
  );
  const until = performance.now() + turnMs;
  const startOver = ({ startedAt }: VerificationReport) => startedAt < old;
  for (const { chain } of due) {
    if (performance.now() > until) return;
    // One chain's trouble does not keep the others waiting; it is tried again at the next turn.
    await continueVerification(platform, chain, { budgetMs, startOver })
      .then((report) => saveReport(rows, report))
      .catch((error: unknown) => platform.log.error({ err: error, chain }, 'the audit trail could not be verified'));
  }
}
