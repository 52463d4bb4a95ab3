import { ApothecaError } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { type Database, sql } from '../database/database.ts';
import { flag, row } from '../database/row.ts';
import type { Logger } from '../log.ts';
import { type PersonKeys, stillThere } from './person-keys.ts';

/** What one operation showed of records declared sensitive. */
export interface Viewing {
  readonly id: string;
  readonly organizationId: string;
  readonly actorId: string;
  readonly actorLabel: string;
  /** The session, or the service key. */
  readonly sessionId: string;
  readonly operation: string | null;
  readonly entityTypes: readonly string[];
  readonly fields: readonly string[];
  readonly entityIds: readonly string[];
  readonly requestId: string;
  readonly ip: string | null;
  readonly viewedAt: Date;
}

export type AccessLogMode = 'batched' | 'strict';

const everyMs = 200;
/** As many wait in memory while the database is away; beyond, nothing sensitive is shown until they are written. */
const mostWaiting = 2_000;

const insertRow = row({ whole: flag });

/**
 * Records who looked. Batched: rows are written together just after the answers, in any case before the process ends normally; a process
 * that is killed loses those of its last moment. Strict: the answer waits for its row.
 */
export class AccessRecorder {
  readonly #waiting: Viewing[] = [];
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly mode: AccessLogMode,
    private readonly personKeys: PersonKeys,
  ) {}

  /** How many viewings wait in memory to be recorded. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Takes a viewing; what it tells of may be shown once this has settled.
   * @throws ApothecaError BUSY when it cannot be recorded, so that what was looked at must not be shown.
   */
  async record(viewing: Viewing): Promise<void> {
    if (this.mode === 'batched' && this.#waiting.length < mostWaiting) {
      this.#waiting.push(viewing);
      this.#timer ??= setTimeout(() => this.#flushSoon(), everyMs);
      return;
    }
    this.#waiting.push(viewing);
    try {
      await this.flush();
    } catch (error) {
      // It was not shown, so it is not told of either.
      const place = this.#waiting.indexOf(viewing);
      if (place >= 0) this.#waiting.splice(place, 1);
      this.log.error({ err: error }, 'who looked could not be recorded; what was asked for is not shown');
      throw new ApothecaError('BUSY', message('viewNotRecorded'));
    }
  }

  #flushSoon(): void {
    this.#timer = null;
    this.flush().catch((error: unknown) => {
      this.log.warn({ err: error, waiting: this.#waiting.length }, 'who looked could not be recorded yet');
      this.#timer ??= setTimeout(() => this.#flushSoon(), 5 * everyMs);
    });
  }

  /** Writes what waits. One at a time: what failed stays, in its order. */
  flush(): Promise<void> {
    const writing = this.#writing.catch(() => undefined).then(() => this.#write());
    this.#writing = writing;
    return writing;
  }

  async #write(): Promise<void> {
    const batch = this.#waiting.slice();
    if (batch.length === 0) return;
    while (!(await this.#insert(batch))) this.personKeys.forget(batch);
    const written = new Set(batch);
    this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter((viewing) => !written.has(viewing)));
  }

  /** Answers whether they are written: not where a key of a person that was remembered is gone. */
  async #insert(batch: readonly Viewing[]): Promise<boolean> {
    const { kept, keyIds } = await this.personKeys.encrypt((type, query) => this.database.rows(type, query), batch);
    // Had an earlier try been committed without our hearing of it, its rows are there already.
    const answer = await this.database.row(
      insertRow,
      sql`
      WITH written AS (INSERT INTO access_log (id, organization_id, actor_id, actor_label, session_id, operation, entity_types, fields, entity_ids, request_id, ip, viewed_at)
      SELECT v.id, v."organizationId", v."actorId", v."actorLabel", v."sessionId", v.operation, v."entityTypes", v.fields, v."entityIds",
             v."requestId", v.ip, v."viewedAt"
        FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
             AS v(id uuid, "organizationId" uuid, "actorId" uuid, "actorLabel" text, "sessionId" uuid, operation text, "entityTypes" text[],
                  fields text[], "entityIds" uuid[], "requestId" text, ip text, "viewedAt" timestamptz)
       WHERE ${stillThere(keyIds)}
      ON CONFLICT (id) DO NOTHING)
      SELECT ${stillThere(keyIds)} AS whole`,
    );
    return answer?.whole === true;
  }

  /** Writes what still waits; tries for a while when the database is away. */
  async close(patienceMs: number): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    const deadline = Date.now() + patienceMs;
    while (this.#waiting.length > 0) {
      try {
        await this.flush();
      } catch (error) {
        if (Date.now() > deadline) {
          this.log.error({ err: error, lost: this.#waiting.length }, 'records of who looked were lost');
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    }
  }
}
