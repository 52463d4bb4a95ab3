import { Field } from 'type-graphql';
import { type RecallState as State } from '../../domain/recalls/recall-state.ts';
import { RecallState } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType } from '../../graphql/refusal.type.ts';

@RefusalType('ILLEGAL_RECALL_TRANSITION', 'A recall cannot go from its state to this one.')
export class IllegalRecallTransition extends RefusalInterface {
  @Field(() => RecallState, { description: 'The state that the recall has now.' })
  from!: State;

  @Field(() => RecallState, { description: 'The state that it was to go to.' })
  to!: State;

  @Field(() => [RecallState], { description: 'The states that it can go to from there.' })
  allowed!: State[];
}
