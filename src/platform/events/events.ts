import type { Json } from '../../domain/canonical-json.ts';
import type { Message } from '../../domain/messages/index.ts';

/**
 * The facts that features announce. A feature adds its own by declaration merging, so no central list names them all:
 * `declare module '…/platform/events.ts' { interface EventPayloads { 'stock.changed': … } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features extend it by declaration merging
export interface EventPayloads {}
export type EventType = keyof EventPayloads & string;

/** A fact that a command announces, written in its transaction. */
export type NewEvent = {
  [T in EventType]: {
    readonly type: T;
    readonly organizationId: string;
    readonly pharmacyId: string | null;
    readonly payload: EventPayloads[T] & Record<string, Json | Message>;
  };
}[EventType];

/** A fact with its place in the organization's history. */
export type SequencedEvent = NewEvent & {
  readonly position: bigint;
  /** Names the history that the position is in. */
  readonly feed: string;
  readonly at: Date;
};
