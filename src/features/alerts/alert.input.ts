import { Field, ID, InputType } from 'type-graphql';
import { AlertKind, AlertState } from '../../generated/prisma/enums.ts';

@InputType({ description: 'Which alert has been seen.' })
export class AcknowledgeAlertInput {
  @Field(() => ID, { description: 'The alert that you have seen and take up.' })
  alertId!: string;
}

@InputType({ description: 'Which alert has been dealt with.' })
export class ResolveAlertInput {
  @Field(() => ID, { description: 'The alert that is dealt with.' })
  alertId!: string;
}

@InputType({ description: 'Which alerts; all conditions must hold.' })
export class AlertFilter {
  @Field(() => [AlertKind], { nullable: true, description: 'Alerts of one of these kinds; left out, of all.' })
  kinds?: AlertKind[] | null;

  @Field(() => [AlertState], {
    nullable: true,
    description: 'In one of these states; left out, all but resolved ones.',
  })
  states?: AlertState[] | null;

  @Field(() => ID, { nullable: true, description: 'Alerts of this stock, which is one drug at one pharmacy.' })
  stockId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Alerts that this person is to deal with.' })
  assigneeId?: string | null;
}
