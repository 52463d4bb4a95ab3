import { Arg, Field, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { historyCursor, type LiveEvent } from '../../graphql/live.ts';
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

const types = [
  'message.sent',
  'message.redacted',
  'message.acknowledged',
  'conversation.changed',
  'conversation.read',
] as const;
type ConversationEvent = LiveEvent<(typeof types)[number]>;

const isOfConversation = (event: SequencedEvent): event is ConversationEvent =>
  (types as readonly string[]).includes(event.type);

/** Whether an event changed a conversation for somebody. */
function changedFor({ actor, now, tookPart }: Taking, { type, payload }: ConversationEvent): boolean {
  switch (type) {
    case 'conversation.changed':
      // Whoever was taken out shows it until they hear of that.
      return now.has(payload.conversationId) || tookPart(payload.conversationId);
    case 'conversation.read':
      return payload.userId === actor.userId;
    default:
      return now.has(payload.conversationId);
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
      followConversations(context, {
        after,
        conversationId: conversationId ?? null,
        wants: (event, taking) =>
          isOfConversation(event) &&
          event.payload.conversationId === (conversationId ?? event.payload.conversationId) &&
          changedFor(taking, event),
      }),
  })
  conversationChanged(
    @Root() event: ConversationEvent,
    @Arg('conversationId', () => ID, { nullable: true, description: 'Of this conversation alone.' })
    _conversationId: string | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): ConversationChanged {
    const { at, payload } = event;
    return { cursor: historyCursor(event), at, conversationId: payload.conversationId };
  }
}
