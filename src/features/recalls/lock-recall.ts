import type { Actor } from '../../domain/authorization/actor.ts';
import { notFound } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { RecallState as State } from '../../domain/recalls/recall-state.ts';
import { type RecallState, recallTransitions } from '../../domain/recalls/recall-state.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Recall as RecallRow } from '../../generated/prisma/client.ts';
import { changeOf } from '../../platform/audit/audit.ts';
import { sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import type { ReadTx } from '../../platform/transaction.ts';

export const illegalRecallTransition = (from: State, to: State) => {
  const allowed = [...recallTransitions[from]];
  return refuse(
    'IllegalRecallTransition',
    'ILLEGAL_RECALL_TRANSITION',
    message('illegalRecallTransition', { from, to, allowed }),
    { from, to, allowed },
  );
};

/** Locks a recall of the actor's organization and reads it; null when there is none with this id. */
export async function lockRecall(tx: ReadTx, { organizationId }: Actor, id: string): Promise<RecallRow | null> {
  if (!isId(id)) return null;
  await tx.$queryRaw(
    sql`SELECT id FROM recall WHERE id = ${id}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`,
  );
  return tx.recall.findFirst({ where: { id, organizationId } });
}

/**
 * The recall, when the step may follow; otherwise the refusal.
 * @throws ApothecaError NOT_FOUND
 */
export function admitStep(recall: RecallRow | null, to: RecallState) {
  if (!recall) throw notFound('recall', 'input.recallId');
  return recallTransitions[recall.state].includes(to) ? recall : illegalRecallTransition(recall.state, to);
}

/** What is answered, recorded and told of a recall that changed. */
export function recallChanged(before: RecallRow, after: RecallRow, further: object = {}) {
  const change = changeOf(before, after);
  return {
    answer: { __typename: 'Recall' as const, ...after },
    change: { before: change.before, after: { ...change.after, ...further } },
    subject: { entityId: after.id },
    events: [toldOf(after)],
  };
}

/** The fact that a recall changed, for every pharmacy. */
export function toldOf({ id: recallId, organizationId, state }: Pick<RecallRow, 'id' | 'organizationId' | 'state'>) {
  return { type: 'recall.changed' as const, organizationId, pharmacyId: null, payload: { recallId, state } };
}
