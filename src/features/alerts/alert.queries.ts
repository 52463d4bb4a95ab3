import { type Actor, pharmaciesWhere } from '../../domain/authorization/actor.ts';
import { requireVisible } from '../../domain/authorization/scope.ts';
import * as enums from '../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader } from '../../graphql/loaders.ts';
import { empty, join, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, nullable, oneOf, type RowType, row, text } from '../../platform/database/row.ts';
import type { AlertFilter } from './alert.input.ts';
import type { Alert } from './alert.type.ts';

const alertRow: RowType<Alert> = row({
  id: text,
  kind: oneOf(enums.AlertKind),
  state: oneOf(enums.AlertState),
  openedAt: instant,
  acknowledgedAt: nullable(instant),
  assignedAt: nullable(instant),
  snoozedUntil: nullable(instant),
  resolvedAt: nullable(instant),
  stockId: text,
  lotId: nullable(text),
  acknowledgedById: nullable(text),
  assignedToId: nullable(text),
  resolvedById: nullable(text),
});

/** A page of a pharmacy's alerts, newest first. */
export async function alertsPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: AlertFilter | null,
  page: PageArgs,
) {
  requireVisible(actor, pharmacyId);
  const { kinds, states, stockId, assigneeId } = filter ?? {};
  const cursors = new Cursors('alerts', ['id'], [pharmacyId, filter ?? {}]);
  const after = cursors.decode(page.after)?.[0];
  const conditions = join(
    [
      // Said as it stands in the index of what is not resolved, which is what screens ask for and a small part of all.
      ...(states?.includes('RESOLVED') ? [] : [sql`a.state <> 'RESOLVED'`]),
      ...(states ? [sql`a.state = ANY (${states}::alert_state[])`] : []),
      ...(kinds ? [sql`a.kind = ANY (${kinds}::alert_kind[])`] : []),
      ...(stockId ? [sql`a.stock_id = ANY (${[stockId].filter(isId)}::uuid[])`] : []),
      ...(assigneeId ? [sql`a.assigned_to_id = ANY (${[assigneeId].filter(isId)}::uuid[])`] : []),
      sql`a.pharmacy_id = ${pharmacyId}::uuid`,
    ],
    ' AND ',
  );
  // Ids first: which they are is read from an index alone, however many others are between them.
  const rows = await platform.database.rows(
    alertRow,
    sql`
    SELECT a.id, a.kind, a.state, a.opened_at AS "openedAt", a.acknowledged_at AS "acknowledgedAt", a.assigned_at AS "assignedAt", a.snoozed_until AS "snoozedUntil",
           a.resolved_at AS "resolvedAt", a.stock_id AS "stockId", a.lot_id AS "lotId", a.acknowledged_by_id AS "acknowledgedById",
           a.assigned_to_id AS "assignedToId", a.resolved_by_id AS "resolvedById"
      FROM (SELECT a.id FROM alert a WHERE ${conditions} ${after ? sql`AND a.id < ${after}::uuid` : empty} ORDER BY a.id DESC LIMIT ${page.first + 1}) page
      JOIN alert a ON a.id = page.id ORDER BY a.id DESC`,
  );
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () => platform.database.count(sql`SELECT count(*)::int AS count FROM alert a WHERE ${conditions}`),
  );
}

/** Alerts by id, of the pharmacies where the actor may read stock. */
export const loadAlert = defineLoader(async ({ platform, actor }, ids) => {
  const visible = pharmaciesWhere(actor, 'stock:read');
  return byKey(
    await platform.database.prisma.alert.findMany({
      where: { id: { in: ids.filter(isId) }, pharmacyId: { in: visible } },
    }),
    (row) => row.id,
  );
});
