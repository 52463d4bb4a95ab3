import type pg from 'pg';
import { EnclosedQuery } from '../../src/platform/database/enclosed-query.ts';

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
    const { begin = null, commit = null } = query instanceof EnclosedQuery ? query.company : {};
    // One text could hold several.
    return [begin?.text ?? '', ...text.split(';'), commit?.text ?? '']
      .map((each) => each.replace(/\s+/g, ' ').trim())
      .filter((each) => each !== '');
  });
}
