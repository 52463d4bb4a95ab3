import type { Actor } from '../../domain/authorization/actor.ts';
import type { Message as MessageRow } from '../../generated/prisma/client.ts';
import { isId } from '../../platform/database/ids.ts';
import type { ReadTx } from '../../platform/transaction.ts';
import { type LockedConversation, lockConversation } from './participation.ts';

interface LockedMessage {
  readonly message: MessageRow;
  readonly conversation: LockedConversation;
}

/** A message of a conversation that the actor takes part in, under the conversation's lock; null when there is none. */
export async function lockMessage(tx: ReadTx, actor: Actor, messageId: string): Promise<LockedMessage | null> {
  if (!isId(messageId)) return null;
  const where = { id: messageId, organizationId: actor.organizationId };
  const place = await tx.message.findFirst({ where, select: { conversationId: true } });
  const conversation = place && (await lockConversation(tx, actor, place.conversationId));
  const message = conversation && (await tx.message.findFirst({ where }));
  return conversation && message ? { message, conversation } : null;
}
