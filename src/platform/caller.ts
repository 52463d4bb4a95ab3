import type { Actor } from '../domain/authorization/actor.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Language } from '../domain/language.ts';
import type { Action } from '../domain/messages/index.ts';
import { type Attempt, anonymous } from './audit/audit.ts';
import { type Claim, isUsed } from './idempotency.ts';
import type { Caller, Platform } from './platform.ts';

export interface AttemptStart {
  readonly action: Action;
  readonly entityType: string;
  readonly entityId?: string | null;
  readonly input: Json;
  readonly requestId: string;
  readonly ip?: string | null;
}

/** An attempt by the actor, or by a anonymous when there is none. */
export function makeAttempt(actor: Actor | null, { entityId = null, ip = null, ...start }: AttemptStart): Attempt {
  return {
    ...start,
    entityId,
    ip,
    actor: actor ? { userId: actor.userId, sessionId: actor.sessionId, label: actor.label } : anonymous,
    organizationId: actor?.organizationId ?? null,
    pharmacyId: null,
    recorded: false,
  };
}

/** The caller of one attempt; its command runs under the claim, if there is one. */
export function makeCaller<A extends Actor | null>(
  platform: Platform,
  actor: A,
  attempt: Attempt,
  claim: Claim | null = null,
  language: Language = 'en',
): Caller<A> {
  return {
    actor,
    platform,
    attempt,
    language,
    now: platform.clock.now(),
    repeats: async () => claim !== null && (await isUsed(platform.database, claim)),
    run: (command) => platform.unitOfWork.run(attempt, claim, command),
  };
}
