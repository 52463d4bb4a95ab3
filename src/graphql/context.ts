import type { Actor } from '../domain/authorization/actor.ts';
import { signInFirst } from '../domain/authorization/policy.ts';
import type { Language } from '../domain/language.ts';
import type { Freshness } from '../platform/database/read-replica.ts';
import type { Head } from '../platform/events/event-stream.ts';
import type { SequencedEvent } from '../platform/events/events.ts';
import type { Party } from '../platform/gates/waiting-line.ts';
import type { Caller, Platform } from '../platform/platform.ts';
import type { Views } from './viewed-records.ts';

/** What every resolver gets: who asks, by which request, and the platform. */
export interface Context {
  /** With the database that is read from; a query that a read replica may answer gets that before it begins. */
  platform: Platform;
  /** Null when nobody is signed in. A subscription renews it when the actor's rights change. */
  actor: Actor | null;
  /** Who held the session that was shown and has ended, where the request has an idempotency key; it gives no rights. */
  readonly formerUserId: string | null;
  readonly requestId: string;
  /** When the request came, by `performance.now()`. */
  readonly began: number;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** What whoever asks reads: a mail that the request causes is written in it. */
  readonly language: Language;
  readonly idempotencyKey: string | null;
  /** How old what is read may be; null when nothing may be older than the request. */
  readonly freshness: Freshness | null;
  /** The mutation field that is running; root fields of a mutation run one after the other. */
  caller?: Caller<Actor | null>;
  /** The mutation fields that were reached, by their name in the answer: each leaves its own row in the audit trail. */
  readonly attempted: Set<string>;
  /** Those of them whose change is committed: whatever fails from then on fails to show it. */
  readonly changed: Set<string>;
  /** One batch of each loader for the length of the request. */
  readonly loaders: Map<unknown, unknown>;
  /** The sensitive records that the operation has looked at and that are not recorded yet. */
  readonly views: Views;
  /** On a socket: keeps the rights of a subscription up to date with the history it reads. */
  readonly watch?: AccessWatch;
}

export interface AccessWatch {
  /** Where the history stood before the rights of the context were read; rejects when that could not be found out. */
  readonly head: Promise<Head>;
  /** Whether the event may change what this caller may see. */
  concerns(event: SequencedEvent): boolean;
  /** The caller as of now; null when the session has ended. */
  reload(): Promise<Actor | null>;
  /** The platform for reading as work of a party: what many are shown is not one caller's work. */
  readAs(party: Party): Platform;
}

/**
 * The signed-in actor.
 * @throws ApothecaError UNAUTHENTICATED
 */
export function actorOf(context: Context): Actor {
  if (!context.actor) throw signInFirst();
  return context.actor;
}

/** The caller of the running mutation, signed in. */
export function callerOf(context: Context): Caller {
  const { caller } = context;
  if (!caller) throw new Error('This resolver is not declared with @Mutation.');
  actorOf(context);
  return caller as Caller;
}

/** The caller of the running mutation, who may not be signed in. */
export function anonymousCallerOf(context: Context): Caller<Actor | null> {
  if (!context.caller) throw new Error('This resolver is not declared with @Mutation.');
  return context.caller;
}
