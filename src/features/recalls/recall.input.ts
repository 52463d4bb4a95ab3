import { Field, InputType } from 'type-graphql';
import { RecallState } from '../../generated/prisma/enums.ts';

@InputType({ description: 'Which recalls; all conditions must hold.' })
export class RecallFilter {
  @Field(() => [RecallState], { nullable: true, description: 'In one of these states.' })
  states?: RecallState[] | null;
}
