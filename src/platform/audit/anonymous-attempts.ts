import { networkOf } from '../../domain/access/network.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/ids.ts';
import type { Logger } from '../log.ts';
import { type Attempt, anonymous, auditRow, type UnsuccessfulOutcome } from './audit.ts';

const minuteMs = 60_000;
const most = {
  /** Rows a minute, of one network and in all; what goes beyond is counted. */
  rows: { ofNetwork: 30, inAll: 300 },
  /** Networks that are told apart in counting, a minute. */
  networks: 1_000,
  /** Rows in the sealed trail that attempts on one account may make in the time. */
  ofAccount: { rows: 20, ms: 15 * minuteMs },
  accounts: 10_000,
};
const otherNetworks = 'others';

/**
 * What people who are not signed in tried in vain. Anybody can make such attempts, as many as they like, so they are kept apart from the trail that is
 * sealed and never removed: row by row up to a limit, and as a number beyond it. Those on an account that there is belong into the trail of
 * its organization, up to a limit too. Each process counts for itself.
 */
export class AnonymousAttempts {
  #minute = { began: 0, rows: 0, of: new Map<string, number>() };
  #counted = new Map<string, number>();
  readonly #accounts = new Map<string, { began: number; rows: number }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Whether an attempt that changes nothing belongs into the sealed trail; asking counts. */
  belongsInTrail(attempt: Attempt): boolean {
    if (attempt.actor !== anonymous || attempt.rowId !== undefined) return true;
    if (attempt.organizationId === null || attempt.entityId === null) return false;
    const now = Date.now();
    let account = this.#accounts.get(attempt.entityId);
    if (!account || now - account.began > most.ofAccount.ms) {
      account = { began: now, rows: 0 };
      this.#accounts.delete(attempt.entityId);
      this.#accounts.set(attempt.entityId, account);
      const [oldest] = this.#accounts.keys();
      if (this.#accounts.size > most.accounts && oldest !== undefined) this.#accounts.delete(oldest);
    }
    if (account.rows >= most.ofAccount.rows) return false;
    account.rows += 1;
    return true;
  }

  /** Records an attempt that is not for the sealed trail; one that cannot be written is counted. */
  async record(attempt: Attempt, outcome: UnsuccessfulOutcome, code: string): Promise<void> {
    if (attempt.recorded) return;
    attempt.recorded = true;
    const network = networkOf(attempt.ip);
    if (!this.#hasRoom(network)) {
      this.#count(network, 1);
      return;
    }
    const { action, entityType, entityId, organizationId, payload, requestId, ip } = auditRow(attempt, outcome, code);
    const told = { action, outcome, code, entityType, entityId, organizationId, payload, requestId, ip };
    try {
      await this.database.prisma.anonymousAttempt.create({
        data: { network, count: 1, ...told },
        select: { id: true },
      });
    } catch (error) {
      this.log.warn({ err: error, requestId }, 'an attempt of somebody who is not signed in is only counted');
      this.#count(network, 1);
    }
  }

  #hasRoom(network: string): boolean {
    const began = Math.floor(Date.now() / minuteMs);
    if (this.#minute.began !== began) this.#minute = { began, rows: 0, of: new Map() };
    const rows = this.#minute.of.get(network) ?? 0;
    if (rows >= most.rows.ofNetwork || this.#minute.rows >= most.rows.inAll) return false;
    this.#minute.of.set(network, rows + 1);
    this.#minute.rows += 1;
    return true;
  }

  #count(network: string, attempts: number): void {
    const key = this.#counted.has(network) || this.#counted.size < most.networks ? network : otherNetworks;
    this.#counted.set(key, (this.#counted.get(key) ?? 0) + attempts);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#write();
    }, minuteMs).unref();
  }

  /** One row for each network. */
  async #write(): Promise<void> {
    const counted = this.#counted;
    if (counted.size === 0) return;
    this.#counted = new Map();
    const data = [...counted].map(([network, count]) => ({ id: newId(), network, count }));
    const attempts = data.reduce((sum, { count }) => sum + count, 0);
    try {
      await this.database.prisma.anonymousAttempt.createMany({ data });
      this.log.warn({ networks: data.length, attempts }, 'attempts of people who are not signed in were only counted');
    } catch (error) {
      this.log.warn({ err: error, attempts }, 'attempts that were only counted are recorded later');
      for (const [network, count] of counted) this.#count(network, count);
    }
  }

  /** Writes what was counted. */
  async close(): Promise<void> {
    await this.#write();
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
