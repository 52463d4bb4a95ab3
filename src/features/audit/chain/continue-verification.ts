import { sql } from '../../../platform/database/database.ts';
import { instant, nothing, nullable, number, type RowType, row, text } from '../../../platform/database/row.ts';
import type { Rows } from '../../../platform/database/rows-in.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkpointsOf, hashAt, sealedRecords } from './chain-source.ts';
import { firstHash } from './sealed-record.ts';
import { firstId, searchUnsealed } from './search-unsealed.ts';
import { neverSealed, type Problem, verifyChain } from './verify-chain.ts';

export type Verifying = Pick<Platform, 'database' | 'signer' | 'clock' | 'log'>;

/** How far a chain has been verified again, as it is kept. */
export interface VerificationReport {
  readonly chain: string;
  readonly position: number;
  readonly hash: string;
  /** Up to which id rows were asked for their seals, once everything sealed was right; null before and after. */
  readonly searchedTo: string | null;
  readonly startedAt: Date;
  /** Null while a run is under way. */
  readonly finishedAt: Date | null;
  readonly problem: string | null;
  readonly problemPosition: number | null;
}

export interface Run {
  readonly budgetMs: number;
  /** Waited for between two pieces; the budget goes on meanwhile. */
  readonly rest?: () => Promise<void>;
  /** Whether a run that was finished is followed by a new one from the beginning, or goes on to what was sealed since. */
  readonly startOver: (last: VerificationReport) => boolean;
}

/** Verifies a chain on from where the last run stopped, for about as long as it may. What it found is to be kept by the caller. */
export async function continueVerification(
  { database, signer, clock, log }: Verifying,
  chain: string,
  { budgetMs, rest, startOver }: Run,
): Promise<VerificationReport> {
  const rows: Rows = (type, query) => database.rows(type, query);
  const last = await readReport(rows, chain);
  const found = (report: VerificationReport) => {
    if (report.problem !== null && report.problem !== last?.problem)
      log.error({ chain, position: report.problemPosition, problem: report.problem }, 'the audit trail was changed');
    return report;
  };
  // Also before a new run: it would not notice that a part which was right is gone with its checkpoints.
  const lost = last && (await lostSince(rows, last));
  if (last && lost) return found({ ...last, ...lost, finishedAt: clock.now() });

  const resumed = last && !(last.finishedAt && startOver(last)) ? last : null;
  if (resumed?.finishedAt && resumed.problem !== null) return resumed;
  const from = resumed ?? { position: 0, hash: firstHash };
  const deadline = performance.now() + budgetMs;
  const verdict = await verifyChain({
    chain,
    from,
    records: sealedRecords(rows, chain, from.position, rest),
    checkpoints: await checkpointsOf(rows, chain, from.position),
    trustedKeys: signer.trustedKeys,
    enough: (position) => position % 100 === 0 && performance.now() > deadline,
  });
  const { position, hash } = verdict;
  // All rows are asked for their seals once in a run; what a run that was finished goes on to was asked for by the sealer.
  const search =
    verdict.finished && !resumed?.finishedAt
      ? await searchOn(rows, chain, resumed?.searchedTo ?? firstId, deadline, rest)
      : { problem: null, next: null };
  const problem = verdict.problem ?? search.problem;
  const finished = verdict.finished && problem === null && search.next === null;
  const kept = finished ? null : (last ?? null);
  return found({
    chain,
    position,
    hash,
    // Where what was sealed meanwhile took all of the time, the search goes on where it was.
    searchedTo: verdict.finished ? search.next : (resumed?.searchedTo ?? null),
    startedAt: resumed?.startedAt ?? clock.now(),
    finishedAt: finished || problem ? clock.now() : null,
    problem: problem ? problem.message : (kept?.problem ?? null),
    problemPosition: problem ? problem.position : (kept?.problemPosition ?? null),
  });
}

/** Asks rows for their seals behind an id, until all were asked or the time is over. */
async function searchOn(rows: Rows, chain: string, from: string, deadline: number, rest: Run['rest']) {
  for (let after = from; ; await rest?.()) {
    const { found, next } = await searchUnsealed(rows, chain, after);
    const problem: Problem | null = found && neverSealed(found);
    if (problem !== null || next === null || performance.now() > deadline)
      return { problem, next: problem ? null : next };
    after = next;
  }
}

/** What was right at the last run and is not there any more, or is something else. */
async function lostSince(rows: Rows, { chain, position, hash }: VerificationReport) {
  const now = position === 0 ? hash : await hashAt(rows, chain, position);
  if (now === hash) return null;
  return {
    problem:
      now === null
        ? `Position ${position} was verified and is gone: the end of the chain was cut off.`
        : `Position ${position} was verified with another hash: the chain was rewritten up to here.`,
    problemPosition: position,
  };
}

const verificationReportRow: RowType<VerificationReport> = row({
  chain: text,
  position: number,
  hash: text,
  searchedTo: nullable(text),
  startedAt: instant,
  finishedAt: nullable(instant),
  problem: nullable(text),
  problemPosition: nullable(number),
});

/** The last report on a chain; null before the first. */
export async function readReport(rows: Rows, chain: string): Promise<VerificationReport | null> {
  const [report] = await rows(
    verificationReportRow,
    sql`
    SELECT chain_id AS chain, position::float8 AS position, encode(hash, 'hex') AS hash, searched_to AS "searchedTo", started_at AS "startedAt",
           finished_at AS "finishedAt", problem, problem_position::float8 AS "problemPosition"
      FROM audit_verification WHERE chain_id = ${chain}::uuid`,
  );
  return report ?? null;
}

/** Keeps a report in place of the last one. */
export async function saveReport(rows: Rows, report: VerificationReport): Promise<void> {
  const { chain, position, hash, searchedTo, startedAt, finishedAt, problem, problemPosition } = report;
  await rows(
    nothing,
    sql`
    INSERT INTO audit_verification (chain_id, position, hash, searched_to, started_at, finished_at, problem, problem_position)
    VALUES (${chain}::uuid, ${position}::bigint, decode(${hash}, 'hex'), ${searchedTo}::uuid, ${startedAt}, ${finishedAt}, ${problem}, ${problemPosition}::bigint)
    ON CONFLICT (chain_id) DO UPDATE SET position = excluded.position, hash = excluded.hash, searched_to = excluded.searched_to, started_at = excluded.started_at,
      finished_at = excluded.finished_at, problem = excluded.problem, problem_position = excluded.problem_position`,
  );
}
