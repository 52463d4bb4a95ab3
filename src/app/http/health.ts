import { Probe } from '../../platform/database/probe.ts';
import type { Platform } from '../../platform/platform.ts';

export interface HealthState {
  readonly ready: boolean;
  readonly shuttingDown: boolean;
  /** Read-only: it answers and takes no changes, as after a failover to a replica. Full: its disk has no room for them. */
  readonly database: 'ok' | 'read-only' | 'full' | 'away';
  /** Without Redis everything works; wake-ups then come by polling. */
  readonly redis: 'ok' | 'away' | 'not used';
  /** Behind: an event has waited for its place for more than five seconds, so nothing comes live. Queries and mutations work. */
  readonly events: 'ok' | 'behind';
}

const patienceMs = 1_000;
const watchMs = 1_000;
const roomEveryMs = 5_000;

/** Whether this process should be given work, and whether what happens reaches the screens. */
export class Health {
  shuttingDown = false;
  #behind = false;
  #seenLate = false;
  readonly #probe: Probe;
  readonly #watching: readonly NodeJS.Timeout[];
  #full = false;

  constructor(private readonly platform: Platform) {
    this.#probe = new Probe(platform.database.options.url, platform.log);
    this.#watching = [
      setInterval(() => void this.#watch(), watchMs),
      setInterval(() => void this.#watchRoom(), roomEveryMs),
    ];
    // One that starts on a full disk does not wait to say so.
    void this.#watchRoom();
  }

  async check(): Promise<HealthState> {
    const [seen, redis] = await Promise.all([this.#probe.look(), this.#redisAnswers()]);
    const database = seen === 'ok' && this.#full ? 'full' : seen;
    return {
      ready: database === 'ok' && !this.shuttingDown,
      shuttingDown: this.shuttingDown,
      database,
      redis,
      events: this.#behind ? 'behind' : 'ok',
    };
  }

  async #redisAnswers(): Promise<HealthState['redis']> {
    const { redis } = this.platform;
    if (redis === null) return 'not used';
    // Refused at once where there is no connection.
    const answer = redis.commands.ping().then(
      () => 'ok' as const,
      () => 'away' as const,
    );
    const late = new Promise<'away'>((resolve) => setTimeout(() => resolve('away'), patienceMs).unref());
    return Promise.race([answer, late]);
  }

  async #watch(): Promise<void> {
    const late = await this.#probe.eventsBehind();
    if (late === null) return;
    // An event is as old as its transaction: one that took long is late when it is first seen, and has its place when it is looked for again.
    const behind = late && this.#seenLate;
    this.#seenLate = late;
    if (behind === this.#behind) return;
    this.#behind = behind;
    if (behind)
      this.platform.log.error('events wait for their place for more than five seconds; nothing is delivered live');
    else this.platform.log.info('events have their places again');
  }

  async #watchRoom(): Promise<void> {
    const room = await this.#probe.hasRoom();
    if (room === null || room !== this.#full) return;
    this.#full = !room;
    if (this.#full) this.platform.log.error('the disk of the database is full; nothing can be recorded');
    else this.platform.log.info('the disk of the database has room again');
  }

  async close(): Promise<void> {
    for (const each of this.#watching) clearInterval(each);
    await this.#probe.close();
  }
}
