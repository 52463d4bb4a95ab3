import { requireAt } from '../../domain/authorization/scope.ts';
import { notFound } from '../../domain/error.ts';
import { newId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { lockRecall, toldOf } from './lock-recall.ts';
import type { AcknowledgeRecallInput } from './recall.input.ts';
import { recallNotActive } from './recall.results.ts';

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
