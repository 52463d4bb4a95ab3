import { Field, ID, InputType } from 'type-graphql';
import { resultUnion } from '../../graphql/refusal.type.ts';
import { Text } from '../../graphql/rules.ts';
import type { Caller } from '../../platform/platform.ts';
import { admitStep, lockRecall, recallChanged } from './lock-recall.ts';
import { IllegalRecallTransition } from './recall.results.ts';
import { Recall } from './recall.type.ts';

@InputType({ description: 'Which recall to close, and why.' })
export class CloseRecallInput {
  @Field(() => ID, { description: 'The recall that is done with.' })
  recallId!: string;

  @Field({ description: 'Why: that all goods were sent back, or that it concerns nothing here.' })
  @Text(2_000)
  reason!: string;
}

export const CloseRecallResult = resultUnion('CloseRecallResult', 'What closeRecall answers.', () => [
  Recall,
  IllegalRecallTransition,
]);

/** Closes a recall. What it held stays RECALLED; each lot is released by somebody, or by nobody. */
export function closeRecall(caller: Caller, { recallId, reason }: CloseRecallInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => lockRecall(tx, actor, recallId),
    decide: (recall) => admitStep(recall, 'CLOSED'),
    apply: async (tx, recall) => {
      const updated = await tx.recall.update({
        where: { id: recall.id },
        data: { state: 'CLOSED', closedAt: now, closedById: actor.userId, closingReason: reason.trim() },
      });
      return recallChanged(recall, updated);
    },
  });
}
