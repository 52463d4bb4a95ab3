import type pg from 'pg';

/**
 * What is at work beside requests, whatever is asked: events get their positions, who looked is recorded, whether the disk has room is
 * looked for, and once a minute it is recorded that a session is used.
 */
const beside = /event WHERE position IS NULL|INTO access_log|UPDATE session SET last_seen_at|FROM spilled/;

/** The statements among calls of pg's `query`, each on one line, without those that run beside requests. */
export function statementsIn(calls: readonly (readonly unknown[])[]): string[] {
  return calls.flatMap(([query]) => {
    const { text, name = '' } = typeof query === 'string' ? { text: query } : (query as pg.QueryConfig);
    if (name === 'unsequenced' || beside.test(text)) return [];
    // One text could hold several.
    return text
      .split(';')
      .map((each) => each.replace(/\s+/g, ' ').trim())
      .filter((each) => each !== '');
  });
}
