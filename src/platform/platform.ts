import type { Actor } from '../domain/authorization/actor.ts';
import type { Language } from '../domain/language.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AccessRecorder } from './audit/access-log.ts';
import type { AnonymousAttempts } from './audit/anonymous-attempts.ts';
import type { Attempt } from './audit/audit.ts';
import type { AuditBacklog } from './audit/audit-backlog.ts';
import type { Clock } from './clock.ts';
import type { Command } from './command.ts';
import type { Passwords } from './crypto/crypto.ts';
import type { Signer } from './crypto/signing.ts';
import type { Vault } from './crypto/vault.ts';
import type { Database } from './database/database.ts';
import type { ReadReplica } from './database/read-replica.ts';
import type { EventStream } from './events/event-stream.ts';
import type { RedisConnections } from './events/wake-ups.ts';
import type { CostBuckets } from './gates/cost-buckets.ts';
import type { Gates } from './gates/gates.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { IdentityProviders } from './network/identity-providers.ts';
import type { Post } from './network/smtp.ts';
import type { Settings } from './settings.ts';
import type { Tracing } from './tracing/tracing.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Everything with a socket, a clock or a core to share, made once for each process. */
export interface Platform {
  readonly settings: Settings;
  readonly database: Database;
  /** Null where there is none: then everything is read from the database itself. */
  readonly replica: ReadReplica | null;
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
  readonly anonymousAttempts: AnonymousAttempts;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Null where nobody watches. */
  readonly metrics: Metrics | null;
  /** Null where nobody follows requests. */
  readonly tracing: Tracing | null;
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
