import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { notFound } from '../../domain/error.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { actorOf, type Context, callerOf } from '../../graphql/context.ts';
import { Mutation, Tag } from '../../graphql/operations.ts';
import { noteView } from '../../graphql/views.ts';
import { loadUser, User } from '../access/index.ts';
import { AcknowledgeMessageInput, AcknowledgeMessageResult, acknowledgeMessage } from './acknowledge-message.ts';
import { bodyCell } from './encrypted-texts.ts';
import { loadMessage, loadOwnAcknowledgement, loadReceipts } from './message.queries.ts';
import { Message, MessageReceipt, Notice } from './message.type.ts';
import { RedactMessageInput, RedactMessageResult, redactMessage } from './redact-message.ts';
import { SendMessageInput, sendMessage } from './send-message.ts';

@Resolver(() => Message)
@Tag('Messages')
export class MessageResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The text; null for a notice, and once it was taken away.',
  })
  async body(@Root() { id, organizationId, encryptedBody }: Message, @Ctx() context: Context) {
    if (encryptedBody === null) return null;
    const body = await context.platform.vault.decrypt(organizationId, bodyCell(id), encryptedBody);
    noteView(context, 'Message', id, 'body');
    return body;
  }

  @FieldResolver(() => Notice, { nullable: true, description: 'What the system tells; null for a text by somebody.' })
  notice(@Root() { noticeKind: kind, noticeFrom: from, noticeTo: to }: Message) {
    return kind === null ? null : { kind, from, to };
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who wrote it; null for a notice.' })
  sender(@Root() message: Message, @Ctx() context: Context) {
    return message.senderId === null ? null : loadUser(context, message.senderId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member who took its text away; null while it stands.',
  })
  redactedBy(@Root() message: Message, @Ctx() context: Context) {
    return message.redactedById === null ? null : loadUser(context, message.redactedById);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'The UTC instant at which you confirmed it yourself; null when you have not.',
  })
  acknowledgedAt(@Root() message: Message, @Ctx() context: Context) {
    return loadOwnAcknowledgement(context, message.id);
  }

  @FieldResolver(() => [MessageReceipt], {
    nullable: true,
    description: 'Who has read and who has confirmed it; null unless you wrote it.',
  })
  async receipts(@Root() message: Message, @Ctx() context: Context) {
    if (message.senderId !== actorOf(context).userId) return null;
    const receipts = (await loadReceipts(context, message.id)) ?? [];
    return Promise.all(
      receipts.map(async ({ userId, readAt, acknowledgedAt }) => ({
        user: await loadUser(context, userId),
        readAt,
        acknowledgedAt,
      })),
    );
  }

  @Mutation(() => Message, {
    policy: 'message:send',
    action: 'message.send',
    entity: 'Message',
    description: 'Writes a message into a conversation that you take part in.',
  })
  async sendMessage(@Ctx() context: Context, @Arg('input') input: SendMessageInput) {
    return current(context, await sendMessage(callerOf(context), input));
  }

  @Mutation(() => AcknowledgeMessageResult, {
    policy: 'message:read',
    action: 'message.acknowledge',
    entity: 'Message',
    idFrom: 'messageId',
    description: 'Confirms a message whose sender asked for that.',
  })
  async acknowledgeMessage(@Ctx() context: Context, @Arg('input') { messageId }: AcknowledgeMessageInput) {
    return shown(context, await acknowledgeMessage(callerOf(context), messageId));
  }

  @Mutation(() => RedactMessageResult, {
    policy: 'message:send',
    action: 'message.redact',
    entity: 'Message',
    idFrom: 'messageId',
    description:
      'Takes the text of a message away; the row stays. Its sender may, and participants with message:moderate.',
  })
  async redactMessage(@Ctx() context: Context, @Arg('input') input: RedactMessageInput) {
    return shown(context, await redactMessage(callerOf(context), input));
  }
}

/** A change's answer with the message as it is then; a refusal as it is. */
async function shown(context: Context, answer: Refusal | { readonly id: string }) {
  return isRefusal(answer) ? answer : { __typename: 'Message', ...(await current(context, answer.id)) };
}

/**
 * A message as it is after a change.
 * @throws ApothecaError NOT_FOUND when the caller has ceased to take part since, as one who sends a change again may have.
 */
async function current(context: Context, messageId: string) {
  const message = await loadMessage(context, messageId);
  if (!message) throw notFound('message', 'input');
  return message;
}
