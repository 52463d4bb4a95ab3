import type { AlertKind, AlertState } from '../../generated/prisma/enums.ts';
import * as enums from '../../generated/prisma/enums.ts';
import type { Change } from '../../platform/audit/audit.ts';
import type { Reacted } from '../../platform/command.ts';
import { arrayOf, type Sql, sql } from '../../platform/database/database.ts';
import { json, nullable, oneOf, type RowType, row, text } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { NewEvent } from '../../platform/events/events.ts';
import type { Tx } from '../../platform/transaction.ts';

interface Changed {
  id: string;
  organizationId: string;
  pharmacyId: string;
  kind: AlertKind;
  stockId: string;
  lotId: string | null;
  /** What it was; null for an alert that opened. */
  before: AlertStates | null;
  after: AlertStates;
}

/** What changes of an alert. */
interface AlertStates {
  state: AlertState;
  resolvedAt: string | null;
  snoozedUntil: string | null;
  causeEndedAt: string | null;
}

const states = (alert: Sql): Sql => sql`json_build_object(
  'state', ${alert}.state, 'resolvedAt', ${alert}.resolved_at, 'snoozedUntil', ${alert}.snoozed_until, 'causeEndedAt', ${alert}.cause_ended_at)`;

/**
 * The causes there are for alerts about the stocks that a condition on `s` selects, as rows called `cause`, by the functions of SQL that hold the rules,
 * so that one statement serves a dispense and a job over thousands of stocks. Expiry is reckoned in the pharmacy's time zone.
 */
export function causes(which: Sql, now: Date, horizonDays: number): Sql {
  return sql`
    own AS MATERIALIZED (
      SELECT s.id, s.organization_id, s.pharmacy_id, s.min_quantity, local_day(${now}::timestamptz, p.timezone) AS today
        FROM stock s JOIN pharmacy p ON p.id = s.pharmacy_id WHERE ${which}
    ), figure AS (
      SELECT own.*, (SELECT coalesce(sum(lot_usable(l.status, l.expires_on, l.quantity, l.allocated, own.today)), 0)
                       FROM lot l WHERE l.stock_id = own.id AND l.quantity > 0) AS usable FROM own
    ), cause AS (
      SELECT id AS stock_id, organization_id, pharmacy_id, 'LOW_STOCK'::alert_kind AS kind, NULL::uuid AS lot_id FROM figure WHERE stock_low(usable, min_quantity)
      UNION ALL
      SELECT id, organization_id, pharmacy_id, 'OUT_OF_STOCK', NULL FROM figure WHERE stock_out(usable)
      UNION ALL
      SELECT own.id, own.organization_id, own.pharmacy_id, (CASE WHEN lot_expired(l.expires_on, own.today) THEN 'EXPIRED' ELSE 'EXPIRING' END)::alert_kind, l.id
        FROM own JOIN lot l ON l.stock_id = own.id WHERE l.quantity > 0 AND l.expires_on <= own.today + ${horizonDays}::int
    )`;
}

const changedRow: RowType<Changed> = row({
  id: text,
  organizationId: text,
  pharmacyId: text,
  kind: oneOf(enums.AlertKind),
  stockId: text,
  lotId: nullable(text),
  before: nullable(json<AlertStates>()),
  after: json<AlertStates>(),
});

/**
 * Brings the alerts of locked stocks in line with their causes: opens what has a cause and no alert for it, resolves what has lost its
 * cause. An alert that a person resolved stays so while its cause lasts. Answers what is to be announced, and what changed.
 */
export async function reconcileAlerts(
  tx: Tx,
  stockIds: readonly string[],
  now: Date,
  horizonDays: number,
): Promise<Reacted> {
  const changed = await rowsIn(
    tx,
    changedRow,
    sql`
    WITH ${causes(sql`s.id = ANY (${arrayOf(stockIds)})`, now, horizonDays)},
    ended AS (
      UPDATE alert a SET state = 'RESOLVED', resolved_at = coalesce(a.resolved_at, ${now}), snoozed_until = NULL, cause_ended_at = ${now}, updated_at = ${now}
        FROM (SELECT * FROM alert WHERE stock_id IN (SELECT id FROM own) AND cause_ended_at IS NULL) before
       WHERE a.id = before.id
         AND NOT EXISTS (SELECT 1 FROM cause c WHERE c.stock_id = a.stock_id AND c.kind = a.kind AND c.lot_id IS NOT DISTINCT FROM a.lot_id)
      RETURNING a.id, a.organization_id, a.pharmacy_id, a.kind, a.stock_id, a.lot_id, ${states(sql`before`)} AS before, ${states(sql`a`)} AS after
    ), missing AS (
      SELECT c.* FROM cause c
       WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.stock_id = c.stock_id AND a.kind = c.kind AND a.lot_id IS NOT DISTINCT FROM c.lot_id AND a.cause_ended_at IS NULL)
    ), opened AS (
      INSERT INTO alert (id, organization_id, pharmacy_id, kind, stock_id, lot_id, opened_at)
      SELECT new_uuid_v7(), organization_id, pharmacy_id, kind, stock_id, lot_id, ${now} FROM missing
      ON CONFLICT DO NOTHING
      RETURNING id, organization_id, pharmacy_id, kind, stock_id, lot_id, NULL::json AS before, ${states(sql`alert`)} AS after
    )
    SELECT id, organization_id AS "organizationId", pharmacy_id AS "pharmacyId", kind, stock_id AS "stockId", lot_id AS "lotId", before, after FROM opened
    UNION ALL
    SELECT id, organization_id, pharmacy_id, kind, stock_id, lot_id, before, after FROM ended`,
  );
  // One that a person had resolved is only noted to have lost its cause: nobody needs to hear of it.
  const heard = changed.filter(({ before }) => before?.state !== 'RESOLVED');
  return { events: heard.map(eventOf), change: changed.length === 0 ? {} : changeOf(changed) };
}

function eventOf({ organizationId, pharmacyId, before, id: alertId, kind, stockId, lotId }: Changed): NewEvent {
  const about = { alertId, kind, stockId, lotId };
  return before === null
    ? { type: 'alert.opened', organizationId, pharmacyId, payload: { ...about, reopened: false } }
    : { type: 'alert.changed', organizationId, pharmacyId, payload: { ...about, state: 'RESOLVED' } };
}

/** The alerts that a change opened or ended, as the trail tells them. */
function changeOf(changed: readonly Changed[]): Change {
  return {
    before: { alerts: changed.flatMap(({ id: alertId, before }) => (before ? [{ alertId, ...before }] : [])) },
    after: {
      alerts: changed.map(({ id: alertId, kind, stockId, lotId, before, after }) =>
        before ? { alertId, ...after } : { alertId, kind, stockId, lotId, ...after },
      ),
    },
  };
}
