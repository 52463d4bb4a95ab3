import { type Actor, pharmaciesWhere } from '../../domain/authorization/actor.ts';
import { requireAt } from '../../domain/authorization/scope.ts';
import { statusesOf } from '../../domain/orders/order-state.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import type { Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { arrayOf, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { number, row, text } from '../../platform/database/row.ts';
import type { OrderFilter, OrderSort } from './order.input.ts';

const open = [...statusesOf('PENDING')];

/** A page of a pharmacy's orders, by when they were placed or by when they last changed. */
export async function ordersPage(
  { platform }: Context,
  actor: Actor,
  pharmacyId: string,
  filter: OrderFilter | null,
  sort: keyof typeof OrderSort,
  page: PageArgs,
) {
  requireAt(actor, 'order:read', pharmacyId, 'pharmacyId');
  const { statuses, kind, progress, drugId, supplierId, requestedById, number, from, until } = filter ?? {};
  const id = (value: string) => ({ in: [value].filter(isId) });
  const byChange = sort === 'LAST_CHANGED';
  const cursors = new Cursors('orders', byChange ? ['instant', 'id'] : ['id'], [pharmacyId, filter ?? {}, sort]);
  const after = cursors.decode(page.after);
  const where = {
    pharmacyId,
    AND: [
      statuses ? { status: { in: statuses } } : {},
      progress ? { status: { in: statusesOf(progress) } } : {},
      from ? { createdAt: { gte: from } } : {},
      until ? { createdAt: { lt: until } } : {},
    ],
    ...(kind && { kind }),
    ...(number && { number }),
    ...(drugId && { lines: { some: { drugId: id(drugId) } } }),
    ...(supplierId && { supplierId: id(supplierId) }),
    ...(requestedById && { requestedById: id(requestedById) }),
  };
  const { order } = platform.database.prisma;
  const rows = await order.findMany({
    where: after ? { AND: [where, beyond(sort, after.map(String))] } : where,
    orderBy: byChange ? [{ updatedAt: 'desc' }, { id: 'desc' }] : { id: sort === 'NEWEST' ? 'desc' : 'asc' },
    take: page.first + 1,
  });
  return makePage(
    rows,
    page,
    (row) => cursors.encode(byChange ? [row.updatedAt.toISOString(), row.id] : [row.id]),
    (row) => row,
    () => order.count({ where }),
  );
}

/** What comes behind a row in the order of the list. */
function beyond(sort: keyof typeof OrderSort, [first = '', id = '']: readonly string[]) {
  if (sort === 'NEWEST') return { id: { lt: first } };
  if (sort === 'OLDEST') return { id: { gt: first } };
  const updatedAt = new Date(first);
  return { OR: [{ updatedAt: { lt: updatedAt } }, { updatedAt, id: { lt: id } }] };
}

function visibleTo(actor: Actor | null): string[] {
  return pharmaciesWhere(actor, 'order:read');
}

/** Orders by id, of the pharmacies where the actor may read them. */
export const loadOrder = defineLoader(async ({ platform, actor }, ids) =>
  byKey(
    await platform.database.prisma.order.findMany({
      where: { id: { in: ids.filter(isId) }, pharmacyId: { in: visibleTo(actor) } },
    }),
    (order) => order.id,
  ),
);

const loadOrderByPlace = defineLoader(async ({ platform, actor }, places) => {
  const visible = visibleTo(actor);
  const asked = places
    .map((key) => JSON.parse(key) as [string, number])
    .filter(([pharmacyId]) => visible.includes(pharmacyId));
  const rows = await platform.database.prisma.order.findMany({
    where: { OR: asked.map(([pharmacyId, number]) => ({ pharmacyId, number })) },
  });
  return byKey(rows, (order) => JSON.stringify([order.pharmacyId, order.number]));
});

/** An order by its number at its pharmacy, where the actor may read orders there. */
export function loadOrderByNumber(context: Context, pharmacyId: string, number: number) {
  return loadOrderByPlace(context, JSON.stringify([pharmacyId, number]));
}

export const loadLinesOfOrder = defineLoader(async ({ platform, actor }, orderIds) =>
  groupByKey(
    orderIds,
    await platform.database.prisma.orderLine.findMany({
      where: { orderId: { in: [...orderIds] }, organizationId: actor?.organizationId ?? '' },
      orderBy: [{ orderId: 'asc' }, { position: 'asc' }],
    }),
    (line) => line.orderId,
  ),
);

export const loadHistoryOfOrder = defineLoader(async ({ platform, actor }, orderIds) =>
  groupByKey(
    orderIds,
    await platform.database.prisma.orderEvent.findMany({
      where: { orderId: { in: [...orderIds] }, organizationId: actor?.organizationId ?? '' },
      orderBy: { seq: 'asc' },
    }),
    (event) => event.orderId,
  ),
);

export const loadAllocationsOfLine = defineLoader(async ({ platform, actor }, lineIds) =>
  groupByKey(
    lineIds,
    await platform.database.prisma.allocation.findMany({
      where: { lineId: { in: [...lineIds] }, organizationId: actor?.organizationId ?? '' },
      orderBy: { id: 'asc' },
    }),
    (allocation) => allocation.lineId,
  ),
);

/** As many open orders of one drug are shown; all of them are in the list of orders. */
const mostOpenOrders = 100;

const openOrderRow = row({ drugId: text, id: text });

/** The newest orders of drugs that are not done, at the pharmacies where the actor may read them; at most 100 of each. */
export const loadOpenOrdersOfDrug = defineLoader(async ({ platform, actor }, drugIds) => {
  const { database } = platform;
  const found = await database.rows(
    openOrderRow,
    sql`
    SELECT d.id AS "drugId", o.id FROM unnest(${[...drugIds]}::uuid[]) AS d(id), LATERAL (
      SELECT o.id FROM supply_order o
       WHERE o.status = ANY (${open}::order_status[]) AND o.pharmacy_id = ANY (${arrayOf(visibleTo(actor))})
         AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.drug_id = d.id)
       ORDER BY o.id DESC LIMIT ${mostOpenOrders}) o`,
  );
  const rows = await database.prisma.order.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
  const orders = byKey(rows, (order) => order.id);
  return new Map(
    [...groupByKey(drugIds, found, (each) => each.drugId)].map(([drugId, each]) => [
      drugId,
      each.flatMap(({ id }) => orders.get(id) ?? []),
    ]),
  );
});

/** Units of the line called `l` that are outstanding, where its order called `o` is a purchase under way. */
const outstanding = sql`least(coalesce(sum(l.quantity - l.fulfilled_quantity - l.canceled_quantity), 0), 2147483647)::int AS quantity`;
const underWay = sql`o.kind = 'PURCHASE' AND o.status IN ('APPROVED', 'SENT', 'PARTIALLY_FULFILLED')`;

/** What is still to come to a pharmacy by purchases that were approved and are not done, as rows of `drug_id` and `quantity`. */
export const comingByDrug = (pharmacyId: string) => sql`
  SELECT l.drug_id, ${outstanding} FROM supply_order o JOIN order_line l ON l.order_id = o.id
   WHERE o.pharmacy_id = ${pharmacyId}::uuid AND ${underWay} GROUP BY l.drug_id`;

const onOrderRow = row({ stockId: text, quantity: number });

/** What is still to come to stocks by approved purchases. */
export const loadOnOrderOfStock = defineLoader(async ({ platform, actor }, stockIds) => {
  const rows = await platform.database.rows(
    onOrderRow,
    sql`
    SELECT s.id AS "stockId", coming.quantity FROM stock s, LATERAL (
      SELECT ${outstanding} FROM order_line l JOIN supply_order o ON o.id = l.order_id
       WHERE o.pharmacy_id = s.pharmacy_id AND l.drug_id = s.drug_id AND ${underWay} AND l.quantity > l.fulfilled_quantity + l.canceled_quantity) coming
     WHERE s.id = ANY (${arrayOf(stockIds)}) AND s.organization_id = ${actor?.organizationId ?? null}::uuid`,
  );
  return new Map(rows.map(({ stockId, quantity }) => [stockId, quantity]));
});
