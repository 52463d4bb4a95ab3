import { sql } from '../../platform/database/database.ts';
import { day, instant, list, nothing, type RowType, row, text } from '../../platform/database/row.ts';
import type { Platform } from '../../platform/platform.ts';
import { bringUpToDate } from './bring-up-to-date.ts';

/** As many lots or alerts that are due are read together. */
const pageSize = 500;
/** Before every id. */
const nil = '00000000-0000-0000-0000-000000000000';

/** Pharmacies of an organization whose day is another than the one they have heard of last. */
interface Passed {
  readonly organizationId: string;
  readonly pharmacyIds: readonly string[];
  readonly day: string;
  readonly today: string;
  /** The day that counts as heard of afterwards. In its first minute today does not: a movement under way may still reckon by the day before. */
  readonly heard: string;
}

const passedRow = row({ organizationId: text, pharmacyIds: list(text), day, today: day, heard: day });

/**
 * Opens what the passing of days brings, as each pharmacy's day begins: lots that have expired since the day of which it has heard last, and lots that have
 * come within the horizon. A pharmacy has heard of its day once all of that has been done, so what fails is tried again. Answers how many pages failed.
 */
export async function openWhatFellDue(platform: Platform, now: Date): Promise<number> {
  const { database, settings } = platform;
  const passed = await database.rows(
    passedRow,
    sql`
    SELECT organization_id AS "organizationId", array_agg(id::text ORDER BY id) AS "pharmacyIds", day, today, heard
      FROM (SELECT p.id, p.organization_id, coalesce(d.day, local_day(p.created_at, p.timezone)) AS day, local_day(${now}::timestamptz, p.timezone) AS today,
                   local_day(${now}::timestamptz - interval '1 minute', p.timezone) AS heard
              FROM pharmacy p LEFT JOIN alert_day d ON d.pharmacy_id = p.id) p
     WHERE day <> today GROUP BY organization_id, day, today, heard ORDER BY organization_id, today`,
  );
  let failed = 0;
  for (const each of passed) {
    const failedHere =
      (await openAmong(platform, each, 0, now)) +
      (await openAmong(platform, each, settings.expiringHorizonDays + 1, now));
    failed += failedHere;
    if (failedHere === 0)
      await database.rows(
        nothing,
        sql`
        INSERT INTO alert_day (pharmacy_id, organization_id, day)
        SELECT id, ${each.organizationId}::uuid, ${each.heard}::date FROM unnest(${[...each.pharmacyIds]}::uuid[]) AS p(id)
        ON CONFLICT (pharmacy_id) DO UPDATE SET day = excluded.day`,
      );
  }
  return failed;
}

interface Due {
  readonly lotId: string;
  readonly expiresOn: string;
  readonly stockId: string;
}

const dueRow: RowType<Due> = row({ lotId: text, expiresOn: day, stockId: text });

/** Goes through the lots whose last day is as many days after one of the days that passed, a page at a time. Answers how many pages failed. */
function openAmong(platform: Platform, passed: Passed, daysLater: number, now: Date): Promise<number> {
  const { organizationId } = passed;
  const start = { expiresOn: passed.day, lotId: nil, offset: daysLater };
  return pageByPage(
    platform,
    now,
    (last: Due | null) => {
      const after = last ? { ...last, offset: 0 } : start;
      return platform.database.rows(
        dueRow,
        sql`
      SELECT l.id AS "lotId", l.expires_on AS "expiresOn", l.stock_id AS "stockId" FROM lot l
       WHERE l.quantity > 0
         AND (l.organization_id, l.expires_on, l.id) > (${organizationId}::uuid, ${after.expiresOn}::date + ${after.offset}::int, ${after.lotId}::uuid)
         AND (l.organization_id, l.expires_on) < (${organizationId}::uuid, ${passed.today}::date + ${daysLater}::int)
       ORDER BY l.organization_id, l.expires_on, l.id LIMIT ${pageSize}`,
      );
    },
    (err) => platform.log.error({ err, organizationId }, 'what fell due could not be announced'),
  );
}

interface Snoozed {
  readonly alertId: string;
  readonly until: Date;
  readonly stockId: string;
}

const snoozedRow: RowType<Snoozed> = row({ alertId: text, until: instant, stockId: text });

/** Opens again what was put off until now, a page at a time. Answers how many pages failed. */
export function openWhatWasPutOff(platform: Platform, now: Date): Promise<number> {
  return pageByPage(
    platform,
    now,
    (after: Snoozed | null) =>
      platform.database.rows(
        snoozedRow,
        sql`
      SELECT id AS "alertId", snoozed_until AS until, stock_id AS "stockId" FROM alert
       WHERE state = 'SNOOZED' AND snoozed_until <= ${now}
         AND (snoozed_until, id) > (${after?.until ?? new Date(0)}, ${after?.alertId ?? nil}::uuid)
       ORDER BY snoozed_until, id LIMIT ${pageSize}`,
      ),
    (err) => platform.log.error({ err }, 'what was put off could not be opened again'),
  );
}

/** Brings the stocks of what is due up to date, one page after the other, whatever becomes of those before. Answers how many failed. */
async function pageByPage<Each extends { readonly stockId: string }>(
  platform: Platform,
  now: Date,
  pageAfter: (last: Each | null) => Promise<Each[]>,
  onTrouble: (error: unknown) => void,
): Promise<number> {
  let failed = 0;
  for (let due = await pageAfter(null); due.length > 0; due = await pageAfter(due.at(-1) ?? null)) {
    try {
      await bringUpToDate(platform, [...new Set(due.map(({ stockId }) => stockId))], now);
    } catch (error) {
      failed += 1;
      onTrouble(error);
    }
  }
  return failed;
}
