import { Field, ID, Int, ObjectType } from 'type-graphql';
import { message } from '../../domain/messages/index.ts';
import { recallTransitions, type RecallState as State } from '../../domain/recall-state.ts';
import { refuse } from '../../domain/refusal.ts';
import { RecallState } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Recall } from './recall.type.ts';

@ObjectType({ description: 'A record of a file that is no notice.', simpleResolvers: true })
export class RefusedNotice {
  @Field(() => Int, { description: 'Which record of the file, from 1.' })
  row!: number;

  @Field({ description: 'Why, as a sentence.' })
  reason!: string;
}

@ObjectType({ description: 'Notices that were entered.', simpleResolvers: true })
export class RecallsEntered {
  @Field(() => [ID], {
    description: 'The recalls of the notices of the text, those that were known before as well; the first 100.',
  })
  recallIds!: string[];

  @Field(() => Int, { description: 'How many are new.' })
  entered!: number;

  @Field(() => Int, { description: 'How many were known by source and number; they stay as they are.' })
  known!: number;

  @Field(() => [RefusedNotice], { description: 'Records that are no notices, and why; the first 100.' })
  refused!: RefusedNotice[];
}

@RefusalType('RECALL_NUMBER_MISSING', 'The text names no number, by which the notice would be known again.')
export class RecallNumberMissing extends RefusalInterface {}

@RefusalType('ILLEGAL_RECALL_TRANSITION', 'A recall cannot go from its state to this one.')
export class IllegalRecallTransition extends RefusalInterface {
  @Field(() => RecallState, { description: 'The state it has.' })
  from!: State;

  @Field(() => RecallState, { description: 'The state asked for.' })
  to!: State;

  @Field(() => [RecallState], { description: 'The states it can go to.' })
  allowed!: State[];
}

@RefusalType('RECALL_COVERS_NOTHING', 'Nothing was confirmed that the recall covers.')
export class RecallCoversNothing extends RefusalInterface {
  @Field(() => ID, { description: 'The recall.' })
  recallId!: string;
}

@RefusalType('RECALL_NOT_ACTIVE', 'Only a recall that is active is acknowledged.')
export class RecallNotActive extends RefusalInterface {
  @Field(() => RecallState, { description: 'The state it has.' })
  state!: State;
}

export const recallNumberMissing = () =>
  refuse('RecallNumberMissing', 'RECALL_NUMBER_MISSING', message('recallNumberMissing'), {});

export const illegalRecallTransition = (from: State, to: State) => {
  const allowed = [...recallTransitions[from]];
  return refuse(
    'IllegalRecallTransition',
    'ILLEGAL_RECALL_TRANSITION',
    message('illegalRecallTransition', { from, to, allowed }),
    { from, to, allowed },
  );
};

export const recallCoversNothing = (recallId: string) =>
  refuse('RecallCoversNothing', 'RECALL_COVERS_NOTHING', message('recallCoversNothing'), { recallId });

export const recallNotActive = (state: State) =>
  refuse('RecallNotActive', 'RECALL_NOT_ACTIVE', message('recallNotActive', { state }), {
    state,
  });

export const EnterRecallsResult = resultUnion('EnterRecallsResult', 'What enterRecalls answers.', () => [
  RecallsEntered,
  RecallNumberMissing,
]);
export const ReviewRecallResult = resultUnion('ReviewRecallResult', 'What reviewRecall answers.', () => [
  Recall,
  IllegalRecallTransition,
]);
export const ActivateRecallResult = resultUnion('ActivateRecallResult', 'What activateRecall answers.', () => [
  Recall,
  IllegalRecallTransition,
  RecallCoversNothing,
]);
export const CloseRecallResult = resultUnion('CloseRecallResult', 'What closeRecall answers.', () => [
  Recall,
  IllegalRecallTransition,
]);
export const AcknowledgeRecallResult = resultUnion('AcknowledgeRecallResult', 'What acknowledgeRecall answers.', () => [
  Recall,
  RecallNotActive,
]);
