import type { Actor } from '../domain/authorization/actor.ts';
import type { Action } from '../domain/messages/index.ts';
import { makeAttempt, makeCaller } from '../platform/caller.ts';
import { newId } from '../platform/database/ids.ts';
import type { Platform } from '../platform/platform.ts';

/** Where the demo's people sign in from. */
export const device = { ip: null, userAgent: 'demo data' };

/** A caller on whose behalf a command of the demo runs. */
export function callerOf<A extends Actor | null>(platform: Platform, actor: A, action: Action, entityType: string) {
  return makeCaller(
    platform,
    actor,
    makeAttempt(actor, { action, entityType, input: { demo: true }, requestId: newId() }),
  );
}

/** The answer of a command that is expected to succeed. */
export function made<Answer extends { __typename: string }, const Name extends string>(
  answer: Answer,
  name: Name,
): Extract<Answer, { __typename: Name }> {
  if (answer.__typename !== name) throw new Error(`The demo data was refused: ${JSON.stringify(answer)}`);
  return answer as Extract<Answer, { __typename: Name }>;
}
