import { type Actor, canAt } from '../domain/authorization/actor.ts';
import type { Permission } from '../domain/authorization/permissions.ts';
import { factorRequired, signInFirst } from '../domain/authorization/policy.ts';
import { requireAt } from '../domain/authorization/scope.ts';
import { badInput } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import { cursorExpired, type Head, type HistoryPosition } from '../platform/events/event-stream.ts';
import type { EventType, SequencedEvent } from '../platform/events/events.ts';
import { actorOf, type Context } from './context.ts';

export interface LiveOptions<T extends EventType> {
  readonly types: readonly T[];
  readonly permission: Permission;
  readonly pharmacyId: string;
  readonly after: string | null | undefined;
  /** Which of these events; all of them when left out. */
  readonly matches?: (event: Extract<SequencedEvent, { type: T }>) => boolean;
}

/** An event with the cursor that continues after it. */
export type LiveEvent<T extends EventType> = Extract<SequencedEvent, { type: T }>;

/** A subscription's part of the organization's history. */
export interface Following<Event> {
  readonly after: string | null | undefined;
  /** Throws a ApothecaError when the actor may not follow; asked at the start. */
  readonly admit: (actor: Actor) => void | Promise<void>;
  /** Whether the actor may go on; asked again at each event, since rights may have changed. */
  readonly mayStay: (actor: Actor) => boolean;
  /** The event when it is for this actor, null when it is not. It is shown every event of the history, in order. */
  readonly choose: (event: SequencedEvent, actor: Actor) => Event | null | Promise<Event | null>;
}

/**
 * The events of a pharmacy that a subscription is about.
 * @throws ApothecaError when the caller may not follow this pharmacy, or the cursor is from elsewhere.
 */
export function live<T extends EventType>(
  context: Context,
  { types, permission, pharmacyId, after, matches }: LiveOptions<T>,
): Promise<AsyncIterableIterator<readonly LiveEvent<T>[]>> {
  return follow<LiveEvent<T>>(context, {
    after,
    admit: (actor) => requireAt(actor, permission, pharmacyId, 'pharmacyId'),
    mayStay: (actor) => canAt(actor, permission, pharmacyId),
    choose: (event) => {
      if (event.pharmacyId !== pharmacyId || !(types as readonly string[]).includes(event.type)) return null;
      const own = event as LiveEvent<T>;
      return (matches?.(own) ?? true) ? own : null;
    },
  });
}

/**
 * The events of a subscription: replayed after the cursor, then live, in order, each once; those together that are there already. The
 * caller's rights are looked at again whenever the history says that they may have changed, so nothing recorded after a revocation is
 * delivered: no events are together that such a one lies between, and it is looked at once those before it are dealt with.
 * @throws ApothecaError when the caller may not follow, or the cursor is from elsewhere or older than what is kept.
 */
export async function follow<Event>(
  context: Context,
  { after, admit, mayStay, choose }: Following<Event>,
): Promise<AsyncIterableIterator<readonly Event[]>> {
  const { platform, watch } = context;
  if (!watch) throw new Error('Subscriptions run on a socket.');
  const actor = actorOf(context);
  const { organizationId } = actor;
  const head = await watch.head;
  const position = readCursor(head, after) ?? head.position;
  await admit(actor);

  const stop = new AbortController();
  async function* wanted(): AsyncGenerator<readonly Event[], void, void> {
    let current: Actor | null = actor;
    for await (const page of platform.stream.pages(organizationId, position, stop.signal, actor)) {
      let together: Event[] = [];
      for (const event of page) {
        if (watch?.concerns(event)) {
          if (together.length > 0) yield together;
          together = [];
          current = await watch.reload();
          context.actor = current;
        }
        // An end without an error would pass for one of the subscription's own: who follows is to hear why.
        if (!current) throw signInFirst();
        if (current.owesFactor) throw factorRequired();
        if (!mayStay(current)) return;
        try {
          const chosen = await choose(event, current);
          if (chosen !== null) together.push(chosen);
        } catch (error) {
          // Those before it are not its fault.
          if (together.length > 0) yield together;
          throw error;
        }
      }
      if (together.length > 0) yield together;
    }
  }

  const events = wanted();
  const iterator: AsyncIterableIterator<readonly Event[]> = {
    next: () => events.next(),
    // A generator that waits for the next event cannot be returned from; the signal ends its wait first.
    return: () => {
      stop.abort();
      return events.return();
    },
    throw: (error: unknown) => {
      stop.abort();
      return events.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
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
