import { Field, ID, InputType } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { withChange } from '../../platform/audit/audit.ts';
import { sql } from '../../platform/database/database.ts';
import { row, text } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx } from '../../platform/transaction.ts';
import { allocationsReleased, releaseAllocations, releasesOf, stockChanged } from '../inventory/index.ts';
import { caughtNow, frozen } from './caught.ts';
import { admitStep, lockRecall, recallChanged } from './lock-recall.ts';
import { IllegalRecallTransition } from './recall.results.ts';
import { Recall } from './recall.type.ts';

@InputType({ description: 'Which recall to make active.' })
export class ActivateRecallInput {
  @Field(() => ID, { description: 'The recall that holds its lots from now on.' })
  recallId!: string;
}

@RefusalType('RECALL_COVERS_NOTHING', 'Nothing was confirmed that the recall covers.')
export class RecallCoversNothing extends RefusalInterface {
  @Field(() => ID, { description: 'The recall of which nobody has said what it covers.' })
  recallId!: string;
}

export const recallCoversNothing = (recallId: string) =>
  refuse('RecallCoversNothing', 'RECALL_COVERS_NOTHING', message('recallCoversNothing'), { recallId });

export const ActivateRecallResult = resultUnion('ActivateRecallResult', 'What activateRecall answers.', () => [
  Recall,
  IllegalRecallTransition,
  RecallCoversNothing,
]);

const coveredLotRow = row({ lotId: text });

/**
 * Makes a recall active: from the same instant on no lot of it is usable in any pharmacy, and the orders to which some of it was allocated are told. The database
 * freezes the lots, those that come later too.
 */
export function activateRecall(caller: Caller, { recallId }: ActivateRecallInput) {
  const { actor, now } = caller;
  const { organizationId } = actor;
  return caller.run({
    load: async (tx) => {
      const recall = await lockRecall(tx, actor, recallId);
      const scopes = recall ? await tx.recallScope.count({ where: { recallId: recall.id } }) : 0;
      if (recall && scopes > 0) await lockConcerned(tx, recall.id);
      return { recall, scopes };
    },
    decide: ({ recall, scopes }) => {
      const admitted = admitStep(recall, 'ACTIVE');
      if (isRefusal(admitted)) return admitted;
      return scopes === 0 ? recallCoversNothing(admitted.id) : admitted;
    },
    apply: async (tx, recall) => {
      // From here on nobody writes a lot in this organization until this is committed, so what is looked at is all there is.
      await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(recall_lock(${organizationId}::uuid))::text`);
      const covered = await rowsIn(
        tx,
        coveredLotRow,
        sql`SELECT lot_id AS "lotId" FROM recalled_lots(ARRAY[${recall.id}::uuid], NULL)`,
      );
      const released = await releaseAllocations(
        tx,
        covered.map(({ lotId }) => ({ lotId, keep: 0 })),
      );
      const updated = await tx.recall.update({
        where: { id: recall.id },
        data: { state: 'ACTIVE', activatedAt: now, activatedById: actor.userId },
      });
      const { matches, stocks } = await caughtNow(tx, sql`m.recall_id = ${recall.id}::uuid`);
      const done = recallChanged(recall, updated, { released: releasesOf(released) });
      return {
        ...done,
        change: [frozen(matches), { before: { allocated: releasesOf(released) } }].reduce(withChange, done.change),
        events: [
          ...done.events,
          ...stocks.flatMap((stock) => [
            stockChanged(stock, stock.quantity),
            ...allocationsReleased(
              stock,
              actor.userId,
              released.filter(({ stockId }) => stockId === stock.id),
              message('recallIsActive', { number: recall.number }),
            ),
          ]),
        ],
      };
    },
  });
}

/** Locks the orders that lose allocations, then the stocks with lots that are covered, each in id order, as every command does. */
async function lockConcerned(tx: ReadTx, recallId: string): Promise<void> {
  const covered = sql`recalled_lots(ARRAY[${recallId}::uuid], NULL)`;
  await tx.$queryRaw(sql`
    SELECT o.id FROM supply_order o
     WHERE o.id IN (SELECT l.order_id FROM ${covered} c JOIN allocation a ON a.lot_id = c.lot_id JOIN order_line l ON l.id = a.line_id)
     ORDER BY o.id FOR UPDATE`);
  await tx.$queryRaw(sql`
    SELECT s.id FROM stock s WHERE s.id IN (SELECT c.stock_id FROM ${covered} c) ORDER BY s.id FOR UPDATE`);
}
