import type { Actor } from '../../domain/authorization/actor.ts';
import { requireAt } from '../../domain/authorization/scope.ts';
import { badInput } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { Context } from '../../graphql/context.ts';
import { join, raw, type Sql, sql } from '../../platform/database/database.ts';
import { day, nullable, number, type RowType, row, text } from '../../platform/database/row.ts';
import type { SeriesArgs } from './report.args.ts';
import type { ExpiryOutlook, MovementPeriod, PeriodUnit, ShortagePeriod } from './report.type.ts';

const mostPeriods = 400;
const shortestDays = { DAY: 1, WEEK: 7, MONTH: 28 };

/**
 * The periods of a series as `period(day)`, their days in the pharmacy's time zone, and the pharmacy as `p`.
 * @throws ApothecaError NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 */
function periodsOf(actor: Actor, { pharmacyId, from, to, by }: SeriesArgs) {
  requireAt(actor, 'stock:read', pharmacyId, 'pharmacyId');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days < 0) throw badInput('to', 'after-from', message('lastBeforeFirst'));
  if (days / shortestDays[by] > mostPeriods)
    throw badInput('to', 'max-periods', message('tooManyPeriods', { most: mostPeriods }));
  const unit = unitOf(by);
  return sql`
    pharmacy p, LATERAL generate_series(date_trunc(${unit}, ${from}::date::timestamp), ${to}::date::timestamp, ('1 ' || ${unit})::interval) period(day)`;
}

const unitOf = (by: keyof typeof PeriodUnit) => ({ DAY: 'day', WEEK: 'week', MONTH: 'month' })[by];
/** The period in which the day called `d` is. */
const periodOf = (by: keyof typeof PeriodUnit): Sql => sql`date_trunc(${unitOf(by)}, d.day::timestamp)`;
const sides = ['RECEIVED', 'DISPENSED', 'ADDED', 'REMOVED'] as const;

const movementPeriodRow: RowType<MovementPeriod> = row({
  from: day,
  received: number,
  dispensed: number,
  added: number,
  removed: number,
});

/** What came and went in each period, by the sums that the ledger keeps of each day; periods without movements are there with zeros. */
export async function movementsOverTime(
  { platform }: Context,
  actor: Actor,
  args: SeriesArgs,
): Promise<MovementPeriod[]> {
  const periods = periodsOf(actor, args);
  return platform.database.rows(
    movementPeriodRow,
    sql`
    SELECT to_char(period.day, 'YYYY-MM-DD') AS "from", ${join(sides.map((side) => sql`coalesce(sum(m.quantity) FILTER (WHERE m.side = ${side}::movement_side), 0)::float8 AS ${raw(side.toLowerCase())}`))}
      FROM ${periods} LEFT JOIN (
        SELECT ${periodOf(args.by)} AS day, side, quantity FROM movement_day d
         WHERE d.pharmacy_id = ${args.pharmacyId}::uuid AND d.day BETWEEN ${args.from}::date AND ${args.to}::date) m ON m.day = period.day
     WHERE p.id = ${args.pharmacyId}::uuid GROUP BY period.day ORDER BY period.day`,
  );
}

const shortagePeriodRow: RowType<ShortagePeriod> = row({
  from: day,
  opened: number,
  resolved: number,
  openAtEnd: number,
});

/** How shortages came and went in each period, by the counts that are kept of each day. */
export async function shortagesOverTime(
  { platform }: Context,
  actor: Actor,
  args: SeriesArgs,
): Promise<ShortagePeriod[]> {
  const periods = periodsOf(actor, args);
  return platform.database.rows(
    shortagePeriodRow,
    sql`
    WITH counted AS (
      SELECT ${periodOf(args.by)} AS day, opened, resolved, false AS asked FROM shortage_day d WHERE d.pharmacy_id = ${args.pharmacyId}::uuid
      UNION ALL
      SELECT period.day, 0, 0, true FROM ${periods} WHERE p.id = ${args.pharmacyId}::uuid
    ), summed AS (
      SELECT day, sum(opened) AS opened, sum(resolved) AS resolved, sum(sum(opened) - sum(resolved)) OVER (ORDER BY day) AS open, bool_or(asked) AS asked
        FROM counted GROUP BY day
    )
    SELECT to_char(day, 'YYYY-MM-DD') AS "from", opened::int AS opened, resolved::int AS resolved, open::int AS "openAtEnd" FROM summed WHERE asked ORDER BY day`,
  );
}

const expiryOutlookRow = row({ month: nullable(text), lots: number, quantity: number });

/** What has expired, and what expires in each month from this one on, in one statement. */
export async function expiryOutlook(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  months: number,
): Promise<ExpiryOutlook> {
  requireAt(actor, 'stock:read', pharmacyId, 'pharmacyId');
  const now = platform.clock.now();
  const rows = await platform.database.rows(
    expiryOutlookRow,
    sql`
    WITH here AS (SELECT id, local_day(${now}::timestamptz, timezone) AS today FROM pharmacy WHERE id = ${pharmacyId}::uuid),
         held AS (SELECT l.expires_on, l.quantity, here.today FROM here JOIN stock s ON s.pharmacy_id = here.id JOIN lot l ON l.stock_id = s.id
                   WHERE l.quantity > 0 AND l.expires_on IS NOT NULL)
    SELECT NULL AS month, count(*)::int AS lots, coalesce(sum(quantity), 0)::float8 AS quantity FROM held WHERE lot_expired(expires_on, today)
    UNION ALL
    SELECT to_char(m.month, 'YYYY-MM-DD'), count(h.quantity)::int, coalesce(sum(h.quantity), 0)::float8
      FROM here, LATERAL generate_series(date_trunc('month', here.today::timestamp), date_trunc('month', here.today::timestamp) + ((${months}::int - 1) || ' months')::interval, '1 month') m(month)
      LEFT JOIN held h ON NOT lot_expired(h.expires_on, h.today) AND date_trunc('month', h.expires_on::timestamp) = m.month
     GROUP BY m.month ORDER BY 1 NULLS FIRST`,
  );
  const [expired, ...coming] = rows;
  return {
    expiredLots: expired?.lots ?? 0,
    expiredQuantity: expired?.quantity ?? 0,
    months: coming.map(({ month, lots, quantity }) => ({ month: month ?? '', lots, quantity })),
  };
}
