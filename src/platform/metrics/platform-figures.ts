import type { Figures } from './figures.ts';

/** More are not counted: that so many wait is all there is to know. */
const mostCounted = 10_000;

/** Events that wait for their place, and with it for being told. */
const waitingEvents: Figures = {
  gauges: {
    events_unplaced: `Committed events without a position, which nobody has been told of; at most ${mostCounted} are counted.`,
    events_unplaced_age_seconds: 'How old the oldest of them is; 0 when there is none.',
  },
  freshMs: 2_000,
  statement: `
    SELECT count(*)::float8 AS events_unplaced,
           coalesce(greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0)::float8 AS events_unplaced_age_seconds
      FROM (SELECT created_at FROM event WHERE position IS NULL ORDER BY seq LIMIT ${mostCounted}) waiting`,
};

/** How large each table is; partitions count as the table that they are of. From the catalogue, so its cost does not follow the rows. */
function tableSizes(tables: readonly string[]): Figures {
  const names = tables.map((name) => `'${name}'`).join(', ');
  return {
    gauges: {
      table_bytes: 'Space that a table takes with its indexes.',
      table_rows: 'Rows of a table, as PostgreSQL estimated them when it last looked.',
    },
    label: 'table',
    freshMs: 60_000,
    statement: `
      SELECT whole.relname AS "table", sum(pg_total_relation_size(part.oid))::float8 AS table_bytes,
             sum(greatest(part.reltuples, 0))::float8 AS table_rows
        FROM pg_class part JOIN pg_class whole ON whole.oid = coalesce(pg_partition_root(part.oid), part.oid)
       WHERE part.relkind = 'r' AND part.relnamespace = current_schema()::regnamespace AND whole.relname IN (${names})
       GROUP BY 1`,
  };
}

/** The figures that are no feature's own. */
export const platformFigures = (tables: readonly string[]): readonly Figures[] => [waitingEvents, tableSizes(tables)];
