import { withChange } from '../../platform/audit/audit.ts';
import { makeAttempt, makeCaller } from '../../platform/caller.ts';
import type { Reacted } from '../../platform/command.ts';
import { sql } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { list, row, text } from '../../platform/database/row.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Tx } from '../../platform/transaction.ts';
import { causes, reconcileAlerts } from './reconcile.ts';

/** As many stocks are locked together by one transaction. */
const batch = 200;

const behindRow = row({ organizationId: text, stockIds: list(text) });

/**
 * Looks without locks for those of the stocks whose alerts are behind, and brings them in line by the way a movement does, so that it does no harm to run it
 * twice or at the same time as one. Every batch is tried.
 * @throws Error when one of them failed, with what the first did of.
 */
export async function bringUpToDate(platform: Platform, stockIds: readonly string[], now: Date): Promise<void> {
  const behind = await platform.database.rows(
    behindRow,
    sql`
    WITH ${causes(sql`s.id = ANY (${[...stockIds]}::uuid[])`, now, platform.settings.expiringHorizonDays)},
    late AS (
      SELECT c.stock_id FROM cause c
       WHERE NOT EXISTS (SELECT 1 FROM alert a WHERE a.stock_id = c.stock_id AND a.kind = c.kind AND a.lot_id IS NOT DISTINCT FROM c.lot_id AND a.cause_ended_at IS NULL)
      UNION
      SELECT a.stock_id FROM alert a WHERE a.stock_id = ANY (${[...stockIds]}::uuid[]) AND a.cause_ended_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM cause c WHERE c.stock_id = a.stock_id AND c.kind = a.kind AND c.lot_id IS NOT DISTINCT FROM a.lot_id)
      UNION
      SELECT a.stock_id FROM alert a WHERE a.stock_id = ANY (${[...stockIds]}::uuid[]) AND a.state = 'SNOOZED' AND a.snoozed_until <= ${now}
    )
    SELECT s.organization_id AS "organizationId", array_agg(s.id::text ORDER BY s.id) AS "stockIds"
      FROM late JOIN stock s ON s.id = late.stock_id GROUP BY s.organization_id`,
  );
  const failures: unknown[] = [];
  for (const { organizationId, stockIds: late } of behind) {
    for (let at = 0; at < late.length; at += batch)
      // One organization's trouble does not keep the others waiting.
      await reconcileBatch(platform, organizationId, late.slice(at, at + batch), now).catch((error: unknown) =>
        failures.push(error),
      );
  }
  if (failures.length > 0) throw new Error('Alerts could not be brought up to date.', { cause: failures[0] });
}

async function reconcileBatch(
  platform: Platform,
  organizationId: string,
  stockIds: string[],
  now: Date,
): Promise<void> {
  const attempt = makeAttempt(null, {
    action: 'alert.job',
    entityType: 'Alert',
    input: { stocks: stockIds.length },
    requestId: newId(),
  });
  attempt.organizationId = organizationId;
  attempt.actor = { userId: null, sessionId: null, label: 'system' };
  await makeCaller(platform, null, attempt).run({
    load: (tx) => tx.$queryRaw(sql`SELECT count(*)::int FROM locked_lots(${stockIds}::uuid[])`),
    decide: () => stockIds,
    apply: async (tx) => {
      const reconciled = await reconcileAlerts(tx, stockIds, now, platform.settings.expiringHorizonDays);
      const reopened = await endSnoozes(tx, stockIds, now);
      const events = [...reconciled.events, ...reopened.events];
      return { answer: events.length, change: withChange(reconciled.change ?? {}, reopened.change ?? {}), events };
    },
  });
}

async function endSnoozes(tx: Tx, stockIds: readonly string[], now: Date): Promise<Reacted> {
  const where = { stockId: { in: [...stockIds] }, state: 'SNOOZED' as const, snoozedUntil: { lte: now } };
  const due = await tx.alert.findMany({ where });
  await tx.alert.updateMany({ where, data: { state: 'OPEN', snoozedUntil: null } });
  return {
    events: due.map(({ id, organizationId, pharmacyId, kind, stockId, lotId }) => ({
      type: 'alert.opened',
      organizationId,
      pharmacyId,
      payload: { alertId: id, kind, stockId, lotId, reopened: true },
    })),
    change: {
      before: { alerts: due.map(({ id: alertId, state, snoozedUntil }) => ({ alertId, state, snoozedUntil })) },
      after: { alerts: due.map(({ id: alertId }) => ({ alertId, state: 'OPEN', snoozedUntil: null })) },
    },
  };
}
