import type { Reaction } from '../../platform/command.ts';
import { sql } from '../../platform/database/database.ts';
import { row, text } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { NewEvent } from '../../platform/events/events.ts';

/** What is posted, and into the conversations about which record. */
interface Notice {
  readonly orderId?: string;
  readonly alertId?: string;
  readonly stockId?: string;
  readonly kind: 'ORDER_STATUS' | 'ORDER_PROMISES_RELEASED' | 'ALERT_OPENED' | 'ALERT_CHANGED';
  readonly from: string | null;
  readonly to: string;
}

function noticeOf(event: NewEvent): Notice[] {
  if (event.type === 'order.status-changed') {
    const { orderId, from, to, released } = event.payload;
    if (released !== undefined) return [{ orderId, kind: 'ORDER_PROMISES_RELEASED', from: null, to: released }];
    return [{ orderId, kind: 'ORDER_STATUS', from, to }];
  }
  if (event.type === 'alert.opened') {
    const { alertId, stockId, kind } = event.payload;
    return [{ alertId, stockId, kind: 'ALERT_OPENED', from: kind, to: 'OPEN' }];
  }
  if (event.type === 'alert.changed') {
    const { alertId, stockId, kind, state } = event.payload;
    return [{ alertId, stockId, kind: 'ALERT_CHANGED', from: kind, to: state }];
  }
  return [];
}

const postedNoticeRow = row({ organizationId: text, pharmacyId: text, conversationId: text, messageId: text });

/** Posts what happened into the conversations that follow it, in the transaction in which it happened and in one statement. */
export const postNotices: Reaction = async (tx, events, { now }) => {
  const notices = events.flatMap(noticeOf).map((notice, place) => ({ ...notice, place }));
  const posted = await rowsIn(
    tx,
    postedNoticeRow,
    sql`
    WITH notice AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(notices)}::jsonb)
        AS n(place int, "orderId" uuid, "alertId" uuid, "stockId" uuid, kind notice_kind, "from" text, "to" text)
    ), follower AS (
      SELECT n.place, c.id FROM notice n JOIN conversation c ON c.order_id = n."orderId" WHERE c.announces
       UNION SELECT n.place, c.id FROM notice n JOIN conversation c ON c.alert_id = n."alertId" WHERE c.announces
       UNION SELECT n.place, c.id FROM notice n JOIN conversation c ON c.stock_id = n."stockId" WHERE c.announces
    ), placed AS (
      SELECT f.id, f.place, row_number() OVER (PARTITION BY f.id ORDER BY f.place)::int AS nth, count(*) OVER (PARTITION BY f.id)::int AS total FROM follower f
    ), counted AS (
      UPDATE conversation c SET last_position = c.last_position + p.total, last_message_at = greatest(c.last_message_at, ${now}), updated_at = ${now}
        FROM (SELECT DISTINCT id, total FROM placed) p WHERE c.id = p.id
      RETURNING c.id, c.organization_id, c.pharmacy_id, c.last_position
    )
    INSERT INTO message (id, organization_id, conversation_id, position, notice_kind, notice_from, notice_to, created_at)
    SELECT new_uuid_v7(), c.organization_id, c.id, c.last_position - p.total + p.nth, n.kind, n."from", n."to", ${now}::timestamptz
      FROM placed p JOIN counted c ON c.id = p.id JOIN notice n ON n.place = p.place
    RETURNING organization_id AS "organizationId", conversation_id AS "conversationId", id AS "messageId",
              (SELECT pharmacy_id FROM counted WHERE counted.id = conversation_id) AS "pharmacyId"`,
  );
  if (posted.length === 0) return { events: [] };
  return {
    events: posted.map(({ organizationId, pharmacyId, conversationId, messageId }) => ({
      type: 'message.sent',
      organizationId,
      pharmacyId,
      payload: { conversationId, messageId },
    })),
    change: { after: { notices: posted.map(({ conversationId, messageId }) => ({ conversationId, messageId })) } },
  };
};
