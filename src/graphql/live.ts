import { canAt } from '../domain/authorization/actor.ts';
import type { Permission } from '../domain/authorization/permissions.ts';
import { requireAt } from '../domain/authorization/scope.ts';
import { badInput } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import { cursorExpired, type Head, type HistoryPosition } from '../platform/events/event-stream.ts';
import type { EventType, SequencedEvent } from '../platform/events/events.ts';
import { ChosenEvents, type EventSource, type Following } from './chosen-events.ts';
import { actorOf, type Context } from './context.ts';

export interface LiveOptions<T extends EventType> {
  readonly types: readonly T[];
  readonly permission: Permission;
  readonly pharmacyId: string;
  readonly after: string | null | undefined;
  /** Which of these events; all of them when left out. */
  readonly matches?: (event: LiveEvent<T>) => boolean;
}

/** An event of these types. */
export type LiveEvent<T extends EventType> = Extract<SequencedEvent, { type: T }>;

/**
 * The events of a pharmacy that a subscription is about.
 * @throws ApothecaError when the caller may not follow this pharmacy, or the cursor is from elsewhere.
 */
export function live<T extends EventType>(
  context: Context,
  { types, permission, pharmacyId, after, matches }: LiveOptions<T>,
): Promise<EventSource> {
  return follow(context, {
    after,
    admit: (actor) => requireAt(actor, permission, pharmacyId, 'pharmacyId'),
    mayStay: (actor) => canAt(actor, permission, pharmacyId),
    wants: (event) =>
      event.pharmacyId === pharmacyId &&
      (types as readonly string[]).includes(event.type) &&
      (matches?.(event as LiveEvent<T>) ?? true),
  });
}

/**
 * The events of a subscription: replayed after the cursor, then live, in order, each once; those together that are there already. The
 * caller's rights are looked at again whenever the history says that they may have changed, so nothing recorded after a revocation is
 * delivered: no events are together that such a one lies between, and it is looked at once those before it are dealt with.
 * @throws ApothecaError when the caller may not follow, or the cursor is from elsewhere or older than what is kept.
 */
export async function follow(context: Context, following: Following): Promise<EventSource> {
  const { watch } = context;
  if (!watch) throw new Error('Subscriptions run on a socket.');
  const actor = actorOf(context);
  const head = await watch.head;
  const position = readCursor(head, following.after) ?? head.position;
  await following.admit(actor);
  return new ChosenEvents(context, watch, position, following);
}

/** The cursor of a position in an organization's history. */
export function historyCursor({ organizationId, feed, position }: HistoryPosition): string {
  return Buffer.from(`${organizationId}.${feed ?? ''}.${position}`).toString('base64url');
}

function partsOf(cursor: string) {
  const [organizationId = '', feed = '', text = ''] = Buffer.from(cursor, 'base64url').toString().split('.');
  return { organizationId, feed, position: /^\d{1,18}$/.test(text) ? BigInt(text) : null };
}

/** The position that a cursor names in the organization's history, wherever that has come to; null when it names none there. */
export function positionIn(cursor: string, organizationId: string): bigint | null {
  const parts = partsOf(cursor);
  return parts.organizationId === organizationId ? parts.position : null;
}

/** The position that a cursor names, in the history that has come as far as the head. */
function readCursor(head: Head, cursor: string | null | undefined): bigint | null {
  if (cursor === null || cursor === undefined) return null;
  const { organizationId, feed, position } = partsOf(cursor);
  const known =
    organizationId === head.organizationId &&
    // Before the first event nothing was read, of whichever history.
    (feed === (head.feed ?? '') || position === 0n) &&
    // Decoding passes over what does not belong there.
    position !== null &&
    cursor === historyCursor({ organizationId, feed: feed || null, position });
  if (!known || position > head.position) {
    throw badInput('after', 'cursor', message('cursorOfOtherHistory'));
  }
  if (position < head.keptAfter) throw cursorExpired();
  return position;
}

interface SharedRead {
  readonly reading: Promise<unknown>;
  readonly at: number;
}
const shared = new WeakMap<object, Map<string, SharedRead>>();
/** Whoever shows an event later, as when they come back to it by their cursor, reads again: records are shown as they are now. */
const sharedMs = 1_000;

/** Something read for an event, once for all subscriptions of this node that show the event at the same time. */
export function forEvent<T>(event: object, what: string, read: () => Promise<T>): Promise<T> {
  let found = shared.get(event);
  if (!found) {
    found = new Map();
    shared.set(event, found);
  }
  const known = found.get(what);
  if (known && performance.now() - known.at < sharedMs) return known.reading as Promise<T>;
  const reading = read();
  const fresh = { reading, at: performance.now() };
  found.set(what, fresh);
  // A failure is for those who saw it; the next one tries again.
  reading.catch(() => {
    if (found.get(what) === fresh) found.delete(what);
  });
  return reading;
}
