import { type Actor, canAt, canEverywhere } from '../../domain/authorization/actor.ts';
import { notFound } from '../../domain/error.ts';
import { type Sql, sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import { instant, nullable, number, type RowType, row, text } from '../../platform/database/row.ts';
import { rowsIn } from '../../platform/database/rows-in.ts';
import type { ReadTx } from '../../platform/transaction.ts';

/** The roles of an actor, each with a pharmacy at which they hold it. */
function rolesOf(actor: Actor): { roles: string[]; pharmacyIds: string[] } {
  const held = actor.grants.flatMap(({ role, pharmacyId }) =>
    role === null ? [] : (pharmacyId === null ? actor.pharmacyIds : [pharmacyId]).map((place) => ({ role, place })),
  );
  return { roles: held.map(({ role }) => role), pharmacyIds: held.map(({ place }) => place) };
}

/**
 * The condition that the actor takes part in the conversation called `c`: named themselves, or by a role they hold at its pharmacy unless
 * they have left. It is looked at on every read, so that a role given or taken counts at once.
 */
export function participates(actor: Actor): Sql {
  return takesPart(actor, sql`p.left_at IS NULL`);
}

/** The condition that the actor takes part in the conversation called `c`, or ceased to after this moment. */
export function participatedSince(actor: Actor, since: Date): Sql {
  return takesPart(actor, sql`(p.left_at IS NULL OR p.left_at > ${since})`);
}

/** `still` is the condition that the participant called `p` counts. */
function takesPart(actor: Actor, still: Sql): Sql {
  const { roles, pharmacyIds } = rolesOf(actor);
  return sql`(c.organization_id = ${actor.organizationId}::uuid AND coalesce(
    (SELECT ${still} FROM conversation_participant p WHERE p.conversation_id = c.id AND p.user_id = ${actor.userId}::uuid),
    EXISTS (SELECT 1 FROM conversation_participant p
             JOIN unnest(${roles}::role[], ${pharmacyIds}::uuid[]) AS held(role, pharmacy_id) ON held.role = p.role AND held.pharmacy_id = p.pharmacy_id
            WHERE p.conversation_id = c.id AND ${still})))`;
}

export interface LockedConversation {
  readonly id: string;
  readonly pharmacyId: string | null;
  readonly startedById: string;
  readonly lastPosition: number;
  readonly lastMessageAt: Date;
}

const lockedConversationRow: RowType<LockedConversation> = row({
  id: text,
  pharmacyId: nullable(text),
  startedById: text,
  lastPosition: number,
  lastMessageAt: instant,
});

/** Locks a conversation that the actor takes part in; null when there is none. */
export async function lockConversation(
  tx: ReadTx,
  actor: Actor,
  conversationId: string,
): Promise<LockedConversation | null> {
  if (!isId(conversationId)) return null;
  await tx.$queryRaw(
    sql`SELECT id FROM conversation WHERE id = ${conversationId}::uuid AND organization_id = ${actor.organizationId}::uuid FOR UPDATE`,
  );
  // A statement of its own: who takes part is what it is once the lock is held.
  const [found] = await rowsIn(
    tx,
    lockedConversationRow,
    sql`
    SELECT c.id, c.pharmacy_id AS "pharmacyId", c.started_by_id AS "startedById", c.last_position AS "lastPosition", c.last_message_at AS "lastMessageAt"
      FROM conversation c WHERE c.id = ${conversationId}::uuid AND ${participates(actor)}`,
  );
  return found ?? null;
}

/**
 * The conversation, or the answer of one there is none of: who does not take part does not learn that there is one.
 * @throws ApothecaError NOT_FOUND
 */
export function requireConversation<Found>(found: Found | null): Found {
  if (found === null) throw notFound('conversation', 'input.conversationId');
  return found;
}

/** Whether the actor may take out others and take away what they wrote, besides who started the conversation or wrote it. */
export function mayModerate(actor: Actor, { pharmacyId }: LockedConversation): boolean {
  return pharmacyId === null ? canEverywhere(actor, 'message:moderate') : canAt(actor, 'message:moderate', pharmacyId);
}

/** What is told when who takes part in a conversation, or the conversation itself, changed. */
export function conversationChanged(actor: Actor, { id, pharmacyId }: { id: string; pharmacyId: string | null }) {
  const { organizationId } = actor;
  return { type: 'conversation.changed' as const, organizationId, pharmacyId, payload: { conversationId: id } };
}
