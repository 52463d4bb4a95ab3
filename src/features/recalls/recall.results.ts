import { Field } from 'type-graphql';
import { type RecallState as State } from '../../domain/recall-state.ts';
import { RecallState } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType } from '../../graphql/refusal.type.ts';

@RefusalType('ILLEGAL_RECALL_TRANSITION', 'A recall cannot go from its state to this one.')
export class IllegalRecallTransition extends RefusalInterface {
  @Field(() => RecallState, { description: 'The state it has.' })
  from!: State;

  @Field(() => RecallState, { description: 'The state asked for.' })
  to!: State;

  @Field(() => [RecallState], { description: 'The states it can go to.' })
  allowed!: State[];
}
