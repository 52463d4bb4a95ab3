import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, type GraphQLError } from 'graphql';
import type { Context } from './context.ts';
import { apothecaErrorIn } from './errors.ts';
import { recordViews } from './views.ts';

/** So many events are answered together at first, and so many at most. More make few statements fewer, and keep others on this node waiting for longer. */
const first = 10;
const most = 50;
/** A batch that took longer is followed by a smaller one: what an operation may cost it may cost for each event. */
const slowMs = 100;
/** For so long what was read is shown; a client that takes its answers more slowly is shown newer ones. */
const freshMs = 1_000;

/** What an event ended its subscription with. */
export class Ended extends Error {
  constructor(readonly error: unknown) {
    super('An event could not be shown.');
  }
}

/** An answer, and the context that it came about in. */
interface Answer {
  readonly result: ExecutionResult;
  readonly context: Context;
}

/**
 * Runs a subscription. Its source yields events that are there already together, as a replay finds them; their selections are executed
 * side by side, so that records within them are read by one statement for all. The answers are given one by one, in order, and looked at
 * only when it is their turn: what of them is recorded as shown, and what ends the subscription, is as if each had been executed alone.
 *
 * Reading ahead shows nothing older than reading for each event would have to: an answer is read after all events of its batch were
 * committed, by loaders that the batch alone has, and its turn comes no later than a second after. Rights are those of the actor as of the events
 * before; one that may change them is never within a batch.
 */
export async function answersInBatches(
  args: ExecutionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const opened = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in opened)) return opened;
  // As @Subscription declares it.
  const source = opened as AsyncIterableIterator<readonly unknown[]>;

  async function* answers(): AsyncGenerator<ExecutionResult, void, void> {
    let size = first;
    for await (const events of source) {
      for (let given = 0; given < events.length; ) {
        const began = performance.now();
        const batch = await answerTogether(args, events.slice(given, given + size));
        const readAt = performance.now();
        size = Math.max(1, Math.min(most, readAt - began > slowMs ? Math.floor(size / 2) : 2 * size));
        let taken = 0;
        for (const answer of batch) {
          // Whatever is left of them is read again, and no more at a time than were taken in time.
          if (taken > 0 && performance.now() - readAt > freshMs) {
            size = taken;
            break;
          }
          // What fails for all of a batch, such as a statement that is too slow for so many, may pass for one alone.
          if (batch.length > 1 && endingOf(answer.result)) {
            size = 1;
            break;
          }
          yield await shown(args, answer);
          taken += 1;
        }
        given += taken;
      }
    }
  }

  const given = answers();
  const iterator: AsyncIterableIterator<ExecutionResult> = {
    next: () => given.next(),
    // A generator that waits for the next event cannot be returned from; the source can, and ends its wait.
    return: async () => {
      await source.return?.();
      return given.return();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/**
 * Each with views of its own, and with loaders that all share and nothing else does. However many subscriptions a user has, two batches at a time are
 * executed for them: what others ask, and what happens to be theirs, is not behind all of these.
 */
function answerTogether(args: ExecutionArgs, events: readonly unknown[]): Promise<Answer[]> {
  const { platform, actor } = args.contextValue as Context;
  return platform.gates.deliveries.run(() => {
    const shared: Context = { ...(args.contextValue as Context), loaders: new Map() };
    return Promise.all(
      events.map(async (rootValue) => {
        const context: Context = { ...shared, views: new Map() };
        return { result: await execute({ ...args, rootValue, contextValue: context }), context };
      }),
    );
  }, actor);
}

/**
 * The answer, once what it shows is recorded.
 * @throws Ended with what ends the subscription. An event that goes by unread has no cursor, and the one behind it does: whoever resumes
 * there would never hear of it. Ended, they resume at the one before.
 */
async function shown(args: ExecutionArgs, { result, context }: Answer): Promise<ExecutionResult> {
  const ending = endingOf(result);
  if (ending) throw new Ended(ending);
  const { schema, document, operationName, variableValues: variables } = args;
  try {
    await recordViews(context, { schema, document, operationName, variables });
  } catch (error) {
    throw new Ended(error);
  }
  return result;
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
