import { Field, ID, InputType } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { notFound } from '../../../domain/error.ts';
import { lotTransitions } from '../../../domain/inventory/lot-status.ts';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { LotStatus } from '../../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { Text } from '../../../graphql/rules.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId } from '../../../platform/database/ids.ts';
import { nullable, row, text } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import type { ReadTx, Tx } from '../../../platform/transaction.ts';
import { illegalLotTransition } from '../inventory.refusals.ts';
import { IllegalLotTransition } from '../inventory.results.ts';
import { stockChanged } from '../movements/ledger.ts';
import { byLotId, type LockedLot, lockStock, todayAt } from '../stocks/load-stock.ts';
import { lotView } from '../stocks/lot.queries.ts';
import { allocationsReleased, releaseAllocations, releasesOf } from '../stocks/release-allocations.ts';
import { Lot } from '../stocks/stock.type.ts';
import {
  lockNamesake,
  type Namesake,
  namesakesNotice,
  namesakesOf,
  requireAtAll,
  statusesOf,
  stocksOf,
} from './namesakes.ts';

export const lotUnderRecall = (
  lotNumber: string,
  { id, number, caughtAs }: { readonly id: string; readonly number: string; readonly caughtAs: string | null },
) =>
  refuse('LotUnderRecall', 'LOT_UNDER_RECALL', message('lotUnderRecall', { lotNumber, number, caughtAs }), {
    recallId: id,
    recallNumber: number,
  });

@RefusalType(
  'LOT_UNDER_RECALL',
  'A recall that covers the lot, or caught it before its number was put right, is active.',
)
export class LotUnderRecall extends RefusalInterface {
  @Field(() => ID, { description: 'The active recall that holds the lot.' })
  recallId!: string;

  @Field({ description: 'The number of its notice, such as D-1362-2012.' })
  recallNumber!: string;
}

export const SetLotStatusResult = resultUnion('SetLotStatusResult', 'What setLotStatus answers.', () => [
  Lot,
  IllegalLotTransition,
  LotUnderRecall,
]);

@InputType({ description: 'The status of a lot from now on.' })
export class SetLotStatusInput {
  @Field(() => ID, { description: 'The lot whose status changes.' })
  lotId!: string;

  @Field(() => LotStatus, { description: 'The status that it is to have, such as QUARANTINED.' })
  status!: LotStatus;

  @Field({ description: 'Why, such as seal broken on arrival; 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

/**
 * Holds, quarantines, recalls or releases a lot, with a reason. From then on it is dispensed by no path, or can be again. What is recalled by hand is
 * all of its drug and number in the organization, and it leaves that together as well.
 */
export function setLotStatus(caller: Caller, input: SetLotStatusInput) {
  const { actor, now } = caller;
  const { lotId, status } = input;
  return caller.run({
    load: async (tx) => {
      const together = status === 'RECALLED' || status === 'QUARANTINED';
      const lock = () => (together ? lockNamesake(tx, actor, lotId) : lockStock(tx, actor, byLotId(lotId)));
      const stock = isId(lotId) ? await lock() : null;
      return { stock, recall: stock && status !== 'RECALLED' ? await recallOf(tx, lotId) : null };
    },
    decide: ({ stock, recall }) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:set-lot-status', stock.pharmacyId);
      if (recall && lot.status === 'RECALLED') return lotUnderRecall(lot.lotNumber, recall);
      const allowed = lotTransitions[lot.status];
      return allowed.includes(status) ? { stock, lot } : illegalLotTransition(lot.status, status, allowed);
    },
    apply: async (tx, { stock, lot }) => {
      const alike = await alikeOf(tx, lot, status);
      if (status !== 'RECALLED') requireAtAll(actor, alike);
      // What is recalled never comes back, so whoever counts on it hears of it now; on hold it may be released in time.
      const released =
        status === 'RECALLED'
          ? await releaseAllocations(
              tx,
              alike.map((each) => ({ lotId: each.id, keep: 0 })),
            )
          : [];
      const ids = [lot.id, ...alike.map(({ id }) => id)];
      await tx.lot.updateMany({ where: { id: { in: ids } }, data: { status } });
      const allocated =
        lot.allocated - released.reduce((sum, each) => sum + (each.lotId === lotId ? each.quantity : 0), 0);
      const quantity = stock.lots.reduce((sum, each) => sum + each.quantity, 0);
      const others = alike.filter(({ id }) => id !== lotId);
      const touched = [{ ...stock, quantity }, ...stocksOf(others).filter(({ id }) => id !== stock.id)];
      const { before, after } = statusesOf(others, status);
      return {
        answer: {
          __typename: 'Lot' as const,
          ...lotView({ ...lot, status, allocated, createdAt: new Date(lot.createdAt) }, todayAt(stock, now)),
          notices: namesakesNotice(others.length, status),
        },
        change: {
          before: { status: lot.status, ...before, ...(released.length > 0 && { allocated: releasesOf(released) }) },
          after: { status, ...after, reason: input.reason.trim() },
        },
        subject: { entityId: lot.id, pharmacyId: stock.pharmacyId },
        events: touched.flatMap((each) => [
          stockChanged(each, each.quantity),
          ...allocationsReleased(
            each,
            actor.userId,
            released.filter(({ stockId }) => stockId === each.id),
            message('lotWasRecalled', { lotNumber: lot.lotNumber }),
          ),
        ]),
      };
    },
  });
}

/** The lots that change with this one: all of its number when it becomes RECALLED or leaves that, and none besides. */
function alikeOf(tx: Tx, lot: LockedLot, status: LotStatus): Promise<Namesake[]> {
  if (status === 'RECALLED') return namesakesOf(tx, lot.id, ['RELEASED', 'ON_HOLD', 'QUARANTINED']);
  return lot.status === 'RECALLED' ? namesakesOf(tx, lot.id, ['RECALLED']) : Promise.resolve([]);
}

const recallOfRow = row({ id: text, number: text, caughtAs: nullable(text) });

/** An active recall that covers a lot, by the one rule that the database keeps as well, or caught it under the key that it had. */
async function recallOf(
  tx: ReadTx,
  lotId: string,
): Promise<{ id: string; number: string; caughtAs: string | null } | null> {
  const [recall] = await rowsIn(
    tx,
    recallOfRow,
    sql`
    SELECT r.id, r.number, NULL AS "caughtAs"
      FROM lot l JOIN stock s ON s.id = l.stock_id, recall_cover(active_recalls(l.organization_id), ARRAY[s.drug_id], ARRAY[l.lot_key]) c
      JOIN recall r ON r.id = c.recall_id
     WHERE l.id = ${lotId}::uuid
     UNION ALL
    SELECT r.id, r.number, m.lot_key FROM recall_match m JOIN recall r ON r.id = m.recall_id WHERE m.lot_id = ${lotId}::uuid AND r.state = 'ACTIVE'
     ORDER BY "caughtAs" NULLS FIRST, id LIMIT 1`,
  );
  return recall ?? null;
}
