import type { Actor } from '../domain/authorization/actor.ts';
import { addDays, localDate } from '../domain/dates.ts';
import type { Action } from '../domain/messages/index.ts';
import {
  acknowledgeOrder,
  approveOrder,
  cancelOrder,
  closeOrderShort,
  fulfillOrder,
  placeOrder,
  rejectOrder,
  sendOrder,
} from '../features/orders/index.ts';
import { sql } from '../platform/database/database.ts';
import { row, text } from '../platform/database/row.ts';
import type { Platform } from '../platform/platform.ts';
import { callerOf, made } from './caller.ts';

const createDemoOrdersRow = row({ id: text });

/** Orders in every state, requested by one person and approved by another. */
export async function createDemoOrders(
  platform: Platform,
  requester: Actor,
  approver: Actor,
  pharmacyId: string,
  suppliers: readonly string[],
): Promise<void> {
  const drugs = await platform.database.rows(
    createDemoOrdersRow,
    sql`
    SELECT s.drug_id AS id FROM stock s JOIN lot l ON l.stock_id = s.id
     WHERE s.pharmacy_id = ${pharmacyId}::uuid AND l.expires_on > current_date + 30 GROUP BY s.drug_id HAVING sum(l.quantity) > 80 ORDER BY s.drug_id LIMIT 12`,
  );
  const drug = (index: number) => drugs[index % drugs.length]?.id ?? '';
  const as = (actor: Actor, action: Action) => callerOf(platform, actor, action, 'Order');
  const supplierId = suppliers[0] ?? null;

  // An ISSUE is for whoever its note begins with.
  const place = async (kind: 'ISSUE' | 'PURCHASE', note: string, quantities: readonly number[], from = 0) =>
    made(
      await placeOrder(as(requester, 'order.place'), {
        pharmacyId,
        kind,
        note,
        ...(kind === 'PURCHASE' ? { supplierId } : { recipient: note.split(',')[0] ?? note }),
        lines: quantities.map((quantity, index) => ({ drugId: drug(from + index), quantity })),
      }),
      'Order',
    ).id;
  const approve = async (orderId: string) => {
    made(await approveOrder(as(approver, 'order.approve'), { orderId, allowPartial: false }), 'OrderApproved');
    return orderId;
  };
  const deliverHalf = async (orderId: string) => {
    const lines = await platform.database.prisma.orderLine.findMany({ where: { orderId } });
    const part = lines.map(({ id, quantity }) => ({ lineId: id, quantity: Math.ceil(quantity / 2) }));
    made(await fulfillOrder(as(requester, 'order.fulfill'), { orderId, lines: part }), 'OrderFulfilled');
    return orderId;
  };

  await place('ISSUE', 'Ward 3, weekly supply', [20, 10, 10]);
  await approve(await place('ISSUE', 'Outpatient clinic', [15, 5], 3));
  const rejected = await place('PURCHASE', 'Stock for the holidays', [500], 5);
  made(
    await rejectOrder(as(approver, 'order.reject'), { orderId: rejected, reason: 'There is enough until January' }),
    'Order',
  );
  const sent = await approve(await place('PURCHASE', 'Weekly order', [120, 60, 90], 6));
  made(await sendOrder(as(requester, 'order.send'), { orderId: sent, note: 'Ordered by telephone' }), 'Order');
  await deliverHalf(await approve(await place('ISSUE', 'Nursing home, monthly supply', [20, 12], 2)));
  const closed = await deliverHalf(await approve(await place('ISSUE', 'Ward 5', [8], 7)));
  made(
    await closeOrderShort(as(requester, 'order.close-short'), { orderId: closed, reason: 'The rest is not needed' }),
    'Order',
  );
  const canceled = await approve(await place('ISSUE', 'Day surgery', [6], 8));
  made(
    await cancelOrder(as(approver, 'order.cancel'), { orderId: canceled, reason: 'The list was postponed' }),
    'Order',
  );

  const bought = await approve(await place('PURCHASE', 'Monthly order', [100], 9));
  const [line] = await platform.database.prisma.orderLine.findMany({ where: { orderId: bought } });
  const expiresOn = addDays(localDate(platform.clock.now(), 'UTC'), 540);
  made(
    await fulfillOrder(as(requester, 'order.fulfill'), {
      orderId: bought,
      lines: [{ lineId: line?.id ?? '', lots: [{ lotNumber: 'M77120', expiresOn, quantity: 100 }] }],
    }),
    'OrderFulfilled',
  );
  made(await acknowledgeOrder(as(requester, 'order.acknowledge'), { orderId: bought }), 'Order');
}
