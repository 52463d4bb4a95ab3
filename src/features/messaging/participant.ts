import type { Actor } from '../../domain/authorization/actor.ts';
import { badInput } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import type { ConversationParticipant } from '../../generated/prisma/client.ts';
import { isId } from '../../platform/database/ids.ts';
import type { ReadTx, Tx } from '../../platform/transaction.ts';
import type { ParticipantInput } from './messaging.input.ts';
import { conversationChanged, type LockedConversation, lockConversation } from './participation.ts';
import { findRoles } from './start-conversation.ts';

/** Whom a change is about: a user, or a role at a pharmacy. */
export type Who =
  | { readonly userId: string; readonly role: null; readonly pharmacyId: null }
  | { readonly userId: null; readonly role: ConversationParticipant['role']; readonly pharmacyId: string };

/** @throws ApothecaError BAD_USER_INPUT unless a user or a role is named, and not both. */
export function whoOf(actor: Actor, { userId, role }: ParticipantInput): Who {
  if ((userId == null) === (role == null)) throw badInput('input.userId', 'one-of', message('userOrRole'));
  if (userId != null) return { userId, role: null, pharmacyId: null };
  const [found] = findRoles(actor, role ? [role] : [], () => 'input.role.pharmacyId');
  if (!found) throw new Error('A role was named and not found.');
  return { userId: null, role: found.role, pharmacyId: found.pharmacyId };
}

/** The conversation, locked, and the part that somebody has or had in it. */
export async function loadParticipant(
  tx: ReadTx,
  actor: Actor,
  conversationId: string,
  { userId, role, pharmacyId }: Who,
) {
  const conversation = await lockConversation(tx, actor, conversationId);
  if (!conversation || (userId !== null && !isId(userId))) return { conversation, participant: null };
  const participant = await tx.conversationParticipant.findFirst({
    where: { conversationId, organizationId: actor.organizationId, userId, role, pharmacyId },
  });
  return { conversation, participant };
}

/** Writes somebody's part: from now on (`leftAt` null), or until an instant. */
export async function writeParticipant(
  tx: Tx,
  actor: Actor,
  conversation: LockedConversation,
  who: Who,
  before: ConversationParticipant | null,
  leftAt: Date | null,
) {
  const { organizationId } = actor;
  const of = { organizationId, conversationId: conversation.id, addedById: actor.userId };
  if (before) {
    const data = { leftAt, ...(leftAt === null && { addedById: actor.userId }) };
    await tx.conversationParticipant.update({ where: { id: before.id }, data, select: { id: true } });
  } else {
    await tx.conversationParticipant.create({ data: { ...of, ...who, leftAt }, select: { id: true } });
  }
  return {
    answer: { __typename: 'Conversation' as const, id: conversation.id, leftAt },
    change: {
      before: before && { ...who, leftAt: before.leftAt, addedById: before.addedById },
      after: { ...who, leftAt, addedById: before && leftAt !== null ? before.addedById : actor.userId },
    },
    subject: { entityId: conversation.id, pharmacyId: conversation.pharmacyId },
    events: [conversationChanged(actor, conversation)],
  };
}
