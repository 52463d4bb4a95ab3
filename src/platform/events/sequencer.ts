import type { Database } from '../database/database.ts';
import type { Logger } from '../log.ts';
import { sequenceChanges } from './change-feed.ts';
import type { WakeUpBus } from './wake-ups.ts';

/** Any 64-bit number that nothing else on the database uses as an advisory lock. */
const lock = '7236828013265018881';
const batch = 1_000;

/**
 * Statements of one round trip; each takes its own snapshot, so the second sees what the last holder of the lock committed.
 * Positions are given to rows that are committed and visible: a transaction that commits late cannot slip in behind a cursor.
 */
const sequenceBatch = `
  BEGIN;
  SELECT pg_advisory_xact_lock(${lock});
  WITH batch AS (
    SELECT id, organization_id, row_number() OVER (PARTITION BY organization_id ORDER BY seq) AS nth
      FROM (SELECT id, organization_id, seq FROM event WHERE position IS NULL ORDER BY seq LIMIT ${batch}) unsequenced
  ), head AS (
    INSERT INTO event_head AS h (organization_id, position)
    SELECT organization_id, count(*) FROM batch GROUP BY organization_id
    ON CONFLICT (organization_id) DO UPDATE SET position = h.position + excluded.position
    RETURNING organization_id, position
  ), total AS (
    SELECT organization_id, count(*) AS events FROM batch GROUP BY organization_id
  ), placed AS (
    UPDATE event e SET position = head.position - total.events + batch.nth
      FROM batch JOIN head USING (organization_id) JOIN total USING (organization_id)
     WHERE e.id = batch.id
  )
  SELECT head.organization_id AS "organizationId", head.position::text AS position, total.events::int AS events
    FROM head JOIN total USING (organization_id);
  ${sequenceChanges(batch)};
  COMMIT;`;

/**
 * Gives committed events and changes consecutive positions in their organization, then tells every node that there are new events. Any node
 * may run it and only one does at a time. It is nudged after each commit of its own node; the poll finds what a killed process left.
 */
export class Sequencer {
  #wanted = false;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUpBus,
    private readonly log: Logger,
    private readonly pollMs: number,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.nudge(), this.pollMs);
  }

  /** Asks for a run soon; any number of requests during one run make one more. */
  nudge(): void {
    this.#wanted = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = null;
    });
  }

  async #drain(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      try {
        while (await this.#sequence());
      } catch (error) {
        // The next poll tries again; nothing is lost, since the events stay unsequenced.
        this.log.warn({ err: error }, 'events could not be sequenced');
        return;
      }
    }
  }

  /** Answers whether there may be more. */
  async #sequence(): Promise<boolean> {
    if (
      (
        await this.database.pool.query({
          name: 'unsequenced',
          text: '(SELECT 1 FROM event WHERE position IS NULL LIMIT 1) UNION ALL (SELECT 1 FROM entity_change WHERE position IS NULL LIMIT 1)',
        })
      ).rowCount === 0
    )
      return false;
    const client = await this.database.pool.connect();
    let broken: Error | undefined;
    try {
      const results = (await client.query(sequenceBatch)) as unknown as {
        rows: { organizationId: string; position: string; events: number }[];
      }[];
      const heads = results[2]?.rows ?? [];
      // Not waited for: what carries wake-ups may hang, and the events are there.
      for (const { organizationId, position } of heads)
        this.wakeUps
          .publish({ organizationId, position })
          .catch((error: unknown) => this.log.debug({ err: error }, 'a wake-up was lost'));
      const events = heads.reduce((sum, head) => sum + head.events, 0);
      return events === batch || results[3]?.rows[0]?.events === batch;
    } catch (error) {
      // The transaction may be open still; a connection that is thrown away rolls it back.
      broken = error as Error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#running;
  }
}
