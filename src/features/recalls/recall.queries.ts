import { type Actor, pharmaciesWhere } from '../../domain/authorization/actor.ts';
import * as enums from '../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { empty, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, nullable, number, oneOf, type RowType, row, text } from '../../platform/database/row.ts';
import type { RecallFilter } from './recall.input.ts';
import type { Recall, RecallMovement, RecallScope } from './recall.type.ts';

const visibleTo = (actor: Actor | null): string[] => pharmaciesWhere(actor, 'stock:read');

/** A page of the organization's recalls, newest first. */
export async function recallsPage(
  { platform }: Context,
  { organizationId }: Actor,
  filter: RecallFilter | null,
  page: PageArgs,
) {
  const { recall } = platform.database.prisma;
  const where = { organizationId, ...(filter?.states && { state: { in: filter.states } }) };
  const cursors = new Cursors('recalls', ['id'], filter ?? {});
  const after = cursors.decode(page.after)?.[0];
  const rows = await recall.findMany({
    where: { ...where, ...(after && { id: { lt: String(after) } }) },
    orderBy: { id: 'desc' },
    take: page.first + 1,
  });
  return makePage<Recall, Recall>(
    rows,
    page,
    (row) => cursors.encode([row.id]),
    (row) => row,
    () => recall.count({ where }),
  );
}

/** Recalls by id, of the actor's organization. */
export const loadRecall = defineLoader<Recall>(async ({ platform, actor }, ids) =>
  byKey(
    await platform.database.prisma.recall.findMany({
      where: { id: { in: ids.filter(isId) }, organizationId: actor?.organizationId ?? '' },
    }),
    (row) => row.id,
  ),
);

/** What recalls cover, in the order in which it was said. */
export const loadScopes = defineLoader(async ({ platform }, recallIds) => {
  const rows = await platform.database.prisma.recallScope.findMany({
    where: { recallId: { in: [...recallIds] } },
    orderBy: { id: 'asc' },
  });
  return groupByKey(recallIds, rows satisfies RecallScope[], (row) => row.recallId);
});

const matchRow = row({
  lotId: text,
  statusBefore: nullable(oneOf(enums.LotStatus)),
  caughtAt: nullable(instant),
  recallId: text,
});

/** The lots that recalls caught, or would catch while they are not active, at the pharmacies that the actor may see. */
export const loadMatches = defineLoader(async ({ platform, actor }, recallIds) => {
  const rows = await platform.database.rows(
    matchRow,
    sql`
    WITH asked AS (SELECT id, activated_at IS NOT NULL AS caught FROM recall WHERE id = ANY (${[...recallIds]}::uuid[])),
    matched AS (
      SELECT m.recall_id, m.stock_id, m.lot_id, m.status_before, m.caught_at FROM recall_match m JOIN asked ON asked.id = m.recall_id
      UNION ALL
      SELECT c.recall_id, c.stock_id, c.lot_id, NULL, NULL FROM recalled_lots(ARRAY(SELECT id FROM asked WHERE NOT caught), NULL) c
    )
    SELECT m.recall_id AS "recallId", m.lot_id AS "lotId", m.status_before AS "statusBefore", m.caught_at AS "caughtAt"
      FROM matched m JOIN stock s ON s.id = m.stock_id JOIN pharmacy p ON p.id = s.pharmacy_id JOIN lot l ON l.id = m.lot_id
     WHERE s.pharmacy_id = ANY (${visibleTo(actor)}::uuid[]) ORDER BY p.name, l.quantity = 0, l.lot_number, l.id`,
  );
  return groupByKey(recallIds, rows, (row) => row.recallId);
});

const receiptOfRecallRow = row({
  acknowledgedAt: nullable(instant),
  minutes: nullable(number),
  pharmacyId: text,
  acknowledgedById: nullable(text),
  recallId: text,
});

/** What every pharmacy that the actor may see has said to recalls. */
export const loadReceipts = defineLoader(async ({ platform, actor }, recallIds) => {
  const rows = await platform.database.rows(
    receiptOfRecallRow,
    sql`
    SELECT r.id AS "recallId", p.id AS "pharmacyId", c.acknowledged_at AS "acknowledgedAt", c.acknowledged_by_id AS "acknowledgedById",
           ceil(extract(epoch FROM c.acknowledged_at - r.activated_at) / 60)::int AS minutes
      FROM recall r JOIN pharmacy p ON p.organization_id = r.organization_id LEFT JOIN recall_receipt c ON c.recall_id = r.id AND c.pharmacy_id = p.id
     WHERE r.id = ANY (${[...recallIds]}::uuid[]) AND p.id = ANY (${visibleTo(actor)}::uuid[]) ORDER BY p.name, p.id`,
  );
  return groupByKey(recallIds, rows, (row) => row.recallId);
});

const awaitingRow = row({ recallId: text, count: number });

/** How many pharmacies of the organization have not acknowledged recalls, seen or not. */
export const loadAwaiting = defineLoader(async ({ platform }, recallIds) => {
  const rows = await platform.database.rows(
    awaitingRow,
    sql`
    SELECT r.id AS "recallId", count(p.id)::int AS count
      FROM recall r LEFT JOIN pharmacy p ON p.organization_id = r.organization_id
           AND NOT EXISTS (SELECT 1 FROM recall_receipt c WHERE c.recall_id = r.id AND c.pharmacy_id = p.id)
     WHERE r.id = ANY (${[...recallIds]}::uuid[]) GROUP BY r.id`,
  );
  return new Map(rows.map(({ recallId, count }) => [recallId, count]));
});

const recallMovementRow: RowType<RecallMovement> = row({
  id: text,
  orderId: nullable(text),
  transactionId: text,
  lotId: text,
  quantityChanged: number,
  seq: text,
});

/** A page of how goods of the lots that a recall caught came and went, newest first. */
export async function movementsPage({ platform, actor }: Context, recallId: string, left: boolean, page: PageArgs) {
  const cursors = new Cursors('recall.movements', ['sequence'], [recallId, left]);
  const after = cursors.decode(page.after);
  const matching = sql`
    FROM recall_match m JOIN stock s ON s.id = m.stock_id JOIN inventory_log l ON l.lot_id = m.lot_id JOIN transaction t ON t.id = l.transaction_id
   WHERE m.recall_id = ${recallId}::uuid AND s.pharmacy_id = ANY (${visibleTo(actor)}::uuid[])
         ${left ? sql`AND l.action IN ('DISPENSE', 'TRANSFER_OUT')` : empty}`;
  const rows = await platform.database.rows(
    recallMovementRow,
    sql`
    SELECT l.id, l.seq::text AS seq, l.transaction_id AS "transactionId", l.lot_id AS "lotId", l.quantity_changed AS "quantityChanged", t.order_id AS "orderId"
    ${matching} ${after ? sql`AND l.seq < ${after[0]}::bigint` : empty} ORDER BY l.seq DESC LIMIT ${page.first + 1}`,
  );
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.seq]),
    (row) => row,
    () => platform.database.count(sql`SELECT count(*)::int AS count ${matching}`),
  );
}
