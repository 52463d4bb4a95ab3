import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { isRefusal } from '../../domain/refusal.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../graphql/operations.ts';
import { noteView } from '../../graphql/views.ts';
import { loadPharmacy, loadUser, Pharmacy, User } from '../access/index.ts';
import { loadAlert } from '../alerts/index.ts';
import { loadDrug } from '../catalogue/index.ts';
import { loadStock } from '../inventory/index.ts';
import { loadOrder } from '../orders/index.ts';
import { AddParticipantResult, addParticipant } from './add-participant.ts';
import { conversationsPage, loadConversation, loadParticipants } from './conversation.queries.ts';
import { Conversation, ConversationConnection, ConversationSubject, Participant } from './conversation.type.ts';
import { titleCell } from './encrypted-texts.ts';
import { LeaveConversationInput, leaveConversation } from './leave-conversation.ts';
import { MarkConversationReadInput, markConversationRead } from './mark-read.ts';
import { messagesPage } from './message.queries.ts';
import { MessageConnection } from './message.type.ts';
import { ConversationFilter, ParticipantInput } from './messaging.input.ts';
import { requireConversation } from './participation.ts';
import { ConversationLeft, RemoveParticipantResult, removeParticipant } from './remove-participant.ts';
import { StartConversationInput, startConversation } from './start-conversation.ts';

@Resolver(() => Conversation)
@Tag('Messages')
export class ConversationResolver {
  @Query(() => Conversation, {
    policy: 'message:read',
    nullable: true,
    description: 'A conversation by its id; null when there is none that you take part in.',
  })
  conversation(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the conversation, which you take part in.' }) id: string,
  ) {
    return loadConversation(context, id);
  }

  @Query(() => ConversationConnection, {
    policy: 'message:read',
    description: 'The conversations that you take part in, the one with the newest message first.',
  })
  conversations(
    @Ctx() context: Context,
    @Arg('filter', () => ConversationFilter, {
      nullable: true,
      description: 'Conditions that conversations must meet.',
    })
    filter: ConversationFilter | null,
    @Args() page: PageArgs,
  ) {
    return conversationsPage(context, actorOf(context), filter, page);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is about in words.' })
  async title(@Root() { id, organizationId, encryptedTitle }: Conversation, @Ctx() context: Context) {
    if (encryptedTitle === null) return null;
    const title = await context.platform.vault.decrypt(organizationId, titleCell(id), encryptedTitle);
    noteView(context, 'Conversation', id, 'title');
    return title;
  }

  @FieldResolver(() => ConversationSubject, {
    nullable: true,
    description: 'What it is about; null for nothing in particular, and for a record that you may not see.',
  })
  async subject(@Root() { orderId, stockId, alertId, drugId }: Conversation, @Ctx() context: Context) {
    const named = async <Name extends string>(__typename: Name, found: Promise<object | null>) => {
      const record = await found;
      return record && { __typename, ...record };
    };
    if (orderId !== null) return named('Order', loadOrder(context, orderId));
    if (stockId !== null) return named('Stock', loadStock(context, stockId));
    if (alertId !== null) return named('Alert', loadAlert(context, alertId));
    return drugId === null ? null : named('Drug', loadDrug(context, drugId));
  }

  @FieldResolver(() => User, { nullable: true, description: 'The user who started the conversation.' })
  startedBy(@Root() conversation: Conversation, @Ctx() context: Context) {
    return loadUser(context, conversation.startedById);
  }

  @FieldResolver(() => [Participant], { description: 'Who takes part, in the order in which they were added.' })
  async participants(@Root() conversation: Conversation, @Ctx() context: Context) {
    return (await loadParticipants(context, conversation.id)) ?? [];
  }

  @FieldResolver(() => MessageConnection, { description: 'Its messages, from the newest.' })
  messages(@Root() conversation: Conversation, @Ctx() context: Context, @Args() page: PageArgs) {
    return messagesPage(context, conversation, page);
  }

  @Mutation(() => Conversation, {
    policy: 'message:send',
    action: 'conversation.start',
    entity: 'Conversation',
    description: 'Starts a conversation with users or roles, about one record at most.',
  })
  async startConversation(@Ctx() context: Context, @Arg('input') input: StartConversationInput) {
    return current(context, await startConversation(callerOf(context), input));
  }

  @Mutation(() => AddParticipantResult, {
    policy: 'message:send',
    action: 'conversation.add-participant',
    entity: 'Conversation',
    idFrom: 'conversationId',
    description: 'Lets a user or a role take part; whoever joins reads what was said before.',
  })
  async addParticipant(@Ctx() context: Context, @Arg('input') input: ParticipantInput) {
    const answer = await addParticipant(callerOf(context), input);
    if (isRefusal(answer)) return answer;
    return { __typename: answer.__typename, ...(await current(context, answer.id)) };
  }

  @Mutation(() => RemoveParticipantResult, {
    policy: 'message:send',
    action: 'conversation.remove-participant',
    entity: 'Conversation',
    idFrom: 'conversationId',
    description:
      'Takes a user or a role out of a conversation: whoever started it may, and participants with message:moderate.',
  })
  async removeParticipant(@Ctx() context: Context, @Arg('input') input: ParticipantInput) {
    const answer = await removeParticipant(callerOf(context), input);
    if (isRefusal(answer)) return answer;
    const conversation = await loadConversation(context, answer.id);
    // Whoever takes themselves out sees it no more.
    return conversation
      ? { __typename: answer.__typename, ...conversation }
      : { __typename: 'ConversationLeft', leftAt: answer.leftAt };
  }

  @Mutation(() => ConversationLeft, {
    policy: 'message:read',
    action: 'conversation.leave',
    entity: 'Conversation',
    idFrom: 'conversationId',
    description: 'Ends your own part, also where you take part by a role; somebody else can add you again.',
  })
  leaveConversation(@Ctx() context: Context, @Arg('input') { conversationId }: LeaveConversationInput) {
    return leaveConversation(callerOf(context), conversationId);
  }

  @Mutation(() => Conversation, {
    policy: 'message:read',
    action: 'conversation.mark-read',
    entity: 'Conversation',
    idFrom: 'conversationId',
    description: 'Says that you have read a conversation, up to a position or all there is.',
  })
  async markConversationRead(@Ctx() context: Context, @Arg('input') input: MarkConversationReadInput) {
    return current(context, await markConversationRead(callerOf(context), input));
  }
}

/**
 * A conversation as it is after a change.
 * @throws ApothecaError NOT_FOUND when the caller has ceased to take part since, as one who sends a change again may have.
 */
async function current(context: Context, conversationId: string) {
  return requireConversation(await loadConversation(context, conversationId));
}

@Resolver(() => Participant)
export class ParticipantResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The user who takes part; null for a role.' })
  user(@Root() participant: Participant, @Ctx() context: Context) {
    return participant.userId === null ? null : loadUser(context, participant.userId);
  }

  @FieldResolver(() => Pharmacy, {
    nullable: true,
    description: 'Where the role is held; null for a user, and for a pharmacy that you do not see.',
  })
  pharmacy(@Root() participant: Participant, @Ctx() context: Context) {
    return participant.pharmacyId === null ? null : loadPharmacy(context, participant.pharmacyId);
  }
}
