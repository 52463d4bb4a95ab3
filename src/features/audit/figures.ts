import type { Figures } from '../../platform/metrics/figures.ts';
import { chainWithoutOrganization } from './chain/index.ts';

/** More are not counted: that so many wait is all there is to know. */
const mostCounted = 10_000;

/** How the trail stands over all organizations: what waits for its seal, and how far verification has come. */
export const auditFigures: readonly Figures[] = [
  {
    gauges: {
      audit_unsealed_rows: `Rows of the trail that wait to be sealed; at most ${mostCounted} are counted.`,
      audit_unsealed_age_seconds: 'How old the oldest of them is; 0 when there is none.',
    },
    freshMs: 2_000,
    // Ids are UUIDv7, which begin with the milliseconds at which they were made.
    statement: `
      SELECT (SELECT count(*) FROM (SELECT 1 FROM audit_unsealed LIMIT ${mostCounted}) waiting)::float8 AS audit_unsealed_rows,
             coalesce((SELECT greatest(extract(epoch FROM clock_timestamp())
                                       - ('x' || left(replace(row_id::text, '-', ''), 12))::bit(48)::bigint / 1000.0, 0)
                         FROM audit_unsealed ORDER BY row_id LIMIT 1), 0)::float8 AS audit_unsealed_age_seconds`,
  },
  {
    gauges: {
      audit_sealed_rows: 'Rows of the trail that are sealed, over all chains.',
      audit_verified_rows:
        'How many of them the run of verification that is under way, or was the last, has found right.',
      audit_verification_age_seconds:
        'Since when the chain that was verified longest ago waits for a new run to begin.',
      audit_problems: 'Chains in which verification has found something wrong.',
    },
    freshMs: 30_000,
    statement: `
      SELECT coalesce(sum(head.position), 0)::float8 AS audit_sealed_rows,
             coalesce(sum(v.position), 0)::float8 AS audit_verified_rows,
             coalesce(greatest(extract(epoch FROM clock_timestamp() - min(v.started_at)), 0), 0)::float8 AS audit_verification_age_seconds,
             count(v.problem)::float8 AS audit_problems
        FROM (SELECT id FROM organization UNION ALL SELECT '${chainWithoutOrganization}'::uuid) chain
        LEFT JOIN audit_verification v ON v.chain_id = chain.id
        LEFT JOIN LATERAL (SELECT s.position FROM audit_seal s WHERE s.chain_id = chain.id ORDER BY s.position DESC LIMIT 1) head ON true`,
  },
];
