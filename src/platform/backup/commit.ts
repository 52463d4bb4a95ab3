import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { connectAsOwner } from '../database/owner.ts';

const patienceMs = 30_000;

/** The answer to the COMMIT was lost, and the database cannot be asked what became of it: it is empty, or whole. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/**
 * Ends the transaction. When the answer is lost, another connection finds out what became of it; the first is of no use any more then.
 * @throws the error of the COMMIT when nothing was committed, OutcomeUnknown when that cannot be found out.
 */
export async function commit(owner: pg.Client, ownerUrl: string): Promise<void> {
  const { rows } = await owner.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  try {
    await owner.query('COMMIT');
  } catch (error) {
    if (!(await wasCommitted(ownerUrl, rows[0]?.id ?? ''))) throw error;
  }
}

async function wasCommitted(ownerUrl: string, id: string): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(500)) {
    const status = await statusOf(ownerUrl, id).catch((cause: unknown) => {
      throw new OutcomeUnknown('The answer to the COMMIT was lost, and the database cannot be asked.', { cause });
    });
    if (status !== 'in progress') return status === 'committed';
  }
  throw new OutcomeUnknown('The answer to the COMMIT was lost, and the database is still at it.');
}

async function statusOf(ownerUrl: string, id: string): Promise<string | undefined> {
  const client = await connectAsOwner(ownerUrl);
  try {
    const { rows } = await client.query<{ status: string }>('SELECT pg_xact_status($1::text::xid8) AS status', [id]);
    return rows[0]?.status;
  } finally {
    await client.end();
  }
}
