import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { historyCursor, type LiveEvent } from '../../graphql/live.ts';
import { Subscription } from '../../graphql/operations.ts';
import type { SequencedEvent } from '../../platform/events/events.ts';
import { followConversations } from './follow-conversations.ts';
import { loadMessage } from './message.queries.ts';
import { Message } from './message.type.ts';

export const MessageChange = { SENT: 'SENT', REDACTED: 'REDACTED', ACKNOWLEDGED: 'ACKNOWLEDGED' } as const;
registerEnumType(MessageChange, {
  name: 'MessageChange',
  description: 'What became of a message.',
  valuesConfig: {
    SENT: { description: 'It was written, or posted by the system.' },
    REDACTED: { description: 'Its text was taken away: show it no longer.' },
    ACKNOWLEDGED: { description: 'A reader confirmed to have read it.' },
  },
});

@ObjectType({ description: 'A message came, was confirmed, or its text was taken away.', simpleResolvers: true })
export class MessageReceived {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'The UTC instant at which the event was announced.' })
  at!: Date;

  @Field(() => MessageChange, { description: 'Whether it was sent, confirmed or taken away.' })
  change!: keyof typeof MessageChange;

  @Field(() => ID, { description: 'The conversation that the message belongs to.' })
  conversationId!: string;

  @Field(() => ID, { description: 'The message that came or changed.' })
  messageId!: string;
}

/** What each event says of a message. */
const changes = {
  'message.sent': 'SENT',
  'message.redacted': 'REDACTED',
  'message.acknowledged': 'ACKNOWLEDGED',
} as const;
type MessageEvent = LiveEvent<keyof typeof changes>;

const isMessageEvent = (event: SequencedEvent): event is MessageEvent => event.type in changes;

interface Args {
  readonly conversationId: string | null;
  readonly after: string | null;
}

@Resolver(() => MessageReceived)
export class MessageReceivedResolver {
  @Subscription<Args>(() => MessageReceived, {
    policy: 'message:read',
    description:
      'The messages of a conversation, or of all that you take part in: first what came after the cursor, then as they come.',
    subscribe: (context, { conversationId, after }) =>
      followConversations(context, {
        conversationId,
        after,
        wants: (event, { now }) => isMessageEvent(event) && now.has(event.payload.conversationId),
      }),
  })
  messageReceived(
    @Root() event: MessageEvent,
    @Arg('conversationId', () => ID, { nullable: true, description: 'Of this conversation alone.' })
    _conversationId: string | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): MessageReceived {
    const { at, payload } = event;
    return { cursor: historyCursor(event), at, change: changes[event.type], ...payload };
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message as it is now; null when you have ceased to take part.',
  })
  message(@Root() { messageId }: MessageReceived, @Ctx() context: Context) {
    return loadMessage(context, messageId);
  }
}
