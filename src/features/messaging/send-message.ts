import { createHash } from 'node:crypto';
import { Field, ID, InputType } from 'type-graphql';
import { Text } from '../../graphql/rules.ts';
import { Secret } from '../../graphql/secrets.ts';
import { newId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { bodyCell } from './encrypted-texts.ts';
import { lockConversation, requireConversation } from './participation.ts';

const longestBody = 4_000;

@InputType({ description: 'A message. It is encrypted.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The conversation to write into.' })
  conversationId!: string;

  @Secret()
  @Field({ description: 'The text, 1 to 4,000 characters.' })
  @Text(longestBody)
  body!: string;

  @Field({ defaultValue: false, description: 'Asks its readers to confirm it.' })
  acknowledgementRequired!: boolean;
}

/** Writes a message into a conversation; answers its id. The trail keeps a hash of the ciphertext, and nothing of the text. */
export async function sendMessage(caller: Caller, input: SendMessageInput): Promise<string> {
  const { actor, now, platform } = caller;
  const { organizationId, userId } = actor;
  const { conversationId, acknowledgementRequired } = input;
  const id = newId();
  const body = (await platform.vault.encryptorOf(organizationId)).encrypt(bodyCell(id), input.body.trim());
  return caller.run({
    load: (tx) => lockConversation(tx, actor, conversationId),
    decide: (found) => requireConversation(found),
    apply: async (tx, { pharmacyId, lastPosition, lastMessageAt }) => {
      const position = lastPosition + 1;
      await tx.message.create({
        data: {
          id,
          organizationId,
          conversationId,
          position,
          senderId: userId,
          body,
          acknowledgementRequired,
          createdAt: now,
        },
        select: { id: true },
      });
      await tx.conversation.update({
        where: { id: conversationId },
        // `now` was taken before the lock was waited for; a list by last message must not go back.
        data: { lastPosition: position, lastMessageAt: lastMessageAt > now ? lastMessageAt : now },
        select: { id: true },
      });
      const sealedSha256 = createHash('sha256').update(body).digest('hex');
      return {
        answer: id,
        change: { after: { conversationId, position, acknowledgementRequired, sealedSha256 } },
        subject: { entityId: id, pharmacyId },
        events: [
          { type: 'message.sent' as const, organizationId, pharmacyId, payload: { conversationId, messageId: id } },
        ],
      };
    },
  });
}
