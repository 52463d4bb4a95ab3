import type { Actor } from '../../domain/actor.ts';
import { ApothecaError, badInput } from '../../domain/error.ts';
import type { ConversationParticipant } from '../../generated/prisma/client.ts';
import { isId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx, Tx } from '../../platform/transaction.ts';
import type { ParticipantInput } from './messaging.input.ts';
import { alreadyParticipant, noParticipant } from './messaging.results.ts';
import {
  conversationChanged,
  type LockedConversation,
  lockConversation,
  mayModerate,
  requireConversation,
} from './participation.ts';
import { findOthers, findRoles } from './start-conversation.ts';

/** Whom a change is about: a user, or a role at a pharmacy. */
type Who =
  | { readonly userId: string; readonly role: null; readonly pharmacyId: null }
  | { readonly userId: null; readonly role: ConversationParticipant['role']; readonly pharmacyId: string };

/** Lets somebody take part. Any participant may; whoever joins reads what was said before. */
export function addParticipant(caller: Caller, input: ParticipantInput) {
  const { actor } = caller;
  const who = whoOf(actor, input);
  return caller.run({
    load: async (tx) => {
      const found = await loadWho(tx, actor, input.conversationId, who);
      if (found.conversation && who.userId !== null) await findOthers(tx, actor, [who.userId], 'input.userId');
      return found;
    },
    decide: ({ conversation, participant }) => {
      const known = requireConversation(conversation);
      return participant && participant.leftAt === null ? alreadyParticipant() : { conversation: known, participant };
    },
    apply: (tx, { conversation, participant }) => write(tx, actor, conversation, who, participant, null),
  });
}

/**
 * Ends somebody's part. Whoever started the conversation may, and a participant with message:moderate.
 * @throws ApothecaError FORBIDDEN
 */
export function removeParticipant(caller: Caller, input: ParticipantInput) {
  const { actor, now } = caller;
  const who = whoOf(actor, input);
  return caller.run({
    load: (tx) => loadWho(tx, actor, input.conversationId, who),
    decide: ({ conversation, participant }) => {
      const known = requireConversation(conversation);
      if (known.startedById !== actor.userId && !mayModerate(actor, known))
        throw new ApothecaError(
          'FORBIDDEN',
          'Only whoever started a conversation, or a participant with message:moderate, takes others out of it.',
        );
      return participant && participant.leftAt === null ? { conversation: known, participant } : noParticipant();
    },
    apply: (tx, { conversation, participant }) => write(tx, actor, conversation, who, participant, now),
  });
}

/** Ends the actor's own part, also where they take part by a role. */
export function leaveConversation(caller: Caller, conversationId: string) {
  const { actor, now } = caller;
  const who: Who = { userId: actor.userId, role: null, pharmacyId: null };
  return caller.run({
    load: (tx) => loadWho(tx, actor, conversationId, who),
    decide: ({ conversation, participant }) => ({ conversation: requireConversation(conversation), participant }),
    apply: (tx, { conversation, participant }) => write(tx, actor, conversation, who, participant, now),
  });
}

/** @throws ApothecaError BAD_USER_INPUT unless a user or a role is named, and not both. */
function whoOf(actor: Actor, { userId, role }: ParticipantInput): Who {
  if ((userId == null) === (role == null))
    throw badInput('input.userId', 'one-of', 'Give either input.userId or input.role.');
  if (userId != null) return { userId, role: null, pharmacyId: null };
  const [found] = findRoles(actor, role ? [role] : [], 'input.role.pharmacyId');
  if (!found) throw new Error('A role was named and not found.');
  return { userId: null, role: found.role, pharmacyId: found.pharmacyId };
}

async function loadWho(tx: ReadTx, actor: Actor, conversationId: string, { userId, role, pharmacyId }: Who) {
  const conversation = await lockConversation(tx, actor, conversationId);
  if (!conversation || (userId !== null && !isId(userId))) return { conversation, participant: null };
  const participant = await tx.conversationParticipant.findFirst({
    where: { conversationId, organizationId: actor.organizationId, userId, role, pharmacyId },
  });
  return { conversation, participant };
}

/** Writes somebody's part: from now on (`leftAt` null), or until an instant. */
async function write(
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
