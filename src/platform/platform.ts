import type { Actor } from '../domain/actor.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AccessRecorder } from './access-log.ts';
import type { Attempt } from './audit.ts';
import type { AuditBacklog } from './audit-backlog.ts';
import type { Clock } from './clock.ts';
import type { Passwords } from './crypto.ts';
import type { Database } from './database.ts';
import type { EventStream } from './event-stream.ts';
import type { Gate } from './gate.ts';
import type { RedisConnections } from './hints.ts';
import type { Logger } from './log.ts';
import type { Signer } from './signing.ts';
import type { Command, UnitOfWork } from './unit-of-work.ts';
import type { Vault } from './vault.ts';

/** What an operator can set about the product's behaviour. */
export interface Settings {
  /** Where browsers reach the server; null when that was not said. */
  readonly publicUrl: string | null;
  readonly sessionIdleMinutes: number;
  readonly sessionAbsoluteHours: number;
  readonly invitationDays: number;
  /** An EXPIRING alert opens this many days before the date. */
  readonly expiringHorizonDays: number;
  readonly keep: Keeping;
}

/** How long is kept what is not kept for good. The database refuses to remove anything sooner than its own least times. */
export interface Keeping {
  /** Events of the past, for subscriptions that come back with a cursor. */
  readonly eventDays: number;
  /** Sessions, from their end on. */
  readonly sessionDays: number;
  /** Invitations, from when they were accepted or expired. */
  readonly invitationDays: number;
  /** Who looked; null is for good. */
  readonly accessLogDays: number | null;
  /** First answers, for whoever sends a mutation again under its idempotency key. */
  readonly answerHours: number;
}

/** Everything with a socket, a clock or a core to share, made once for each process. */
export interface Platform {
  readonly settings: Settings;
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly stream: EventStream;
  /** How much of the database's connections sockets take at once. */
  readonly socketGate: Gate;
  readonly redis: RedisConnections | null;
  readonly passwords: Passwords;
  readonly vault: Vault;
  readonly accessRecorder: AccessRecorder;
  readonly auditBacklog: AuditBacklog;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly log: Logger;
}

/** On whose behalf a command runs, and the one attempt that it is. `A` is null for somebody not signed in. */
export interface Caller<A extends Actor | null = Actor> {
  readonly actor: A;
  readonly platform: Platform;
  readonly attempt: Attempt;
  readonly now: Date;
  /** Runs the command as this caller's one attempt; see UnitOfWork.run. */
  run<Facts, Verdict, Answer>(command: Command<Facts, Verdict, Answer>): Promise<Answer | Extract<Verdict, Refusal>>;
}
