import { Arg, Field, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { historyCursor } from '../../graphql/live.ts';
import { Subscription } from '../../graphql/operations.ts';
import type { SequencedEvent } from '../../platform/events/events.ts';
import { followConversations, type Taking } from './follow-conversations.ts';

@ObjectType({ description: 'That a conversation changed: ask for it if you show it.', simpleResolvers: true })
export class ConversationChanged {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'The UTC instant at which the event was announced.' })
  at!: Date;

  @Field(() => ID, {
    description: 'Which conversation. It cannot be read any more by whoever has ceased to take part.',
  })
  conversationId!: string;
}

/** The conversation that an event changed for somebody; null for all else. */
function changedFor({ actor, now, tookPart }: Taking, event: SequencedEvent): string | null {
  switch (event.type) {
    case 'message.sent':
    case 'message.redacted':
    case 'message.acknowledged':
      return now.has(event.payload.conversationId) ? event.payload.conversationId : null;
    case 'conversation.changed':
      // Whoever was taken out shows it until they hear of that.
      return now.has(event.payload.conversationId) || tookPart(event.payload.conversationId)
        ? event.payload.conversationId
        : null;
    case 'conversation.read':
      return event.payload.userId === actor.userId ? event.payload.conversationId : null;
    default:
      return null;
  }
}

interface Args {
  /** Undefined as well where the document does not name it. */
  readonly conversationId?: string | null;
  readonly after: string | null;
}

@Resolver(() => ConversationChanged)
export class ConversationChangedResolver {
  @Subscription<Args>(() => ConversationChanged, {
    policy: 'message:read',
    description:
      'That a conversation, or any that you take part in, changed: a message came, was confirmed or taken away, others take part, or you have read it, here or elsewhere. First what came after the cursor, then as it happens. For screens that ask again for what they show.',
    subscribe: (context, { conversationId, after }) =>
      followConversations<ConversationChanged>(context, {
        after,
        conversationId: conversationId ?? null,
        choose: (event, taking) => {
          const changed = changedFor(taking, event);
          if (changed === null || changed !== (conversationId ?? changed)) return null;
          const { at } = event;
          return { cursor: historyCursor(event), at, conversationId: changed };
        },
      }),
  })
  conversationChanged(
    @Root() changed: ConversationChanged,
    @Arg('conversationId', () => ID, { nullable: true, description: 'Of this conversation alone.' })
    _conversationId: string | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): ConversationChanged {
    return changed;
  }
}
