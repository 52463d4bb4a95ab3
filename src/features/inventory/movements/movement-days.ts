import { type Database, type Sql, sql } from '../../../platform/database/database.ts';
import { nothing, row, text } from '../../../platform/database/row.ts';
import type { Platform } from '../../../platform/platform.ts';

/** How many sums of days are not what the ledger adds up to, of the pharmacies by a condition on `p`. */
export function unexplainedDays(database: Database, which: Sql): Promise<number> {
  return database.count(
    sql`SELECT coalesce(sum(unexplained_days(p.id)), 0)::int AS count FROM pharmacy p WHERE ${which}`,
  );
}

const pharmacyRow = row({ id: text });

/** Pharmacies of any size, since each is added up by a statement of its own: a year of 150,000 transactions takes a third of a second. */
export async function pharmacyIds(database: Database): Promise<readonly string[]> {
  return (await database.rows(pharmacyRow, sql`SELECT id FROM pharmacy ORDER BY id`)).map(({ id }) => id);
}

const mostAtATurn = 5;
const restHours = 6;

/** Compares the days of those pharmacies with the ledger whose turn it is, and keeps what it finds. Answers how many could not be. */
export async function checkDays({ database, log }: Platform): Promise<number> {
  const due = await database.rows(
    pharmacyRow,
    sql`
    SELECT p.id FROM pharmacy p LEFT JOIN movement_day_check c ON c.pharmacy_id = p.id
     WHERE c.checked_at IS NULL OR c.checked_at < now() - ${restHours} * interval '1 hour' ORDER BY c.checked_at NULLS FIRST, p.id LIMIT ${mostAtATurn}`,
  );
  let failed = 0;
  for (const { id } of due)
    await database
      .rows(
        nothing,
        sql`
        INSERT INTO movement_day_check (pharmacy_id, organization_id, checked_at, unexplained)
        SELECT p.id, p.organization_id, now(), unexplained_days(p.id) FROM pharmacy p WHERE p.id = ${id}::uuid
        ON CONFLICT (pharmacy_id) DO UPDATE SET checked_at = excluded.checked_at, unexplained = excluded.unexplained`,
      )
      .catch((error: unknown) => {
        failed += 1;
        log.error({ err: error, pharmacyId: id }, 'the days of a pharmacy could not be compared with its ledger');
      });
  return failed;
}
