import { canAt } from '../domain/actor.ts';
import { badInput, Fault, notFound } from '../domain/fault.ts';
import type { Permission } from '../domain/permissions.ts';
import type { EventType, SequencedEvent } from '../platform/events.ts';
import { type Context, signInFirst } from './context.ts';

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

/**
 * The events of a subscription: replayed after the cursor, then live, in order, each once. The caller's rights are looked at again
 * whenever the history says that they may have changed, so nothing recorded after a revocation is delivered.
 * @throws Fault when the caller may not follow this pharmacy, or the cursor is from elsewhere.
 */
export async function live<T extends EventType>(
  context: Context,
  options: LiveOptions<T>,
): Promise<AsyncIterableIterator<LiveEvent<T>>> {
  const { platform, watch } = context;
  if (!watch) throw new Error('Subscriptions run on a socket.');
  const actor = await watch.reload();
  if (!actor) throw signInFirst();
  if (!actor.pharmacyIds.includes(options.pharmacyId)) throw notFound('pharmacy', 'pharmacyId');
  if (!canAt(actor, options.permission, options.pharmacyId)) {
    throw new Fault('FORBIDDEN', `Your role does not include ${options.permission} at this pharmacy.`);
  }
  context.actor = actor;
  const after = await readCursor(context, actor.organizationId, options.after);

  const stop = new AbortController();
  async function* wanted(): AsyncGenerator<LiveEvent<T>, void, void> {
    let current = actor;
    for await (const event of platform.stream.follow(actor?.organizationId ?? '', after, stop.signal)) {
      if (watch?.concerns(event)) {
        current = await watch.reload();
        context.actor = current;
      }
      if (!current || !canAt(current, options.permission, options.pharmacyId)) return;
      if (event.pharmacyId !== options.pharmacyId || !(options.types as readonly string[]).includes(event.type))
        continue;
      const own = event as LiveEvent<T>;
      if (options.matches?.(own) ?? true) yield own;
    }
  }

  const events = wanted();
  const iterator: AsyncIterableIterator<LiveEvent<T>> = {
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

/** The cursor of a place in an organization's history. */
export function historyCursor(organizationId: string, position: bigint): string {
  return Buffer.from(`${organizationId}.${position}`).toString('base64url');
}

async function readCursor(
  context: Context,
  organizationId: string,
  cursor: string | null | undefined,
): Promise<bigint | null> {
  if (cursor === null || cursor === undefined) return null;
  const [owner, position] = Buffer.from(cursor, 'base64url').toString().split('.');
  const known = owner === organizationId && position !== undefined && /^\d{1,18}$/.test(position);
  if (!known || BigInt(position) > (await context.platform.stream.head(organizationId))) {
    throw badInput(
      'after',
      'cursor',
      'This cursor is not from this history. Use the cursor of the last event you received.',
    );
  }
  return BigInt(position);
}

const shared = new WeakMap<object, Map<string, Promise<unknown>>>();

/** Something read for an event, once for all subscriptions of this node that show the event. */
export function forEvent<T>(event: object, what: string, read: () => Promise<T>): Promise<T> {
  let found = shared.get(event);
  if (!found) {
    found = new Map();
    shared.set(event, found);
  }
  const known = found.get(what) as Promise<T> | undefined;
  if (known) return known;
  const reading = read();
  found.set(what, reading);
  // A failure is for those who saw it; the next one tries again.
  reading.catch(() => found.delete(what));
  return reading;
}
