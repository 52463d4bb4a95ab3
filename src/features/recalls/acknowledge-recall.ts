import { Field, ID, InputType } from 'type-graphql';
import { requireAt } from '../../domain/authorization/scope.ts';
import { notFound } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { RecallState as State } from '../../domain/recalls/recall-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { RecallState } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { newId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { lockRecall, toldOf } from './lock-recall.ts';
import { Recall } from './recall.type.ts';

@InputType({ description: 'Which recall a pharmacy acknowledges.' })
export class AcknowledgeRecallInput {
  @Field(() => ID, { description: 'The active recall that a pharmacy has dealt with.' })
  recallId!: string;

  @Field(() => ID, { description: 'The pharmacy that knows of it and has set its goods apart.' })
  pharmacyId!: string;
}

@RefusalType('RECALL_NOT_ACTIVE', 'Only a recall that is active is acknowledged.')
export class RecallNotActive extends RefusalInterface {
  @Field(() => RecallState, { description: 'The state that the recall has instead.' })
  state!: State;
}

export const recallNotActive = (state: State) =>
  refuse('RecallNotActive', 'RECALL_NOT_ACTIVE', message('recallNotActive', { state }), {
    state,
  });

export const AcknowledgeRecallResult = resultUnion('AcknowledgeRecallResult', 'What acknowledgeRecall answers.', () => [
  Recall,
  RecallNotActive,
]);

/** Says that a pharmacy knows of an active recall and has set its goods apart. The first who says so counts. */
export function acknowledgeRecall(caller: Caller, { recallId, pharmacyId }: AcknowledgeRecallInput) {
  const { actor, now } = caller;
  requireAt(actor, 'recall:acknowledge', pharmacyId);
  return caller.run({
    load: async (tx) => {
      const recall = await lockRecall(tx, actor, recallId);
      const receipt = recall && (await tx.recallReceipt.findFirst({ where: { recallId, pharmacyId } }));
      return { recall, receipt };
    },
    decide: ({ recall, receipt }) => {
      if (!recall) throw notFound('recall', 'input.recallId');
      return recall.state === 'ACTIVE' ? { recall, receipt } : recallNotActive(recall.state);
    },
    apply: async (tx, { recall, receipt }) => {
      const answer = { __typename: 'Recall' as const, ...recall };
      const subject = { entityId: recall.id, pharmacyId };
      if (receipt) return { answer, subject, change: {} };
      const { organizationId, userId: acknowledgedById } = actor;
      await tx.recallReceipt.create({
        data: { id: newId(), organizationId, recallId: recall.id, pharmacyId, acknowledgedById, acknowledgedAt: now },
        select: { id: true },
      });
      return {
        answer,
        subject,
        change: { after: { pharmacyId, acknowledgedById, acknowledgedAt: now } },
        events: [toldOf(recall)],
      };
    },
  });
}
