import type { Actor } from '../../domain/actor.ts';
import { ApothecaError, notFound } from '../../domain/error.ts';
import type { Message as MessageRow } from '../../generated/prisma/client.ts';
import { isId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx } from '../../platform/transaction.ts';
import type { RedactMessageInput } from './messaging.input.ts';
import { nothingToAcknowledge, nothingToRedact } from './messaging.results.ts';
import { type LockedConversation, lockConversation, mayModerate } from './participation.ts';

/** Confirms a message whose sender asked for that; who and when are kept. */
export function acknowledgeMessage(caller: Caller, messageId: string) {
  const { actor, now } = caller;
  const { organizationId, userId } = actor;
  return caller.run({
    load: async (tx) => {
      const found = await lockMessage(tx, actor, messageId);
      const before =
        found && (await tx.messageAcknowledgement.findUnique({ where: { messageId_userId: { messageId, userId } } }));
      return { found, before };
    },
    decide: ({ found, before }) => {
      if (!found) throw notFound('message', 'input.messageId');
      const { message } = found;
      if (before) return nothingToAcknowledge('You confirmed this message before.', before.acknowledgedAt);
      if (message.senderId === userId) return nothingToAcknowledge('You wrote this message yourself.');
      if (!message.acknowledgementRequired)
        return nothingToAcknowledge('Nobody asked for this message to be confirmed.');
      if (message.redactedAt) return nothingToAcknowledge('The text of this message was taken away.');
      return found;
    },
    apply: async (tx, { message, conversation }) => {
      await tx.messageAcknowledgement.create({
        data: { organizationId, messageId, userId, acknowledgedAt: now },
        select: { messageId: true },
      });
      return {
        answer: { __typename: 'Message' as const, id: message.id },
        change: { before: { acknowledgedAt: null }, after: { acknowledgedAt: now } },
        subject: { entityId: message.id, pharmacyId: conversation.pharmacyId },
        events: [
          {
            type: 'message.acknowledged' as const,
            organizationId,
            pharmacyId: conversation.pharmacyId,
            payload: { conversationId: conversation.id, messageId: message.id },
          },
        ],
      };
    },
  });
}

/**
 * Takes the text of a message away; the row stays. Its sender may, and a participant with message:moderate.
 * @throws ApothecaError FORBIDDEN
 */
export function redactMessage(caller: Caller, { messageId }: RedactMessageInput) {
  const { actor, now } = caller;
  const { organizationId, userId } = actor;
  return caller.run({
    load: (tx) => lockMessage(tx, actor, messageId),
    decide: (found) => {
      if (!found) throw notFound('message', 'input.messageId');
      const { message, conversation } = found;
      if (message.senderId !== userId && !mayModerate(actor, conversation))
        throw new ApothecaError(
          'FORBIDDEN',
          'Only its sender, or a participant with message:moderate, takes a text away.',
        );
      return message.senderId === null || message.redactedAt ? nothingToRedact(message.redactedAt) : found;
    },
    apply: async (tx, { message, conversation: { pharmacyId } }) => {
      const { id, conversationId } = message;
      await tx.message.update({
        where: { id },
        data: { body: null, redactedAt: now, redactedById: userId },
        select: { id: true },
      });
      return {
        answer: { __typename: 'Message' as const, id },
        change: {
          before: { body: '[secret]', redactedAt: null, redactedById: null },
          after: { body: null, redactedAt: now, redactedById: userId },
        },
        subject: { entityId: id, pharmacyId },
        events: [
          { type: 'message.redacted' as const, organizationId, pharmacyId, payload: { conversationId, messageId: id } },
        ],
      };
    },
  });
}

interface LockedMessage {
  readonly message: MessageRow;
  readonly conversation: LockedConversation;
}

/** A message of a conversation that the actor takes part in, under the conversation's lock; null when there is none. */
async function lockMessage(tx: ReadTx, actor: Actor, messageId: string): Promise<LockedMessage | null> {
  if (!isId(messageId)) return null;
  const where = { id: messageId, organizationId: actor.organizationId };
  const place = await tx.message.findFirst({ where, select: { conversationId: true } });
  const conversation = place && (await lockConversation(tx, actor, place.conversationId));
  const message = conversation && (await tx.message.findFirst({ where }));
  return conversation && message ? { message, conversation } : null;
}
