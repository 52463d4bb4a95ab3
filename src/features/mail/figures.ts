import type { Figures } from '../../platform/metrics/figures.ts';

/** Letters that wait to be sent, by the index of those that are due. */
export const mailFigures: readonly Figures[] = [
  {
    gauges: {
      letters_waiting: 'Letters that wait to be sent.',
      letters_waiting_age_seconds: 'How old the oldest of them is; 0 when there is none.',
    },
    freshMs: 10_000,
    statement: `
      SELECT count(*)::float8 AS letters_waiting,
             coalesce(greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0)::float8 AS letters_waiting_age_seconds
        FROM letter WHERE status = 'QUEUED'`,
  },
];
