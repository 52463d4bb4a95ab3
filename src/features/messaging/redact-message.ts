import { Field, ID, InputType } from 'type-graphql';
import { ApothecaError, notFound } from '../../domain/error.ts';
import { message, message as sentence } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { LongText } from '../../graphql/rules.ts';
import type { Caller } from '../../platform/platform.ts';
import { lockMessage } from './lock-message.ts';
import { Message } from './message.type.ts';
import { mayModerate } from './participation.ts';

@InputType({ description: 'Which text to take away, and why.' })
export class RedactMessageInput {
  @Field(() => ID, { description: 'The message whose text is taken away.' })
  messageId!: string;

  @Field(() => String, { nullable: true, description: 'Why; it stands in the audit trail.' })
  @LongText(500)
  reason?: string | null;
}

@RefusalType('NOTHING_TO_REDACT', 'The message has no text to take away.')
export class NothingToRedact extends RefusalInterface {
  @Field(() => Date, { nullable: true, description: 'When its text was taken away; null for a notice.' })
  redactedAt!: Date | null;
}

export const nothingToRedact = (redactedAt: Date | null) =>
  refuse('NothingToRedact', 'NOTHING_TO_REDACT', message(redactedAt ? 'messageRedactedBefore' : 'noticeHasNoText'), {
    redactedAt,
  });

export const RedactMessageResult = resultUnion('RedactMessageResult', 'What redactMessage answers.', () => [
  Message,
  NothingToRedact,
]);

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
        throw new ApothecaError('FORBIDDEN', sentence('onlySenderRemoves'));
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
