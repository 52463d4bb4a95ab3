import type { Actor } from '../domain/actor.ts';
import type { Language } from '../domain/language.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AccessRecorder } from './audit/access-log.ts';
import type { AnonymousAttempts } from './audit/anonymous-attempts.ts';
import type { Attempt } from './audit/audit.ts';
import type { AuditBacklog } from './audit/audit-backlog.ts';
import type { Clock } from './clock.ts';
import type { Passwords } from './crypto/crypto.ts';
import type { Signer } from './crypto/signing.ts';
import type { Vault } from './crypto/vault.ts';
import type { Database } from './database/database.ts';
import type { EventStream } from './events/event-stream.ts';
import type { RedisConnections } from './events/wake-ups.ts';
import type { CostBuckets } from './gates/cost-buckets.ts';
import type { Gates } from './gates/gates.ts';
import type { Logger } from './log.ts';
import type { IdentityProviders } from './network/identity-providers.ts';
import type { Post } from './network/smtp.ts';
import type { Command, UnitOfWork } from './unit-of-work.ts';

/** What an operator can set about the product's behaviour. */
export interface Settings {
  /** Where browsers reach the server; null when that was not said. */
  readonly publicUrl: string | null;
  readonly sessionIdleMinutes: number;
  readonly sessionAbsoluteHours: number;
  /** For how long somebody who showed who they are need not do so again before what asks for it. */
  readonly proofMinutes: number;
  /** For how long those who may not reverse the movements of others may undo their own. */
  readonly undoMinutes: number;
  readonly invitationDays: number;
  /** Who may make an account: anybody with an organization of their own, those who are invited, or nobody. */
  readonly signUp: 'open' | 'invited' | 'closed';
  /** Which organization's identity provider may make accounts for the addresses of a domain, where anybody may found an organization. */
  readonly signOnDomains: ReadonlyMap<string, string>;
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
  /** Devices on which somebody signed in, from their last sign-in on. */
  readonly deviceDays: number;
  /** What was tried in vain by people who are not signed in, apart from the sealed trail. */
  readonly visitorAttemptDays: number;
  /** Who looked; null is for good. */
  readonly accessLogDays: number | null;
  /** The record of mails, from when they were sent or given up. */
  readonly mailDays: number;
  /** First answers, for whoever sends a mutation again under its idempotency key. */
  readonly answerHours: number;
}

/** Everything with a socket, a clock or a core to share, made once for each process. */
export interface Platform {
  readonly settings: Settings;
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly stream: EventStream;
  readonly gates: Gates;
  readonly costs: CostBuckets;
  readonly redis: RedisConnections | null;
  /** Null where no mail is sent, and links are handed over by people. */
  readonly post: Post | null;
  readonly passwords: Passwords;
  readonly identityProviders: IdentityProviders;
  readonly vault: Vault;
  readonly accessRecorder: AccessRecorder;
  readonly auditBacklog: AuditBacklog;
  readonly visitorAttempts: AnonymousAttempts;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly log: Logger;
}

/** On whose behalf a command runs, and the one attempt that it is. `A` is null for somebody not signed in. */
export interface Caller<A extends Actor | null = Actor> {
  readonly actor: A;
  readonly platform: Platform;
  readonly attempt: Attempt;
  /** What the caller reads, as the request tells. */
  readonly language: Language;
  readonly now: Date;
  /** Whether its Idempotency-Key was used before: then `run` answers what it answered, or that the input is another, and does nothing. */
  repeats(): Promise<boolean>;
  /** Runs the command as this caller's one attempt; see UnitOfWork.run. */
  run<Facts, Verdict, Answer>(command: Command<Facts, Verdict, Answer>): Promise<Answer | Extract<Verdict, Refusal>>;
}
