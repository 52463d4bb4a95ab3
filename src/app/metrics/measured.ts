import type { ApolloServerPlugin } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { SubscriptionArgs } from '../../graphql/answers-in-batches.ts';
import type { Context } from '../../graphql/context.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import { operationName, operationNameIn } from './operation-name.ts';

/** Counts each operation that comes over HTTP or REST: how long it took until its answer was ready, and the code of its first error. */
export const measured = (metrics: Metrics): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    willSendResponse: async ({ request, document, operation, response, contextValue }) => {
      const name = document && operation ? operationName(document, operation) : 'invalid';
      // REST runs its documents without a request of GraphQL over HTTP.
      const transport = request.http ? 'http' : 'rest';
      metrics.operation(name, transport, (performance.now() - contextValue.began) / 1_000);
      if (response.body.kind !== 'single') return;
      const [error] = response.body.singleResult.errors ?? [];
      if (error) metrics.operationFailed(name, transport, String(error.extensions?.code ?? 'INTERNAL'));
    },
  }),
});

type Subscribe = (args: SubscriptionArgs) => Promise<AsyncIterableIterator<never, undefined> | ExecutionResult>;

/** Counts subscriptions while they are open, and what they send. */
export function countedSubscribe(metrics: Metrics, subscribe: Subscribe): Subscribe {
  return async (args) => {
    const name = operationNameIn(args.document, args.operationName);
    const send = (encoded: Buffer) => {
      metrics.delivered(name);
      return args.outlet.send(encoded);
    };
    const opened = await subscribe({ ...args, outlet: { ...args.outlet, send } });
    if (!(Symbol.asyncIterator in opened)) return opened;
    let end: (() => void) | null = metrics.subscribed(name);
    const over = () => {
      end?.();
      end = null;
    };
    // It yields nothing, and answers once the subscription is over.
    const iterator: AsyncIterableIterator<never, undefined> = {
      next: () => opened.next().finally(over),
      return: async () => {
        over();
        return (await opened.return?.()) ?? { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  };
}
