import { Arg, Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../graphql/connection.ts';
import { actorOf, type Context, callerOf } from '../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../graphql/operations.ts';
import { loadUser, User } from '../access/index.ts';
import { AcknowledgeRecallInput, AcknowledgeRecallResult, acknowledgeRecall } from './acknowledge-recall.ts';
import { ActivateRecallInput, ActivateRecallResult, activateRecall } from './activate-recall.ts';
import { CloseRecallInput, CloseRecallResult, closeRecall } from './close-recall.ts';
import { EnterRecallsInput, EnterRecallsResult, enterRecalls } from './enter-recalls.ts';
import { proposalsOf, readingOf } from './proposals.queries.ts';
import { RecallFilter } from './recall.input.ts';
import {
  loadAwaiting,
  loadMatches,
  loadRecall,
  loadReceipts,
  loadScopes,
  movementsPage,
  recallsPage,
} from './recall.queries.ts';
import {
  NoticeReading,
  Recall,
  RecallConnection,
  RecallMatch,
  RecallMovementConnection,
  RecallProposal,
  RecallReceipt,
  RecallScope,
} from './recall.type.ts';
import { ReviewRecallInput, ReviewRecallResult, reviewRecall } from './review-recall.ts';

@Resolver(() => Recall)
@Tag('Recalls')
export class RecallResolver {
  @Query(() => RecallConnection, {
    policy: 'stock:read',
    description: 'The recalls of the organization, newest first.',
  })
  recalls(
    @Ctx() context: Context,
    @Arg('filter', () => RecallFilter, { nullable: true, description: 'Conditions that recalls must meet.' })
    filter: RecallFilter | null,
    @Args() page: PageArgs,
  ) {
    return recallsPage(context, actorOf(context), filter, page);
  }

  @Query(() => Recall, {
    policy: 'stock:read',
    nullable: true,
    description: 'A recall by its id; null when there is none.',
  })
  recall(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The id of the recall, which is not the number of its notice.' }) id: string,
  ) {
    return loadRecall(context, id);
  }

  @FieldResolver(() => NoticeReading, { description: 'What is read of the notice, and what could not be.' })
  reading(@Root() recall: Recall) {
    return readingOf(recall);
  }

  @FieldResolver(() => [RecallProposal], {
    description:
      'The drugs that it may mean, the surest first, at most 100; for somebody to confirm with reviewRecall.',
  })
  proposals(@Root() recall: Recall, @Ctx() context: Context) {
    return proposalsOf(context, recall);
  }

  @FieldResolver(() => [RecallScope], { description: 'What it covers, as somebody confirmed it.' })
  scopes(@Root() recall: Recall, @Ctx() context: Context) {
    return loadScopes(context, recall.id);
  }

  @FieldResolver(() => [RecallMatch], {
    description: 'The lots that it caught, empty ones as well; until it is active, those that it would catch.',
  })
  matches(@Root() recall: Recall, @Ctx() context: Context) {
    return loadMatches(context, recall.id);
  }

  @FieldResolver(() => RecallMovementConnection, {
    description: 'How goods of the lots that it caught came and went, newest first.',
  })
  movements(
    @Root() recall: Recall,
    @Ctx() context: Context,
    @Arg('left', () => Boolean, { defaultValue: false, description: 'Only what was dispensed, issued or transferred.' })
    left: boolean,
    @Args() page: PageArgs,
  ) {
    return movementsPage(context, recall.id, left, page);
  }

  @FieldResolver(() => [RecallReceipt], { description: 'What each pharmacy that you may see has said to it, by name.' })
  receipts(@Root() recall: Recall, @Ctx() context: Context) {
    return loadReceipts(context, recall.id);
  }

  @FieldResolver(() => Int, { description: 'How many pharmacies of the organization have not acknowledged it.' })
  async awaiting(@Root() recall: Recall, @Ctx() context: Context) {
    return (await loadAwaiting(context, recall.id)) ?? 0;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who entered it; null where the operator’s command did.' })
  enteredBy(@Root() recall: Recall, @Ctx() context: Context) {
    return recall.enteredById === null ? null : loadUser(context, recall.enteredById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The member who made it active; null while nobody has.' })
  activatedBy(@Root() recall: Recall, @Ctx() context: Context) {
    return recall.activatedById === null ? null : loadUser(context, recall.activatedById);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The member who closed it; null while it is not closed.' })
  closedBy(@Root() recall: Recall, @Ctx() context: Context) {
    return recall.closedById === null ? null : loadUser(context, recall.closedById);
  }

  @Mutation(() => EnterRecallsResult, {
    policy: 'recall:enter',
    action: 'recall.enter',
    entity: 'Recall',
    description:
      'Enters a notice, or a file of notices. It holds nothing: somebody says what is meant, and makes it active.',
  })
  enterRecalls(@Ctx() context: Context, @Arg('input') input: EnterRecallsInput) {
    return enterRecalls(callerOf(context), input);
  }

  @Mutation(() => ReviewRecallResult, {
    policy: 'recall:activate',
    action: 'recall.review',
    entity: 'Recall',
    idFrom: 'recallId',
    description: 'Says what a recall covers here: which drugs or codes, and which lots of them. It holds nothing yet.',
  })
  reviewRecall(@Ctx() context: Context, @Arg('input') input: ReviewRecallInput) {
    return reviewRecall(callerOf(context), input);
  }

  @Mutation(() => ActivateRecallResult, {
    policy: 'recall:activate',
    action: 'recall.activate',
    entity: 'Recall',
    idFrom: 'recallId',
    description:
      'Makes a recall active: no lot that it covers is usable in any pharmacy from then on, those that come later too; orders to which some of it is allocated lose it and are told.',
  })
  activateRecall(@Ctx() context: Context, @Arg('input') input: ActivateRecallInput) {
    return activateRecall(callerOf(context), input);
  }

  @Mutation(() => CloseRecallResult, {
    policy: 'recall:activate everywhere',
    action: 'recall.close',
    entity: 'Recall',
    idFrom: 'recallId',
    description: 'Closes a recall, for all pharmacies. What it held stays RECALLED until somebody releases it.',
  })
  closeRecall(@Ctx() context: Context, @Arg('input') input: CloseRecallInput) {
    return closeRecall(callerOf(context), input);
  }

  @Mutation(() => AcknowledgeRecallResult, {
    policy: 'recall:acknowledge',
    action: 'recall.acknowledge',
    entity: 'Recall',
    idFrom: 'recallId',
    description: 'Says that a pharmacy knows of an active recall and has set its goods apart.',
  })
  acknowledgeRecall(@Ctx() context: Context, @Arg('input') input: AcknowledgeRecallInput) {
    return acknowledgeRecall(callerOf(context), input);
  }
}
