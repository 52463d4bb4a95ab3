import type { Config } from '../config.ts';
import { AccessRecorder } from '../platform/access-log.ts';
import { AuditBacklog } from '../platform/audit-backlog.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { type PasswordCost, Passwords } from '../platform/crypto.ts';
import { Database, type DatabaseTimeouts } from '../platform/database.ts';
import { EventStream } from '../platform/event-stream.ts';
import { Gate } from '../platform/gate.ts';
import { connectRedis, localHints, redisHints } from '../platform/hints.ts';
import { createLog, type Logger } from '../platform/log.ts';
import type { Platform } from '../platform/platform.ts';
import { Sequencer } from '../platform/sequencer.ts';
import { createSigner } from '../platform/signing.ts';
import { type Reactions, UnitOfWork } from '../platform/unit-of-work.ts';
import { Vault } from '../platform/vault.ts';
import { features } from './features.ts';

/** How late an event can be when every hint is lost. */
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
  readonly passwordCost?: PasswordCost;
}

/** Connects everything that one process needs, from its configuration. */
export async function createPlatform(config: Config, replacements: Replacements = {}): Promise<RunningPlatform> {
  const log = replacements.log ?? createLog(config.LOG_LEVEL);
  const { databaseTimeouts: timeouts = {} } = replacements;
  const database = new Database({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE, log, timeouts });
  const redis = config.REDIS_URL === undefined ? null : connectRedis(config.REDIS_URL, log);
  const hints = redis ? redisHints(redis) : localHints();
  const poll = replacements.pollMs ?? pollMs;
  const sequencer = new Sequencer(database, hints, log, poll);
  // Half of the connections: what sockets read leaves the others to requests, however many come at once.
  const socketGate = new Gate(Math.floor(config.DATABASE_POOL_SIZE / 2), replacements.gateWaitMs);
  const stream = new EventStream(database, hints, log, poll, socketGate);
  const clock = replacements.clock ?? systemClock;
  const settings = {
    publicUrl: config.PUBLIC_URL ?? null,
    sessionIdleMinutes: config.SESSION_IDLE_MINUTES,
    sessionAbsoluteHours: config.SESSION_ABSOLUTE_HOURS,
    invitationDays: config.INVITATION_DAYS,
    expiringHorizonDays: config.EXPIRING_HORIZON_DAYS,
    keep: {
      eventDays: config.KEEP_EVENTS_DAYS,
      sessionDays: config.KEEP_SESSIONS_DAYS,
      invitationDays: config.KEEP_INVITATIONS_DAYS,
      accessLogDays: config.KEEP_ACCESS_LOG_DAYS,
      answerHours: config.KEEP_ANSWERS_HOURS,
    },
  };
  const vault = new Vault(database, config.MASTER_KEYS);
  const auditBacklog = new AuditBacklog(database, log);
  const accessRecorder = new AccessRecorder(database, log, config.ACCESS_LOG);
  const unitOfWork = new UnitOfWork(database, allReactions(), clock, settings, () => sequencer.nudge());
  stream.start();
  sequencer.start();
  return {
    settings,
    database,
    unitOfWork,
    stream,
    socketGate,
    sequencer,
    redis,
    passwords: new Passwords(replacements.passwordCost),
    vault,
    accessRecorder,
    auditBacklog,
    signer: createSigner(config.AUDIT_SIGNING_KEY, config.AUDIT_FORMER_KEYS),
    clock,
    log,
    close: async () => {
      stream.close();
      await sequencer.close();
      await Promise.all([accessRecorder.close(trailPatienceMs), auditBacklog.close(trailPatienceMs)]);
      redis?.close();
      await database.close();
    },
  };
}

/** One reaction for each event type; two features that react to the same one would have to agree on an order first. */
function allReactions(): Reactions {
  const reactions: Reactions = {};
  for (const feature of features) {
    for (const [type, reaction] of Object.entries(feature.reactions ?? {}) as [
      keyof Reactions,
      NonNullable<Reactions[keyof Reactions]>,
    ][]) {
      if (reactions[type]) throw new Error(`Two features react to ${type}.`);
      reactions[type] = reaction;
    }
  }
  return reactions;
}
