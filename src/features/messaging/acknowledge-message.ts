import { Field, ID, InputType } from 'type-graphql';
import { notFound } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import type { Caller } from '../../platform/platform.ts';
import { lockMessage } from './lock-message.ts';
import { Message } from './message.type.ts';

@InputType({ description: 'The message that you confirm to have read.' })
export class AcknowledgeMessageInput {
  @Field(() => ID, { description: 'The message, which asks to be confirmed.' })
  messageId!: string;
}

@RefusalType('NOTHING_TO_ACKNOWLEDGE', 'The message is not to be confirmed by you.')
export class NothingToAcknowledge extends RefusalInterface {
  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which you confirmed it before; null when you did not.',
  })
  acknowledgedAt!: Date | null;
}

export const nothingToAcknowledge = (
  why: 'messageConfirmedBefore' | 'messageIsOwn' | 'noConfirmationWanted' | 'messageTextRemoved',
  acknowledgedAt: Date | null = null,
) => refuse('NothingToAcknowledge', 'NOTHING_TO_ACKNOWLEDGE', message(why), { acknowledgedAt });

export const AcknowledgeMessageResult = resultUnion(
  'AcknowledgeMessageResult',
  'What acknowledgeMessage answers.',
  () => [Message, NothingToAcknowledge],
);

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
      if (before) return nothingToAcknowledge('messageConfirmedBefore', before.acknowledgedAt);
      if (message.senderId === userId) return nothingToAcknowledge('messageIsOwn');
      if (!message.acknowledgementRequired) return nothingToAcknowledge('noConfirmationWanted');
      if (message.redactedAt) return nothingToAcknowledge('messageTextRemoved');
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
