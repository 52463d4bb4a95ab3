import { sql } from '../platform/database.ts';
import type { Platform } from '../platform/platform.ts';

export interface HealthState {
  readonly ready: boolean;
  readonly shuttingDown: boolean;
  readonly database: 'ok' | 'away';
  /** Without Redis everything works; hints then come by polling. */
  readonly redis: 'ok' | 'away' | 'not used';
}

const patienceMs = 1_000;

/** Whether this process should be given work. */
export class Health {
  shuttingDown = false;

  constructor(private readonly platform: Platform) {}

  async check(): Promise<HealthState> {
    const { redis } = this.platform;
    const database = (await this.#databaseAnswers()) ? 'ok' : 'away';
    const redisState = redis === null ? 'not used' : redis.commands.status === 'ready' ? 'ok' : 'away';
    return {
      ready: database === 'ok' && !this.shuttingDown,
      shuttingDown: this.shuttingDown,
      database,
      redis: redisState,
    };
  }

  async #databaseAnswers(): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patienceMs).unref());
    const answer = this.platform.database.row(sql`SELECT 1 AS one`).then(
      () => true,
      (error: unknown) => {
        this.platform.log.warn({ err: error }, 'the database does not answer');
        return false;
      },
    );
    return Promise.race([answer, late]);
  }
}
