import type pg from 'pg';
import { device } from './caller.ts';
import { demoUsers } from './users.ts';

/**
 * What of the demo data a database holds. `unfinished` is an interrupted load that nobody has used: nothing in there but what loading wrote.
 * `incomplete` is one that somebody has.
 */
export type DemoState = 'absent' | 'unfinished' | 'incomplete' | 'complete' | 'other data';

/** One process at a time loads the demo data or takes an unfinished load away; the lock ends with the transaction. */
export async function waitForTurn(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1::bigint)', ['7236828013265018883']);
}

/**
 * The data itself tells. The auditor is made last, so that account being there says that the load came to its end. Whoever used the data
 * since has opened a session with another device than the demo's, or brought drugs by a run of the import that is not the demo's.
 */
export async function demoState(client: pg.Client): Promise<DemoState> {
  const emails = demoUsers.map(({ email }) => email);
  const {
    rows: [found],
  } = await client.query<{ any: boolean; demo: string[]; used: boolean }>(
    `SELECT EXISTS (SELECT FROM app_user) AS any,
            ARRAY(SELECT email FROM app_user WHERE email = ANY ($1)) AS demo,
            EXISTS (SELECT FROM app_user WHERE email <> ALL ($1))
              OR (SELECT count(*) FROM organization) > 1
              OR EXISTS (SELECT FROM session WHERE user_agent IS DISTINCT FROM $2)
              OR (SELECT count(DISTINCT request_id) FROM audit_log WHERE action = 'catalogue.import-ndc') > 1
              OR EXISTS (SELECT FROM audit_log WHERE action = 'catalogue.import-ndc'
                          AND created_at > (SELECT min(created_at) FROM audit_log) + interval '10 minutes') AS used`,
    [emails, device.userAgent],
  );
  if (!found?.any) return 'absent';
  if (!found.demo.includes(emails[0] ?? '')) return 'other data';
  if (emails.every((email) => found.demo.includes(email))) return 'complete';
  return found.used ? 'incomplete' : 'unfinished';
}
