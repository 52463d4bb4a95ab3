import { Field, ID, InputType } from 'type-graphql';
import { requireAt } from '../../../domain/authorization/scope.ts';
import type { LocalDate } from '../../../domain/dates.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { LongText, Text } from '../../../graphql/rules.ts';
import { dateColumn, LocalDateScalar } from '../../../graphql/scalars.ts';
import { sql } from '../../../platform/database/database.ts';
import { day, nullable, row } from '../../../platform/database/row.ts';
import { rowsIn } from '../../../platform/database/rows-in.ts';
import type { Caller } from '../../../platform/platform.ts';
import { Pharmacy } from '../../access/index.ts';

@InputType({ description: 'Until when the books of a pharmacy are closed.' })
export class ClosePeriodInput {
  @Field(() => ID, { description: 'The pharmacy whose books are closed.' })
  pharmacyId!: string;

  @Field(() => LocalDateScalar, { description: 'The last day of the period; it is over, in the pharmacy’s time zone.' })
  until!: string;

  @Field(() => String, { nullable: true, description: 'Anything worth noting in the trail.' })
  @LongText(500)
  reason?: string | null;
}

@InputType({ description: 'What of a closed period is opened again.' })
export class ReopenPeriodInput {
  @Field(() => ID, { description: 'The pharmacy whose closed period is opened again.' })
  pharmacyId!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day that stays closed; left out, all of it is opened.',
  })
  until?: string | null;

  @Field({ description: 'Why the period is opened again, 1 to 500 characters.' })
  @Text(500)
  reason!: string;
}

export const ClosePeriodResult = resultUnion('ClosePeriodResult', 'What closePeriod and reopenPeriod answer.', () => [
  Pharmacy,
]);

/** Closes the books of a pharmacy until a day: from then on no movement is dated then or before. The database holds to it. What is closed stays so. */
export function closePeriod(caller: Caller, { pharmacyId, until, reason }: ClosePeriodInput) {
  requireAt(caller.actor, 'period:close', pharmacyId);
  return setClosed(caller, pharmacyId, reason, (closed) => (closed !== null && closed > until ? closed : until));
}

/** Opens a closed period again, whole or from a day on, for a reason. What is open stays so. */
export function reopenPeriod(caller: Caller, { pharmacyId, until = null, reason }: ReopenPeriodInput) {
  requireAt(caller.actor, 'organization:manage', pharmacyId);
  return setClosed(caller, pharmacyId, reason, (closed) => earlier(closed, until));
}

/** The earlier of two days, where null is before all of them. */
const earlier = (closed: LocalDate | null, until: LocalDate | null) =>
  closed === null || until === null ? null : closed < until ? closed : until;

const closedPeriodRow = row({ closedUntil: nullable(day) });

function setClosed(
  caller: Caller,
  pharmacyId: string,
  reason: string | null | undefined,
  next: (closedUntil: LocalDate | null) => LocalDate | null,
) {
  return caller.run({
    load: async (tx) => {
      const [row] = await rowsIn(
        tx,
        closedPeriodRow,
        sql`SELECT closed_until::text AS "closedUntil" FROM pharmacy WHERE id = ${pharmacyId}::uuid FOR NO KEY UPDATE`,
      );
      return row?.closedUntil ?? null;
    },
    decide: (before) => ({ before, after: next(before) }),
    apply: async (tx, { before, after }) => ({
      answer: {
        __typename: 'Pharmacy' as const,
        ...(await tx.pharmacy.update({ where: { id: pharmacyId }, data: { closedUntil: dateColumn(after) } })),
      },
      change: {
        before: { closedUntil: before },
        after: { closedUntil: after, reason: reason?.trim() || null },
      },
      subject: { entityId: pharmacyId, pharmacyId },
    }),
  });
}
