import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { type Actor, can } from '../../domain/actor.ts';
import { Fault, notFound } from '../../domain/fault.ts';
import type { Context } from '../../graphql/context.ts';
import { follow, historyCursor, type LiveEvent } from '../../graphql/live.ts';
import { Announces } from '../../graphql/policy.ts';
import { sql } from '../../platform/database.ts';
import type { SequencedEvent } from '../../platform/events.ts';
import type { Platform } from '../../platform/platform.ts';
import { loadMessage } from './message.queries.ts';
import { Message } from './message.type.ts';
import { participates } from './participation.ts';

export const MessageChange = { SENT: 'SENT', REDACTED: 'REDACTED', ACKNOWLEDGED: 'ACKNOWLEDGED' } as const;
registerEnumType(MessageChange, {
  name: 'MessageChange',
  description: 'What became of a message.',
  valuesConfig: {
    SENT: { description: 'It was written.' },
    REDACTED: { description: 'Its text was taken away: show it no longer.' },
    ACKNOWLEDGED: { description: 'Somebody confirmed it.' },
  },
});

@ObjectType({ description: 'A message came, was confirmed, or its text was taken away.', simpleResolvers: true })
export class MessageReceived {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'When it was announced.' })
  at!: Date;

  @Field(() => MessageChange, { description: 'What became of it.' })
  change!: keyof typeof MessageChange;

  @Field(() => ID, { description: 'Which conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'Which message.' })
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
  @Announces<Args>(() => MessageReceived, {
    policy: 'message:read',
    description:
      'The messages of a conversation, or of all that you take part in: first what came after the cursor, then as they come.',
    subscribe: receiveMessages,
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
    const { organizationId, position, at, payload } = event;
    return { cursor: historyCursor(organizationId, position), at, change: changes[event.type], ...payload };
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message as it is now; null when you have ceased to take part.',
  })
  message(@Root() { messageId }: MessageReceived, @Ctx() context: Context) {
    return loadMessage(context, messageId);
  }
}

/**
 * Follows the messages of the conversations that the actor takes part in. Which these are is read at the start, and again whenever the
 * history says that it may have changed: by a conversation's participants, or by the actor's own roles.
 */
async function receiveMessages(context: Context, { conversationId, after }: Args) {
  let readFor: Actor | null = null;
  let mine: ReadonlySet<string> = new Set();
  const read = async (actor: Actor) => {
    mine = await conversationsOf(context.platform, actor, conversationId);
    readFor = actor;
  };
  return follow<MessageEvent>(context, {
    after,
    admit: async (actor) => {
      requireReader(actor);
      await read(actor);
      if (conversationId && !mine.has(conversationId)) throw notFound('conversation', 'conversationId');
    },
    mayStay: (actor) => can(actor, 'message:read'),
    choose: async (event, actor) => {
      // The actor is another object once their rights were read anew.
      if (event.type === 'conversation.changed' || actor !== readFor) await read(actor);
      if (!isMessageEvent(event)) return null;
      return mine.has(event.payload.conversationId) ? event : null;
    },
  });
}

function requireReader(actor: Actor): void {
  if (!can(actor, 'message:read')) throw new Fault('FORBIDDEN', 'Your role does not include message:read.');
}

/** The conversations that the actor takes part in, or the one asked for if it is among them. */
async function conversationsOf({ database }: Platform, actor: Actor, only: string | null): Promise<Set<string>> {
  const rows = await database.rows<{ id: string }>(sql`
    SELECT c.id FROM conversation c WHERE ${participates(actor)} AND (${only}::text IS NULL OR c.id::text = ${only})`);
  return new Set(rows.map(({ id }) => id));
}
