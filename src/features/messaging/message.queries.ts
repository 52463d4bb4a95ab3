import { type Actor } from '../../domain/authorization/actor.ts';
import * as enums from '../../generated/prisma/enums.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { type Sql, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import {
  bytes,
  flag,
  instant,
  nullable,
  number,
  oneOf,
  type RowType,
  row,
  rowsWith,
  text,
} from '../../platform/database/row.ts';
import type { Conversation } from './conversation.type.ts';
import type { Message } from './message.type.ts';
import { participates } from './participation.ts';

const messageColumns = sql`
  m.id, m.organization_id AS "organizationId", m.conversation_id AS "conversationId", m.position, m.sender_id AS "senderId", m.body AS "encryptedBody",
  m.notice_kind AS "noticeKind", m.notice_from AS "noticeFrom", m.notice_to AS "noticeTo", m.acknowledgement_required AS "acknowledgementRequired",
  m.redacted_at AS "redactedAt", m.redacted_by_id AS "redactedById", m.created_at AS "createdAt"`;

/** Messages called `m` of conversations that the actor takes part in. */
const messagesOf = (actor: Actor, condition: Sql): Sql => sql`
  SELECT ${messageColumns} FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE ${participates(actor)} AND ${condition}`;

const messageRow: RowType<Message> = row({
  id: text,
  conversationId: text,
  position: number,
  acknowledgementRequired: flag,
  redactedAt: nullable(instant),
  createdAt: instant,
  organizationId: text,
  senderId: nullable(text),
  redactedById: nullable(text),
  noticeKind: nullable(oneOf(enums.NoticeKind)),
  noticeFrom: nullable(text),
  noticeTo: nullable(text),
  encryptedBody: nullable(bytes),
});

/** Messages by id, of conversations that the actor takes part in. */
export const loadMessage = defineLoader<Message>(async (context, ids) =>
  byKey(
    await context.platform.database.rows(
      messageRow,
      messagesOf(actorOf(context), sql`m.id = ANY (${ids.filter(isId)}::uuid[])`),
    ),
    (row) => row.id,
  ),
);

interface PageKey {
  readonly id: string;
  readonly before: number;
  readonly most: number;
}

const messageOfPageRow = rowsWith(messageRow, row({ place: number }));

/** Pages of several conversations in one statement; a key is a PageKey as JSON. */
const loadPage = defineLoader<Message[]>(async (context, keys) => {
  const asked = keys.map((key, place) => ({ ...(JSON.parse(key) as PageKey), place }));
  const rows = await context.platform.database.rows(
    messageOfPageRow,
    sql`
    SELECT asked.place, page.* FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked(place int, id uuid, before bigint, most int),
      LATERAL (${messagesOf(actorOf(context), sql`m.conversation_id = asked.id AND m.position < asked.before`)} ORDER BY m.position DESC LIMIT asked.most) page
     ORDER BY asked.place, page.position DESC`,
  );
  return groupByKey(keys, rows, ({ place }) => keys[place] ?? '');
});

const behindAll = Number.MAX_SAFE_INTEGER;

/** A page of a conversation's messages, from the newest. */
export async function messagesPage(context: Context, { id, lastPosition }: Conversation, page: PageArgs) {
  const cursors = new Cursors('messages', ['number'], id);
  const before = Number(cursors.decode(page.after)?.[0] ?? behindAll);
  const rows = (await loadPage(context, JSON.stringify({ id, before, most: page.first + 1 }))) ?? [];
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.position]),
    (row) => row,
    // Positions have no gaps.
    async () => lastPosition,
  );
}

interface ReceiptRow {
  readonly messageId: string;
  readonly userId: string;
  readonly readAt: Date | null;
  readonly acknowledgedAt: Date | null;
}

const receiptRow: RowType<ReceiptRow> = row({
  messageId: text,
  userId: text,
  readAt: nullable(instant),
  acknowledgedAt: nullable(instant),
});

/** Who has read or confirmed messages, by when they did the first of it. A message counts as read when a later one was. */
export const loadReceipts = defineLoader<ReceiptRow[]>(async ({ platform, actor }, messageIds) =>
  groupByKey(
    messageIds,
    await platform.database.rows(
      receiptRow,
      sql`
      SELECT m.id AS "messageId", receipt.user_id AS "userId", receipt.read_at AS "readAt", receipt.acknowledged_at AS "acknowledgedAt"
        FROM message m, LATERAL (
          SELECT user_id, read_at, acknowledged_at
            FROM (SELECT user_id, min(read_at) AS read_at FROM conversation_read r
                   WHERE r.conversation_id = m.conversation_id AND r.position >= m.position AND r.user_id IS DISTINCT FROM m.sender_id GROUP BY user_id) AS seen
            FULL JOIN (SELECT user_id, acknowledged_at FROM message_acknowledgement a WHERE a.message_id = m.id) AS confirmed USING (user_id)) receipt
       WHERE m.id = ANY (${[...messageIds]}::uuid[]) AND m.organization_id = ${actor?.organizationId ?? null}::uuid
       ORDER BY least(receipt.read_at, receipt.acknowledged_at), receipt.user_id`,
    ),
    (row) => row.messageId,
  ),
);

/** When the actor confirmed messages themselves. */
export const loadOwnAcknowledgement = defineLoader<Date>(async ({ platform, actor }, messageIds) => {
  const rows = await platform.database.prisma.messageAcknowledgement.findMany({
    where: {
      messageId: { in: [...messageIds] },
      userId: actor?.userId ?? '',
      organizationId: actor?.organizationId ?? '',
    },
  });
  return new Map(rows.map((row) => [row.messageId, row.acknowledgedAt]));
});
