import type { Actor } from '../../domain/authorization/actor.ts';
import { Cursors, makePage, type PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { byKey, defineLoader, groupByKey } from '../../graphql/loaders.ts';
import { empty, join, raw, type Sql, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { bytes, flag, instant, nullable, number, type RowType, row, text } from '../../platform/database/row.ts';
import type { Conversation, Participant } from './conversation.type.ts';
import type { ConversationFilter } from './messaging.input.ts';
import { participates } from './participation.ts';

/** What a conversation can be about, by the column that says so. */
const subjectColumns = { orderId: 'order_id', stockId: 'stock_id', alertId: 'alert_id', drugId: 'drug_id' } as const;
type SubjectKey = keyof typeof subjectColumns;

/** How many messages of others the actor has not read of the conversation called `c`; positions have no gaps, so this looks at the unread alone. */
const unreadBy = (actor: Actor): Sql => sql`(
  SELECT count(*)::int FROM message m
   WHERE m.conversation_id = c.id AND m.sender_id IS DISTINCT FROM ${actor.userId}::uuid
     AND m.position > coalesce((SELECT max(r.position) FROM conversation_read r WHERE r.conversation_id = c.id AND r.user_id = ${actor.userId}::uuid), 0))`;

/** Conversations that the actor takes part in, with what they have not read, in one statement. */
const conversationsWhere = (actor: Actor, condition: Sql, ending: Sql = empty): Sql => sql`
  SELECT c.id, c.organization_id AS "organizationId", c.pharmacy_id AS "pharmacyId", c.order_id AS "orderId", c.stock_id AS "stockId",
         c.alert_id AS "alertId", c.drug_id AS "drugId", c.title AS "encryptedTitle", c.announces, c.started_by_id AS "startedById",
         c.last_position AS "lastPosition", c.last_message_at AS "lastMessageAt", c.created_at AS "createdAt", ${unreadBy(actor)} AS unread
    FROM conversation c WHERE ${participates(actor)} AND ${condition} ${ending}`;

const conversationRow: RowType<Conversation> = row({
  id: text,
  announces: flag,
  unread: number,
  lastPosition: number,
  lastMessageAt: instant,
  createdAt: instant,
  organizationId: text,
  pharmacyId: nullable(text),
  orderId: nullable(text),
  stockId: nullable(text),
  alertId: nullable(text),
  drugId: nullable(text),
  encryptedTitle: nullable(bytes),
  startedById: text,
});

/** A page of the actor's conversations, the one with the newest message first. */
export async function conversationsPage(
  { platform }: Context,
  actor: Actor,
  filter: ConversationFilter | null,
  page: PageArgs,
) {
  const unread = filter?.unread ?? null;
  const subjects = (Object.keys(subjectColumns) as SubjectKey[]).flatMap((key) => {
    const id = filter?.[key];
    return id != null ? [sql`c.${raw(subjectColumns[key])} = ANY (${[id].filter(isId)}::uuid[])`] : [];
  });
  const condition = join(
    [sql`true`, ...subjects, ...(unread === null ? [] : [sql`(${unreadBy(actor)} > 0) = ${unread}`])],
    ' AND ',
  );
  const cursors = new Cursors('conversations', ['instant', 'id'], filter ?? {});
  const after = cursors.decode(page.after);
  const behind = after ? sql`AND (c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty;
  const rows = await platform.database.rows(
    conversationRow,
    conversationsWhere(
      actor,
      sql`${condition} ${behind}`,
      sql`ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${page.first + 1}`,
    ),
  );
  return makePage(
    rows,
    page,
    (row) => cursors.encode([row.lastMessageAt.toISOString(), row.id]),
    (row) => row,
    () =>
      platform.database.count(
        sql`SELECT count(*)::int AS count FROM conversation c WHERE ${participates(actor)} AND ${condition}`,
      ),
  );
}

/** Conversations by id, of those the actor takes part in. */
export const loadConversation = defineLoader<Conversation>(async (context, ids) =>
  byKey(
    await context.platform.database.rows(
      conversationRow,
      conversationsWhere(actorOf(context), sql`c.id = ANY (${ids.filter(isId)}::uuid[])`),
    ),
    (row) => row.id,
  ),
);

/** The actor's conversations about records of one kind, newest first; at most 20 of each record. */
export const loadConversationsAbout = Object.fromEntries(
  Object.entries(subjectColumns).map(([key, column]) => [
    key,
    defineLoader<Conversation[]>(async (context, recordIds) => {
      const actor = actorOf(context);
      const rows = await context.platform.database.rows(
        conversationRow,
        sql`
        SELECT found.* FROM unnest(${[...recordIds]}::uuid[]) AS record(id), LATERAL (
          ${conversationsWhere(actor, sql`c.${raw(column)} = record.id`, sql`ORDER BY c.last_message_at DESC, c.id DESC LIMIT 20`)}) found`,
      );
      return groupByKey(recordIds, rows, (row) => row[key as SubjectKey] ?? '');
    }),
  ]),
) as Record<SubjectKey, ReturnType<typeof defineLoader<Conversation[]>>>;

/** Who takes part in conversations, in the order in which they were added. Only for conversations that the actor was shown. */
export const loadParticipants = defineLoader<Participant[]>(async ({ platform, actor }, conversationIds) =>
  groupByKey(
    conversationIds,
    await platform.database.prisma.conversationParticipant.findMany({
      where: {
        conversationId: { in: [...conversationIds] },
        organizationId: actor?.organizationId ?? '',
        leftAt: null,
      },
      orderBy: { id: 'asc' },
    }),
    (participant) => participant.conversationId,
  ),
);
