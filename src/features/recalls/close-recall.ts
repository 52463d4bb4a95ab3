import type { Caller } from '../../platform/platform.ts';
import { admitStep, lockRecall, recallChanged } from './lock-recall.ts';
import type { CloseRecallInput } from './recall.input.ts';

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
