import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import { localDate } from '../../../domain/dates.ts';
import type { DoubtKind } from '../../../domain/doubt.ts';
import { askAgain } from '../../../domain/doubt.ts';
import { badInput, notFound } from '../../../domain/error.ts';
import { doubtsOfExpiry, whyNotReceived } from '../../../domain/inventory/expiry.ts';
import { skipReason } from '../../../domain/inventory/fefo.ts';
import { lotKey } from '../../../domain/inventory/lot-key.ts';
import { type Message, message } from '../../../domain/messages/index.ts';
import { about } from '../../../domain/refusal.ts';
import { ConfirmationNeeded, confirmDescription, doubtKinds } from '../../../graphql/confirmation.type.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { LotNumber, Text } from '../../../graphql/rules.ts';
import type { Notices } from '../../../graphql/say.ts';
import { ExpiryDateScalar } from '../../../graphql/scalars.ts';
import { sql } from '../../../platform/database/database.ts';
import { isId, newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { expiryRequired } from '../inventory.refusals.ts';
import { ExpiryRequired } from '../inventory.results.ts';
import { stockChanged } from '../movements/ledger.ts';
import { byLotId, byStockId, type LockedLot, type LockedStock, lockStock, todayAt } from '../stocks/load-stock.ts';
import { lotView } from '../stocks/lot.queries.ts';
import {
  allocationsReleased,
  type ReleasedAllocation,
  releaseAllocations,
  releasesOf,
} from '../stocks/release-allocations.ts';
import { Lot } from '../stocks/stock.type.ts';

@ObjectType({ description: 'A lot as it is after its correction.', simpleResolvers: true })
export class LotCorrected {
  @Field(() => Lot, { description: 'The lot with what its package says.' })
  lot!: Lot;

  notices!: Notices;
}

export const CorrectLotResult = resultUnion('CorrectLotResult', 'What correctLot answers.', () => [
  LotCorrected,
  ExpiryRequired,
  ConfirmationNeeded,
]);

@InputType({ description: 'What a lot’s package really says. What is left out stays.' })
export class CorrectLotInput {
  @Field(() => ID, { description: 'Which lot. What was split off it is corrected with it.' })
  lotId!: string;

  @Field(() => String, { nullable: true, description: 'The number as it stands on the package, such as AB1234.' })
  @LotNumber()
  lotNumber?: string | null;

  @Field(() => ExpiryDateScalar, {
    nullable: true,
    description:
      'The last day of use, or the month; it may have passed. null where the goods have none, if the drug’s expiryControl is NONE.',
  })
  expiresOn?: string | null;

  @Field({ description: 'Why, 1 to 500 characters: mistyped at receipt, read wrongly.' })
  @Text(500)
  reason!: string;

  @Field(() => [doubtKinds], { nullable: true, description: confirmDescription })
  confirm?: DoubtKind[] | null;
}

/**
 * Puts right what was typed wrong of a lot: its number, its date, or both. Its lines stay, and so does what it was. The parts of a whole lot are
 * corrected with it, since they came in the same box; a part is corrected alone, since it may be what came in another one. Recalls, alerts and promises are judged by what it is now, in the same transaction.
 */
export function correctLot(caller: Caller, input: CorrectLotInput) {
  const { actor, now } = caller;
  const { lotId } = input;
  return caller.run({
    load: (tx) => (isId(lotId) ? lockStock(tx, actor, byLotId(lotId)) : Promise.resolve(null)),
    decide: (stock) => {
      const lot = stock?.lots.find((each) => each.id === lotId);
      if (!stock || !lot) throw notFound('lot', 'input.lotId');
      requireAt(actor, 'stock:adjust', stock.pharmacyId);
      const lotNumber = input.lotNumber?.trim() ?? lot.lotNumber;
      const expiresOn = input.expiresOn === undefined ? lot.expiresOn : input.expiresOn;
      if (lotNumber === lot.lotNumber && expiresOn === lot.expiresOn) {
        throw badInput('input.lotNumber', 'changes', message('nothingCorrected'));
      }
      const { expiryControl } = stock.drug;
      const rule = { expiryControl, minRemainingDays: null, today: localDate(now, stock.timezone) };
      // A date that has passed is what the package may say: then nothing more is dispensed.
      if (expiresOn !== lot.expiresOn && whyNotReceived(expiresOn, rule) === 'DATE_REQUIRED')
        return about(expiryRequired([lotNumber]), 'input.expiresOn');
      return (
        askAgain(doubtsOfExpiry(lotNumber, expiresOn, rule), input.confirm) ?? { stock, lot, lotNumber, expiresOn }
      );
    },
    apply: async (tx, { stock, lot, lotNumber, expiresOn }) => {
      const parts = stock.lots.filter((each) => each.parentId === lotId);
      const rows = [lot, ...parts].map((each, nth) => ({ id: newId(), lotId: each.id, was: each.lotNumber, nth }));
      await tx.$executeRaw(sql`
        INSERT INTO lot_correction (id, organization_id, lot_id, stock_id, lot_number_was, lot_number, expires_on_was, expires_on, reason, actor_id)
        SELECT c.id, ${stock.organizationId}::uuid, c."lotId", ${stock.id}::uuid, c.was, ${lotNumber}, ${lot.expiresOn}::date, ${expiresOn}::date,
               ${input.reason.trim()}, ${actor.userId}::uuid
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(id uuid, "lotId" uuid, was text, nth int) ORDER BY c.nth`);
      const after = await lockStock(tx, actor, byStockId(stock.id));
      const corrected = after?.lots.find((each) => each.id === lotId);
      if (!after || !corrected) throw new Error('A lot was corrected and is not there.');
      const lost = after.lots.filter((each) => each.allocated > 0 && isLost(each, after, now));
      const released = await releaseAllocations(
        tx,
        lost.map((each) => ({ lotId: each.id, keep: 0 })),
      );
      const allocated = corrected.allocated - sumOf(released.filter((each) => each.lotId === lotId));
      return {
        answer: {
          __typename: 'LotCorrected' as const,
          lot: lotView({ ...corrected, allocated, createdAt: new Date(corrected.createdAt) }, todayAt(stock, now)),
          notices: [...noticesOf(lot, corrected, after), ...releasedNotices(released)],
        },
        change: {
          before: {
            lotNumber: lot.lotNumber,
            expiresOn: lot.expiresOn,
            status: lot.status,
            ...(released.length > 0 && { allocated: releasesOf(released) }),
          },
          after: {
            lotNumber,
            expiresOn,
            status: corrected.status,
            reason: input.reason.trim(),
            ...(corrected.parentId !== lot.parentId && { partOf: corrected.parentId }),
            ...(parts.length > 0 && { parts: parts.map(({ id }) => id) }),
          },
        },
        subject: { entityId: lotId, pharmacyId: stock.pharmacyId },
        events: [
          stockChanged(stock, sumOf(after.lots)),
          ...allocationsReleased(
            stock,
            actor.userId,
            released,
            message('lotCorrectedAway', {
              lotNumber: lot.lotNumber,
              as: corrected.lotNumber,
              expiredOn: corrected.status === 'RECALLED' ? null : corrected.expiresOn,
            }),
          ),
        ],
      };
    },
  });
}

/** Whether nobody will ever get the goods of a lot. */
function isLost(lot: LockedLot, stock: LockedStock, now: Date): boolean {
  const reason = skipReason(lot, todayAt(stock, now));
  return reason === 'EXPIRED' || reason === 'RECALLED';
}

/** What was taken back from orders, for whoever caused it; the orders are told by themselves. */
function releasedNotices(released: readonly ReleasedAllocation[]): Message[] {
  const units = sumOf(released);
  return units === 0 ? [] : [message('ordersLose', { units })];
}

function noticesOf(before: LockedLot, after: LockedLot, { lots }: LockedStock): Message[] {
  const parts = lots.filter((lot) => lot.parentId !== null && lot.parentId === before.id && before.parentId === null);
  const whole = after.parentId !== before.parentId && lots.find((lot) => lot.id === after.parentId);
  const others = lots.filter(
    (lot) => lot.id !== after.id && lot.lotKey === lotKey(after.lotNumber) && lot.expiresOn !== after.expiresOn,
  );
  return [
    ...(parts.length > 0 ? [message('partsCorrected', { units: sumOf(parts) })] : []),
    ...(whole ? [message('partFromNow', { lotNumber: whole.lotNumber })] : []),
    ...(others.length > 0
      ? [
          message('lotAlsoOfOtherExpiry', {
            lotNumber: after.lotNumber,
            dates: [...new Set(others.map((lot) => lot.expiresOn))],
          }),
        ]
      : []),
    ...(after.status !== before.status
      ? [message('heldFromNow', { lotNumber: after.lotNumber, status: after.status })]
      : []),
    // What a recall caught under the number that was written stays held until somebody decides on it.
    ...(after.status === 'RECALLED' && before.status === 'RECALLED'
      ? [message('staysRecalled', { lotNumber: after.lotNumber, was: before.lotNumber })]
      : []),
  ];
}

const sumOf = (items: readonly { readonly quantity: number }[]) => items.reduce((sum, each) => sum + each.quantity, 0);
