import { Field, InputType } from 'type-graphql';
import { RecallState } from '../../generated/prisma/enums.ts';

@InputType({ description: 'Which recalls; all conditions must hold.' })
export class RecallFilter {
  @Field(() => [RecallState], { nullable: true, description: 'Recalls in one of these states; left out, in any.' })
  states?: RecallState[] | null;
}
