import type { Refusal } from '../domain/refusal.ts';
import type { Attempt, Change } from './audit/audit.ts';
import type { EventType, NewEvent } from './events/events.ts';
import type { Settings } from './settings.ts';
import type { ReadTx, Tx } from './transaction.ts';

/** What a command did. `answer` must survive `v8.serialize`: plain objects, dates, no class instances. */
export interface Applied<Answer> {
  readonly answer: Answer;
  readonly change: Change;
  /** What the audit row is about, where the attempt could not know it before. */
  readonly subject?: {
    organizationId?: string;
    entityType?: string;
    entityId?: string | null;
    pharmacyId?: string | null;
    actor?: Attempt['actor'];
  };
  readonly events?: readonly NewEvent[];
}

/** A change in three steps. The whole command may run again after a conflict, so it does no I/O except through its transaction. */
export interface Command<Facts, Verdict, Answer> {
  /** Reads the facts; rows that will change are locked, in id order. */
  load(tx: ReadTx): Promise<Facts>;
  /** Decides on the facts alone; a returned refusal changes nothing. May throw a ApothecaError. */
  decide(facts: Facts): Verdict;
  /** Carries the decision out. */
  apply(tx: Tx, decision: Exclude<Verdict, Refusal>, facts: Facts): Promise<Applied<Answer>>;
}

/** What a reaction did: what it announces in turn, and what changed, for the row of the command that it reacts to. */
export interface Reacted {
  readonly events: readonly NewEvent[];
  readonly change?: Change;
}

/** What another feature does in the same transaction when something happened. */
export type Reaction = (tx: Tx, events: readonly NewEvent[], context: ReactionContext) => Promise<Reacted>;

/** What a reaction may know besides the events. */
export interface ReactionContext {
  readonly now: Date;
  readonly settings: Settings;
}

export type Reactions = Partial<Record<EventType, Reaction>>;
