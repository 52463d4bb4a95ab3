import { badInput, Fault } from '../../domain/fault.ts';
import type { Pharmacy } from '../../generated/prisma/client.ts';
import { dateColumn } from '../../graphql/scalars.ts';
import { sql } from '../../platform/database.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx, Tx } from '../../platform/unit-of-work.ts';
import type { ClosePeriodInput, ReopenPeriodInput } from './inventory.input.ts';
import { requireAt } from './load-stock.ts';

/** Closes the books of a pharmacy until a day: from then on no movement is dated then or before. The database holds to it. */
export function closePeriod(caller: Caller, { pharmacyId, until, reason }: ClosePeriodInput) {
  requireAt(caller.actor, 'period:close', pharmacyId);
  return caller.run({
    load: (tx) => lockPharmacy(tx, pharmacyId),
    decide: ({ closedUntil }) => {
      if (closedUntil !== null && until <= closedUntil)
        throw badInput('input.until', 'later', `The period until ${closedUntil} is closed already. Give a later day.`);
      return { closedUntil };
    },
    apply: (tx, { closedUntil }) => setClosed(tx, pharmacyId, closedUntil, until, reason?.trim() || null),
  });
}

/** Opens a closed period again, whole or from a day on, for a reason. */
export function reopenPeriod(caller: Caller, { pharmacyId, until = null, reason }: ReopenPeriodInput) {
  requireAt(caller.actor, 'organization:manage', pharmacyId);
  return caller.run({
    load: (tx) => lockPharmacy(tx, pharmacyId),
    decide: ({ closedUntil }) => {
      if (closedUntil === null) throw new Fault('CONFLICT', 'No period of this pharmacy is closed.');
      if (until !== null && until >= closedUntil)
        throw badInput(
          'input.until',
          'earlier',
          `The period until ${closedUntil} is closed. Give an earlier day, or none.`,
        );
      return { closedUntil };
    },
    apply: (tx, { closedUntil }) => setClosed(tx, pharmacyId, closedUntil, until, reason.trim()),
  });
}

/** Until when the pharmacy's books are closed, held until the transaction ends. */
async function lockPharmacy(tx: ReadTx, pharmacyId: string): Promise<{ readonly closedUntil: string | null }> {
  const [row] = await tx.$queryRaw<{ closedUntil: string | null }[]>(
    sql`SELECT closed_until::text AS "closedUntil" FROM pharmacy WHERE id = ${pharmacyId}::uuid FOR NO KEY UPDATE`,
  );
  return { closedUntil: row?.closedUntil ?? null };
}

async function setClosed(
  tx: Tx,
  pharmacyId: string,
  before: string | null,
  after: string | null,
  reason: string | null,
) {
  const pharmacy: Pharmacy = await tx.pharmacy.update({
    where: { id: pharmacyId },
    data: { closedUntil: dateColumn(after) },
  });
  return {
    answer: { __typename: 'Pharmacy' as const, ...pharmacy },
    change: { before: { closedUntil: before }, after: { closedUntil: after, reason } },
    subject: { entityId: pharmacyId, pharmacyId },
  };
}
