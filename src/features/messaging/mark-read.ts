import { Field, ID, InputType, Int } from 'type-graphql';
import { IsInt, Max, Min } from '../../graphql/rules.ts';
import { sql } from '../../platform/database/database.ts';
import type { Caller } from '../../platform/platform.ts';
import { lockConversation, requireConversation } from './participation.ts';

@InputType({ description: 'How far a conversation has been read.' })
export class MarkConversationReadInput {
  @Field(() => ID, { description: 'The conversation that you have read.' })
  conversationId!: string;

  @Field(() => Int, { nullable: true, description: 'Up to this position; left out, all there is.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  upTo?: number | null;
}

/** Says that the actor has read a conversation, up to a position or all there is; it never goes back. Answers the conversation's id. */
export function markConversationRead(caller: Caller, { conversationId, upTo }: MarkConversationReadInput) {
  const { actor, now } = caller;
  return caller.run({
    load: (tx) => lockConversation(tx, actor, conversationId),
    decide: (found) => requireConversation(found),
    apply: async (tx, { id, pharmacyId, lastPosition }) => {
      const position = Math.min(upTo ?? lastPosition, lastPosition);
      const advanced = await tx.$executeRaw(sql`
        INSERT INTO conversation_read (organization_id, conversation_id, user_id, position, read_at)
        SELECT ${actor.organizationId}::uuid, ${id}::uuid, ${actor.userId}::uuid, ${position}::int, ${now}::timestamptz
         WHERE ${position}::int > coalesce((SELECT max(r.position) FROM conversation_read r WHERE r.conversation_id = ${id}::uuid AND r.user_id = ${actor.userId}::uuid), 0)`);
      const { organizationId, userId } = actor;
      const payload = { conversationId: id, userId };
      return {
        answer: id,
        change: { after: { position } },
        subject: { entityId: id, pharmacyId },
        events: advanced > 0 ? [{ type: 'conversation.read' as const, organizationId, pharmacyId, payload }] : [],
      };
    },
  });
}
