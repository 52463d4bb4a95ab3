import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { Answer } from './answers.ts';
import type { EventSource } from './chosen-events.ts';
import { apothecaErrorIn } from './errors.ts';
import { type FanOut, freshMs, type SharedAnswer } from './fan-out.ts';
import { recordViews } from './views.ts';

/** So many events are answered together at first, and so many at most. More make few statements fewer, and keep others on this node waiting for longer. */
const first = 10;
const most = 50;
/** A batch that took longer is followed by a smaller one: what an operation may cost it may cost for each event. */
const slowMs = 100;

/** Where a subscription's answers go. */
export interface Outlet {
  /** Sends an answer, which is JSON already. Settles when it has left; undefined when it has left at once, as nearly always. */
  send(encoded: Buffer): Promise<void> | undefined;
  /** What the client is told of errors. */
  shown(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[];
}

/** A subscription that is to be run. */
export interface SubscriptionArgs extends ExecutionArgs {
  readonly outlet: Outlet;
}

/** What an event ended its subscription with. */
export class Ended extends Error {
  constructor(readonly error: unknown) {
    super('An event could not be shown.');
  }
}

/**
 * Runs a subscription. Its source yields events that are there already together, as a replay finds them; their selections are executed
 * side by side, so that records within them are read by one statement for all. The answers are given one by one, in order, and looked at
 * only when it is their turn: what of them is recorded as shown, and what ends the subscription, is as if each had been executed alone.
 *
 * Reading ahead shows nothing older than reading for each event would have to: an answer is read after all events of its batch were
 * committed, by loaders that the batch alone has, and its turn comes no later than a second after. Rights are those of the actor as of the events
 * before; one that may change them is never within a batch.
 *
 * What is answered has the outlet sent itself: the iterator yields nothing, and ends when the subscription does.
 */
export async function answersInBatches(
  args: SubscriptionArgs,
  fanOut: FanOut,
): Promise<AsyncIterableIterator<never, undefined> | ExecutionResult> {
  const opened = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in opened)) return opened;
  // As @Subscription declares it.
  const source = opened as EventSource;
  const place = fanOut.join(args);
  let isStopped = false;

  async function give(answer: SharedAnswer): Promise<void> {
    const encoded = answer.encoded ?? (await shown(args, answer));
    if (isStopped) return;
    const leaving = args.outlet.send(encoded);
    if (leaving) await leaving;
  }

  async function deliver(): Promise<void> {
    let size = first;
    for await (const events of source) {
      for (let given = 0; given < events.length && !isStopped; ) {
        const began = performance.now();
        const batch = await place.answers(
          events.length > size ? events.slice(given, given + size) : events.slice(given),
        );
        const tookMs = performance.now() - began;
        size = Math.max(1, Math.min(most, tookMs > slowMs ? Math.floor(size / 2) : 2 * size));
        let taken = 0;
        for (const answer of batch) {
          // The first was read for a reader who was there when that began: whoever has just left is recorded as having looked.
          if (isStopped && taken > 0) return;
          // Whatever is left of them is read again, and no more at a time than were taken in time.
          if (taken > 0 && performance.now() - answer.readAt > freshMs) {
            size = taken;
            break;
          }
          // What fails for all of a batch, such as a statement that is too slow for so many, may pass for one alone.
          if (batch.length > 1 && endingOf(answer.result)) {
            size = 1;
            break;
          }
          await give(answer);
          taken += 1;
        }
        given += taken;
      }
    }
  }

  const ended = { done: true, value: undefined } as const;
  const iterator: AsyncIterableIterator<never, undefined> = {
    next: async () => {
      try {
        await deliver();
      } finally {
        place.leave();
        await source.return?.();
      }
      return ended;
    },
    return: async () => {
      isStopped = true;
      await source.return?.();
      return ended;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/**
 * The answer that is one reader's own, once what it shows is recorded.
 * @throws Ended with what ends the subscription. An event that goes by unread has no cursor, and the one behind it does: whoever resumes
 * there would never hear of it. Ended, they resume at the one before.
 */
async function shown(args: SubscriptionArgs, { result, context }: Answer): Promise<Buffer> {
  const ending = endingOf(result);
  if (ending) throw new Ended(ending);
  const { schema, document, operationName, variableValues: variables } = args;
  try {
    await recordViews(context, { schema, document, operationName, variables });
  } catch (error) {
    throw new Ended(error);
  }
  const { data, errors = [] } = result;
  return Buffer.from(JSON.stringify(errors.length > 0 ? { data, errors: args.outlet.shown(errors) } : { data }));
}

/** The error that an answer ends its subscription with, if any. */
function endingOf({ data = null, errors = [] }: ExecutionResult): GraphQLError | undefined {
  return data === null ? errors[0] : errors.find(passes);
}

/** Whether another try may not meet it. A right that is missing stays, and so does a record that a defect keeps from being shown: the event is then told without it. */
function passes(error: GraphQLError): boolean {
  const code = apothecaErrorIn(error)?.code;
  return code === 'BUSY' || code === 'TIMED_OUT' || code === 'UNAVAILABLE';
}
