import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { SequencedEvent } from '../platform/events/events.ts';
import type { Party } from '../platform/gates/waiting-line.ts';
import type { Context } from './context.ts';

/** What an event shows, and the context that it came about in. */
export interface Answer {
  readonly result: ExecutionResult;
  readonly context: Context;
  readonly readAt: number;
}

/**
 * Executes the selection for each event, side by side, as work of the party: each with views of its own, and with loaders that all share and nothing
 * else does. However many subscriptions a user has, two batches at a time are executed for them: what others ask, and what happens to be
 * theirs, is not behind all of these.
 */
export function answerTogether(
  args: ExecutionArgs,
  events: readonly SequencedEvent[],
  context: Context,
  party: Party | null,
  given: (context: Context) => Context = (each) => each,
): Promise<Answer[]> {
  return context.platform.gates.deliveries.run(() => {
    const loaders = new Map();
    return Promise.all(
      events.map(async (rootValue) => {
        const own = { ...context, loaders, views: new Map() };
        const result = await execute({ ...args, rootValue, contextValue: given(own) });
        return { result, context: own, readAt: performance.now() };
      }),
    );
  }, party);
}
