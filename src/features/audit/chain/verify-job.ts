import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from '../../../platform/database/database.ts';
import { row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import { continueVerification, saveReport, type VerificationReport, type Verifying } from './continue-verification.ts';
import { sealAudit } from './seal-audit.ts';
import { chainWithoutOrganization } from './sealed-record.ts';

/**
 * How long one chain and all of them together are verified at each turn of the clock, and how much of that is work: 8 seconds of each minute. At 6,300 to
 * 8,800 rows a second, 25 µs of them this process's own, that is 50,000 rows a minute and 70 million a day: two years of fifty pharmacies.
 */
const budgetMs = 10_000;
const turnMs = 40_000;
const share = 0.2;
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
  // In turns, the longest under way first, until all are at their end or the time is over.
  for (let waiting = due; waiting.length > 0; ) {
    const further = [];
    for (const each of waiting) {
      if (performance.now() > until) return;
      const report = await continueVerification(platform, each.chain, { budgetMs, startOver, rest: resting() })
        .then(async (found) => {
          await saveReport(rows, found);
          return found;
        })
        // One chain's trouble does not keep the others waiting; it is tried again at the next turn.
        .catch((error: unknown) => {
          platform.log.error({ err: error, chain: each.chain }, 'the audit trail could not be verified');
          return null;
        });
      if (report?.finishedAt === null) further.push(each);
    }
    waiting = further;
  }
}

/** Rests after each piece so long that the work is its share of the time: others on this process and this database come first. */
function resting(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    await sleep((performance.now() - since) * (1 / share - 1));
    since = performance.now();
  };
}
