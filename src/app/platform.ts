import { AccessRecorder } from '../platform/audit/access-log.ts';
import { AnonymousAttempts } from '../platform/audit/anonymous-attempts.ts';
import type { AuditRow } from '../platform/audit/audit.ts';
import { AuditBacklog } from '../platform/audit/audit-backlog.ts';
import { PersonKeys } from '../platform/audit/person-keys.ts';
import { SecurityLog } from '../platform/audit/security-log.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type PasswordCost, Passwords } from '../platform/crypto/crypto.ts';
import { createSigner } from '../platform/crypto/signing.ts';
import { Vault } from '../platform/crypto/vault.ts';
import { Database, type DatabaseTimeouts } from '../platform/database/database.ts';
import { ReadReplica } from '../platform/database/read-replica.ts';
import { EventStream } from '../platform/events/event-stream.ts';
import { Sequencer } from '../platform/events/sequencer.ts';
import { connectRedis, localWakeUps, redisWakeUps } from '../platform/events/wake-ups.ts';
import { CostBuckets, type CostLimits, costLimits } from '../platform/gates/cost-buckets.ts';
import { createGates } from '../platform/gates/gates.ts';
import { createLog, type Logger } from '../platform/log.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { IdentityProviders } from '../platform/network/identity-providers.ts';
import { Post } from '../platform/network/smtp.ts';
import type { Platform } from '../platform/platform.ts';
import type { Tracing } from '../platform/tracing/tracing.ts';
import { UnitOfWork } from '../platform/unit-of-work.ts';
import type { Config } from './config/config.ts';
import { constraints, reactions, securityKinds } from './declarations.ts';
import { version } from './version.ts';

/** How late an event can be when every wake-up is lost. */
const pollMs = 500;
/** How long a process that ends tries to write who looked, and who tried what in vain, when the database is away. */
const trailPatienceMs = 2_000;

export interface RunningPlatform extends Platform {
  readonly sequencer: Sequencer;
  close(): Promise<void>;
}

/** What tests replace: no operator can, since a server that waits otherwise is another server. */
export interface Replacements {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly pollMs?: number;
  readonly databaseTimeouts?: Partial<DatabaseTimeouts>;
  readonly gateWaitMs?: number;
  readonly costLimits?: CostLimits;
  readonly passwordCost?: PasswordCost;
}

/** Connects everything that one process needs, from its configuration. */
export async function createPlatform(config: Config, replacements: Replacements = {}): Promise<RunningPlatform> {
  const tracing = await tracingOf(config);
  const log =
    replacements.log ?? createLog(config.LOG_LEVEL, process.stdout, tracing ? () => tracing.logFields : undefined);
  const { databaseTimeouts: timeouts = {} } = replacements;
  const metrics = await metricsOf(config);
  const database = new Database({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    log,
    timeouts,
    tracing,
    ...(metrics && { onSqlError: (state) => metrics.sqlError(state) }),
  });
  const redis = config.REDIS_URL === undefined ? null : connectRedis(config.REDIS_URL, log);
  const wakeUps = redis ? redisWakeUps(redis) : localWakeUps();
  const poll = replacements.pollMs ?? pollMs;
  const sequencer = new Sequencer(database, wakeUps, log, poll);
  const gates = createGates(config.DATABASE_POOL_SIZE, {
    connectionMs: database.timeouts.connection,
    waitMs: replacements.gateWaitMs,
  });
  const stream = new EventStream(
    database,
    wakeUps,
    log,
    poll,
    gates.socketReads,
    metrics ? (at) => metrics.eventRead(at) : undefined,
  );
  const clock = replacements.clock ?? systemClock;
  const settings = {
    publicUrl: config.PUBLIC_URL ?? null,
    sessionIdleMinutes: config.SESSION_IDLE_MINUTES,
    sessionAbsoluteHours: config.SESSION_ABSOLUTE_HOURS,
    proofMinutes: config.PROOF_MINUTES,
    undoMinutes: config.UNDO_MINUTES,
    invitationDays: config.INVITATION_DAYS,
    signUp: config.SIGN_UP,
    signOnDomains: config.SIGN_ON_DOMAINS,
    expiringHorizonDays: config.EXPIRING_HORIZON_DAYS,
    keep: {
      eventDays: config.KEEP_EVENTS_DAYS,
      sessionDays: config.KEEP_SESSIONS_DAYS,
      invitationDays: config.KEEP_INVITATIONS_DAYS,
      mailDays: config.KEEP_MAIL_DAYS,
      deviceDays: config.KEEP_DEVICES_DAYS,
      anonymousAttemptDays: config.KEEP_VISITOR_ATTEMPTS_DAYS,
      accessLogDays: config.KEEP_ACCESS_LOG_DAYS,
      answerHours: config.KEEP_ANSWERS_HOURS,
    },
  };
  const vault = new Vault(database, config.MASTER_KEYS);
  const securityLog = new SecurityLog(log, securityKinds);
  const anonymousAttempts = new AnonymousAttempts(database, log);
  const auditBacklog = new AuditBacklog(database, log, gates.changes, anonymousAttempts, (row) =>
    securityLog.tell(row),
  );
  const personKeys = new PersonKeys();
  const accessRecorder = new AccessRecorder(database, log, config.ACCESS_LOG, personKeys);
  const post = postOf(config);
  const committed = (row: AuditRow, tx: object) => {
    sequencer.nudge();
    securityLog.tell(row);
    if (row.outcome === 'REFUSED' && row.code !== null) metrics?.refused(row.code);
    post?.committed(tx);
  };
  const unitOfWork = new UnitOfWork(
    database,
    reactions,
    gates.changes,
    clock,
    settings,
    anonymousAttempts,
    personKeys,
    committed,
    constraints,
  );
  const replica = replicaOf(config, database);
  replica?.start();
  stream.start();
  sequencer.start();
  return {
    settings,
    database,
    replica,
    unitOfWork,
    stream,
    gates,
    costs: new CostBuckets(replacements.costLimits ?? costLimits),
    sequencer,
    redis,
    post,
    passwords: new Passwords(replacements.passwordCost),
    identityProviders: new IdentityProviders(
      config.PRIVATE_ISSUERS ?? config.NODE_ENV !== 'production',
      log,
      () => tracing?.traceparent ?? null,
    ),
    vault,
    accessRecorder,
    auditBacklog,
    anonymousAttempts,
    signer: createSigner(config.AUDIT_SIGNING_KEY, config.AUDIT_FORMER_KEYS),
    clock,
    metrics,
    tracing,
    log,
    close: async () => {
      stream.close();
      await sequencer.close();
      await Promise.all([accessRecorder.close(trailPatienceMs), auditBacklog.close(trailPatienceMs)]);
      await anonymousAttempts.close();
      redis?.close();
      post?.close();
      await replica?.close();
      await database.close();
      await tracing?.close();
    },
  };
}

/** The read replica, with as many connections as the database, and turns at them of its own. */
function replicaOf({ DATABASE_REPLICA_URL: url }: Config, database: Database): ReadReplica | null {
  if (url === undefined) return null;
  const { poolSize, log } = database.options;
  const { reads } = createGates(poolSize, { connectionMs: database.timeouts.connection, waitMs: undefined });
  return new ReadReplica(new Database({ ...database.options, url }), database, reads, log);
}

/** Loaded only where somebody watches: it takes a twentieth of a second. */
async function metricsOf({ METRICS_PORT, METRICS_TOKEN }: Config): Promise<Metrics | null> {
  if (METRICS_PORT === undefined && METRICS_TOKEN === undefined) return null;
  const { Metrics } = await import('../platform/metrics/metrics.ts');
  return new Metrics(version);
}

/** Loaded only where a collector is named: it takes a tenth of a second. */
async function tracingOf(config: Config): Promise<Tracing | null> {
  const {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_SERVICE_NAME: serviceName,
    OTEL_TRACES_SAMPLER_ARG: ratio,
  } = config;
  if (endpoint === undefined) return null;
  const { Tracing } = await import('../platform/tracing/tracing.ts');
  return new Tracing({ endpoint, serviceName, version, ratio });
}

/** The configuration has all three or no address of a mail server. */
function postOf({ SMTP_URL: office, MAIL_FROM: from, PUBLIC_URL: publicUrl }: Config): Post | null {
  return office && from && publicUrl ? new Post({ office, from, publicUrl }) : null;
}
