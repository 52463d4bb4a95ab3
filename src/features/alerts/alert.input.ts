import { Field, ID, InputType } from 'type-graphql';
import { AlertKind, AlertState } from '../../generated/prisma/enums.ts';

@InputType({ description: 'Which alert has been seen.' })
export class AcknowledgeAlertInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;
}

@InputType({ description: 'Which alert has been dealt with.' })
export class ResolveAlertInput {
  @Field(() => ID, { description: 'The alert.' })
  alertId!: string;
}

@InputType({ description: 'Which alerts; all conditions must hold.' })
export class AlertFilter {
  @Field(() => [AlertKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: AlertKind[] | null;

  @Field(() => [AlertState], {
    nullable: true,
    description: 'In one of these states; left out, all but resolved ones.',
  })
  states?: AlertState[] | null;

  @Field(() => ID, { nullable: true, description: 'About this stock.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Given to this person.' })
  assigneeId?: string | null;
}
