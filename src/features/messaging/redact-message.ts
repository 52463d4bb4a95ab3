import { ApothecaError, notFound } from '../../domain/error.ts';
import { message as sentence } from '../../domain/messages/index.ts';
import type { Caller } from '../../platform/platform.ts';
import { lockMessage } from './lock-message.ts';
import type { RedactMessageInput } from './messaging.input.ts';
import { nothingToRedact } from './messaging.results.ts';
import { mayModerate } from './participation.ts';

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
